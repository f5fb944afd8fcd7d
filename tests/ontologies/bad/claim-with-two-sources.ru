# What is wrong: a claim has exactly one source, an entity of the graph
PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX wd: <http://www.wikidata.org/entity/>
INSERT DATA { <https://w3id.org/newsgraph/id/cl/training> ng:source wd:Q159 }
