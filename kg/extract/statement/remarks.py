"""Where a content ends: what follows in its sentence may be the writer's remark, another's words, or more that the speaker said."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.statement.aside import before_bracket, is_aside
from kg.extract.statement.hearsay import is_source_named
from kg.extract.statement.meant import GATHERINGS, hearing_unparsed
from kg.extract.statement.others import CONTRASTS, is_of_others
from kg.extract.tree.additions import says_more
from kg.extract.tree.holders import is_somebody
from kg.extract.tree.subjectless import SPOKEN_IN
from kg.extract.tree.syntax import SUBJECTS, children, preposition, text_after
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

QUOTE_MARKS = "\"“”‘'"
_DASHES = {"-", "–", "—", "―", "--"}
DENYING = "/cue-deny"
_AIRED, _ANNOUNCING = {"television", "tv", "radio"}, {"announce", "reveal", "disclose", "declare", "confirm"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_TIMES = {"after", "before", "when", "while", "since"}
VERDICTS = "verdict"  # word class
_PRESENT = {"VBZ", "VBP"}
KEEPING_SILENT = {"say", "comment", "elaborate", "give", "provide", "specify", "name", "discuss", "confirm", "disclose", "identify"}
FELT = {"feel", "grow", "become", "think", "believe", "know", "want", "like", "love", "hate", "enjoy", "fear", "hope", "regret"}
_RELATIVE = {"WDT", "WP", "WP$", "WRB"}
OBSERVERS = "observer"  # word class
GLOSSING, EXPLAINING = "glossing", "explaining"  # word classes


def before_remark(tokens: list[Token], head: Token, lexicon: Lexicon) -> list[Token]:
    """Tokens without a last ", adding that …" or ", citing …": who speaks says more, it is not what he said before."""
    later = (t for t in tokens if t.i > head.i and _leads_out(t, lexicon))
    first = next((_beginning(t) for t in later if not _in_marks(tokens, t)), None)
    return before_bracket(before_semicolon(tokens if first is None else [t for t in tokens if t.i < first]))


def _beginning(word: Token) -> int:
    """Where a word's clause begins; a participle right behind a comma begins its own, whatever a parse hangs on it before that."""
    return word.i - 1 if word.tag_ == "VBG" and word.i > 0 and word.nbor(-1).text == "," else word.left_edge.i


def without_occasion(tokens: list[Token], deed: Token) -> list[Token]:
    """Tokens of what somebody is asked to do without a last "in a statement issued on Friday" or "after a ship sailed by": there, and then,
    it was asked; what is past is no condition of what is to come."""
    for past in (c for c in children(deed, "advcl", "acl") if c.i > deed.i and c.tag_ == "VBD" and c.left_edge.i > tokens[0].i):
        marks = {m.lower_ for m in children(past, "mark")}
        own = deed.tag_ == "VBG" and any(s.pos_ == "PRON" for s in children(past, *SUBJECTS))  # "of fleeing after he hit a man"
        if "after" in marks and not own:
            tokens = [t for t in tokens if t.i < past.left_edge.i]
    if (hearing := hearing_unparsed(tokens, deed)) is not None:
        return [t for t in tokens if t.i < hearing.i]
    last = max((t.i for t in tokens), default=-1)
    aired = [t for t in tokens if t.lemma_.lower() in _AIRED and preposition(t) == "on" and t.right_edge.i == last]
    if aired and deed.head.lemma_ in _ANNOUNCING and deed.i < aired[0].left_edge.i:
        return [t for t in tokens if t.i < aired[0].left_edge.i]  # "announced his departure on state television"
    for part in (t for t in tokens if t.dep_ in {"obl", "nmod"} and _is_occasion(t)):
        indefinite = any(d.lower_ in {"a", "an"} for d in children(part, "det"))
        day = [t for t in tokens if t.i > part.right_edge.i and not (t.ent_type_ in {"DATE", "TIME"} or t.pos_ == "ADP" or t.is_punct)]
        if indefinite and (part.right_edge.i == last or not day) and part.left_edge.i > tokens[0].i and deed not in part.subtree:
            return [t for t in tokens if t.i < part.left_edge.i]
    return tokens


def _is_occasion(part: Token) -> bool:
    """ "In a statement", "during a visit to the ward"."""
    case = preposition(part)
    spoken = part.lemma_.lower() in SPOKEN_IN and case in {"in", "at", "during", "on"}
    told = part.head.dep_ == "acl:relcl"  # "claimed a blast that took place during a meeting"
    if any(m.lower_ in {"if", "unless"} for m in children(part.head, "mark")):
        return False  # "plans to leave if he denies it in a speech"
    return spoken or (part.lemma_.lower() in GATHERINGS and case == "during" and not told)


