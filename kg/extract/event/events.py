"""Events: words of the lexicon over the dependency tree, each with whoever fills its places. Nothing here says whether it happened."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.event.actors import actors_of
from kg.extract.event.doubling import without_doubles
from kg.extract.event.draft import DONE_TO, Draft
from kg.extract.event.illocution import demands
from kg.extract.event.matching import entry_of
from kg.extract.event.modewords import mode_words
from kg.extract.event.openwho import is_open, marching
from kg.extract.event.participants import instruments_of
from kg.extract.event.recipients import recipients_of
from kg.extract.event.scenes import befallen, is_relief
from kg.extract.event.sifting import sifted
from kg.extract.event.slots import steps
from kg.extract.mention.mentions import Candidates
from kg.extract.mention.sharing import states_of
from kg.extract.tree.arguments import Arguments, arguments
from kg.extract.tree.deeds import names_event
from kg.extract.tree.enhanced import objects, subjects
from kg.extract.tree.syntax import children, cover, descendants, first_conjunct, is_clause, is_passive
from kg.extract.tree.tags import FINITE_TAGS, PLACES, TIMES
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["Draft", "clause_of", "drafts", "topic_of"]

# types whose place is who bears it where nobody else is named: "imposed a curfew in X" (PLOVER codebook: location as recipient)
OF_PEOPLE = {"arrest", "abduct"}  # modes of what is done to somebody: where it is told to whom, no place suffers it
SIGNING = {"sign", "agree", "reach", "conclude", "ink", "initial"}  # "signed a truce in Pretoria": nothing is done to the place
ON_THE_SPOT = {"COERCE", "RETREAT", "MOBILIZE", "CONCEDE", "AID", "SANCTION"}
PLANS = ("text", "request-word", "agreement", "weapon", "aid-goods", "sanction", "restriction", "troops", "attack")  # word classes
AREAS = ("territory", "measure")  # word classes
OCCURRENCES = "occurrence"  # word class
HYPOTHESES = "hypothesis"  # word class
WHEN = {"when", "while", "after", "before", "as", "since", "if", "although", "though", "because"}
BARE = {"following", "some", "many", "others", "he", "she", "they", "i", "we"}
SUBJECT = ("nsubj", "nsubj:pass", "expl")
SETTINGS = "setting"  # word class
BLOW_NOUNS = "blow-noun"  # word class
PLACE_PREPOSITIONS = {"in", "at", "near", "inside", "outside", "across", "around"}


def drafts(doc: Doc, lexicon: Lexicon, candidates: Candidates) -> list[Draft]:
    """All events of a Doc in text order, one per trigger, topics tied."""
    found: dict[int, Draft] = {}
    for token in doc:
        match = entry_of(token, lexicon)
        if match:
            entry, particle = match
            found[token.i] = Draft(token, entry.type, entry.mode, entry, particle)
    kept = without_doubles(found)
    for draft in kept.values():
        _fill(draft, kept, lexicon, candidates)
    kept = sifted({i: d for i, d in kept.items() if not befallen(d, kept, lexicon) and not is_relief(d, lexicon)}, lexicon)
    for draft in demands(doc, lexicon, candidates):
        kept.setdefault(draft.trigger.i, draft)
    return [kept[i] for i in sorted(kept)]


# ---------------------------------------------------------------- filling


def _first(draft: Draft, slots: tuple[str, ...], lexicon: Lexicon) -> tuple[str, list[Token]]:
    for slot in slots:
        tokens = [t for t in steps([draft.trigger], slot, lexicon) if t.i != draft.trigger.i and not _is_setting(t, slot, lexicon)]
        tokens = [t for t in tokens if slot != "ccomp" or not _is_remark(t, draft.trigger)]
        if tokens:
            return slot, tokens
    return "", []


def _is_remark(clause: Token, verb: Token) -> bool:
    """ "Dismissed the plan, “it will never work”": words of his behind what he dismisses."""
    start = clause.left_edge
    quoted = start.is_quote or (start.i > 0 and start.nbor(-1).is_quote)
    return quoted and any(verb.i < o.i < clause.i for o in children(verb, "obj"))


def _is_setting(token: Token, slot: str, lexicon: Lexicon) -> bool:
    """When it is done, or "on the margins of the summit", "when announcing it": nothing that it is about."""
    if slot.endswith("advcl") and (token.tag_ in FINITE_TAGS or any(c.lower_ in WHEN for c in children(token, "mark", "advmod"))):
        return True
    return token.ent_type_ in TIMES or (slot.endswith("on") and token.lemma_.lower() in lexicon.classes.get(SETTINGS, frozenset()))


def _fill(draft: Draft, found: dict[int, Draft], lexicon: Lexicon, candidates: Candidates) -> None:
    actors = [t for t in actors_of(draft, lexicon, candidates) if not _is_anybodys(t, draft) and not _may_be_another(t, draft)]
    actors = [t for t in actors if not is_open(t, draft, lexicon)]
    actors = [a for t in actors for a in _behind_blow(t, draft) if not _only_sees(a, draft)]
    victims = actors if _is_found_so(draft.trigger) else []
    draft.actors = [state for t in actors if t not in victims for state in states_of(t, lexicon)]
    draft.actors = marching(draft, lexicon)
    recipients = recipients_of(draft, found, lexicon, candidates) or victims
    draft.recipients = [state for t in recipients for state in states_of(t, lexicon)]
    _, topic = _first(draft, draft.entry.topic if draft.entry else (), lexicon)
    draft.matter = _meant(topic[0], draft.trigger) if topic and (draft.type != "x-CONSIDER" or _is_plan(topic[0], lexicon)) else None
    if draft.matter is not None and _says_nothing(draft.matter):
        draft.matter = None
    if draft.matter is not None:
        draft.theme = cover(_apart_from(draft.trigger, draft.matter))
        draft.topic = topic_of(draft.matter, found, draft)
    draft.instruments = instruments_of(draft, lexicon, candidates)
    draft.places = _places(draft, lexicon)
    elsewhere = draft.trigger.lemma_ in SIGNING or (draft.mode in (OF_PEOPLE | {"seize"}) and objects(draft.trigger))
    if draft.type in ON_THE_SPOT and not draft.recipients and not elsewhere:
        draft.recipients = [t for t in draft.places if t.i not in {a.i for a in draft.actors}]
    if draft.mode is None:
        draft.mode = lexicon.mode_for(draft.type, mode_words(draft, lexicon))
    if draft.entry and draft.entry.mutual:
        _share_sides(draft)


def _says_nothing(matter: Token) -> bool:
    """ "Protest, some in front of the court", "he was pardoned": a bare pronoun is nothing that it is about."""
    return matter.lower_ in BARE and matter.n_lefts + matter.n_rights == 0


def _meant(matter: Token, trigger: Token) -> Token:
    """ "The case for which he was jailed": what a relative pronoun stands for."""
    clause = first_conjunct(trigger)
    return clause.head if matter.tag_ in {"WDT", "WP"} and clause.dep_ == "acl:relcl" else matter


def _apart_from(trigger: Token, matter: Token) -> list[Token]:
    """A matter; where the event is told in a clause of it ("the plan, which Chad backs"), without that clause and what links the matter."""
    if not matter.is_ancestor(trigger):
        return descendants(matter, _remarks(matter))
    return descendants(matter, [c for c in matter.children if c == trigger or c.is_ancestor(trigger) or c.dep_ in {"case", "punct", "cc"}])


def _remarks(matter: Token) -> list[Token]:
    """ "Asked for help in the vote, which he denied": a clause behind a comma that says more of it is the writer's."""
    last = matter.right_edge
    clauses = (t for t in matter.subtree if t.dep_ == "acl:relcl" and t.right_edge == last and t.left_edge.i > t.sent.start)
    return [c for c in clauses if _is_which(c.left_edge) or (c.left_edge.is_punct and _is_which(c.left_edge.nbor(1)))]


