# What is wrong: a graph has no blank nodes
PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
INSERT DATA { <https://w3id.org/newsgraph/id/ev/offer> ng:actor [ a ng:Person ; rdfs:label "somebody" ] }
