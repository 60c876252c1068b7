"""The code on the screen of the real program in a real terminal, read by a decoder as by a phone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from coach.core.codetext import code_text
from coach.core.library import Library
from coach.core.summary import summarise
from coach.handoff.qr import fitted
from coach.screens.code import WORDS_COLUMNS
from coach.storage.visits import VisitStore
from tests.support.scanning import photographed, pictured, scanned
from tests.support.sessions import coach, wait_for_all
from tests.support.terminal import COLOURFUL, Terminal
from tests.support.usual import usual_visit
from tests.support.visits import NOW

USUAL, ROOMY = (80, 24), (120, 36)
DARK, LIGHT = ("--theme", "dark"), ("--theme", "light")
LINUX_CONSOLE = {**COLOURFUL, "TERM": "linux", "COLORTERM": None}
NO_COLOUR = {**COLOURFUL, "NO_COLOR": "1"}
FEW_COLOURS = {**COLOURFUL, "COLORTERM": None}


def kept(data: Path) -> None:
    """Keep a visit that calls for care today."""
    VisitStore(data).save(replace(usual_visit(leg_weak="yes"), checked_at=NOW))


def expected(library: Library, size: tuple[int, int]) -> str:
    summary = summarise(usual_visit(leg_weak="yes"), library)
    code = fitted(code_text(summary, library), size[0] - WORDS_COLUMNS, size[1])
    assert code is not None
    return code.text


def to_code(terminal: Terminal, library: Library) -> None:
    """From the welcome screen to the last summary and its code, drawn to its end."""
    wait_for_all(terminal, library)
    summary = rf"(\d) +{re.escape(library.words('welcome.summary'))}"
    terminal.wait_until(lambda: re.search(summary, terminal.text) is not None, "the summary among the choices")
    terminal.press(*re.findall(summary, terminal.text))
    terminal.wait(library.words("summary.where"))
    terminal.press("c")
    terminal.wait(library.words("code.says"))
    terminal.wait(library.words("keys.close"))
    terminal.settle()


@pytest.mark.parametrize("size", [USUAL, ROOMY], ids=["80x24", "120x36"])
@pytest.mark.parametrize(
    ("arguments", "environment"),
    [(DARK, COLOURFUL), (LIGHT, COLOURFUL), (DARK, FEW_COLOURS), ((), LINUX_CONSOLE), ((), NO_COLOUR)],
    ids=["dark", "light", "256", "linux", "no-colour"],
)
def test_a_decoder_reads_the_code_off_a_terminal_even_askew_in_a_dim_room(
    tmp_path: Path,
    library: Library,
    size: tuple[int, int],
    arguments: tuple[str, ...],
    environment: Mapping[str, str | None],
) -> None:
    kept(tmp_path)
    with coach(tmp_path, *arguments, size=size, environment=environment) as terminal:
        to_code(terminal, library)
        picture = pictured(terminal.cells)

    assert scanned(picture) == expected(library, size)
    assert scanned(photographed(picture)) == expected(library, size)


@pytest.mark.parametrize("arguments", [DARK, LIGHT], ids=["dark", "light"])
def test_it_is_black_on_white_in_either_theme(tmp_path: Path, library: Library, arguments: tuple[str, ...]) -> None:
    kept(tmp_path)
    with coach(tmp_path, *arguments) as terminal:
        to_code(terminal, library)
        code = [cell for row in terminal.cells[:23] for cell in row[:45]]

    assert {cell.bg for cell in code} == {"ffffff", "000000"}
    assert {cell.fg for cell in code if cell.data == "▀"} == {"ffffff", "000000"}


def test_a_larger_window_shows_a_code_that_says_more(tmp_path: Path, library: Library) -> None:
    kept(tmp_path)
    with coach(tmp_path) as terminal:
        to_code(terminal, library)
        terminal.resize(*ROOMY)
        terminal.wait(expected(library, ROOMY).splitlines()[-1])
        terminal.settle()

        assert scanned(pictured(terminal.cells)) == expected(library, ROOMY)
        assert len(expected(library, ROOMY)) > 2 * len(expected(library, USUAL))
