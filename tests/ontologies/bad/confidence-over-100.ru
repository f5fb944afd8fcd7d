# What is wrong: confidence is a whole number from 0 to 100
PREFIX ng: <https://w3id.org/newsgraph/ns#>
INSERT DATA { <https://w3id.org/newsgraph/id/cl/offer> ng:confidence 101 }
