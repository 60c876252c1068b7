"""Blocks as a PDF with a font of its own: one sheet for a usual visit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from fpdf import FPDF
from fpdf.enums import Align, MethodReturnValue
from fpdf.fonts import TTFFont
from fpdf.prefs import ViewerPreferences

from coach.core.page import Block, Head
from coach.handoff.columns import INDENT
from coach.handoff.paper import Paper, Placed, Style
from coach.handoff.sheets import FRAME, sheets
from coach.handoff.text import plain
from coach.resources import resource

PAPER: Final = Paper(width=210.0, height=279.4, margin=11.0)
"""As narrow as A4 and as short as Letter, so that it prints on both at its full size."""
FAMILY: Final = "dejavu"
FONTS: Final = {"": "DejaVuSansCondensed.ttf", "B": "DejaVuSansCondensed-Bold.ttf"}
"""By style. The fonts that every reader has lack dashes, curved quotes, ≥ and the signs of the levels."""
RULE: Final = 0.8
"""Between a part's title and the line over it."""
BULLET: Final = "•"
UNKNOWN: Final = "?"
"""Stands for a sign that the font lacks."""


def as_pdf(blocks: Iterable[Block], head: Head) -> bytes:
    """Return the blocks as a PDF: the title, then two columns; the same bytes for the same words.

    A text too long for one sheet goes on to the next.
    """
    pdf = _document(head)
    font = pdf.fonts[FAMILY]
    assert isinstance(font, TTFFont)
    told = [Block(block.kind, _shown(block.text, font)) for block in blocks]

    def measure(block: Block, style: Style, width: float) -> float:
        return _set_words(pdf, block.text, style, width, dry_run=True)

    for number, sheet in enumerate(sheets(told, PAPER, measure), 1):
        if number > pdf.page:
            pdf.add_page()
        for placed in sheet:
            _paint(pdf, placed)
    return bytes(pdf.output())


def _document(head: Head) -> FPDF:
    pdf = FPDF(format=(PAPER.width, PAPER.height))
    for style, file in FONTS.items():
        pdf.add_font(FAMILY, style, resource("handoff") / "fonts" / file)
    pdf.set_auto_page_break(False)
    pdf.c_margin = 0
    pdf.set_title(head.title)
    pdf.set_lang(head.language)
    pdf.set_creation_date(head.made)
    pdf.set_creator("coach")
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    # Words can be measured only on a page.
    pdf.add_page()
    return pdf


def _shown(text: str, font: TTFFont) -> str:
    return "".join(sign if ord(sign) in font.cmap else UNKNOWN for sign in plain(text))


def _paint(pdf: FPDF, placed: Placed) -> None:
    if placed.block.kind == "title":
        pdf.rect(placed.x - FRAME, placed.y - FRAME, placed.width + 2 * FRAME, placed.height)
    if placed.block.kind == "part":
        pdf.line(placed.x, placed.y - RULE, placed.x + placed.width, placed.y - RULE)
    if placed.block.kind == "point":
        pdf.set_xy(placed.x - INDENT, placed.y)
        _set_words(pdf, BULLET, placed.style, INDENT)
    pdf.set_xy(placed.x, placed.y)
    _set_words(pdf, placed.block.text, placed.style, placed.width)


def _set_words(pdf: FPDF, words: str, style: Style, width: float, *, dry_run: bool = False) -> float:
    """Write words from where the pen is, unless it is a dry run; return their height."""
    pdf.set_font(FAMILY, "B" if style.bold else "", style.size)
    height = pdf.multi_cell(width, style.line, words, align=Align.L, dry_run=dry_run, output=MethodReturnValue.HEIGHT)
    assert isinstance(height, float | int)
    return height
