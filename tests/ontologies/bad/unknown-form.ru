# What is wrong: a mention's form is name, nominal or pronoun
PREFIX ng: <https://w3id.org/newsgraph/ns#>
INSERT DATA { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_88_94> ng:form "nickname" }
