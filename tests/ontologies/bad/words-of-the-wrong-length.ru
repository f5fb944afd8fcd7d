# What is wrong: the words of a span are the slice of its article's text
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
DELETE { ?article nif:isString ?text . <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_30_37> nif:anchorOf ?w }
INSERT { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_30_37> nif:anchorOf "on Tuesday" }
WHERE { ?article nif:isString ?text . <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_30_37> nif:anchorOf ?w }
