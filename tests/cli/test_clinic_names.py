"""A clinic's name is only a name: no screen and no form of a result takes it for a field, markup or a command."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import tomli_w
from _pytest.mark import ParameterSet
from markdown_it import MarkdownIt
from pypdf import PdfReader
from textual.widgets import Static

from coach.app.app import CoachApp
from coach.export import FORMS
from coach.export.forms import summary_form
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.startup import Surroundings, read_opening
from coach.storage.settings import Settings
from tests.support.command import Run
from tests.support.proofs import spare_plans
from tests.support.visits import NOW, new_visit

NAMES = [
    "Back {to} Basics",
    "{0} {} {",
    "}{{clinic}}",
    "{phone} {when}",
    "{when.__class__.__mro__}",
    "{version!r:>9999999999}",
    "[x](javascript:alert(1))",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><b>bold</b>",
    "`a` | b | *c* _d_ ~~e~~",
    "# 1. - > &lt;",
    "[red]loud[/red] [link=http://x]y[/link] [@click=app.quit]z[/]",
    "-o raw",
    "https://example.org www.example.org",
]


PRINTED = (NAMES[0], NAMES[6], NAMES[8], NAMES[10])
"""Names that are also looked for in the PDF: one with fields, and three with markup."""


def few(*places: int) -> list[str | ParameterSet]:
    """Return all names, all but those at these places left to the exhaustive run."""
    return [
        name if place in places else pytest.param(name, marks=pytest.mark.exhaustive)
        for place, name in enumerate(NAMES)
    ]


def clinic_file(folder: Path, name: str) -> Path:
    """Return a clinic's file with a name, which its phone and desk contain, too."""
    file = folder / "clinic.toml"
    desk = f"Go to the desk of {name}."
    file.write_text(
        tomli_w.dumps({"name": name, "phone": f"574-498-8474 {name}", "emergency_number": "911", "desk": desk}), "utf-8"
    )
    return file


def one_line(text: str) -> str:
    return " ".join(text.split())


class Page(HTMLParser):
    """The elements, attributes and words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.title = ""
        self._in_title = False
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {key for key, _ in attrs}
        self._in_title = tag == "title"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False


@pytest.mark.parametrize("name", few(0, 2, 4, 6, 8, 9, 10, 11, 14))
def test_every_form_of_the_summary_says_the_name_as_it_stands(tmp_path: Path, name: str) -> None:
    library = load_library(ContentPlace(clinic=clinic_file(tmp_path, name)))
    visit = new_visit(answers={"fits-today": "prevention"}, checked_at=NOW)
    sheet = name in PRINTED
    forms: dict[str, Any] = {form: summary_form(form, visit, library, NOW) for form in FORMS if sheet or form != "pdf"}

    assert name in one_line(forms["text"])
    page = Page(forms["html"])
    assert name in page.title
    assert name in one_line("".join(page.words))
    assert not page.tags & {"script", "img", "a", "b", "del", "code"}
    assert not {each for each in page.attributes if each.startswith("on") or each in ("href", "src")}
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(forms["markdown"])
    kinds = {token.type for each in tokens for token in (each, *(each.children or ()))}
    assert not kinds & {"link_open", "html_inline", "html_block", "code_inline", "s_open", "table_open", "image"}
    json.loads(forms["json"])
    for entry in json.loads(forms["fhir"])["entry"]:
        tags = {each.tag.partition("}")[2] for each in ElementTree.fromstring(entry["resource"]["text"]["div"]).iter()}
        assert tags <= {"div", "p", "h1", "h2", "h3", "ul", "li", "em"}
    if sheet:
        reader = PdfReader(BytesIO(forms["pdf"]))
        assert reader.metadata is not None
        assert name in str(reader.metadata.title)
        assert "".join(name.split()) in "".join("".join(each.extract_text() for each in reader.pages).split())
    # What is filled in is not read again for fields.
    assert library.words("summary.title", when="{clinic}") == f"Back check of {{clinic}}, {name}"


def test_the_commands_say_it_too(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spare_plans(monkeypatch)
    answers, name = tmp_path / "answers.toml", "{to} {0} {"
    answers.write_text('[answers]\nfits-today = "prevention"\n')
    clinic = clinic_file(tmp_path, name)

    assert name in one_line(run("summary", "--guide", "--clinic", clinic).out)
    for words in (["triage", answers, "--assume-no"], ["content", "check"]):
        ran = run(*words, "--clinic", clinic)
        assert ran.err == ""


@pytest.mark.parametrize("name", few(0, 4, 6, 12))
async def test_the_first_screen_shows_the_name_as_it_stands(tmp_path: Path, name: str) -> None:
    place = ContentPlace(clinic=clinic_file(tmp_path, name))
    app = CoachApp(read_opening(place), Surroundings(place, tmp_path / "data", Settings(), terminal="xterm-256color"))

    async with app.run_test(size=(200, 40)):
        shown = [str(each.render()) for each in app.screen.query(Static)]

    assert any(name in each for each in shown)


def test_a_word_that_names_what_nothing_fills_is_told_before_anything_is_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "interface.toml").write_text('[summary]\nmade = "Made {when}, {weather}."\n')

    for words in (["summary", "--guide"], ["content", "list", "topics"]):
        ran = run(*words, "--content", tmp_path)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "interface.toml:2: interface: summary.made: nothing fills {weather} here; take it out\n"


@pytest.mark.parametrize(
    "text", ["{when.year}", "{when!r}", "{when:>99999999}", "{}", "{0}", "{when[0]}", "{{when}}", "{when"]
)
def test_a_word_is_no_format_string(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "interface.toml").write_text(f'[summary]\nmade = "Made {text}."\n')

    ran = run("summary", "--guide", "--content", tmp_path)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("interface.toml:2: interface: summary.made: ")
