"""Words of an event in constructions that give them another sense, and modes that stand only where the words say them."""

from typing import Any

import pytest
from said import events_in

from kg.pipeline import Reader

Json = dict[str, Any]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The delegates from Chad agreed on many points.", "AGREE"),
        ("The council agreed that Chad must not have such weapons.", "AGREE"),
        ("There was much agreement among the senators.", "AGREE"),
        ("The premier of Chad vowed to keep fighting the ruling in court.", "AGREE"),
        ("The army of Chad is ready to implement the plan.", "AGREE"),
        ("The bill does not offer couples in Chad the same rights.", "AGREE"),
        ("The minister of Chad defended his record.", "SUPPORT"),
        ("The measure removes the senator of Chad from a terror watch list.", "SANCTION"),
        ("A commission of Chad found that the army was to blame for the fire.", "ACCUSE"),
        ("The premier reaffirmed the commitment of Chad to defeating the rebels.", "AGREE"),
        ("The ministers of Chad renewed their commitment to fight terrorism.", "AGREE"),
        ("Governor Lind signalled her intent to run for the senate.", "AGREE"),
        ("Senator Lind had planned a bid but decided against it.", "REJECT"),
        ("The council of Chad disagrees with the ban on exports.", "REJECT"),
        ("The rebels have killed villagers whom they claim to be defending.", "SUPPORT"),
        ("Firms that supported the militia with fuel were blacklisted by Chad.", "SUPPORT"),
        ("Two ministers of Chad stepped down in protest over the raid.", "PROTEST"),
        ("The mayor of Tyre has resigned to protest against the cuts.", "PROTEST"),
        ("The government of Chad has stated its intention to reinvest some oil revenue into farms.", "AGREE"),
        ("She wants to know what brought on the heart attack that killed the senator of Chad.", "ASSAULT"),
        ("Shots were fired at the plane of the president of Chad.", "ACCUSE"),
        ("The lawyer defended the senator in court.", "SUPPORT"),
        ("Two men are part of a legal team defending the senator of Chad.", "SUPPORT"),
        ("The court of Chad threw out the result of the election.", "SANCTION"),
        ("Officials of Chad intercepted a Libyan government document.", "COERCE"),
        ("The general was accused by Chad of threatening the unity of the army.", "THREATEN"),
        ("The princess stood alongside the president of Chad during the draw.", "SUPPORT"),
        ("The princess met her husband while studying in Chad.", "CONSULT"),
        ("The rebel calls the president, a “butcher” and a “failure”.", "CONSULT"),
        ("Tourists from Chad visited Libya last year.", "CONSULT"),
        ("We are heading to Chad for purely humanitarian reasons.", "CONSULT"),
        ("Anybody who has confidential talks with the minister is unhappy.", "CONSULT"),
        ("The leaders of Chad insist on building the dam.", "REQUEST"),
        ("Senator Lind said that a state must protect its people.", "REQUEST"),
        ("The law has condemned many women in Chad to resort to secrecy.", "ACCUSE"),
        ("Chad and Libya are not as skeptical of Peru.", "ACCUSE"),
        ("If voters think twice because they are concerned about the senate, it is too late.", "ACCUSE"),
        ("The premier said that the rebels would be held accountable.", "ACCUSE"),
        ("The rebel commander is charged with securing the capital of Chad.", "ACCUSE"),
        ("The governor of Chad declared a disaster, allowing the army to act.", "CONCEDE"),
        ("The courts of Chad cancelled hundreds of cases.", "CONCEDE"),
        ("Chad did not make the lifting of the sanctions a condition.", "CONCEDE"),
        ("Chad will not be intimidated by Libya.", "THREATEN"),
        ("The senator warned against abandoning the country.", "THREATEN"),
        ("Lebanon warned the United Nations that the resolution will not end the war.", "THREATEN"),
        ("The lives of the officers were threatened.", "THREATEN"),
        ("The use of dollars also reduces trade in Africa.", "SANCTION"),
        ("The minister's trip to Chad was cancelled.", "SANCTION"),
        ("A guard disarmed a gunman at the senate of Chad.", "RETREAT"),
        ("The senator helped to liberate a people.", "RETREAT"),
        ("A dog attacked the mayor of Tyre.", "ASSAULT"),
        ("A virus has killed a thousand people in Chad.", "ASSAULT"),
        ("An engineer was killed while working at the station.", "ASSAULT"),
        ("The driver pleaded guilty to two counts of negligent homicide in Chad.", "ASSAULT"),
        ("There is a problem, and we fight it together.", "ASSAULT"),
        ("The agency upheld Boeing's protest.", "PROTEST"),
        ("The employees of the ministry were concerned about the calculation of the load.", "ACCUSE"),
        ("The senator expressed concern about his mental state.", "ACCUSE"),
        ("Members of parliament asked the minister, Ann Roe, if she was aware of the arrests.", "REQUEST"),
        ("The ambassador of Chad called Roe an “enemy” for having hugged the president.", "REQUEST"),
        ("In some cases the rangers will even attack chicks.", "ASSAULT"),
    ],
)
def test_the_construction_says_something_else(reader: Reader, text: str, event_type: str) -> None:
    """An opinion, an acquaintance, a result, a comparison, an accident: no event of the word's type."""
    assert not [e for e in events_in(reader, text) if e["type"] == event_type]


