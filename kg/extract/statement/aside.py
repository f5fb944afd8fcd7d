"""What the writer adds behind a content without a mark of his own: how it was received, what speaks against it, what happened before."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, preposition, text_after
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

STIRRING, RECEPTION, MARKETS, UNREST = "stirring", "reception", "market-price", "unrest"  # word classes
_INSISTING = {"insist", "maintain", "claim", "assert", "swear", "deny"}
_PUT_BACK = {"had", "was", "were", "would"}
_SHIFTED = {"had", "would", "could", "might", "should"}
_PERIODS = {"hour", "day", "week", "month", "year"}
_ORDINALS = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "latest", "last"}
_AS_LONG = {"long", "soon", "far", "well", "much", "even", "just"}
_OPEN = {"unclear", "unknown", "uncertain", "subject", "matter", "open", "question", "decide", "disclose", "know", "announce", "reveal"}
_QUOTING_REACH = 12  # tokens of "quoted by the state news agency as"
_QUOTES = {'"', "”", "''"}


def is_aside(word: Token, lexicon: Lexicon) -> bool:
    """Whether a word behind what is said opens a remark of the writer's."""
    return (
        _is_received(word, lexicon)
        or _is_despite(word)
        or _is_unshifted(word)
        or _is_before_doing(word)
        or _is_happened_before(word, lexicon)
        or _is_set_beside_quotation(word)
        or _is_days_after(word)
        or _is_meantime(word)
        or _goes_on_unshifted(word)
        or _is_ranked(word)
        or _is_open_question(word)
        or _is_as_told(word, lexicon)
    )


def before_bracket(tokens: list[Token]) -> list[Token]:
    """Tokens without a last "(it had foreseen five)": a sentence of its own in brackets is the writer's."""
    if not tokens or tokens[-1].text != ")" or sum(t.text == "(" for t in tokens) != 1:
        return tokens
    start = next(n for n, t in enumerate(tokens) if t.text == "(")
    inside = tokens[start + 1 : -1]
    finite = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in inside)
    who = any(t.dep_ in {*SUBJECTS, *PASSIVE_SUBJECTS, "expl"} for t in inside)
    return tokens[:start] if start > 0 and finite and who else tokens


def _behind_comma(word: Token) -> bool:
    first = word.left_edge
    return first.i > 0 and "," in {first.text, first.nbor(-1).text}


def _is_received(word: Token, lexicon: Lexicon) -> bool:
    """ ", raising fears of a war", ", sending shares down": what a report stirred up, the report does not say."""
    beside = word.tag_ == "VBG" and word.dep_ in {"advcl", "acl"} and word.i > 0 and word.nbor(-1).text == ","
    if not beside or children(word, "aux", *SUBJECTS) or (word.head.dep_ == "ccomp" and word.head.head.i > word.i):
        return False  # "…, raising a question, the group says": between what is said and who says it
    things = [t.lemma_.lower() for t in children(word, "obj")]
    if word.lemma_ == "end":
        return bool(things) and (things[0] in _PERIODS or things[0] in lexicon.classes.get(UNREST, NONE))  # ", ending months of talk"
    if word.lemma_ == "send":
        return any(t in lexicon.classes.get(MARKETS, NONE) for t in things)
    return word.lemma_ in lexicon.classes.get(STIRRING, NONE) and any(t in lexicon.classes.get(RECEPTION, NONE) for t in things)


def _is_despite(word: Token) -> bool:
    """ "Insisted it was safe, despite high levels of lead", "…, even as tests showed lead": what speaks against it is not insisted on."""
    told = word.head
    insisted = told.dep_ in {"ccomp", "xcomp"} and told.head.lemma_ in _INSISTING and told.head.i < told.i < word.i
    first = next((t for t in word.subtree if not t.is_punct), word)
    led = first.lower_ in {"despite", "although", "though"} or (first.lower_ == "even" and text_after(first).lower() in {"as", "though"})
    return insisted and led and word.dep_ in {"obl", "advcl"} and _behind_comma(word)


def _is_unshifted(word: Token) -> bool:
    """ "Said it was under control, although prices *rose* by a tenth": not put back like what was said."""
    said = word.head
    past = said.dep_ == "ccomp" and said.head.tag_ == "VBD" and said.head.i < said.i < word.i
    back = any(a.lower_ in _PUT_BACK for a in children(said, "aux", "cop", "aux:pass"))
    marked = word.dep_ == "advcl" and any(m.lower_ in {"though", "although"} for m in children(word, "mark"))
    plain = word.tag_ == "VBD" and not children(word, "aux", "aux:pass", "cop")
    return past and back and marked and plain and _behind_comma(word) and _has_noun(word)


def _has_noun(word: Token) -> bool:
    who = children(word, *SUBJECTS, *PASSIVE_SUBJECTS)
    return bool(who) and all(s.pos_ in {"NOUN", "PROPN"} for s in who)


