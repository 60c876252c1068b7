"""Blocks as a PDF with its own font: one page for a usual visit, two in large print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Final

from fpdf import FPDF
from fpdf.enums import Align, MethodReturnValue
from fpdf.prefs import ViewerPreferences

from coach.core.blocks import Block, Head
from coach.export.pdf.columns import INDENT, INSET
from coach.export.pdf.fallback_fonts import fallbacks
from coach.export.pdf.geometry import Paper, PlacedText, Style
from coach.export.pdf.pages import FRAME, lay_out
from coach.export.text import plain
from coach.loading.glyphs import FONTS, font_file, lacking

PAPER: Final = Paper(width=210.0, height=279.4, margin=10.0)
"""As narrow as A4 and as short as Letter, in millimetres, so that it prints on both without scaling."""
FAMILY: Final = "dejavu"
"""The PDF brings its own font: those built into every reader lack dashes, curved quotes, ≥ and the level glyphs."""
RULE: Final = 0.8
"""Millimetres between a part's title and the line above it."""
BLANK: Final = 6.0
"""Millimetres to write in, below the label of a box."""
BULLET: Final = "•"
UNKNOWN: Final = "?"
"""Replaces a character that no font on this computer has."""


def as_pdf(blocks: Iterable[Block], head: Head, *, large: bool = False, spare: Iterable[Block] = ()) -> bytes:
    """Return the blocks as a PDF: the title, then two columns. The same words give the same bytes.

    A text too long for one page continues on the next. A character that neither the PDF's font nor one of this computer
    has becomes a question mark; `lost_signs` returns these.

    Args:
        blocks: The text.
        head: What the file says of itself.
        large: Whether all before the first part for another reader is in large print, of 14 points, in one column.
        spare: Those of the blocks that are left out where the text would not fit otherwise.
    """
    written = [replace(block, text=plain(block.text)) for block in blocks]
    pdf = _document(head)
    lost = _with_fallbacks(pdf, lacking(block.text for block in written))
    told = [replace(each, text="".join(UNKNOWN if sign in lost else sign for sign in each.text)) for each in written]

    @cache
    def measure(block: Block, style: Style, width: float) -> float:
        return _set_words(pdf, block.text, style, width, dry_run=True) + (BLANK if block.kind == "box" else 0.0)

    pages = lay_out(told, PAPER, measure, large=large, spare={plain(block.text) for block in spare})
    for number, page in enumerate(pages, 1):
        if number > pdf.page:
            pdf.add_page()
        for placed in page:
            with _marked(pdf, placed.block.language, head.language):
                _paint(pdf, placed)
    return bytes(pdf.output())


def lost_signs(blocks: Iterable[Block]) -> frozenset[str]:
    """Return the characters of a text that neither the PDF's own font nor one of this computer has."""
    signs = lacking(plain(block.text) for block in blocks)
    return signs - frozenset[str]().union(*fallbacks(signs).values())


def _with_fallbacks(pdf: FPDF, signs: frozenset[str]) -> frozenset[str]:
    """Add fonts of this computer for characters that the PDF's font lacks; return those that no font has."""
    found = fallbacks(signs)
    for number, file in enumerate(found):
        pdf.add_font(f"other{number}", "", file)
    pdf.set_fallback_fonts([f"other{number}" for number in range(len(found))], exact_match=False)
    return signs - frozenset[str]().union(*found.values())


def _document(head: Head) -> FPDF:
    pdf = FPDF(format=(PAPER.width, PAPER.height))
    for style in FONTS:
        pdf.add_font(FAMILY, style, font_file(style))
    pdf.set_auto_page_break(False)
    pdf.c_margin = 0
    pdf.set_title(head.title)
    pdf.set_lang(head.language)
    pdf.set_creation_date(head.made)
    pdf.set_creator("coach")
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    # fpdf2 can measure text only once there is a page.
    pdf.add_page()
    return pdf


@contextmanager
def _marked(pdf: FPDF, language: str | None, usual: str) -> Iterator[None]:
    """Name the language of what is written meanwhile, if it is not that of the document (ISO 32000-1, 14.9.2.2)."""
    if language in (None, usual):
        yield
        return
    # fpdf2 names a language of the whole document alone.
    pdf._out(f"/Span <</Lang ({language})>> BDC")
    yield
    pdf._out("EMC")


def _paint(pdf: FPDF, placed: PlacedText) -> None:
    if placed.block.kind == "title":
        pdf.rect(placed.x - FRAME, placed.y - FRAME, placed.width + 2 * FRAME, placed.height)
    if placed.block.kind == "box":
        pdf.rect(placed.x - INSET, placed.y, placed.width + 2 * INSET, placed.height)
    if placed.block.kind == "part":
        pdf.line(placed.x, placed.y - RULE, placed.x + placed.width, placed.y - RULE)
    if placed.block.kind == "point":
        pdf.set_xy(placed.x - INDENT, placed.y)
        _set_words(pdf, BULLET, placed.style, INDENT)
    pdf.set_xy(placed.x, placed.y)
    _set_words(pdf, placed.block.text, placed.style, placed.width)


def _set_words(pdf: FPDF, words: str, style: Style, width: float, *, dry_run: bool = False) -> float:
    """Write words at the present position, unless it is a dry run; return their height in millimetres."""
    pdf.set_font(FAMILY, "B" if style.bold else "", style.size)
    height = pdf.multi_cell(width, style.line, words, align=Align.L, dry_run=dry_run, output=MethodReturnValue.HEIGHT)
    assert isinstance(height, float | int)
    return height
