# What is wrong: an article has exactly one publisher, which is an actor
PREFIX schema: <https://schema.org/>
DELETE DATA { <https://w3id.org/newsgraph/id/article/5f0c11d2> schema:publisher <https://w3id.org/newsgraph/id/ent/wire> }