def _is_before_doing(word: Token) -> bool:
    """ "Said that the proof was thin before adjourning the hearing", "after hearing three men": what only is thin does nothing."""
    said = word.head
    told = said.dep_ == "ccomp" and said.pos_ == "ADJ" and said.head.i < said.i < word.i and bool(children(said, "cop"))
    alone = word.tag_ == "VBG" and word.dep_ == "advcl" and not children(word, *SUBJECTS, "aux", "aux:pass")
    things = all(s.pos_ == "NOUN" and not s.ent_type_ for s in children(said, *SUBJECTS))
    return told and alone and things and any(m.lower_ in {"before", "after"} for m in children(word, "mark"))


def _is_happened_before(word: Token, lexicon: Lexicon) -> bool:
    """ "Said it would stop its flights after *a missile fell*", "promised to free them after weeks of protests": what is past, and told of
    for the first time, is no condition of what is to come."""
    deed = word.head
    if word.i < deed.i or preposition_or_mark(word) != "after":
        return False
    would = any(a.lower_ == "would" for a in children(deed, "aux")) and deed.dep_ == "ccomp" and deed.head.tag_ == "VBD"
    if word.dep_ == "advcl":
        who = children(word, *SUBJECTS, *PASSIVE_SUBJECTS)
        plain = word.tag_ == "VBD" or any(a.tag_ == "VBD" and a.lower_ not in _SHIFTED for a in children(word, "aux:pass"))
        return would and plain and not children(word, "aux") and bool(who) and _is_new(who[0])
    stirred = any(c.lemma_.lower() in lexicon.classes.get(UNREST, NONE) for c in children(word, "nmod"))
    to_come = would or any(m.tag_ == "TO" for m in children(deed, "mark"))
    return word.dep_ == "obl" and to_come and word.lemma_.lower() in _PERIODS and stirred


def preposition_or_mark(word: Token) -> str | None:
    """What leads in a phrase or clause: "after", "despite"; None where nothing does."""
    mark = next((m.lower_ for m in children(word, "mark") if m.i < word.i), None)
    return mark or preposition(word)


def _is_new(noun: Token) -> bool:
    """ "A missile", "gunmen", "three men": told of for the first time."""
    first = [d.lower_ for d in children(noun, "det", "nmod:poss")]
    return noun.pos_ == "NOUN" and (any(d in {"a", "an"} for d in first) or (not first and noun.tag_ == "NNS"))


def _is_set_beside_quotation(word: Token) -> bool:
    """ "Said talks had been “frank”, but there was no breakthrough": behind the closing mark the writer goes on, not in the tense of what
    was said."""
    said = word.head
    joint = next((c for c in children(word, "cc") if c.lower_ == "but"), None)
    told = word.dep_ == "conj" and said.dep_ == "ccomp" and said.head.tag_ == "VBD" and said.head.i < said.i
    if joint is None or not told or not any(a.lower_ in {"had", "would"} for a in children(said, "aux")):
        return False
    before = [t.text for t in word.doc[max(0, joint.i - 2) : joint.i]]
    own = bool(children(word, *SUBJECTS, *PASSIVE_SUBJECTS, "expl"))
    plain = not any(a.lower_ in _SHIFTED for a in (*children(word, "aux", "cop"), word))
    return "," in before and bool(_QUOTES & set(before)) and own and plain


def _is_days_after(word: Token) -> bool:
    """ "Announced an amnesty, weeks after riots", "said it would quit, days after a rival was raided": when it was said."""
    first = next((t for t in word.subtree if not t.is_punct), word)
    if first.i == 0 or first.nbor(-1).text != "," or word.dep_ not in {"advcl", "obl:unmarked", "nmod:unmarked", "appos", "obl"}:
        return False
    opening = list(word.doc[first.i : first.i + 5])
    period = next((n for n, t in enumerate(opening[:-1]) if t.lemma_.lower() in _PERIODS), None)
    timed = period is not None and opening[period + 1].lower_ in {"after", "before"}
    told = _said_in(word)
    to_come = told is None or told.tag_ == "VB"
    return timed and to_come


def _is_meantime(word: Token) -> bool:
    """ "Vowed to avenge them as crowds *marched* by": what went on is no part of what is to be done."""
    deed = word.head
    mark = next((m for m in children(word, "mark") if m.lower_ == "as"), None)
    to_come = deed.tag_ == "VB" and any(m.tag_ == "TO" for m in children(deed, "mark")) and deed.dep_ == "xcomp"
    past = [a.lower_ for a in children(word, "aux", "aux:pass")][:1]
    told = past in (["was"], ["were"]) or (word.tag_ == "VBD" and not past)
    plain = word.dep_ == "advcl" and told and word.i > deed.i and _has_noun(word)
    return mark is not None and to_come and plain and word.left_edge == mark and mark.nbor(-1).lower_ not in _AS_LONG


