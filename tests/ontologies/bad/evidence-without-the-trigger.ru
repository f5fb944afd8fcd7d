# What is wrong: the evidence of a claim holds the words that trigger its content
PREFIX ng: <https://w3id.org/newsgraph/ns#>
DELETE { <https://w3id.org/newsgraph/id/cl/training> ng:evidence <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_0_87> }
INSERT { <https://w3id.org/newsgraph/id/cl/training> ng:evidence <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_88_163> }
WHERE {}
