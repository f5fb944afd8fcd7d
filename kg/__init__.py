"""newsgraph: articles in, claims with evidence out."""

__version__ = "0.1.0"
