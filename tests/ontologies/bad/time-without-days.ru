# What is wrong: a time expression has a first day
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
DELETE DATA { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_30_37> sem:hasBeginTimeStamp "2022-11-08"^^xsd:date }
