# What is wrong: a claim names the run that found it
PREFIX prov: <http://www.w3.org/ns/prov#>
DELETE DATA { <https://w3id.org/newsgraph/id/cl/offer> prov:wasGeneratedBy <https://w3id.org/newsgraph/id/run/1> }
