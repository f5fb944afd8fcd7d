"""Articles from files: what is read, what is left out, what is refused and why."""

import datetime as dt
import json
import os
import threading
from pathlib import Path

import pytest

from kg.errors import BadArticle
from kg.ids import text_digest
from kg.model import Article, Failure
from kg.read import left_out, make_article, read_source, suffixes
from kg.read._bytes import MAX_BYTES

SENTENCE = "Iran denied on Monday that it had sent drones.\r\nIt said  the reports were “baseless”.\u2028\n"
PAGE = """<!doctype html><html><head><title>Iran denies sending drones | Northgate Wire</title>
<meta property="og:site_name" content="Northgate Wire"><link rel="canonical" href="https://example.org/a?x=1">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Iran denies sending drones",
"datePublished": "2022-10-20T08:00:00Z"}</script></head><body><nav><a href="/">Front page</a></nav><article>
<p>Iran denied on Monday that it had sent drones.</p><p>The ministry said the reports were baseless.</p><div>One line
<br>and another one</div>
</article><footer>All rights reserved</footer></body></html>"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only(path: Path, published: dt.date | None = None) -> Article:
    (article,) = read_source(path, published=published)
    assert isinstance(article, Article), article
    return article


def reason(path: Path) -> str:
    (failure,) = read_source(path)
    assert isinstance(failure, Failure), failure
    assert failure.source.startswith(str(path))
    return failure.reason


def test_plain_text_is_stored_exactly(tmp_path: Path) -> None:
    """Line ends, double spaces and line separators of a plain text are kept, so that offsets count in what the author wrote."""
    article = only(write(tmp_path, "a.txt", SENTENCE))
    assert article.text == SENTENCE
    assert article.sha256 == text_digest(SENTENCE)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_is_no_text(tmp_path: Path, encoding: str) -> None:
    """A byte-order mark tells the encoding and is not part of the text."""
    assert only(write(tmp_path, "a.txt", SENTENCE.encode(encoding))).text == SENTENCE


def test_other_encodings_are_recognised(tmp_path: Path) -> None:
    """A text in an old western encoding is read with its accents and dashes."""
    text = "The ministry’s spokesman said in Genève that the “accord” was « très proche » – an idea that Téhéran rejected. " * 4
    assert only(write(tmp_path, "a.txt", text.encode("cp1252"))).text == text


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", "", "no text"),
        ("a.txt", " \n\t", "no text"),
        ("a.txt", b"\x7fELF\x00\x01\x02", "NUL bytes"),
        ("a.pdf", "%PDF-1.4\n1 0 obj\n(The minister said that it was over.)", "not text but a PDF: turn it into text"),
        ("a.txt", "{\\rtf1 The minister said that it was over.}", "not text but an RTF document"),
        ("a.docx", b"PK\x03\x04\x14\x00\x06", "not text but a ZIP archive or an Office document"),
        ("a.txt", b"x" * (MAX_BYTES + 1), "larger than 20 MB"),
        ("a.txt", "Le ministre a condamné lundi l'attaque et la Russie a répondu. " * 10, "not English: next to no English words"),
        ("a.txt", "إيران نفت التقارير يوم الاثنين. " * 10 + "NATO", "not English: most of it is in another script"),
        ("a.json", '{"text": "Der Sprecher sagte, die Regierung werde nicht mit den Rebellen verhandeln."}', "are those of German"),
        ("a.txt", "Le porte-parole a dit que les négociations ne sont pas terminées.", "are those of French"),
        ("a.txt", "One. " * 300_000, "more than 1000000 characters is no article"),
        ("a.txt", b"Iran denied it. " * 1_000 + b"\x00", "NUL bytes"),
        ("a.json", '{"text": "a",\n nope}', "not JSON at line 2, column 2"),
        ("a.json", '{"text": "a", "n": ' + "1" * 5_000 + "}", "not JSON that can be read"),
        ("a.json", "[1]", "not a JSON object"),
        ("a.json", "[" * 100_000, "nested too deep"),
        ("a.json", '{"title": "x"}', 'no "text"'),
        ("a.json", '{"text": 3}', '"text" is not a string'),
        ("a.json", '{"text": "a", "title": 3}', '"title" is not a string'),
        ("a.json", '{"text": "a", "published": "yesterday"}', "not a date"),
        ("a.json", '{"text": "a", "published": "9999-12-31"}', "9999-12-31 is no day of a newspaper"),
        ("a.json", '{"text": "a", "published": "0001-01-01T00:00:00"}', "0001-01-01 is no day of a newspaper"),
        ("a.json", '{"text": "a", "url": "javascript:alert(1)"}', "not a web address"),
        ("a.json", '{"text": "\\ud800"}', "surrogate"),
        ("a.json", '{"text": "a", "title": "\\ud800"}', '"title" has half a surrogate pair'),
        ("a.json", '{"text": "a", "publisher": "\\udfff"}', '"publisher" has half a surrogate pair'),
        ("a.json", '{"text": "a", "url": "https://example.org/\\ud800"}', '"url" has half a surrogate pair'),
        ("a.jsonl", "\n", "no articles"),
        ("a.jsonl", '{"text": "One."}\n{"text": "Two."}\n'.encode("utf-16"), "JSON Lines have to be UTF-8, these are utf-16"),
        ("a.jsonl", b'{"text": "' + b"x" * MAX_BYTES + b'"}', "larger than 20 MB"),
        ("a.jsonl", "[1]\n", "not a JSON object"),
        ("a.jsonl", '{"text": \n', "not JSON at column 9"),
        ("a.md", "---\npublished: 2022-13-45\n---\nText.", "front matter cannot be read: month must be in 1..12"),
        ("a.md", "---\ntitle: " + "[" * 10_000 + "\n---\nText.", "front matter cannot be read"),
        ("a.md", "---\ntitle: a: b\n---\nText.", "not YAML in line 2"),
        ("a.md", "---\n- a\n---\nText.", "not a list of names"),
        ("a.html", "<html><body></body></html>", "no article found"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: str | bytes, why: str) -> None:
    """A file that is no article becomes one Failure with its name and a reason that helps."""
    assert why in reason(write(tmp_path, name, content))


@pytest.mark.parametrize(
    "text",
    [
        "Iran denied it: «نفت إيران التقارير».",
        "Téhéran a nié.",
        "Costa de la Cruz y Reyes van der Linden wins Copa de los Andes",
        "Von der Leyen: no deal",
        "Les Misérables et La Vie en Rose top the list in Le Havre",
        "El Universal, La Jornada and Diario de Yucatan report it",
        "The minister said “Ça suffit”, and it was the end of the talks. " * 5,
        "🚀" * 300,
    ],
)
def test_foreign_words_do_not_make_a_text_foreign(tmp_path: Path, text: str) -> None:
    """A quotation in another script, a short text and one without any letters are read."""
    assert only(write(tmp_path, "a.txt", text)).text == text


def test_missing_file_is_a_failure(tmp_path: Path) -> None:
    """A file that is not there is reported like any other that cannot be read."""
    assert reason(tmp_path / "nowhere.txt") == "No such file or directory"


def test_markdown_front_matter(tmp_path: Path) -> None:
    """Front matter gives the article's data, and the text begins after it and the empty lines that follow."""
    front = "---\ntitle: 'Iran: a denial'\npublisher: Northgate Wire\npublished: 2022-10-20\nurl: https://example.org/a\n---\n\n"
    article = only(write(tmp_path, "a.md", front + SENTENCE))
    assert (article.title, article.publisher, article.url) == ("Iran: a denial", "Northgate Wire", "https://example.org/a")
    assert (article.published, article.text) == (dt.date(2022, 10, 20), SENTENCE)


