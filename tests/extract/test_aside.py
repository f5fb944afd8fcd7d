"""What the writer adds behind a content, and what looks like it but was said."""

import pytest
from said import Told


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The board said that the count had been forged, prompting clashes in two towns.", "that the count had been forged"),
        ("The auditor said that the lender had failed the test, sending its shares down a tenth.", "that the lender had failed the test"),
        ("The judges ruled that the law was void, dealing a blow to the ruling party.", "that the law was void"),
        ("The mayor insisted that the water was safe, even as tests showed high levels of lead.", "that the water was safe"),
        ("The envoy insisted that ties were good, despite a string of angry notes.", "that ties were good"),
        ("The governor said that prices were under control, although rents rose by nine percent last year.",
         "that prices were under control"),
        ("The fund said that growth would reach 4 percent (it had earlier forecast 5).", "that growth would reach 4 percent"),
        ("The judge said that the evidence was thin before adjourning the hearing.", "that the evidence was thin"),
        ("The airline said that it would halt its flights to Bari after a missile landed near the runway.",
         "that it would halt its flights to Bari"),
        ("The junta promised to free the students after weeks of protests.", "to free the students"),
        ('The premier said talks had been "frank", but there was no breakthrough.', 'talks had been "frank"'),
        ("The leader vowed to end graft, a promise made by all before him.", "to end graft"),
        ("The union called for higher wages, which employers reject.", "higher wages"),
        ("The council urged both sides to respect the truce, which expires on Sunday.", "both sides to respect the truce"),
        ("The council urged donors to act quickly as floodwaters rose in the south.", "donors to act quickly"),
        ("Oslo accused the militia of breaking the truce after a mortar killed two farmers.", "the militia of breaking the truce"),
        ("Kenya accused its neighbour of hiding the gunmen in a letter to the council.", "its neighbour of hiding the gunmen"),
        ("The lawyers argued that the taps were illegal and asked the judge to dismiss the case.", "that the taps were illegal"),
        ("The premier said that the jets were ready, but parliament has yet to approve the mission.", "that the jets were ready"),
        ("The chemist warned that the fumes were toxic, and workers were sent home.", "that the fumes were toxic"),
        ("The emir vowed to avenge the killings as crowds marched through the capital.", "to avenge the killings"),
        ("The union accused the port of ignoring warnings, which the firm rejected.", "the port of ignoring warnings"),
        ("Lawmakers called for an inquiry after a prisoner died in his cell.", "an inquiry"),
        ("The ferry firm admitted that its vests were out of date, but said nobody had been hurt.", "that its vests were out of date"),
        ("Shareholders said they had been misled, and are now suing the bank.", "they had been misled"),
        ("The magistrate said the evidence was weak after hearing three witnesses.", "the evidence was weak"),
        ("The envoy urged all parties to respect the result as votes were being counted.", "all parties to respect the result"),
        ("The general said he would not stand, ending months of speculation.", "he would not stand"),
        ("The captain denied ordering the raid, despite testimony from his own men.", "ordering the raid"),
        ("The bishops urged voters to stay at home, a call that most ignored.", "voters to stay at home"),
        ("The senator accused the agency of lying to the house in a speech on Tuesday.", "the agency of lying to the house"),
        ("The mayor called for an inquiry into the fire during a visit to the ward.", "an inquiry into the fire"),
        ("The king announced an amnesty for prisoners, weeks after riots in the jails.", "an amnesty for prisoners"),
        ("The firm said it would quit the country, days after a rival was raided.", "it would quit the country"),
        ("The bank announced a rate cut of half a point, the third this year.", "a rate cut of half a point"),
        ("The council urged both sides to keep talking, warning of a return to war.", "both sides to keep talking"),
        ("The governor told drivers to avoid travelling, warning of ice.", "drivers to avoid travelling"),
    ],
)  # fmt: skip
def test_writers_aside_is_not_said(told: Told, text: str, content: str) -> None:
    """How a report was received, what speaks against it and what happened before stands outside of it."""
    assert content in [r[2] for r in told(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Officials say the quake hit at noon, causing panic in the market.", "the quake hit at noon, causing panic in the market"),
        ("The envoy said that ties were good despite the expulsion of two diplomats.",
         "that ties were good despite the expulsion of two diplomats"),
        ("The minister said that she would resign after parliament passed the budget.",
         "that she would resign after parliament passed the budget"),
        ("The airline said that the jet circled the town before landing in a field.",
         "that the jet circled the town before landing in a field"),
        ("The fund said that growth would reach 4 percent (3 in the south).", "that growth would reach 4 percent (3 in the south)"),
        ("Prosecutors accused the driver of fleeing after he hit a cyclist.", "the driver of fleeing after he hit a cyclist"),
        ("The army accused the guards of standing by as inmates burned the wing.", "the guards of standing by as inmates burned the wing"),
        ("The rebels rejected the offer as too vague.", "the offer as too vague"),
        ("The board raised the question, ending in a quarrel, the clerk said.", "The board raised the question, ending in a quarrel"),
        ("The port will close, raising concerns over jobs, the union says.", "The port will close, raising concerns over jobs"),
        ("Two of the men are cousins, the sheriff said, and a third man is still at large.",
         "Two of the men are cousins, the sheriff said, and a third man is still at large"),
        ("Lawmakers called for the chief of police to be sacked.", "the chief of police to be sacked"),
        ("The guards said the dam was full, and its gates would be opened.", "the dam was full, and its gates would be opened"),
        ("The emir vowed to stay as long as they needed him.", "to stay as long as they needed him"),
        ("The minister explained why the trial had been delayed.", "why the trial had been delayed"),
        ("The court accused the clerk in a letter of lying.", "the clerk in a letter of lying"),
    ],
)  # fmt: skip
def test_what_is_said_stays(told: Told, text: str, content: str) -> None:
    """Results of what is told, terms set for it and reasons given for a refusal are said."""
    assert content in [r[2] for r in told(text)]


def test_who_gathers_has_said_nothing(told: Told) -> None:
    """A verb of coming together between commas behind a quotation is no frame of it."""
    assert [r[0] for r in told('"We cannot wait," the minister said in Bari, as leaders gathered for a summit.')] == ["the minister"]
