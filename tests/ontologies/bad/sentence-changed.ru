# What is wrong: the digest of a sentence is that of its words
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
DELETE { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_88_163> nif:anchorOf ?w }
INSERT { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_88_163> nif:anchorOf ?other }
WHERE { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_88_163> nif:anchorOf ?w . BIND(REPLACE(?w, "missiles", "biscuits") AS ?other) }
