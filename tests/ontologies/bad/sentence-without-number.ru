# What is wrong: a sentence has one number in its article, from 1 on
PREFIX ng: <https://w3id.org/newsgraph/ns#>
DELETE DATA { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_88_163> ng:order 2 }
