# What is wrong: an event hangs off at least one claim: nothing is described without somebody who presents it
PREFIX ng: <https://w3id.org/newsgraph/ns#>
DELETE DATA { <https://w3id.org/newsgraph/id/cl/training> ng:content <https://w3id.org/newsgraph/id/ev/training> }