def before_second(tokens: list[Token], cue: Token, head: Token) -> list[Token]:
    """Tokens without what stands behind a second verb of the cue ("urged them to stop, and *accused* others, …"), on which a parse may
    hang a part of what is said."""
    inside = {t.i for t in tokens}
    later = [c for c in children(cue, "conj") if c.i > head.i > cue.i and c.i not in inside and c.pos_ == "VERB"]
    first = min((c.left_edge.i for c in later), default=None)
    return tokens if first is None or any(t.text in QUOTE_MARKS for t in tokens if t.i > first) else [t for t in tokens if t.i < first]


def before_semicolon(tokens: list[Token]) -> list[Token]:
    """Tokens without a last "; the army …": a clause of its own behind the only semicolon goes on in the writer's words. What "that" leads
    in, and what stands in marks or brackets or is one of several, is said."""
    marks = [t for t in tokens if t.text == ";"]
    if len(marks) != 1 or _in_marks(tokens, marks[0]) or _open_brackets(tokens, marks[0]) > 0:
        return tokens
    rest = [t for t in tokens if t.i > marks[0].i]
    joined = any(t.lower_ == "that" for t in rest[:2]) or (bool(rest) and rest[0].dep_ == "cc")
    finite = any(t.tag_ in _FINITE and not any(w.tag_ in _RELATIVE for w in t.subtree if w.i < t.i) for t in rest)
    quoted = any(t.text in QUOTE_MARKS and t.text != "'" for t in rest)
    return [t for t in tokens if t.i < marks[0].i] if finite and not joined and not quoted else tokens


def _open_brackets(tokens: list[Token], mark: Token) -> int:
    return sum({"(": 1, ")": -1}.get(t.text, 0) for t in tokens if t.i < mark.i)


def _leads_out(word: Token, lexicon: Lexicon) -> bool:
    """Whether what is said ends before a word's clause."""
    another = is_source_named(word, lexicon) or is_of_others(word, lexicon)
    apart = _stands_apart(word) or goes_on_outside(word) or _is_denied_in(word, lexicon) or _is_nor(word)
    against = _is_silence(word) or _is_set_against(word) or _is_observed(word, lexicon)
    beside = against or _is_likewise(word) or _is_verdict(word, lexicon) or _is_in_the_wake(word)
    when = _is_circumstance(word) or _is_meanwhile(word) or is_aside(word, lexicon)
    return another or apart or beside or when or says_more(word, lexicon) or is_gloss(word, lexicon)


def _is_verdict(word: Token, lexicon: Lexicon) -> bool:
    """ "…, a charge China rejects", "…, a move that could delay it": what the writer makes of all that stands before."""
    first = _opening(word)
    told_of = word.lower_ == "something" and bool(children(word, "acl:relcl"))
    if told_of and first == word and word.nbor(-1).text in {",", *_DASHES}:
        return True  # "…, something they say they will not do"
    named = word.pos_ == "NOUN" and (word.lemma_.lower() in lexicon.classes.get(VERDICTS, NONE) or _is_refused(word, lexicon))
    apart = first.i > 0 and (first.nbor(-1).text == "," or first.nbor(-1).text in _DASHES)
    return named and apart and first.lower_ in {"a", "an"} and word.dep_ != "conj"


def _is_refused(noun: Token, lexicon: Lexicon) -> bool:
    """ "…, a result his rival rejected", "…, an offer Bari has denied"."""
    for verb in (c for c in children(noun, "acl:relcl") if c.i > noun.i and children(c, *SUBJECTS)):
        words = [c for c in lexicon.cues_for(verb.lemma_.lower()) if c.pos == "VERB"]
        if any(c.act == "REJECT" or c.iri.endswith(DENYING) for c in words) and not is_somebody(noun, lexicon):
            return True
    return False


def _is_in_the_wake(word: Token) -> bool:
    """ "…, following talks in Bari"."""
    first = _opening(word)
    led = first.lower_ == "following" or (first.lower_ == "in" and text_after(first).lower() == "what")  # "…, in what would be a first"
    return first.i > 0 and first.nbor(-1).text == "," and led and word.dep_ in {"obl", "advcl"}


def _opening(word: Token) -> Token:
    return next((t for t in word.subtree if not t.is_punct), word)