def _is_which(token: Token) -> bool:
    """ "Which", "who", "whose" behind a comma."""
    return token.tag_ in {"WDT", "WP", "WP$"} and token.lower_ != "that" and token.nbor(-1).text == ","


def _is_anybodys(actor: Token, draft: Draft) -> bool:
    """ "Press the regime to end its strikes that kill civilians": whose strikes they are, the pronoun alone does not say surely enough."""
    return draft.type == "ASSAULT" and actor.pos_ == "PRON" and actor.dep_ == "nmod:poss" and actor.head != draft.trigger


def _is_found_so(verb: Token) -> bool:
    """ "He was found shot dead": it was done to whoever is found."""
    found = verb.head
    return verb.tag_ == "VBN" and verb.dep_ == "xcomp" and found.lemma_ == "find" and is_passive(found) and not children(found, "obl:agent")


def _only_sees(actor: Token, draft: Draft) -> bool:
    """ "Chad has seen several bombings": it did none of them."""
    noun = draft.trigger
    seen = noun.pos_ == "NOUN" and noun.dep_ == "obj" and noun.head.lemma_ in {"see", "witness", "watch"}
    return seen and actor.dep_ == "nsubj" and actor.head == noun.head


def _behind_blow(actor: Token, draft: Draft) -> list[Token]:
    """ "The embassy was attacked by rebels, wounding three": whoever attacked it wounded them, not the embassy."""
    verb, blow = draft.trigger, draft.trigger.head
    goes_on = draft.type == "ASSAULT" and verb.dep_ == "advcl" and verb.tag_ == "VBG" and not children(verb, "mark") and verb.i > blow.i
    if not goes_on or actor.dep_ != "nsubj:pass" or actor.head != blow:
        return [actor]
    return children(blow, "obl:agent")


