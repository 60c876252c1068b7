"""Markdown: a reader sees exactly the text of the blocks, whatever characters it has."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from coach.core.blocks import Block
from coach.export.markdown import as_markdown
from coach.export.text import plain

SIGNS = "*_`#<>[]()!&;|~\\-+=.:/1 ab\"'{}@$^"


def rendered(markdown: str) -> list[tuple[str, str]]:
    """What a Markdown reader makes of a text: each block's HTML tag with its plain words."""
    tokens = MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(markdown)
    return [(tokens[place - 1].tag, _words(token)) for place, token in enumerate(tokens) if token.type == "inline"]


def _words(token: Token) -> str:
    return "".join(child.content for child in token.children or [] if child.type in ("text", "text_special"))


def test_each_kind_of_block_has_its_form() -> None:
    blocks = [
        Block("title", "Urgent"),
        Block("text", "Call."),
        Block("heading", "What to do"),
        Block("point", "Phone."),
        Block("point", "Rest."),
        Block("note", "No diagnosis."),
    ]

    assert as_markdown(blocks) == ("# Urgent\n\nCall.\n\n## What to do\n\n- Phone.\n- Rest.\n\n*No diagnosis.*\n")


def test_a_box_is_a_point_with_a_line_to_write_on() -> None:
    told = as_markdown([Block("box", "Reflexes"), Block("box", "SLR")])

    assert rendered(told) == [("p", f"Reflexes: {'_' * 20}"), ("p", f"SLR: {'_' * 20}")]


@pytest.mark.parametrize(
    "text",
    [
        "1. not a list",
        "- not a point",
        "# no heading",
        "a*b*c",
        "<b>bold</b>",
        "[x](y)",
        "&amp;",
        "`code`",
        "~~gone~~",
        "---",
    ],
)
def test_what_markdown_would_eat_stands_for_itself(text: str) -> None:
    assert rendered(as_markdown([Block("text", text)])) == [("p", text)]


@settings(max_examples=300)
@given(st.text(alphabet=SIGNS, min_size=1, max_size=40).map(plain).filter(bool), st.sampled_from(["title", "heading"]))
@example("a #", "heading")
def test_a_heading_always_says_its_own_words(text: str, kind: str) -> None:
    block = Block("title", text) if kind == "title" else Block("heading", text)

    assert rendered(as_markdown([block])) == [("h1" if kind == "title" else "h2", text)]


@settings(max_examples=300)
@given(st.lists(st.text(alphabet=SIGNS, min_size=1, max_size=40).map(plain).filter(bool), min_size=1, max_size=3))
def test_points_and_paragraphs_always_say_their_own_words(texts: list[str]) -> None:
    points = [Block("point", text) for text in texts]
    note = Block("note", texts[0])

    assert rendered(as_markdown([*points, Block("text", texts[-1]), note])) == [
        *(("p", text) for text in texts),
        ("p", texts[-1]),
        ("p", texts[0]),
    ]
