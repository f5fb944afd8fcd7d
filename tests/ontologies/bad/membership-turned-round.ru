# What is wrong: a membership starts once, before it ends
PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
DELETE { <https://w3id.org/newsgraph/id/mem/stoltenberg-nato-2014> schema:startDate ?d }
INSERT { <https://w3id.org/newsgraph/id/mem/stoltenberg-nato-2014> schema:startDate "2030-01-01"^^xsd:date }
WHERE { <https://w3id.org/newsgraph/id/mem/stoltenberg-nato-2014> schema:startDate ?d }
