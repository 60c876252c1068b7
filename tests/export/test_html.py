"""The summary as one HTML file, for a phone, a screen and one sheet of paper."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from coach.core.blocks import Block, Head
from coach.core.content.levels import Level
from coach.core.dates import full_date
from coach.core.visit.state import Visit
from coach.export.forms import summary_form
from coach.export.html import as_html, fragment
from coach.export.text import plain
from tests.support.browser import audited, measured, needs_browser, printed
from tests.support.facts import pieces_of_html
from tests.support.shipped import shipped
from tests.support.usual import EARLIER, VISITS
from tests.support.visits import NOW

pytestmark = pytest.mark.long

HEAD = Head("A & B", "en", NOW)
WIDTHS = (320, 390, 1000)
GROUNDS = {"light": "rgb(247, 245, 240)", "dark": "rgb(16, 20, 24)"}
SHADES = {"light": "--blink-settings=preferredColorScheme=1", "dark": "--blink-settings=preferredColorScheme=0"}


def page(name: str = "usual") -> str:
    return html_of(VISITS[name])


def html_of(visit: Visit) -> str:
    told = summary_form("html", visit, shipped(), NOW, EARLIER)
    assert isinstance(told, str)
    return told


def test_the_page_names_its_language_and_its_title_but_no_answer_in_it() -> None:
    told = page("emergency")

    title = f"Back check of {full_date(NOW, shipped().words)}, {shipped().clinic.name}"
    assert '<html lang="en">' in told
    assert re.findall("<title>(.*)</title>", told) == [title]


def test_the_page_asks_no_server_for_anything_and_forbids_itself_to() -> None:
    told = page()

    assert re.findall(r"<link|<script|<img|\bsrc=|\bhref=|url\(|@import", told) == []
    assert "default-src 'none'" in told


def test_headings_come_in_order_in_one_main_part_with_the_notes_at_the_foot() -> None:
    root = ElementTree.fromstring(page().split("\n", 1)[1])

    body = root.find("body")
    assert body is not None
    main, footer = body
    assert (main.tag, footer.tag) == ("main", "footer")
    assert next(each.tag for each in main.iter() if re.fullmatch(r"h\d", each.tag)) == "h1"
    assert len(main.findall("h1")) == 1
    assert all(section[0].tag == "h2" for section in main.findall("section"))
    assert next(each.text for each in main.findall("section")[-1].iter("h3")) == shipped().words("handover.result")
    assert len(list(main.iter("h3"))) == len(list(main.findall("section")[-1].iter("h3"))) == 9
    assert len(main.findall("section")) == len(list(main.iter("h2"))) > 8
    assert {each.tag for each in footer} == {"p"}


@given(st.lists(st.tuples(st.sampled_from(["text", "point", "note"]), st.text(min_size=1, max_size=40))))
def test_words_never_become_markup(texts: list[tuple[str, str]]) -> None:
    blocks = [Block(kind, words) for kind, text in texts if (words := plain(text))]  # type: ignore[arg-type]

    shown = [words for tag, words in pieces_of_html(fragment(blocks, "en")) if tag in ("p", "li")]

    assert shown == [block.text for block in blocks]


def test_what_the_therapist_fills_in_is_an_empty_box_with_its_label() -> None:
    labels = shipped().planning.handover.exam

    boxes = page().partition('<ul class="boxes">')[2].partition("</ul>")[0]

    assert re.findall("<li>(.*)</li>", boxes) == [*labels]
    assert page().count('class="boxes"') == 1


def test_a_title_with_signs_of_markup_stands_for_itself() -> None:
    assert "<title>A &amp; B</title>" in as_html([Block("title", "x: <y>")], HEAD, Level.URGENT)


def test_no_line_ends_inside_a_phone_number_which_stays_plain_digits() -> None:
    phone = shipped().clinic.phone

    told = page("clinician")

    assert told.count(f'<span class="together">{phone}</span>') == told.count(phone)
    assert told.count(phone) > 1
    assert ".together { white-space: nowrap; }" in told


@needs_browser
@pytest.mark.parametrize("shade", SHADES)
def test_nothing_is_cut_from_the_narrowest_phone_to_a_screen_and_the_page_is_dark_where_the_system_is(
    shade: str, tmp_path: Path
) -> None:
    for told in measured(page(), WIDTHS, tmp_path, SHADES[shade]):
        assert told["elements"] > 80
        assert told["cut"] == []
        assert told["ground"] == GROUNDS[shade]


@needs_browser
@pytest.mark.parametrize(
    ("name", "paper"),
    [
        *(("detailed", paper) for paper in ("A4", "Letter")),
        ("urgent", "Letter"),
        *(
            pytest.param(name, paper, marks=pytest.mark.exhaustive)
            for name, paper in (("usual", "A4"), ("usual", "Letter"), ("urgent", "A4"))
        ),
    ],
)
def test_a_usual_visit_prints_on_one_sheet(name: str, paper: str, tmp_path: Path) -> None:
    sheets = PdfReader(printed(page(name), paper, tmp_path)).pages

    assert len(sheets) == 1
    # The browser's font joins ff and fi.
    text = normalize("NFKC", sheets[0].extract_text())
    assert VISITS[name].content_version in text


@needs_browser
def test_a_long_visit_goes_on_to_a_second_sheet_and_loses_nothing(tmp_path: Path) -> None:
    entry = VISITS["usual"].performed[0]
    visit = replace(VISITS["usual"], performed=tuple(replace(entry, exercise=f"exercise-{n}") for n in range(99)))

    sheets = PdfReader(printed(html_of(visit), "A4", tmp_path)).pages

    text = "".join(sheet.extract_text() for sheet in sheets)
    assert len(sheets) == 2
    assert [n for n in range(99) if f"exercise-{n}:" not in text] == []


@needs_browser
@pytest.mark.parametrize("shade", SHADES)
def test_axe_finds_nothing_in_the_way_of_anybody(shade: str, tmp_path: Path) -> None:
    axe = (files("axe_core_python") / "axe.min.js").read_text("utf-8")

    told = audited({name: page(name) for name in ("usual", "urgent", "emergency")}, axe, tmp_path, SHADES[shade])

    assert {name: each["violations"] for name, each in told.items()} == {"usual": [], "urgent": [], "emergency": []}
    assert all(each["passes"] > 15 for each in told.values())
