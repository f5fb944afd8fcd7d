# What is wrong: an article has at most one date of publication, an xsd:date
PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
INSERT DATA { <https://w3id.org/newsgraph/id/article/5f0c11d2> schema:datePublished "2022-11-09"^^xsd:date }