def _is_nor(word: Token) -> bool:
    """ "Would not say whether it was armed, nor *did she name* its owner"."""
    nor = next((c for c in children(word, "cc") if c.lower_ == "nor"), None)
    who, helped = children(word, *SUBJECTS), children(word, "aux", "cop")
    return word.dep_ == "conj" and nor is not None and nor.nbor(-1).text == "," and bool(who) and bool(helped) and helped[0].i < who[0].i


def _is_set_against(word: Token) -> bool:
    """ "Said they would meet, though Beijing has not confirmed it": in the present, not put back as what was said."""
    said = word.head
    marked = word.dep_ == "advcl" and any(m.lower_ in {"though", "although", *CONTRASTS} for m in children(word, "mark"))
    now = word.tag_ in _PRESENT or any(a.tag_ in _PRESENT for a in children(word, "aux", "cop", "aux:pass"))
    put_back = any(a.lower_ in {"would", "had", "was", "were"} for a in children(said, "aux", "cop", "aux:pass"))
    past = said.dep_ == "ccomp" and said.head.tag_ == "VBD" and said.head.i < said.i
    told = (put_back and past) or _is_happened_since(word)
    return marked and now and told and any(s.pos_ != "PRON" for s in children(word, *SUBJECTS))


def _is_silence(word: Token) -> bool:
    """ "Said talks would go on, *though he gave no date*", "although she did not say where": what was not said."""
    first = word.left_edge
    marked = word.dep_ == "advcl" and any(m.lower_ in {"though", "although"} for m in children(word, "mark"))
    apart = first.i > 0 and "," in {first.text, first.nbor(-1).text}
    done = [t for t in (word, *children(word, "aux")) if t.tag_ in {"VBD", "VBZ", "VBP"}]
    put_back = any(a.lower_ in {"had", "would"} for a in done)
    if not (marked and apart and done) or put_back or not all(s.pos_ == "PRON" for s in children(word, *SUBJECTS)):
        return False
    silent = word.lemma_ in KEEPING_SILENT and any(n.lower_ in {"not", "n't"} for n in children(word, "advmod"))
    without = any(d.lower_ == "no" for o in children(word, "obj") for d in children(o, "det"))
    nothing = without and word.lemma_ in {"give", "provide", "offer", "name"}
    declined = word.lemma_ in {"decline", "refuse"} and bool(children(word, "xcomp"))
    short = word.lemma_ == "stop" and any(a.lower_ == "short" for a in word.children)
    return silent or nothing or declined or short


def _is_observed(word: Token, lexicon: Lexicon) -> bool:
    """ "Said five had died, although witnesses *saw* nine bodies": what an observer has seen, or a paper put, is told by the writer."""
    first = word.left_edge
    apart = word.dep_ == "advcl" and word.tag_ == "VBD" and first.i > 0 and "," in {first.text, first.nbor(-1).text}
    marked = any(m.lower_ in {"though", "although"} for m in children(word, "mark"))
    observers, puts = lexicon.classes.get(OBSERVERS, NONE), word.lemma_ in {"put", "report", "say"}  # "although Xinhua put it at nine"
    who = children(word, *SUBJECTS)
    return apart and marked and any(s.lemma_.lower() in observers or (puts and s.ent_type_ == "ORG") for s in who)


def _is_happened_since(word: Token) -> bool:
    """ "Says it harms nobody, although thousands have died": set against what is said in the present by what has happened."""
    said, first = word.head, word.left_edge
    present = said.dep_ == "ccomp" and said.head.tag_ in _PRESENT and said.head.i < said.i < first.i
    perfect = word.tag_ == "VBN" and any(a.lemma_ == "have" for a in children(word, "aux"))
    apart = present and "," in {first.text, first.nbor(-1).text}
    return apart and perfect and any(m.lower_ in {"though", "although"} for m in children(word, "mark"))


def _is_likewise(word: Token) -> bool:
    """ "Will recognise the council, as *has* the United Nations"."""
    behind = word.dep_ == "advcl" and word.lemma_ in {"have", "do", "be"} and word.i > 1 and word.nbor(-1).lower_ == "as"
    return behind and word.nbor(-2).text == "," and all(s.i > word.i for s in children(word, *SUBJECTS, "obj"))


def _is_circumstance(word: Token) -> bool:
    """ "Had “run its course,” just a day after Roe defended it": behind a quotation and a comma the writer tells when."""
    if word.dep_ != "advcl" or not any(m.lower_ in _TIMES for m in children(word, "mark", "advmod") if m.i < word.i):
        return False
    first = word.left_edge
    before = [t.text for t in first.doc[max(0, first.i - 2) : first.i + 1]]
    return len(before) == 3 and "," in before and any(t in '"”' for t in before[:2])


