# What is wrong: a quotation has exactly one stretch of quoted words
PREFIX ng: <https://w3id.org/newsgraph/ns#>
DELETE DATA { <https://w3id.org/newsgraph/id/quote/1> ng:contentSpan <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_88_129> }
