# What is wrong: a dated event says how its date was got
PREFIX ng: <https://w3id.org/newsgraph/ns#>
DELETE DATA { <https://w3id.org/newsgraph/id/ev/telling> ng:timeBasis ng:NotAfterPublication }
