"""How far a content reaches: terms, reasons and scenes behind it are said; others' words, and what happened meanwhile, are not."""

import pytest
from said import Told


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The envoy asked the rebels to hold their fire until the convoy had passed.",
         "the rebels to hold their fire until the convoy had passed"),
        ("The union vowed to keep the mine shut unless wages were raised.", "to keep the mine shut unless wages were raised"),
        ("A teacher objected to the banners in the hall on the grounds that they broke the law.",
         "the banners in the hall on the grounds that they broke the law"),
        ("The mayor criticised the plan on the basis of its cost.", "the plan on the basis of its cost"),
        ("He asked for $90 for a ticket for his cat.", "$90 for a ticket for his cat"),
        ("We strongly condemn the attacks today in the towns of Jora and Tamba.", "the attacks today in the towns of Jora and Tamba"),
        ("We welcome the outcome of the gathering in Lima today, including reaching a consensus on fishing.",
         "the outcome of the gathering in Lima today, including reaching a consensus on fishing"),
        ("The court found that it was the guard, not the driver, who fired first.",
         "that it was the guard, not the driver, who fired first"),
        ("Brook said \"anybody has the right to run\" but this is \"one of the hardest races in the country.\"",
         "\"anybody has the right to run\" but this is \"one of the hardest races in the country.\""),
        ("The ministry says since May, three bridges have been repaired.", "since May, three bridges have been repaired"),
        ("They own a yard in Bari, which Northwind estimates to be worth $18 million.",
         "which Northwind estimates to be worth $18 million"),
        ("If the vote fails, the paper reports, officials expect that the cabinet will fall.",
         "If the vote fails, the paper reports, officials expect that the cabinet will fall"),
        ("Iran's Fars news agency reports Moscow has agreed to a visit in June.", "Moscow has agreed to a visit in June"),
        ("Ada Brook welcomes the UN Board of Inquiry’s summary of its work.", "the UN Board of Inquiry’s summary of its work"),
        ("Japan's Kyodo news agency reports Pyongyang has agreed to talks in October.", "Pyongyang has agreed to talks in October"),
    ],
)  # fmt: skip
def test_what_belongs_to_a_content_stands_in_it(told: Told, text: str, content: str) -> None:
    """A limit, a reason, a scene, the other half of a cleft or of a quotation."""
    assert content in [r[2] for r in told(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The Council condemns the strikes in a statement issued in Lima.", "the strikes"),
        ("Chad condemns the strike in the strongest terms.", "the strike"),
        ("Some clients reported that Northwind had cut their lines, and others even wrote about it.", "that Northwind had cut their lines"),
        ("Some scholars believe the town was moved, while some say it grew from the river.", "the town was moved"),
        ("Brook says that most Arabs think it is late and the teacher, who led the poll, also said that it was early.",
         "that most Arabs think it is late"),
        ("Brook said he is held in good conditions, although he said he suffers from pain.", "he is held in good conditions"),
        ("The premier says the fever is under control, as doctors confirmed the tenth case.", "the fever is under control"),
        ("The envoy announced the closure of the border on state television late on Friday.", "the closure of the border"),
        ("He announced this change by live television on Wednesday.", "this change"),
        ("The two were caught in May, and Brook was accused of being a spy which he denied.", "Brook was accused of being a spy"),
    ],
)  # fmt: skip
def test_what_others_say_or_do_stands_outside(told: Told, text: str, content: str) -> None:
    """Manner and medium, the other side, a second saying, what was done meanwhile, a denial."""
    assert content in [r[2] for r in told(text)]


def test_reasons_are_no_predicates(told: Told) -> None:
    """ "Not considered a record, as it was no open race" does not take the race for what it was considered."""
    assert not told("Her time was not considered a record, as it was not an open race.")
