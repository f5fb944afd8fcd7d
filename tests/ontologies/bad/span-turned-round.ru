# What is wrong: a span has one begin index, an integer from 0 on that is less than its end index
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
DELETE { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_30_37> nif:beginIndex 30 }
INSERT { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_30_37> nif:beginIndex 40 }
WHERE {}
