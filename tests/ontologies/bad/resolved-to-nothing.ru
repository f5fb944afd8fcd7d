# What is wrong: a resolved mention denotes an entity
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX gaf: <http://groundedannotationframework.org/gaf#>
DELETE DATA { wd:Q159 gaf:denotedBy <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_123_129> }
