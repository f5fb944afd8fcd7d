"""What is said, from its first word to its last: neither cut nor run on into the words of others."""

import pytest

from kg.model import Extraction, Span, Statement
from kg.pipeline import Reader
from kg.read import make_article


def _told(reader: Reader, text: str) -> list[tuple[str | None, str | None, str, str]]:
    """Cue, source, content (its gap as " | ") and kind of each statement."""
    result = next(iter(reader.extract([make_article(text)])))
    assert isinstance(result, Extraction), result

    def content(s: Statement) -> str:
        if s.gap is None:
            return text[s.content.start : s.content.end]
        return f"{text[s.content.start : s.gap.start].strip(' ,')} | {text[s.gap.end : s.content.end].strip(' ,')}"

    def words(span: Span | None) -> str | None:
        return None if span is None else text[span.start : span.end]

    return [(words(s.cue), words(s.source), content(s), s.kind) for s in result.statements]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ('Brook said the firm "priced it far too high," referring to the fee of 90 euros.', "said", 'the firm "priced it far too high,"'),
        ("The mayor said the road was shut and the bridge had been flooded.", "said", "the road was shut and the bridge had been flooded"),
        ("The bank said it seeks a partner and, over two years, intends to sell its shops.", "said",
         "it seeks a partner and, over two years, intends to sell its shops"),
        ("Senator Lind proposed a bill last week to ban plastic bags.", "proposed", "a bill | to ban plastic bags"),
        ("He stated that the strikes must stop, and that if they did not, people would be held responsible.", "stated",
         "that the strikes must stop, and that if they did not, people would be held responsible"),
        ("The minister notes that the fund covers poor towns such as Brack; the others have money enough.", "notes",
         "that the fund covers poor towns such as Brack"),
        ("The council expressed concern at the fact that a firm was being allowed to dig there.", "expressed",
         "concern at the fact that a firm was being allowed to dig there"),
        ("Brook told the council that rioters can be told to go or even fined.", "told", "that rioters can be told to go or even fined"),
        ("In 2010 the firm reported a profit of 30 million euros, its rival had nine.", "reported", "a profit of 30 million euros"),
        ("The chairman referred to the vote as a farce.", "referred to", "the vote as a farce"),
        ("If the results hold, researchers say, the drug may help.", "say", "If the results hold | the drug may help"),
        ("The new ferry, the Ada Brook, is expected to sail in May.", "is expected", "The new ferry, the Ada Brook | to sail in May"),
        ("The army said it had left the town, a claim that could not be checked.", "said", "it had left the town"),
        ("Beijing said the ship had entered its waters, a charge Manila has rejected.", "said", "the ship had entered its waters"),
        ("The minister said Budapest would veto the plan, following talks in Bratislava.", "said", "Budapest would veto the plan"),
        ("The envoys called on Iran to return to talks in a joint statement issued on Friday.", "called on", "Iran to return to talks"),
        ("The mayor urged shops on Tuesday to send bread.", "urged", "shops | to send bread"),
        ("The envoy told the council that they were ready to talk, but that the raids had to stop first.", "told",
         "that they were ready to talk, but that the raids had to stop first"),
        ("The rocket hit a hotel, the health ministry said, killing at least five people.", "said",
         "The rocket hit a hotel | killing at least five people"),
        ("The palace said the two would meet in May, though Beijing has not confirmed the meeting.", "said", "the two would meet in May"),
        ("Roe said Turkey could back the bid before Sweden's, signalling a split.", "said", "Turkey could back the bid before Sweden's"),
        ('China urged Japan to "stop playing with fire" after a ship sailed through the strait.', "urged",
         'Japan to "stop playing with fire"'),
        ("The cook was found dead on Wednesday in Bari, according to police on Thursday.", "according to",
         "The cook was found dead on Wednesday in Bari"),
        ("The embassy said it would take steps, without elaborating.", "said", "it would take steps"),
        ("The deal, officials said, would allow visits, but they gave no date.", "said", "The deal | would allow visits"),
        ("The two sides are close to a truce, people close to the talks said.", "said", "The two sides are close to a truce"),
        ("The minister acknowledged for the first time that the city had sold arms.", "acknowledged", "that the city had sold arms"),
        ("Reportedly, two men were killed and five were hurt.", "Reportedly", "two men were killed and five were hurt"),
        ("The army confirmed a man was taken to hospital and the alarm lasted an hour.", "confirmed",
         "a man was taken to hospital and the alarm lasted an hour"),
        ("Brook said the deal was dead and the mayor told the press that it was not.", "said", "the deal was dead"),
        ("The work is not hard, according to Brook, but nobody has done it before.", "according to", "The work is not hard"),
        ("A mother called the police after her daughter found a bag of drugs, according to the Brack police.", "according to",
         "A mother called the police after her daughter found a bag of drugs"),
        ('An aide told NBC the ad was pulled because it had "run its course," just a day after Roe defended it.', "told",
         'the ad was pulled because it had "run its course,"'),
        ("Meteorologists predict landfall Saturday morning.", "predict", "landfall Saturday morning"),
        ("Friends expressed shock at the arrest.", "expressed", "shock at the arrest"),
        ("France has stated that it will recognise the council, as has the United Nations.", "has stated",
         "that it will recognise the council"),
        ("A yacht which left Bari in May has been reported as stolen.", "has been reported", "A yacht which left Bari in May | as stolen"),
        ("A number of senators condemned the act.", "condemned", "the act"),
        ("The boat was reportedly boarded at dawn, and is being taken to Bari.", "reportedly", "The boat was | boarded at dawn"),
        ("The paper says the envoy is talking to both sides, and urging them to sign the deal.", "says",
         "the envoy is talking to both sides, and urging them to sign the deal"),
        ("Brook discussed the reforms he says he will carry out in his first year.", "says",
         "the reforms | he will carry out in his first year"),
        ("A spokesman says the cruiser Varg will lead the mission, which will also include a tanker.", "says",
         "the cruiser Varg will lead the mission, which will also include a tanker"),
        ("Reportedly the sergeant was ill, and a friend said he had moved to the north.", "Reportedly", "the sergeant was ill"),
        ('She told a guard at the door, in French and English, "they hit me".', "told", '"they hit me"'),
        ("Roe confirmed the defection during a Senate Committee on Foreign Affairs hearing this afternoon.", "confirmed", "the defection"),
        ("The study demonstrates a loss of memory when rats are deprived of sleep.", "demonstrates",
         "a loss of memory when rats are deprived of sleep"),
        ("According to Ann Lind, speaking on behalf of the Varg Ambulance Service, when the crew arrived they found her dead.",
         "According to", "when the crew arrived they found her dead"),
        ("Oslo has agreed to return to the talks about its fleet, as announced by the Danish government.", "has agreed",
         "to return to the talks about its fleet"),
        ("Orbit News reported Northwind Japan due to the death have delayed a new episode.", "reported",
         "Northwind Japan due to the death have delayed a new episode"),
        ("The firm's projections showed that sales would double.", "showed", "that sales would double"),
        ('Brook described the growth as not "nearly enough."', "described", 'the growth as not "nearly enough."'),
        ("Lind described plans for the port as too costly and slow.", "described", "plans for the port as too costly and slow"),
        ("Later reports revealed the fire to be the work of two men.", "revealed", "the fire to be the work of two men"),
        ("Oslo has announced plans to walk out of the talks if the president denies the raid in a speech he is due to give.",
         "has announced", "plans to walk out of the talks if the president denies the raid in a speech he is due to give"),
        ("The rail would be examined, Roberts said, to determine if it had held.", "said",
         "The rail would be examined | to determine if it had held"),
        ("Ann Lind also announced her resignation effective next Wednesday.", "announced", "her resignation effective next Wednesday"),
        ("The paper reported data falsely showing the ship in Varg Port.", "showing", "the ship in Varg Port"),
        ("Roe stated his reason as being the heat.", "stated", "his reason as being the heat"),
        ("Roe has reported his findings in the Journal Varg.", "has reported", "his findings"),
        ("It is a council that is, as papers noted, completely democratic, and the members make up a tenth of the house.", "noted",
         "that is | completely democratic"),
        ("The last time the government ordered the network to shut down was in 1972.", "ordered", "the network to shut down"),
        ("He would sell if the price fell, according to the paper.", "according to", "He would sell if the price fell"),
    ],
)  # fmt: skip
def test_a_content_ends_where_what_is_said_ends(reader: Reader, text: str, cue: str, content: str) -> None:
    """The words of a content are all that was said, and no others."""
    assert content in [told[2] for told in _told(reader, text) if told[0] == cue]


