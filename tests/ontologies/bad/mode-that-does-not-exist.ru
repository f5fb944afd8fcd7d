# What is wrong: an event has at most one mode, a code of the mode list
PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX pl: <https://w3id.org/newsgraph/code/plover/>
INSERT DATA { <https://w3id.org/newsgraph/id/ev/offer> ng:mode pl:AGREE-loudly }
