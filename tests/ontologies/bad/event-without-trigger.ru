# What is wrong: an event has the words that trigger it
PREFIX gaf: <http://groundedannotationframework.org/gaf#>
DELETE DATA { <https://w3id.org/newsgraph/id/ev/offer> gaf:denotedBy <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_105_110> }
