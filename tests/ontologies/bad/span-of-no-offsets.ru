# What is wrong: the IRI of a span ends in #offset_BEGIN_END
PREFIX ng: <https://w3id.org/newsgraph/ns#>
INSERT DATA { <https://w3id.org/newsgraph/id/article/5f0c11d2#third> a ng:Mention }
