# What is wrong: the membership behind a mention resolved by office is that of the entity the mention denotes
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX org: <http://www.w3.org/ns/org#>
DELETE { <https://w3id.org/newsgraph/id/mem/stoltenberg-nato-2014> org:member wd:Q57665 }
INSERT { <https://w3id.org/newsgraph/id/mem/stoltenberg-nato-2014> org:member wd:Q159 }
WHERE {}
