"""The few errors of newsgraph. Each message says what is wrong, where, and what to do about it."""


class NewsgraphError(Exception):
    """Root of all errors that the program raises on purpose; the edges turn it into one line and an exit status."""


class BadArticle(NewsgraphError):
    """A source that cannot be read as an article; the run goes on with the others."""


class BadQuery(NewsgraphError):
    """A query or a parameter that cannot be run; the message holds line and column where the parser gives them."""


class StoreError(NewsgraphError):
    """A store that cannot be opened, reached or written."""


class PipelineError(NewsgraphError):
    """A language pipeline that is missing or lacks what extraction needs."""


class DataError(NewsgraphError):
    """A data file of the project (ontology, authority, lexicon, shapes) that does not say what it must."""


class BadDecision(NewsgraphError):
    """A decision about something that the graph does not hold, or one that cannot be."""


class MissingEvidence(NewsgraphError):
    """A claim without the sentence it rests on; raised where the claim would be made, so that none ever exists."""
