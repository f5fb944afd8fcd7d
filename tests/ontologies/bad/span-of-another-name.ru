# What is wrong: the IRI of a span is its article's IRI with #offset_BEGIN_END
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
DELETE { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_30_37> nif:beginIndex 30 }
INSERT { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_30_37> nif:beginIndex 31 }
WHERE {}