def test_html_keeps_article_and_metadata(tmp_path: Path) -> None:
    """Of a web page the article is read without menus, its blocks apart, its data from the page's own metadata."""
    article = only(write(tmp_path, "a.html", PAGE))
    assert "sent drones.\nThe ministry" in article.text
    assert "One line\nand another one" in article.text
    assert "Front page" not in article.text
    assert "rights" not in article.text
    assert (article.title, article.publisher) == ("Iran denies sending drones", "Northgate Wire")
    assert (article.published, article.url) == (dt.date(2022, 10, 20), "https://example.org/a?x=1")


def test_html_date_is_not_guessed(tmp_path: Path) -> None:
    """A date that only stands in the running text is not taken for the day of publication."""
    page = "<html><body><p>On 3 October 2022 Iran denied that it had sent drones to anybody.</p><p>Copyright 2021</p></body></html>"
    assert only(write(tmp_path, "a.html", page)).published is None


def test_bad_line_does_not_end_the_file(tmp_path: Path) -> None:
    """A bad line of JSON Lines is named by its number; the lines around it are read."""
    lines = [json.dumps({"text": "One.\u2028More."}, ensure_ascii=False), "{nope", "", json.dumps({"text": "Two."})]
    path = write(tmp_path, "a.jsonl", "\n".join(lines))
    first, bad, last = read_source(path)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, Failure)
    assert (first.text, last.text, last.source) == ("One.\u2028More.", "Two.", f"{path}:4")
    assert bad.source == f"{path}:2"
    assert "not JSON" in bad.reason


def test_own_date_comes_before_the_given_one(tmp_path: Path) -> None:
    """`published` stands only for articles that have no date of their own; a time of day is cut off."""
    day = dt.date(2024, 9, 6)
    path = write(tmp_path, "a.jsonl", '{"text": "One.", "published": "2022-11-03T23:59:00-05:00"}\n{"text": "Two."}')
    first, second = (article for article in read_source(path, published=day) if isinstance(article, Article))
    assert (first.published, second.published) == (dt.date(2022, 11, 3), day)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('{"text": "One."}', "One."),
        ('{\n "text": "One."\n}', "One."),
        ("---\ntitle: a\n---\nOne.", "One."),
        ("One.", "One."),
        ("<!-- x -->\n<!DOCTYPE html><html><body><p>One is a whole paragraph.</p></body></html>", "One is a whole paragraph."),
    ],
)
def test_unknown_endings_are_told_by_content(tmp_path: Path, content: str, text: str) -> None:
    """A file of unknown ending is read as what its first characters look like."""
    assert only(write(tmp_path, "article", content)).text == text


