"""The summary as a PDF: one page, its own font, and text in the order of reading."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from coach.core.blocks import Block, Head
from coach.core.dates import full_date
from coach.core.report.blocks import paper_blocks
from coach.core.report.summary import summarise
from coach.core.visit.state import Visit
from coach.export.forms import printed_page, summary_form
from coach.export.pdf import fallback_fonts as fallbacks
from coach.export.pdf.document import BLANK, PAPER, as_pdf
from coach.export.pdf.pages import LARGE
from coach.loading.assembly import load_library
from coach.loading.glyphs import FONTS
from coach.loading.place import ContentPlace
from coach.resources import resource
from tests.support.facts import pieces_of_pdf
from tests.support.shipped import shipped
from tests.support.usual import EARLIER, VISITS
from tests.support.visits import NOW

HEAD = Head("A title", "en", NOW)
A4, LETTER = (210.0, 297.0), (215.9, 279.4)


def pdf(visit: Visit) -> bytes:
    told = summary_form("pdf", visit, shipped(), NOW, EARLIER)
    assert isinstance(told, bytes)
    return told


@cache
def usual() -> bytes:
    """The usual visit's sheet, made once for all that only look at it."""
    return pdf(VISITS["usual"])


def words(raw: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(raw)).pages).split())


@pytest.mark.parametrize("name", VISITS)
def test_a_visit_fills_one_sheet_no_word_lies_outside_it_none_is_lost_and_they_come_in_the_order_of_reading(
    name: str,
) -> None:
    visit = VISITS[name]
    raw = pdf(visit)
    (sheet,) = PdfReader(BytesIO(raw)).pages
    places: list[tuple[float, float]] = []

    def look(text: str, _page: object, line: Any, _font: object, _size: float) -> None:
        if text.strip():
            places.append((line[4], line[5]))

    sheet.extract_text(visitor_text=look)

    edge = PAPER.margin * 72 / 25.4 - 1
    assert len(places) > 60
    assert all(edge < x < float(sheet.mediabox.width) - edge for x, _ in places)
    assert all(edge < y < float(sheet.mediabox.height) - edge for _, y in places)
    blocks = paper_blocks(summarise(visit, shipped(), EARLIER), shipped(), NOW)
    told = " ".join(f"• {block.text}" if block.kind == "point" else block.text for block in blocks)
    assert words(raw) == told


def large_pdf(visit: Visit, language: str) -> bytes:
    """Return what a kiosk prints for a visitor in a language, at a clinic whose staff reads English."""
    library = shipped() if language == "en" else load_library(ContentPlace(language=language))
    told = printed_page(replace(visit, place="kiosk"), library, (), shipped(), large=True)
    assert isinstance(told, bytes)
    return told


@pytest.mark.parametrize(
    ("name", "language"), [*((name, "en") for name in VISITS), ("usual", "es"), ("detailed", "es")]
)
def test_in_large_print_all_that_the_visitor_reads_has_14_points_and_fits_the_two_sides_of_a_sheet(
    name: str, language: str
) -> None:
    sizes: list[tuple[str, float]] = []
    sheets = PdfReader(BytesIO(large_pdf(VISITS[name], language))).pages
    for sheet in sheets:
        sheet.extract_text(
            visitor_text=lambda text, _page, _line, _font, size: sizes.append((text, size)) if text.strip() else None
        )

    (start,) = (place for place, (text, _) in enumerate(sizes) if text.strip() == shipped().words("handover.part"))
    assert start > 30
    assert {size >= LARGE for _, size in sizes[:start]} == {True}
    assert len(sheets) <= 2


