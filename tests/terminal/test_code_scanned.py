"""The QR code on the screen of the real program in a real terminal, read by a decoder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.core.report.qr_text import code_text
from coach.core.report.summary import summarise
from coach.export.qr import fitted
from coach.screens.qr_screen import WORDS_COLUMNS
from coach.storage.visits import VisitStore
from tests.support.scanning import photographed, pictured, scanned
from tests.support.sessions import choose, coach
from tests.support.terminal import COLOURFUL, Terminal
from tests.support.usual import usual_visit
from tests.support.visits import NOW

pytestmark = pytest.mark.long

USUAL, ROOMY = (80, 24), (120, 36)
DARK, LIGHT = ("--theme", "dark"), ("--theme", "light")
LINUX_CONSOLE = {**COLOURFUL, "TERM": "linux", "COLORTERM": None}
NO_COLOUR = {**COLOURFUL, "NO_COLOR": "1"}
FEW_COLOURS = {**COLOURFUL, "COLORTERM": None}


def kept(data: Path) -> None:
    """Save a visit whose result calls for care today."""
    VisitStore(data).save(replace(usual_visit(leg_weak="yes"), checked_at=NOW))


def expected(library: Library, size: tuple[int, int]) -> str:
    summary = summarise(usual_visit(leg_weak="yes"), library)
    code = fitted(code_text(summary, library), size[0] - WORDS_COLUMNS, size[1])
    assert code is not None
    return code.text


def to_code(terminal: Terminal, library: Library) -> None:
    """Open the last summary from the welcome screen, and its code, until it is drawn."""
    choose(terminal, library.words("welcome.summary"))
    terminal.wait(library.words("summary.where"))
    terminal.press("c")
    terminal.wait(library.words("code.says"))
    terminal.wait(library.words("keys.close"))
    terminal.settle()


def enlarge(terminal: Terminal, library: Library) -> None:
    """Enlarge the terminal, and wait for the larger code."""
    terminal.resize(*ROOMY)
    terminal.wait(expected(library, ROOMY).splitlines()[-1])
    terminal.settle()


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [(DARK, FEW_COLOURS), ((), LINUX_CONSOLE), ((), NO_COLOUR)],
    ids=["256", "linux", "no-colour"],
)
def test_a_decoder_reads_the_code_off_a_terminal_with_few_colours_even_askew_in_a_dim_room(
    tmp_path: Path, library: Library, arguments: tuple[str, ...], environment: Mapping[str, str | None]
) -> None:
    kept(tmp_path)
    with coach(tmp_path, *arguments, environment=environment) as terminal:
        to_code(terminal, library)
        usual = pictured(terminal.cells)
        enlarge(terminal, library)
        roomy = pictured(terminal.cells)

    for picture, size in ((usual, USUAL), (roomy, ROOMY)):
        assert scanned(picture) == expected(library, size)
        assert scanned(photographed(picture)) == expected(library, size)


@pytest.mark.parametrize("arguments", [DARK, LIGHT], ids=["dark", "light"])
def test_it_is_black_on_white_in_either_theme_and_says_more_in_a_larger_window(
    tmp_path: Path, library: Library, arguments: tuple[str, ...]
) -> None:
    kept(tmp_path)
    with coach(tmp_path, *arguments) as terminal:
        to_code(terminal, library)
        usual = terminal.cells
        enlarge(terminal, library)
        roomy = terminal.cells

    code = [cell for row in usual[:23] for cell in row[:45]]
    assert {cell.bg for cell in code} == {"ffffff", "000000"}
    assert {cell.fg for cell in code if cell.data == "▀"} == {"ffffff", "000000"}
    for cells, size in ((usual, USUAL), (roomy, ROOMY)):
        assert scanned(pictured(cells)) == expected(library, size)
        assert scanned(photographed(pictured(cells))) == expected(library, size)
    assert len(expected(library, ROOMY)) > 2 * len(expected(library, USUAL))
