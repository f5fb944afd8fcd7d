# What is wrong: the mode of an event belongs to its type
PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX pl: <https://w3id.org/newsgraph/code/plover/>
INSERT DATA { <https://w3id.org/newsgraph/id/ev/offer> ng:mode pl:REJECT-meet }
