# What is wrong: a claim has at least one sentence as its evidence
PREFIX ng: <https://w3id.org/newsgraph/ns#>
DELETE DATA { <https://w3id.org/newsgraph/id/cl/criticism> ng:evidence <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_0_87> }
