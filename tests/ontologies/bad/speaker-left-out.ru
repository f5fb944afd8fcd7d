# What is wrong: a statement that rests on somebody's word names that somebody
PREFIX schema: <https://schema.org/>
DELETE { <https://w3id.org/newsgraph/id/ans/1#2> schema:text ?t }
INSERT { <https://w3id.org/newsgraph/id/ans/1#2> schema:text "Tehran will offer missiles to Moscow." }
WHERE { <https://w3id.org/newsgraph/id/ans/1#2> schema:text ?t }
