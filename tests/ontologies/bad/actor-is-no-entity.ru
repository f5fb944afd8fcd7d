# What is wrong: who or what takes part in an event is an entity of the graph
PREFIX ng: <https://w3id.org/newsgraph/ns#>
INSERT DATA { <https://w3id.org/newsgraph/id/ev/offer> ng:actor <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_0_87> }
