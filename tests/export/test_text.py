"""Plain text: 72 columns, no escapes, and hanging points."""

from __future__ import annotations

import unicodedata
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.core.blocks import Block, BlockKind
from coach.export.text import WIDTH, as_text

BLOCKS = st.lists(st.builds(Block, kind=st.sampled_from(get_args(BlockKind)), text=st.text(max_size=200)), max_size=6)


def test_a_leaflet_reads_as_a_letter_would() -> None:
    blocks = [
        Block("title", "URGENT: See a clinician today."),
        Block("text", "Call your doctor."),
        Block("heading", "What to do"),
        Block("point", "Phone ahead now, while there is still time to be seen today, and take a list."),
        Block("point", "Rest."),
        Block("note", "No diagnosis."),
    ]

    assert as_text(blocks) == (
        "URGENT: See a clinician today.\n"
        "==============================\n"
        "\n"
        "Call your doctor.\n"
        "\n"
        "What to do\n"
        "----------\n"
        "- Phone ahead now, while there is still time to be seen today, and take\n"
        "  a list.\n"
        "- Rest.\n"
        "\n"
        "No diagnosis.\n"
    )


def test_a_box_is_a_line_to_write_on_that_ends_where_the_text_does() -> None:
    long = "Range of movement of the low back and the hips, in degrees, on both sides"

    told = as_text([Block("heading", "Exam"), Block("box", "Reflexes"), Block("box", long)]).splitlines()

    assert told[:3] == ["Exam", "----", "Reflexes: " + "_" * 62]
    assert " ".join(told[3:]).rstrip("_") == f"{long}: "
    assert {len(line) for line in told if line.endswith("_")} == {WIDTH}


def test_an_escape_in_a_word_never_reaches_the_terminal() -> None:
    assert as_text([Block("text", "red \x1b[31malert\x9b0m\r\nnext\x00")]) == "red [31malert0m next\n"


@settings(max_examples=120)
@given(BLOCKS)
def test_no_line_is_ever_longer_than_72_columns(blocks: list[Block]) -> None:
    assert max(map(len, as_text(blocks).split("\n"))) <= WIDTH


@settings(max_examples=120)
@given(BLOCKS)
def test_no_control_sign_ever_stays_but_the_line_break(blocks: list[Block]) -> None:
    signs = {sign for sign in as_text(blocks) if unicodedata.category(sign) in ("Cc", "Cs")}

    assert signs <= {"\n"}


@settings(max_examples=80)
@given(st.lists(st.from_regex(r"[a-z.,]{1,90}", fullmatch=True), min_size=1, max_size=20))
def test_no_word_is_ever_lost(words: list[str]) -> None:
    text = as_text([Block("point", " ".join(words))])

    assert "".join(text.removeprefix("- ").split()) == "".join(words)