def _goes_on_unshifted(word: Token) -> bool:
    """ "Said that the jets were ready, but parliament *has* yet to agree", "said the fumes were toxic, and workers *were sent* home":
    behind a comma, of others, and not put back like what was said."""
    said = word.head
    joint = next((c for c in children(word, "cc") if c.lower_ in {"and", "but"}), None)
    told = word.dep_ == "conj" and said.dep_ == "ccomp" and said.head.tag_ == "VBD" and said.head.i < said.i
    helping = children(word, "aux", "aux:pass", "cop")
    now = word.tag_ in {"VBZ", "VBP"} or any(a.tag_ in {"VBZ", "VBP"} for a in helping)
    alone = now and not children(word, *SUBJECTS, *PASSIVE_SUBJECTS, "expl")  # "…, and are now suing the bank"
    alone = alone and not _is_of_body(said, word)
    if joint is None or not told or joint.nbor(-1).text != "," or not (alone or _has_noun(word)) or children(word, "mark"):
        return False
    first = children(said, "aux", "aux:pass", "cop")
    done = word.tag_ == "VBD" or (word.tag_ == "VBN" and [a.lower_ for a in helping] in (["was"], ["were"]))
    back = any(a.lower_ in {"had", "would"} for a in first) or (said.pos_ == "ADJ" and any(a.lower_ in _PUT_BACK for a in first))
    own = any(t.tag_ in {"PRP", "PRP$"} for t in word.subtree if t.i < word.i)  # "and his men fled"
    return (now and any(a.lower_ in _PUT_BACK for a in first)) or (done and back and not own and len(helping) < 2)


def _is_of_body(said: Token, word: Token) -> bool:
    """ "He said Canada was watching it, and *is weighing* loans": of a state or firm of which one person speaks."""
    person = any(s.lower_ in {"he", "she"} or s.ent_type_ == "PERSON" for s in children(said.head, *SUBJECTS))
    going_on = word.tag_ == "VBG" and said.tag_ == "VBG"
    return person and going_on and any(s.ent_type_ in {"GPE", "ORG"} for s in children(said, *SUBJECTS))


def _is_open_question(word: Token) -> bool:
    """ "Says it will be paid, but *who will pay* is unclear": what nobody knows yet is for the writer to tell."""
    said = word.head
    joint = next((c for c in children(word, "cc") if c.lower_ == "but"), None)
    told = word.dep_ == "conj" and said.dep_ == "ccomp" and said.head.i < said.i
    if joint is None or not told or joint.nbor(-1).text != "," or joint.i + 1 >= word.i:
        return False
    asked = joint.nbor().tag_ in {"WP", "WRB", "WDT", "WP$"} or joint.nbor().lower_ == "whether"
    return asked and (word.lemma_.lower() in _OPEN or any(c.lemma_ == "see" for c in children(word, "xcomp")))


def _is_as_told(word: Token, lexicon: Lexicon) -> bool:
    """ "Has agreed to return to the talks, *as announced by Beijing*": who else says so."""
    first = next((t for t in word.subtree if not t.is_punct), word)
    if _is_quoted_aside(word):
        return True
    led = word.tag_ == "VBN" and first.lower_ == "as" and first.i > 0 and first.nbor(-1).text == "," and bool(children(word, "obl:agent"))
    return led and word.i == first.i + 1 and any(c.kind == "speech" and c.pos == "VERB" for c in lexicon.cues_for(word.lemma_.lower()))


def _is_quoted_aside(word: Token) -> bool:
    """ "Praised his men, *quoted by the paper as* saying …": who else passes his words on."""
    apart = word.tag_ == "VBN" and word.lemma_.lower() in {"quote", "cite"} and word.i > 0 and word.nbor(-1).text == ","
    return apart and any(t.lower_ == "as" for t in word.doc[word.i + 1 : word.i + _QUOTING_REACH])


def _is_ranked(word: Token) -> bool:
    """ "Announced a rate cut, the third this year": the writer counts."""
    first = next((t for t in word.subtree if not t.is_punct), word)
    ranked = word.dep_ == "appos" and (word.tag_ == "JJS" or word.lower_ in _ORDINALS) and first.lower_ == "the"
    return ranked and first.i > 0 and first.nbor(-1).text == "," and _said_in(word) is None


def _said_in(word: Token) -> Token | None:
    """The head of the clause that is said in which a word stands; None where a bare matter is said."""
    above = next((a for a in word.ancestors if a.dep_ in {"ccomp", "xcomp", "ROOT", "parataxis"} or a.tag_ in {"VBD", "VBZ", "VBP"}), None)
    return above if above is not None and above.dep_ in {"ccomp", "xcomp"} else None
