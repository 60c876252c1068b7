"""Blocks as one HTML file that loads nothing else, for a phone, a screen or a printer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from coach.core.blocks import Block, Head, is_dense, notes_apart
from coach.core.content.levels import Level
from coach.export.markdown import as_markdown
from coach.export.text import BLANK, LEAST_BLANK, plain
from coach.resources import resource

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>{title}</title>
<style>
{style}</style>
</head>
<body class="{level}">
<main>
{text}</main>
<footer>
{notes}</footer>
</body>
</html>
"""

_NUMBER = re.compile(r"(?<![\w-])\d+(?:-\d+)+(?![\w-])")
"""A phone number or a date, in which no line should break at a hyphen."""
_LINE = rf"\{BLANK}" * LEAST_BLANK
"""What an item ends with that is to be filled in by hand."""
_TOGETHER = r'<span class="together">\g<0></span>'


def as_html(blocks: Iterable[Block], head: Head, level: Level) -> str:
    """Return the blocks as a page that includes its style sheet and loads nothing.

    Args:
        blocks: The text; the notes at its end become the footer.
        head: The title and the language of the page.
        level: The level that gives the title its colour.
    """
    text, notes = notes_apart(tuple(blocks))
    return _PAGE.format(
        language=escape(head.language),
        title=escape(head.title),
        style=(resource("styles") / "summary.css").read_text("utf-8"),
        level=level,
        text=_NUMBER.sub(_TOGETHER, fragment(text, head.language, sections=True)),
        notes=_NUMBER.sub(_TOGETHER, fragment(notes, head.language)),
    )


def fragment(blocks: Iterable[Block], language: str, *, sections: bool = False) -> str:
    """Return the blocks as HTML elements that are also well-formed XML; each in another language says which.

    Args:
        blocks: The text.
        language: The tag of the language of what it becomes a part of.
        sections: Whether each heading and its text become a `section`.
    """
    parser, told = MarkdownIt("commonmark"), tuple(blocks)
    tokens = parser.parse(as_markdown(told))
    if any(block.language not in (None, language) for block in told):
        _mark_languages(tokens, told, language)
    rendered: str = parser.renderer.render(_arranged(tokens) if sections else tokens, parser.options, {})
    return rendered


def _mark_languages(tokens: Sequence[Token], blocks: Iterable[Block], language: str) -> None:
    """Name the language of each element that is in another, by which a screen reader chooses its voice."""
    places = [place for place, token in enumerate(tokens) if token.type == "inline"]
    # A block without words leaves no element.
    for place, block in zip(places, (each for each in blocks if plain(each.text)), strict=True):
        if block.language not in (None, language):
            # In a list the words stand in a paragraph that is not written, within their item.
            opening = tokens[place - 2] if tokens[place - 1].hidden else tokens[place - 1]
            opening.attrSet("lang", str(block.language))
            opening.attrSet("xml:lang", str(block.language))


def _arranged(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with a section around each heading and its text, and a class on lists of short points."""
    arranged: list[Token] = []
    inside = False
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            arranged.append(_raw("</section>\n<section>\n" if inside else "<section>\n"))
            inside = True
        if token.type == "bullet_list_open":
            points = _points(tokens[place:])
            if all(each.content.endswith(_LINE) for each in points):
                token.attrSet("class", "boxes")
                for each in points:
                    _without_line(each)
            elif is_dense([each.content for each in points]):
                token.attrSet("class", "dense")
        arranged.append(token)
    return [*arranged, _raw("</section>\n")] if inside else arranged


def _points(tokens: Sequence[Token]) -> list[Token]:
    """Return the words of each item of the list that begins here."""
    end = next(place for place, token in enumerate(tokens) if token.type == "bullet_list_close")
    return [token for token in tokens[:end] if token.type == "inline"]


def _without_line(words: Token) -> None:
    """Take away the line to write on, since the item becomes a box."""
    for each in words.children or []:
        each.content = each.content.rstrip(f"{BLANK}: ")


def _raw(markup: str) -> Token:
    return Token("html_block", "", 0, content=markup)
