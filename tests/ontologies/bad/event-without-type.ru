# What is wrong: an event has exactly one type, a code of the event type list
PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX pl: <https://w3id.org/newsgraph/code/plover/>
DELETE DATA { <https://w3id.org/newsgraph/id/ev/offer> ng:eventType pl:AGREE }