def _is_meanwhile(word: Token) -> bool:
    """ "Said it would go to court, as Oslo moved troops to the border": what was done meanwhile is no part of what somebody will do."""
    said, first = word.head, word.left_edge
    led = word.dep_ == "advcl" and word.tag_ == "VBD" and any(m.lower_ in {"as", "after"} and m.i < word.i for m in children(word, "mark"))
    apart = said.dep_ == "ccomp" and said.head.tag_ == "VBD" and said.i < first.i and "," in {first.text, first.nbor(-1).text}
    to_come = any(a.lower_ in {"would", "will", "'ll"} for a in children(said, "aux"))
    behind = said.dep_ == "ccomp" and said.i < first.i and "," in {first.text, first.nbor(-1).text}
    now = behind and said.head.tag_ in _PRESENT and _is_now(said)
    named = any(s.pos_ != "PRON" for s in children(word, *SUBJECTS))
    return led and named and ((apart and to_come) or (now and not any(m.lower_ == "after" for m in children(word, "mark"))))


def _is_now(said: Token) -> bool:
    """A clause in the present or the future ("it is under control", "it will win"), not in the perfect."""
    helped = children(said, "aux", "cop", "aux:pass")
    return said.tag_ != "VBN" and (said.tag_ in _PRESENT or any(a.tag_ in {*_PRESENT, "MD"} for a in helped))


def is_gloss(word: Token, lexicon: Lexicon) -> bool:
    """ "…, referring to the price": the writer tells what was meant."""
    if word.i == 0:
        return False
    first = word if word.nbor(-1).text == "," else word.left_edge
    before = [t.text for t in first.doc[max(0, first.i - 2) : first.i]]
    apart = "," in {first.text, *before[-1:]} or (len(before) > 1 and before[0] == "," and before[1] in QUOTE_MARKS)
    names = [GLOSSING, EXPLAINING] if any(t in QUOTE_MARKS for t in before) else [GLOSSING]
    telling = word.tag_ == "VBG" and any(word.lemma_.lower() in lexicon.classes.get(name, NONE) for name in names)
    alone = not children(word, "aux") and not any(s.i >= first.i for s in children(word, *SUBJECTS))
    return apart and telling and word.dep_ in {"advcl", "acl"} and alone


def _stands_apart(word: Token) -> bool:
    """ "… was closed; the army opened …": a clause of its own behind a semicolon, without a "that" that would make it said."""
    first = word.left_edge
    before = first if first.text == ";" else first.doc[max(0, first.i - 1)]
    if any(t.lower_ == "that" for t in first.doc[first.i : first.i + 2]):
        return False  # "said that it was so; that there was more"
    own = word.dep_ == "parataxis" and bool(children(word, "nsubj", "nsubj:pass")) and not children(word, "mark", "cc")
    return own and before.text == ";"


def _is_denied_in(word: Token, lexicon: Lexicon) -> bool:
    """ "Was accused of the raid which Brook denied": the denial is no part of what is denied."""
    denies = any(c.iri.endswith(DENYING) for c in lexicon.cues_for(word.lemma_.lower()))
    which = word.dep_ in {"acl:relcl", "advcl:relcl"} and any(o.lower_ == "which" for o in children(word, "obj"))
    return which and denies and bool(children(word, "nsubj"))


def goes_on_outside(word: Token) -> bool:
    """ "Said he had won, but offered no proof": a second verb in the tense of the saying, not of what is said, is the speaker's deed."""
    first = word.head
    if word.dep_ != "conj" or first.dep_ != "ccomp" or word.tag_ != "VBD" or first.head.tag_ != "VBD" or first.head.i > first.i:
        return False
    if word.lemma_ in FELT:
        return False  # "has made films, but grew tired of it": nobody else would know
    but = any(c.lower_ == "but" for c in children(word, "cc"))
    alone = not children(word, *SUBJECTS, "nsubj:pass", "aux", "aux:pass", "cop", "mark")
    return but and alone and bool(children(first, "aux", "aux:pass"))


def _in_marks(tokens: list[Token], word: Token) -> bool:
    """Whether a word stands in a quotation that the tokens open before it."""
    return sum(t.text in QUOTE_MARKS and t.text != "'" for t in tokens if t.i < word.i) % 2 == 1
