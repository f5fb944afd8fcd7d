# What is wrong: an entity has a label
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
DELETE DATA { wd:Q794 rdfs:label "Iran"@en }
