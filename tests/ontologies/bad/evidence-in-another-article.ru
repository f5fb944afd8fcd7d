# What is wrong: the evidence, the cue and the reported words of a claim lie in one article
PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
INSERT DATA { <https://w3id.org/newsgraph/id/cl/offer> ng:evidence <https://w3id.org/newsgraph/id/article/other#offset_0_4> . <https://w3id.org/newsgraph/id/article/other#offset_0_4> nif:referenceContext <https://w3id.org/newsgraph/id/article/other> }
