# What is wrong: conditional is written only where it is true
PREFIX ng: <https://w3id.org/newsgraph/ns#>
INSERT DATA { <https://w3id.org/newsgraph/id/cl/offer> ng:conditional false }
