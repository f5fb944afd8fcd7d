"""From a parsed text to what it says: mentions, links, times, statements, events, and the claims that tie each event to its source."""

from kg.extract.assemble import extract

__all__ = ["extract"]