def test_folder_walk(tmp_path: Path) -> None:
    """A folder is read in sorted order, its own files first, without hidden files, its papers, notes and lone questions."""
    for name in ("b/two.txt", "a.txt", "b/one.TXT", ".hidden.txt", "README.md", "LICENSE.txt", "data.bin", ".git/x.txt"):
        write(tmp_path, name, f"This is {name}.")
    write(tmp_path, "note.md", "# A note\n")
    write(tmp_path, "question.txt", "Who condemned Iran?\n")
    write(tmp_path, "z.md", "---\ntitle: z\n---\nThis is z.")
    articles = [article.text for article in read_source(tmp_path) if isinstance(article, Article)]
    assert articles == ["This is a.txt.", "This is z.", "This is b/one.TXT.", "This is b/two.txt."]
    assert [Path(note.source).name for note in left_out(tmp_path)] == ["LICENSE.txt", "README.md", "note.md", "question.txt"]


def test_left_out_files_are_read_by_name(tmp_path: Path) -> None:
    """What a folder walk leaves out is read where it is named itself."""
    assert only(write(tmp_path, "README.md", "# Iran denies\n")).text == "# Iran denies\n"


def test_unreadable_file_in_a_folder_is_a_failure(tmp_path: Path) -> None:
    """A broken file in a folder is reported, not left out."""
    write(tmp_path, "a.md", b"\0\0")
    write(tmp_path, "b.txt", "Fine.")
    bad, good = read_source(tmp_path)
    assert isinstance(bad, Failure)
    assert isinstance(good, Article)


def test_long_line_does_not_end_the_file(tmp_path: Path) -> None:
    """A line of JSON Lines that is too long to be an article is named by its number, and the next one is read."""
    path = write(tmp_path, "a.jsonl", b"x" * (2 * MAX_BYTES + 5) + b'\n{"text": "Two."}\n')
    bad, good = read_source(path)
    assert isinstance(bad, Failure)
    assert isinstance(good, Article)
    assert (bad.source, good.source) == (f"{path}:1", f"{path}:2")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_pipes_are_read_by_name_and_passed_by_in_folders(tmp_path: Path) -> None:
    """A pipe that is named is read to its end, none of it lost in telling its format; one that lies in a folder keeps nobody waiting."""
    write(tmp_path, "a.txt", "One.")
    os.mkfifo(tmp_path / "b.txt")
    os.mkfifo(tmp_path / "pipe")
    assert [article.text for article in read_source(tmp_path) if isinstance(article, Article)] == ["One."]
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_text("Two."))
    writer.start()
    assert only(tmp_path / "pipe").text == "Two."
    writer.join()


def test_locked_folder_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be listed is reported, not taken for an empty one."""
    write(tmp_path, "a.txt", "One.")
    locked = tmp_path / "locked"
    locked.mkdir()
    scandir = os.scandir

    def refuse(folder: str) -> object:
        if Path(folder) == locked:
            raise PermissionError(13, "Permission denied", folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    good, bad = read_source(tmp_path)
    assert isinstance(good, Article)
    assert isinstance(bad, Failure)
    assert bad.source == str(locked)


def test_parser_that_gives_up_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a format's parser raises over one file, the next file is read."""
    write(tmp_path, "a.html", PAGE)
    write(tmp_path, "b.txt", "Two.")

    def broken(*_: object, **__: object) -> None:
        raise ValueError("too odd")

    monkeypatch.setattr("kg.read.html.bare_extraction", broken)
    bad, good = read_source(tmp_path)
    assert bad == Failure(str(tmp_path / "a.html"), "cannot be read: ValueError: too odd")
    assert isinstance(good, Article)


def test_same_text_and_address_same_article() -> None:
    """The IRI of an article depends on its text and address alone."""
    first = make_article("One.", url="https://example.org/a", title="A", source="here")
    assert first.iri == make_article("One.", url="https://example.org/a", source="there").iri
    assert first.iri != make_article("One.", url="https://example.org/b").iri
    assert first.iri != make_article("One. ", url="https://example.org/a").iri


def test_addresses_are_made_fit_for_rdf() -> None:
    """Characters that cannot stand in an IRI are percent-encoded, as browsers do; the rest of an address is left alone."""
    assert make_article("One.", url='https://example.org/a "b" c%20d?x=ü').url == "https://example.org/a%20%22b%22%20c%20d?x=ü"
    with pytest.raises(BadArticle):
        make_article("One.", url="https://")


def test_formats_are_found() -> None:
    """Each known ending belongs to one format; a new file in the folder adds its own."""
    assert set(suffixes().values()) == {"html", "json_article", "json_lines", "markdown", "text"}


def test_real_corpora_are_read(shared: Path) -> None:
    """Every article of the seeds is read with its date, and the folder's papers and question are not among them."""
    articles = list(read_source(shared / "corpora" / "seeds"))
    assert all(isinstance(article, Article) for article in articles)
    assert len(articles) == 6