def test_tips_are_left_out_of_large_print_only_where_two_pages_are_not_enough() -> None:
    tip = shipped().tips[0].title
    blocks = [Block("title", "A title"), *(Block("text", f"Line {number}") for number in range(40)), Block("text", tip)]
    spare = [Block("text", tip)]

    assert tip in words(as_pdf(blocks, HEAD, large=True, spare=spare))
    longer = [*blocks[:-1], *(Block("text", "more") for _ in range(60)), blocks[-1]]
    assert tip not in words(as_pdf(longer, HEAD, large=True, spare=spare))
    assert len(PdfReader(BytesIO(as_pdf(longer * 2, HEAD, large=True))).pages) > 2, "nothing else is ever cut"


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_the_sheet_is_no_larger_than_the_paper(paper: tuple[float, float]) -> None:
    box = PdfReader(BytesIO(usual())).pages[0].mediabox

    assert float(box.width) * 25.4 / 72 <= paper[0] + 0.01
    assert float(box.height) * 25.4 / 72 <= paper[1] + 0.01


def test_the_file_says_its_title_language_and_day_and_no_answer() -> None:
    reader = PdfReader(BytesIO(pdf(VISITS["emergency"])))
    said = reader.metadata

    assert said is not None
    assert said.title == f"Back check of {full_date(NOW, shipped().words)}, {shipped().clinic.name}"
    assert said.creation_date == NOW
    assert (said.subject, said.author, said.keywords) == (None, None, None)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_font_is_inside_the_file() -> None:
    resources: Any = PdfReader(BytesIO(usual())).pages[0]["/Resources"]
    fonts = resources["/Font"]

    descriptors = [font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts.values()]
    assert len(descriptors) == 2
    assert all("/FontFile2" in each.get_object() for each in descriptors)


def test_the_fonts_ship_with_their_licence() -> None:
    folder = resource("export") / "fonts"

    assert {file.name for file in folder.iterdir()} == {*FONTS.values(), "LICENSE"}
    assert "Bitstream Vera Fonts Copyright" in (folder / "LICENSE").read_text("utf-8")


def test_the_font_has_every_sign_of_the_content() -> None:
    signs = {sign for file in resource("content").rglob("*.toml") for sign in _said(tomllib.loads(file.read_text()))}

    told = words(as_pdf([Block("text", " ".join(sorted(signs - {"?", "•"})))], HEAD))

    assert set(told) - {" "} == signs - {"?", "•", " ", "\n"}


def test_each_box_has_a_frame_with_room_to_write_below_its_label() -> None:
    blocks = [Block("heading", "Exam"), Block("box", "Reflexes"), Block("box", "SLR"), Block("box", "Palpation")]

    contents = PdfReader(BytesIO(as_pdf(blocks, HEAD))).pages[0].get_contents()
    assert contents is not None
    drawn = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) -?([\d.]+) re S", contents.get_data().decode("latin-1"))

    assert len(drawn) == 3
    assert all(float(height) > BLANK * 72 / 25.4 for *_, height in drawn)
    assert drawn[0][1] == drawn[1][1] != drawn[2][1]


def test_a_sign_that_no_font_has_is_a_question_mark(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fallbacks, "FOLDERS", ())
    assert words(as_pdf([Block("text", "a 漢 b")], HEAD)) == "a ? b"
    assert capfd.readouterr().err == ""


def test_the_same_visit_gives_the_same_bytes() -> None:
    assert pdf(VISITS["usual"]) == usual()


def test_a_long_visit_goes_on_to_more_sheets_and_loses_nothing() -> None:
    entry = VISITS["usual"].performed[0]
    many = tuple(replace(entry, exercise=f"exercise-{number}-{'x' * 80}") for number in range(50))
    raw = pdf(replace(VISITS["usual"], performed=many))

    points = [told for tag, told in pieces_of_pdf(raw) if tag == "li" and told.startswith("exercise-")]
    assert len(PdfReader(BytesIO(raw)).pages) > 1
    assert [told.split("-")[1] for told in points] == [str(number) for number in range(50)] * 2


def _said(value: object) -> str:
    if isinstance(value, dict):
        return "".join(map(_said, value.values()))
    return "".join(map(_said, value)) if isinstance(value, list) else value if isinstance(value, str) else ""
