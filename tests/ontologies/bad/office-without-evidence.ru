# What is wrong: a mention resolved by office names the membership that it rests on
PREFIX ng: <https://w3id.org/newsgraph/ns#>
DELETE DATA { <https://w3id.org/newsgraph/id/article/5f0c11d2#offset_0_26> ng:resolutionEvidence <https://w3id.org/newsgraph/id/mem/stoltenberg-nato-2014> }
