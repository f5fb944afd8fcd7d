# What is wrong: a person is no state, no organization and no group
PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX wd: <http://www.wikidata.org/entity/>
INSERT DATA { wd:Q57665 a ng:State }
