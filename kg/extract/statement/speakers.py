"""Who speaks at a reporting verb: its subject, whoever a participle or a second verb shares it with, or the name in a frame."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.statement.astray import (
    QUOTING,
    by_letter,
    by_suit,
    by_whose_account,
    given_to,
    named_right_before,
    of_outer_participle,
    quoted_one,
)
from kg.extract.statement.inserted import is_inverted
from kg.extract.statement.meant import absolute
from kg.extract.statement.others import CONTRASTS
from kg.extract.statement.remarks import DENYING, QUOTE_MARKS, goes_on_outside
from kg.extract.tree.additions import outer_speech, says_more
from kg.extract.tree.enhanced import objects, subjects
from kg.extract.tree.holders import behind_participle, is_document, is_somebody, issuer
from kg.extract.tree.subjectless import finite_after_all, left_behind, named_before, of_predicate, turned
from kg.extract.tree.syntax import SUBJECTS, children, first_conjunct, is_passive, preposition, text_of
from kg.lexicon import Lexicon
from kg.model import Span

PUBLISHING = {"publish", "air", "broadcast", "carry", "print", "run", "show", "post", "release"}
NOMINAL = {"NOUN", "PROPN", "PRON"}
_LOWER = {"advcl", "acl", "xcomp", "obl", "nmod", "obj"}


def who_speaks(token: Token, quoted: list[Span], lexicon: Lexicon) -> list[Token]:
    """Heads of whoever speaks; empty where nobody is named."""
    carrier = first_conjunct(token)  # "has criticised the deal and called for talks": the auxiliary is shared
    helped = children(token, "aux", "aux:pass", "nsubj") or children(carrier, "aux")
    bare = token.tag_ == "VBN" and not helped and not _is_past_after_all(token, carrier)  # "with ten people believed to be there"
    if finite := finite_after_all(token):
        return finite
    if cited := _cited_after(token):
        return cited
    if (is_passive(token) or bare) and not children(token, "obl:agent"):
        feels = any(c.pos == "ADJ" for c in lexicon.cues_for(token.lower_))  # "some are worried that …"
        return [s for s in children(token, "nsubj:pass", "nsubj") if s.lower_ != "it"] if feels else []
    if is_inverted(token):
        return children(token, "obj")[:1]
    if goes_on_outside(token):  # "said the club would be fined, but *added* that …"
        return subjects(token.head.head)
    if suing := by_suit(token):
        return suing
    if denier := _who_denies(token, lexicon):
        return denier
    if says_more(token, lexicon) and (told := outer_speech(token, lexicon)) is not None:
        return subjects(told)
    if says_more(token, lexicon) and (told := _set_off_above(token)) is not None:
        return subjects(told)
    if sender := _sender_of_published(token, lexicon):
        return sender
    who = _nearest(_outside_quotation(_speakers(token, quoted, lexicon), token, quoted), token)
    who = who or _outside_quotation([*children(token, "nsubj"), *named_right_before(token, lexicon)], token, quoted)[:1]
    if who and (sender := issuer(who[0], token, lexicon)):
        return sender
    return who or (_in_frame(token, quoted) if after_quotation(token, quoted) else [])


def _who_denies(token: Token, lexicon: Lexicon) -> list[Token]:
    """The army of "Rebels say it killed ten, which the army denies, *saying* it hit a base"."""
    before = token.doc[token.i - 2] if token.tag_ == "VBG" and token.i > 2 and token.nbor(-1).text == "," else None
    if before is None or before.dep_ not in {"acl:relcl", "advcl:relcl"} or before.sent != token.sent:
        return []
    return children(before, "nsubj") if any(c.iri.endswith(DENYING) for c in lexicon.cues_for(before.lemma_.lower())) else []


def _sender_of_published(token: Token, lexicon: Lexicon) -> list[Token]:
    """The general of "aired a letter from the general, *claiming* that it was won": a paper that publishes what somebody writes says
    nothing by it."""
    verb = token.head
    if token.tag_ != "VBG" or token.dep_ != "advcl" or token.i == 0 or token.nbor(-1).text != "," or verb.lemma_.lower() not in PUBLISHING:
        return []
    papers = [o for o in children(verb, "obj") if is_document(o, lexicon) and verb.i < o.i < token.i]
    senders = [c for o in papers for c in (*children(o, "nmod"), *children(verb, "obl", "obl:agent")) if preposition(c) in {"from", "by"}]
    return [s for s in senders if s.right_edge.i == token.i - 2 and is_somebody(s, lexicon)][:1]


def _is_past_after_all(token: Token, carrier: Token) -> bool:
    """The "stressed" of "expressed hope and stressed that it was late": a past tense in form of a participle, with a clause of its own."""
    led = any(m.lower_ == "that" for c in children(token, "ccomp") if c.i > token.i for m in children(c, "mark"))
    return token != carrier and led and carrier.tag_ == "VBD" and bool(children(carrier, *SUBJECTS))


def _set_off_above(word: Token) -> Token | None:
    """The "blocked" of "blocked the firm from leaving its plants, *citing* …", of "poked at him during the debate, *tweeting* …": behind a
    comma a participle goes on with the finite verb, whatever stands nearer. None where it hangs on one, or the other is set off too."""
    above = word.head
    if above.pos_ not in {"VERB", "AUX", "NOUN", "PROPN"} or word.nbor(-1).text != "," or word.dep_ not in {"advcl", "acl"}:
        return None
    while above.tag_ in {"VBG", "VB", "NN", "NNS", "NNP"} and above.dep_ in _LOWER and above.head.i < above.i:
        if above.left_edge.i > 0 and "," in {above.left_edge.text, above.left_edge.nbor(-1).text, above.nbor(-1).text}:
            return None
        above = above.head
    finite = above.tag_ in {"VBD", "VBZ", "VBP"} or any(a.tag_ in {"VBD", "VBZ", "VBP", "MD"} for a in children(above, "aux"))
    plain = finite and above != word.head and above.pos_ == "VERB" and above.dep_ in {"ROOT", "conj", "advcl"}
    return above if plain and not is_passive(above) and not any(t.text == "," for t in word.doc[above.i : word.i - 1]) else None


def _speakers(token: Token, quoted: list[Span], lexicon: Lexicon) -> list[Token]:
    """Subjects; for a participle those of the clause it belongs to, whatever the parse hangs it on.

    That is the frame before it (`"…," she said, adding that …`), or the verb before its object ("stopped the session, accusing …").
    """
    head = token.head
    if (beside := absolute(token)) is not None:
        return [beside]
    if said_of := (of_predicate(token) or quoted_one(token)):
        return said_of
    if not children(token, *SUBJECTS) and (own := [*turned(token), *named_before(token), *left_behind(token)]):
        return own[:1]
    if token.dep_ == "acl" and token.tag_ == "VB" and children(head, "cop") and head.pos_ == "NOUN":
        return children(head, "nsubj")  # "was at pains to stress that …"
    if cited := (_cited_before(token) or by_letter(token, lexicon) or by_whose_account(token)):
        return cited
    if given := given_to(token, lexicon):
        return given
    if (outer := of_outer_participle(token)) is not None:
        return _speakers(outer, quoted, lexicon)
    if head.lemma_.lower() in QUOTING and token.dep_ == "advcl" and any(m.lower_ == "as" for m in children(token, "mark")):
        return objects(head)  # "cited the mayor as saying"
    if token.dep_ == "acl" and token.tag_ == "VBG" and (meant := behind_participle(token, lexicon)):
        return meant
    if token.dep_ == "advcl" and token.tag_ == "VBG" and is_passive(head) and (agents := children(head, "obl:agent")):
        return agents  # "were denied by the judge, arguing …"
    if token.tag_ != "VBG" or token.dep_ not in {"advcl", "csubj", "conj"} or not any(q.start <= head.idx < q.end for q in quoted):
        return subjects(token)
    frame = next((t for t in reversed(token.doc[token.sent.start : token.i]) if t.pos_ == "VERB" and t.tag_ in {"VBD", "VBZ", "VBP"}), None)
    if frame is None and token.i < head.i:
        return subjects(token)  # "After saying so, she was “whisked off”"
    return subjects(frame) if frame is not None and token.i - frame.i < 8 else []


def _cited_after(token: Token) -> list[Token]:
    """The mayor of "“…,” the paper quoted the mayor as saying", "the mayor was quoted as saying":
    the words before, or those that a parse hangs on the quoting, are his."""
    saying = [c for c in children(token, "advcl") if c.tag_ == "VBG" and any(m.lower_ == "as" for m in children(c, "mark"))]
    alone = bool(children(token, "ccomp")) and token.lemma_.lower() in QUOTING and any(_is_bare_saying(c) for c in saying)
    quoted = children(token, "nsubj:pass") if is_passive(token) else children(token, "obj", "iobj")
    return quoted[:1] if alone else []


def _is_bare_saying(word: Token) -> bool:
    """Nothing of its own is said with it, but for what another set against it ("…, though the Herald translated it as …")."""
    marks = {*CONTRASTS, "although", "though"}
    below = [c for told in children(word, "ccomp") for c in children(told, "advcl") if c.i < told.i]
    against = [c for c in (*children(word, "advcl", "ccomp"), *below) if any(m.lower_ in marks for m in children(c, "mark"))]
    first = min((c.left_edge.i for c in against), default=len(word.doc))
    return all(c.i > first for c in children(word, "ccomp", "obj"))


def _cited_before(token: Token) -> list[Token]:
    """The official of "quoted an official as saying", right before the "as", whatever the parse hangs it on."""
    before = token.doc[max(token.sent.start, token.i - 15) : token.i]
    if token.tag_ != "VBG" or len(before) < 3 or before[-1].lower_ != "as":
        return []
    verb = next((t for t in reversed(before) if t.lemma_.lower() in QUOTING and t.pos_ == "VERB"), None)
    noun = next((t for t in reversed(before[:-1]) if t.text not in QUOTE_MARKS), before[-2])  # a "Senate aide" as saying
    while verb is not None and verb.i < noun.head.i < token.i and noun.head.pos_ in NOMINAL:
        noun = noun.head
    return [noun] if verb is not None and noun.pos_ in NOMINAL and not is_passive(verb) else []


def _nearest(who: list[Token], cue: Token) -> list[Token]:
    """One subject: of two that the parse gives a verb, the nearer."""
    return who if len(who) < 2 else [min(who, key=lambda t: abs(t.i - cue.i))]


def after_quotation(token: Token, quoted: list[Span]) -> bool:
    """The verb of a frame: after a quotation that pauses, at most a name away."""
    before = max((q.end for q in quoted if q.end <= token.idx), default=None)
    text = text_of(token.doc)
    return (
        before is not None
        and token.idx - before < 120
        and (text[before - 2 : before - 1] in set(",?!—–") or text[before : before + 1] == ",")
    )


def _in_frame(token: Token, quoted: list[Span]) -> list[Token]:
    """The name or noun between a quotation and its "said", else the one after "said"."""
    end = max(q.end for q in quoted if q.end <= token.idx)
    before = [t for t in token.doc[max(0, token.i - 25) : token.i] if t.idx >= end]
    after = list(token.doc[token.i + 1 : token.i + 6])
    named = before if any(t.pos_ in NOMINAL for t in before) else after
    first = next((t for t in named if t.pos_ in NOMINAL), None)
    for _ in named:
        if first is None or first.head == first or first.head not in named or first.dep_ in {"appos", "conj", "nmod"}:
            break
        first = first.head if first.head.pos_ in NOMINAL else first
    return [first] if first is not None and not any(t.text in {".", ";"} for t in named[: named.index(first)]) else []


def _outside_quotation(who: list[Token], cue: Token, quoted: list[Span]) -> list[Token]:
    """Whoever stands in a quotation that the reporting word stands outside of does not report it."""
    around = [q for q in quoted if q.start < cue.idx < q.end]
    return [
        t for t in who if all(q in around or _names_in(q, t) for q in quoted if q.start < t.idx < q.end and q.end - q.start > len(t) + 2)
    ]


def _names_in(quote: Span, who: Token) -> bool:
    """The quotation of a "senior aide": its noun with the words before it, whose article stands outside."""
    inside = [t for t in who.subtree if quote.start < t.idx < quote.end - 1]
    outside = any(d.idx < quote.start for d in children(who, "det", "nmod:poss"))
    return outside and all(t.dep_ in {"amod", "compound", "flat", "nmod:desc"} or t == who for t in inside) and quote.end - quote.start < 40