def test_whoever_hands_words_on_stands_outside_them(reader: Reader) -> None:
    """Of "According to X, says Y, …" both have said it, the one through the other."""
    told = {source: content for _, source, content, _ in _told(reader, "According to local guards, says Reuters, four men were killed.")}
    assert told == {"local guards": "four men were killed", "Reuters": "According to local guards | four men were killed"}


def test_a_named_source_stands_before_an_adverb(reader: Reader) -> None:
    """What a paper reported to be allegedly so is the paper's, not nobody's."""
    told = _told(reader, "The army allegedly criticised the plan for new towns, the Brack Herald reported.")
    assert ("reported", "the Brack Herald") in [(cue, source) for cue, source, *_ in told]


def test_two_sayings_without_a_comma_lie_in_each_other(reader: Reader) -> None:
    """Of "Reuters reported on Monday an envoy said …" Reuters tells of the envoy's saying."""
    text = "Reuters reported on Monday a German envoy said the ban is not final."
    told = {source: content for _, source, content, _ in _told(reader, text)}
    assert told["a German envoy"] == "the ban is not final"
    assert told["Reuters"].startswith("a German envoy said")


def test_where_it_is_said_is_not_said(reader: Reader) -> None:
    """A place of saying before a whole quotation is no part of it, which is direct."""
    [told] = _told(reader, 'He said on the morning show of Radio Brack "It is a great loss to all of us."')
    assert told[2:] == ('"It is a great loss to all of us."', "direct")


