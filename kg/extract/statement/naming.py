"""The words that name a source: a noun phrase with its appositions and relative clauses, up to the word that reports."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.report import CLOSERS, HOURS, OPENERS, in_sentence
from kg.extract.tree.syntax import RELATIVES, children, cover, descendants
from kg.model import Span

# what belongs to a name or noun that is a source; clauses do not, but for those that say which one is meant
_NOMINAL = {
    "det", "det:predet", "amod", "compound", "nummod", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat",
    "flat:name", "flat:foreign", "appos", "acl", "acl:relcl", "cc", "cc:preconj", "case", "fixed", "goeswith", "punct", "advmod", "list",
}  # fmt: skip
_SCENES = {"at", "in", "on", "during", "after", "before", "outside"}


def source_span(sources: list[Token], cue: Token) -> Span | None:
    """The noun phrase of each source with its appositions and relative clauses, without the reporting clause itself."""
    tokens = in_sentence((t for s in sources for t in nominal(s, cue)), sources[0]) if sources else []
    hour = max((t.i for t in tokens if t.lower_ in HOURS and t.i < sources[0].i), default=-1)
    tokens = [t for t in tokens if t.i > hour]  # "… until 6 p.m. Thailand plans …"
    while tokens and (tokens[0].dep_ == "cc" or _is_half(tokens[0], tokens)):
        tokens = tokens[1:]  # "…, and the mayor accuses": the "and" ties clauses
    tokens = _before_receiver(tokens, sources[0], cue) if tokens else []
    return cover([*tokens, *_pronouns_of(cue, {t.i for t in tokens})])


def _before_receiver(tokens: list[Token], source: Token, cue: Token) -> list[Token]:
    """ "Presented a survey *to the panel* that showed …": to whom it was given does not name it."""
    given = source.dep_ == "obj" and source.pos_ == "NOUN" and cue.dep_ == "acl:relcl" and cue.head == source and source.head.i < source.i
    to = [c for c in children(source, "nmod") if any(m.lower_ == "to" for m in children(c, "case")) and source.i < c.i < cue.i]
    return [t for t in tokens if t.i < to[0].left_edge.i] if given and to else tokens


def _is_half(mark: Token, tokens: list[Token]) -> bool:
    """The closing mark of a quotation that ends before a name ("…” Ada Brook, the mayor, said")."""
    return mark.text in {*OPENERS, *CLOSERS} and not any(t.text in {*OPENERS, *CLOSERS} for t in tokens[1:])


def _pronouns_of(cue: Token, taken: set[int]) -> list[Token]:
    """The "who" of "the envoy, who said": the relative pronoun that stands for a source right before it."""
    own = [c for c in children(cue, "nsubj") if c.lower_ in RELATIVES]
    return [p for p in own if any(i in taken for i in (p.i - 1, p.i - 2))]


def nominal(head: Token, without: Token, skip: frozenset[str] = frozenset({"case"})) -> list[Token]:
    """Tokens of the noun phrase of a head, up to (or from) the word it is the source of; never another finite clause."""
    found = [head]
    for child in head.children:
        named = (child.dep_ in _NOMINAL or _is_mate(child)) and not _is_fronted(child) and not _is_scene(child)
        if child == without or child.dep_ in skip or not named:
            continue
        found += _part(child, without)
    return _one_side(sorted(found, key=lambda t: t.i), head, without)


def _is_fronted(child: Token) -> bool:
    """ "In the senate, the president of …": a phrase with a preposition before its noun is where it was said."""
    led = any(c.dep_ == "case" and c.pos_ == "ADP" and c.i < child.i for c in child.children)
    return child.dep_ == "nmod" and child.i < child.head.i and led and child.right_edge.text == ","


def _is_scene(child: Token) -> bool:
    """ "Ann Roe at the summit in Oslo": behind a person's name a phrase of place tells where it was said, but for his firm's."""
    led = any(c.dep_ == "case" and c.lower_ in _SCENES for c in child.children)
    if child.dep_ == "nmod" and child.ent_type_ in {"DATE", "TIME"} and child.i > child.head.i:
        return any(c.dep_ == "case" and c.lower_ == "on" for c in child.children)  # "The council on Friday made …"
    return child.dep_ == "nmod" and led and child.head.ent_type_ == "PERSON" and child.i > child.head.i and child.ent_type_ != "ORG"


def _part(child: Token, without: Token) -> list[Token]:
    if child.dep_ == "amod" and child.i < child.head.i:
        return descendants(child)  # "seventeen-year-old", "UK-based"
    if child.dep_ in {"acl", "acl:relcl", "amod"}:  # "people familiar with the talks"
        inside = descendants(child)
        beside = child.tag_ == "VBG" and child.i > child.head.i and "," in {child.left_edge.text, child.left_edge.nbor(-1).text}
        return [] if without in inside or beside else inside  # "Reuters, citing officials, said": what it did meanwhile
    return nominal(child, without, frozenset())


def _is_mate(child: Token) -> bool:
    """A coordinated name or noun, not a coordinated clause."""
    has_subject = any(c.dep_.startswith("nsubj") for c in child.children)
    some = child.pos_ == "DET" and bool(children(child, "nmod"))  # "Norway and some of its partners"
    return child.dep_ == "conj" and (some or child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X"}) and not has_subject


def _is_free(dash: Token) -> bool:
    """A dash between blanks or behind a place; one that ties two words ("Export–Import") parts nothing."""
    return bool(dash.whitespace_) or dash.i == 0 or bool(dash.nbor(-1).whitespace_)


def _one_side(tokens: list[Token], head: Token, border: Token) -> list[Token]:
    """What stands on the head's side of the reporting word."""
    dash = max(
        (t.i for t in tokens if t.text in {"—", "–", "--"} and t.i < head.i and _is_free(t)), default=-1
    )  # "FLINT, Mich. — The mayor said"
    quoted = min((t.i for t in tokens if t.i > head.i and t.text in OPENERS and t.nbor(-1).text == ","), default=len(head.doc))
    return [t for t in tokens if t != border and dash < t.i < quoted and (t.i < border.i) == (head.i < border.i)]
