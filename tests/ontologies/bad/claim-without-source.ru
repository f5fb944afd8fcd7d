# What is wrong: a claim has exactly one source, an entity of the graph
PREFIX ng: <https://w3id.org/newsgraph/ns#>
DELETE DATA { <https://w3id.org/newsgraph/id/cl/training> ng:source <https://w3id.org/newsgraph/id/ent/wire> }