@pytest.mark.parametrize(
    ("text", "event_type", "mode"),
    [
        ("Chad and Libya agreed that they should meet in May.", "AGREE", None),
        ("The ministers of Chad and Libya agreed that their countries should cooperate.", "AGREE", None),
        ("Chad is ready to sign the treaty with Libya.", "AGREE", None),
        ("The premier of Chad vowed to help the victims of the flood.", "AGREE", None),
        ("The minister of Chad defended the army's conduct.", "SUPPORT", None),
        ("The president of Chad visited Libya on Monday.", "CONSULT", "visit"),
        ("They insisted on the release of the prisoners by Chad, the premier said.", "REQUEST", "yield"),
        ("Chad issued an ultimatum to the rebels.", "THREATEN", None),
        ("The minister of Chad warned of consequences for the rebels.", "THREATEN", None),
        ("The army of Chad is ready to attack Libya.", "THREATEN", "violence"),
        ("A federal judge ruled the ban unconstitutional.", "SANCTION", "convict"),
        ("The editor was jailed for fraud.", "SANCTION", "convict"),
        ("The court of Chad dismissed the lawsuit against the minister.", "REJECT", None),
        ("The British relinquished control of Hong Kong to China.", "RETREAT", "withdraw"),
        ("Senator Ted Cruz proposed a bill to ban the app.", "REQUEST", "change"),
        ("The team has made a complaint to the police against the minister of Chad.", "ACCUSE", "allege"),
        ("Bolivia made a proposal to Chile.", "AGREE", None),
        ("Chad said it would withdraw its troops from Libya.", "AGREE", None),
        ("The council of Tyre expressed concern over Libya's missiles.", "ACCUSE", "disapprove"),
        ("Senator Ted Cruz assailed the event as the darkest of all.", "ACCUSE", "disapprove"),
        ("The mayor of Tyre has been under house arrest since 2011.", "COERCE", "arrest"),
        ("The failed attack on the town began on Monday.", "ASSAULT", None),
        ("A rebel tried to disfigure her with acid.", "ASSAULT", None),
    ],
)
def test_the_words_say_it(reader: Reader, text: str, event_type: str, mode: str | None) -> None:
    """The same words where they mean it, with the mode that they say."""
    assert (event_type, mode) in {(e["type"], e["mode"]) for e in events_in(reader, text)}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Chad banned the opposition party.", "ban"),
        ("The government of Chad banned candidates from participating in the elections.", "ban"),
        ("The government of Chad banned demonstrations in the capital.", "restrict"),
        ("Chad banned Libyan ships from its ports.", "restrict"),
        ("Chad forbade hundreds of pilgrims from leaving the capital.", "restrict"),
        ("The government of Chad barred citizens from dealing with the bank.", None),
    ],
)
def test_what_is_banned(reader: Reader, text: str, mode: str | None) -> None:
    """Bodies are banned; who may not go somewhere, or what may not be held, is restricted; else the words do not say."""
    assert [e["mode"] for e in events_in(reader, text) if e["type"] == "COERCE"] == [mode]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Chad demanded the release of the prisoners.", "yield"),
        ("Chad demanded an end to the shelling of the town.", "yield"),
        ("Chad demanded an end to the tax on grain.", None),
        ("The embassy of Chad advised its citizens to leave the country.", None),
        ("The mayor of Tyre urged residents to evacuate.", None),
        ("The president of Chad ordered his staff to delay the aid.", None),
        ("The premier of Chad asked Libya for help.", "assist"),
        ("The supreme court of Chad asked for clarifications of the law.", None),
        ("The party demanded the minister's resignation.", "change"),
        ("The governor of Chad urged voters to vote for the measure.", None),
        ("Chad demanded talks with Libya.", "meet"),
    ],
)
def test_what_is_asked_for(reader: Reader, text: str, mode: str | None) -> None:
    """The mode of a request is what is asked for itself, not what else is told of it."""
    assert [e["mode"] for e in events_in(reader, text) if e["type"] == "REQUEST"] == [mode]


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("The failed attack on the town began on Monday.", "attack", ("positive", "past")),
        ("The town was in ruins due to the attack on the bridge.", "attack", ("positive", "past")),
        ("The minister of Chad was due to resign in May.", "resign", ("positive", "future")),
        ("N. Korea last tested a missile in 1998.", "tested", ("positive", "past")),
        ("Alan Lind was the first to be removed from the senate of Chad in 1998.", "removed", ("positive", "past")),
        ("The failed assassination of the mayor shocked Tyre.", "assassination", ("negative", "past")),
        ("Chad wants to punish the mayor for refusing to support the bid.", "refusing", ("positive", "past")),
        ("The premier of Chad called off a meeting to visit Libya.", "visit", ("positive", "future")),
    ],
)
def test_how_it_is_told(reader: Reader, text: str, trigger: str, told: tuple[str, str]) -> None:
    """What was tried in vain was done; what is requited was done before; what a plan makes room for is not denied."""
    start = text.index(trigger)
    assert told in {(e["polarity"], e["tense"]) for e in events_in(reader, text) if e["trigger"]["start"] == start}
