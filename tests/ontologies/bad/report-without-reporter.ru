# What is wrong: a chain of embedded claims ends at a claim of the article's publisher
PREFIX ng: <https://w3id.org/newsgraph/ns#>
DELETE DATA { <https://w3id.org/newsgraph/id/cl/offer> ng:embeddedIn <https://w3id.org/newsgraph/id/cl/telling> }
