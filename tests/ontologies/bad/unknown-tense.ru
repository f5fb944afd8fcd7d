# What is wrong: a claim's tense is past, present, future or none
PREFIX ng: <https://w3id.org/newsgraph/ns#>
INSERT DATA { <https://w3id.org/newsgraph/id/cl/offer> ng:tense "pluperfect" }
