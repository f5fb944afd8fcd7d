# What is wrong: what has a kind is an entity of a class of the ontology
PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX wd: <http://www.wikidata.org/entity/>
DELETE { wd:Q794 a ng:State }
INSERT { wd:Q794 a ng:Realm }
WHERE {}
