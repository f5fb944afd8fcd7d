# What is wrong: a cited sentence is evidence of a claim that supports the statement
PREFIX cito: <http://purl.org/spar/cito/>
DELETE { <https://w3id.org/newsgraph/id/ans/1#1> cito:citesAsEvidence <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_0_87> }
INSERT { <https://w3id.org/newsgraph/id/ans/1#1> cito:citesAsEvidence <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_88_163> }
WHERE {}
