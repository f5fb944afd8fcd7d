# What is wrong: only a claim tells that a plan was carried out
PREFIX ng: <https://w3id.org/newsgraph/ns#>
INSERT { ?event ng:fulfils ?event } WHERE { <https://w3id.org/newsgraph/id/cl/offer> ng:content ?event }
