# What is wrong: a term of ours is declared in the ontology or in a code list
PREFIX ng: <https://w3id.org/newsgraph/ns#>
INSERT DATA { <https://w3id.org/newsgraph/id/cl/offer> ng:certaintyy "high" }
