# What is wrong: a statement cites at least one sentence
PREFIX cito: <http://purl.org/spar/cito/>
DELETE DATA { <https://w3id.org/newsgraph/id/ans/1#1> cito:citesAsEvidence <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_0_87> }
