# What is wrong: a statement is supported by at least one claim
PREFIX ng: <https://w3id.org/newsgraph/ns#>
DELETE DATA { <https://w3id.org/newsgraph/id/ans/1#1> ng:supportedBy <https://w3id.org/newsgraph/id/cl/criticism> }
