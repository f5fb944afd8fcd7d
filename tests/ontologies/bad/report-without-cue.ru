# What is wrong: a claim of somebody other than the publisher has a cue and the words that are reported
PREFIX ng: <https://w3id.org/newsgraph/ns#>
DELETE DATA { <https://w3id.org/newsgraph/id/cl/offer> ng:cue <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_148_152> }
