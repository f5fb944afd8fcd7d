# What is wrong: a claim has at least one event as its content
PREFIX ng: <https://w3id.org/newsgraph/ns#>
DELETE DATA { <https://w3id.org/newsgraph/id/cl/training> ng:content <https://w3id.org/newsgraph/id/ev/training> }
