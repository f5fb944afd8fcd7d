# What is wrong: what the publisher says in its own voice has no cue and no reported words
PREFIX ng: <https://w3id.org/newsgraph/ns#>
INSERT DATA { <https://w3id.org/newsgraph/id/cl/training> ng:cue <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_38_48> }
