# What is wrong: an extraction run names the version that read
PREFIX ng: <https://w3id.org/newsgraph/ns#>
DELETE DATA { <https://w3id.org/newsgraph/id/run/1> ng:pipelineVersion "0.1.0" }
