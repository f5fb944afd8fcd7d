# What is wrong: the digest of an article is that of its text
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
DELETE { <https://w3id.org/newsgraph/id/article/5f0c11d2> nif:isString ?t }
INSERT { <https://w3id.org/newsgraph/id/article/5f0c11d2> nif:isString ?louder }
WHERE { <https://w3id.org/newsgraph/id/article/5f0c11d2> nif:isString ?t . BIND(CONCAT(?t, "!") AS ?louder) }