def test_single_marks_quote_as_well(reader: Reader) -> None:
    """Words in single marks are the speaker's own; the mark of a plural closes nothing that is not open."""
    [told] = _told(reader, "The inspector deems the two rules 'unreasonable'.")
    assert told[2:] == ("the two rules 'unreasonable'", "mixed")
    assert all(told[3] == "indirect" for told in _told(reader, "The mayor said the workers' vote and the owners' vote were valid."))


def test_a_quotation_behind_a_content_is_not_its_own(reader: Reader) -> None:
    """A content that ends before a later quotation of its paragraph stays as it is."""
    text = 'Brook said on Monday it was over. The crowd sang "Long live the hall" and left.'
    assert "it was over" in [told[2] for told in _told(reader, text)]


def test_a_clause_without_its_verb_is_not_said(reader: Reader) -> None:
    """Where a parse makes the subject alone the clause, nothing is claimed rather than half of it."""
    told = _told(reader, 'He said the "phony" and "nasty" Harris attacked Biden during the debates and blasted her behavior.')
    assert not [content for cue, _, content, _ in told if cue == "said"]


def test_leaders_of_groups_are_not_the_first_group(reader: Reader) -> None:
    """The names behind "leaders of two factions" are the factions'."""
    text = "Leaders of two militant factions -- Hamas and Islamic Jihad -- warned on Monday they will not give up their arms."
    result = next(iter(reader.extract([make_article(text)])))
    assert isinstance(result, Extraction), result
    names = {e.iri: e.name for e in result.entities}
    assert [names.get(s.entity or "") for s in result.statements] != ["Hamas"]
