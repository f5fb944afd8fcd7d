# What is wrong: an event does not end before it begins
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
INSERT DATA { <https://w3id.org/newsgraph/id/ev/offer> sem:hasBeginTimeStamp "2022-11-09"^^xsd:date ; sem:hasEndTimeStamp "2022-11-01"^^xsd:date }
