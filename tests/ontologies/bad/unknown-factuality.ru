# What is wrong: a claim has exactly one factuality, a code of the factuality list
PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX fa: <https://w3id.org/newsgraph/code/factuality/>
DELETE { <https://w3id.org/newsgraph/id/cl/offer> ng:factuality ?any }
INSERT { <https://w3id.org/newsgraph/id/cl/offer> ng:factuality fa:Sure }
WHERE { <https://w3id.org/newsgraph/id/cl/offer> ng:factuality ?any }