def _may_be_another(actor: Token, draft: Draft) -> bool:
    """ "Police said the man left and attacked a guard": of a deed behind what is reported, or behind a clause that tells when, either may
    be who did it."""
    verb = draft.trigger
    while verb.dep_ == "xcomp":
        verb = verb.head
    saying, types = verb.head, {*DONE_TO, "RETREAT"}
    if draft.type not in types or verb.dep_ != "conj" or actor.head != saying or children(verb, *SUBJECT, "mark") or is_passive(verb):
        return False
    told = [c for c in children(saying, "ccomp") if saying.i < c.i < verb.i and c.tag_ in {"VBD", "VBZ", "VBP"}]
    joint = next(iter(children(verb, "cc")), verb)
    if joint.i > 0 and joint.nbor(-1).text != ",":  # "the army left after the rebels came and seized the town"
        told += [c for c in children(saying, "advcl") if saying.i < c.i < verb.i and c.tag_ == verb.tag_ and children(c, "mark")]
    return any(s.pos_ != "PRON" for c in told for s in children(c, "nsubj"))


def topic_of(matter: Token, found: dict[int, Draft], but: Draft | None = None) -> Draft | None:
    """The event nearest to the head of a matter: the head itself, or the highest one under it."""
    queue = [matter]
    while queue:
        token = queue.pop(0)
        draft = found.get(token.i)
        if draft is not None and draft is not but:
            return draft
        queue += [c for c in token.children if c.dep_ not in {"acl:relcl", "advcl", "parataxis", "appos", "nmod:poss", "punct"}]
    return None


def _is_plan(matter: Token, lexicon: Lexicon) -> bool:
    """What can be considered doing: a deed, a proposal, something to be given or used; not "the cases they considered", nor "the
    possibility that it is a comet"."""
    lemma = matter.lemma_.lower()
    if lemma in lexicon.classes.get(HYPOTHESES, frozenset()) and any(children(c, *SUBJECT) for c in children(matter, "acl", "ccomp")):
        return False
    return is_clause(matter) or names_event(matter, lexicon) or any(lemma in lexicon.classes.get(name, frozenset()) for name in PLANS)


def _places(draft: Draft, lexicon: Lexicon) -> list[Token]:
    args = arguments(draft.trigger)
    taken = {t.i for t in draft.actors + draft.recipients}
    told = [args]
    if draft.trigger.dep_ in {"nsubj", "nsubj:pass"} and draft.trigger.head.lemma_.lower() in lexicon.classes.get(OCCURRENCES, frozenset()):
        told.append(arguments(draft.trigger.head))  # "protests began in Tyre"
    told += [arguments(blow) for blow in _blows(draft, lexicon)]
    tokens = [t for where in told for p in sorted(PLACE_PREPOSITIONS) for t in (*where.at(p), *_thing_in(where, p))]
    return [t for t in {t.i: t for t in tokens}.values() if _is_place(t, lexicon) and t.i not in taken]


def _blows(draft: Draft, lexicon: Lexicon) -> list[Token]:
    """ "The blast in Tyre killed ten", "ten died in a raid near Tyre": the blow by which it was done has its place."""
    verb = draft.trigger
    if draft.type != "ASSAULT" or verb.pos_ != "VERB":
        return []
    by = [*children(verb, "nsubj", "obl:agent"), *(t for name in ("in", "during") for t in arguments(verb).at(name))]
    return [t for t in by if t.pos_ == "NOUN" and t.lemma_.lower() in lexicon.classes.get(BLOW_NOUNS, frozenset())]


def _thing_in(args: Arguments, preposition: str) -> list[Token]:
    """ "declared a ceasefire in Idlib", "lifted the state of emergency in Tyre": the place hangs on what is done."""
    things = args.at("obj") + args.at("on")
    things += [t for head in things for t in arguments(head).at("of")]
    return [t for head in things for t in arguments(head).at(preposition)]


def _is_place(token: Token, lexicon: Lexicon) -> bool:
    """A place by name, or a noun for a place beside such a name ("parts of west Darfur", "Serb territory")."""
    if token.ent_type_ in PLACES:
        return True
    named = {c.ent_type_ for t in (token, *arguments(token).at("of")) for c in (t, *t.children)}
    return any(token.lemma_.lower() in lexicon.classes.get(name, frozenset()) for name in AREAS) and bool(named & (PLACES | {"NORP"}))


def _share_sides(draft: Draft) -> None:
    """ "Iran and Russia met", "a deal was reached between them": both did it; "Iran met Russia": actor and recipient stay as they are."""
    if not draft.actors and len(draft.recipients) > 1 and is_passive(draft.trigger):
        draft.actors = list(draft.recipients)
    if draft.recipients or len(draft.actors) < 2:
        return
    draft.recipients = list(draft.actors)


def clause_of(trigger: Token) -> Span | None:
    """The smallest clause with a subject around a trigger; the sentence's root clause where there is none."""
    token = trigger
    while token.head != token and not (is_clause(token) and (subjects(token) and any(c.dep_.startswith("nsubj") for c in token.children))):
        token = token.head
    return cover(t for t in descendants(token))
