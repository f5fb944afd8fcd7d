# What is wrong: the membership behind a mention resolved by office covers the day of the article
PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
DELETE { <https://w3id.org/newsgraph/id/mem/stoltenberg-nato-2014> schema:endDate ?d }
INSERT { <https://w3id.org/newsgraph/id/mem/stoltenberg-nato-2014> schema:endDate "2022-11-08"^^xsd:date }
WHERE { <https://w3id.org/newsgraph/id/mem/stoltenberg-nato-2014> schema:endDate ?d }
