# What is wrong: an entity's sector is a code of the sector list
PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX sector: <https://w3id.org/newsgraph/code/sector/>
PREFIX wd: <http://www.wikidata.org/entity/>
INSERT DATA { wd:Q57665 ng:sector sector:XYZ }
