"""From a parsed text to what it says: mentions, links, times, statements, events, and the claims that tie each event to its source.

The folders, each of which may use only those before it: `tree` (a UD tree is read), `dates` (times), `mention` (who and what is named),
`event` (who did what to whom), `factuality` (how surely), `statement` (who says so), `repair` (a parse is put right), `question` (the same
reading for questions). `report` and `quotes` are what the last four share; `assemble` ties all of it to one Extraction.
"""

from kg.extract.assemble import extract

__all__ = ["extract"]
