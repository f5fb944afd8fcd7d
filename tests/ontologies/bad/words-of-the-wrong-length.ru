# What is wrong: the words of a span are as long as its offsets say, in code points
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
DELETE { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_30_37> nif:anchorOf ?w }
INSERT { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_30_37> nif:anchorOf "on Tuesday" }
WHERE { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_30_37> nif:anchorOf ?w }
