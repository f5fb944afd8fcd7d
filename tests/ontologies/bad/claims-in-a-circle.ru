# What is wrong: a claim is not embedded in itself, by way of others or at once
PREFIX ng: <https://w3id.org/newsgraph/ns#>
INSERT DATA { <https://w3id.org/newsgraph/id/cl/telling> ng:embeddedIn <https://w3id.org/newsgraph/id/cl/offer> }
