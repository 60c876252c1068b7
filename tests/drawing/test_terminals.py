"""The rung of a terminal follows from its answers; what is not known for certain gets half blocks."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from coach.drawing.terminals import Found, found_by
from tests.support.shipped import shipped

SSH = {"SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"}


def found(name: str, *, graphics: bool = False, environment: Mapping[str, str] | None = None) -> Found:
    return found_by(name, graphics, environment or {}, shipped().terminals)


@pytest.mark.parametrize(
    ("name", "rung"),
    [
        ("kitty(0.26.5)", "sextants"),
        ("kitty(0.46.2)", "sextants"),
        ("kitty(0.47.0)", "octants"),
        ("kitty(0.21.1)", "halves"),
        ("foot(1.13.1)", "sextants"),
        ("foot(1.20.2)", "sextants"),
        ("WezTerm 20240203-110809-5046fc22", "sextants"),
        ("ghostty 1.2.0-main+abc", "octants"),
        ("VTE(7600)", "sextants"),
        ("VTE(8200)", "octants"),
        ("XTerm(379)", "halves"),
        ("tmux 3.3a", "halves"),
        ("kitty", "halves"),
        ("", "halves"),
    ],
)
def test_a_terminal_that_shows_no_pixels_gets_the_finest_characters_that_its_version_draws(
    name: str, rung: str
) -> None:
    assert (found(name).rung, found(name).cells) == (rung, rung)


def test_pixels_need_both_a_known_version_and_the_answer_that_it_shows_them() -> None:
    assert found("kitty(0.26.5)", graphics=True) == Found("pixels", "sextants", "known", "kitty(0.26.5)")
    assert found("kitty(0.26.4)", graphics=True).rung == "sextants"
    assert found("WezTerm 20240203-110809-5046fc22", graphics=True).rung == "sextants"
    assert found("Konsole 22.12.3", graphics=True).rung == "halves"
    assert found("", graphics=True).rung == "halves"


def test_over_ssh_there_are_no_pixels() -> None:
    assert found("kitty(0.26.5)", graphics=True, environment=SSH) == Found(
        "sextants", "sextants", "far", "kitty(0.26.5)"
    )


def test_why_is_told_apart() -> None:
    assert found("foot(1.13.1)").why == "known"
    assert found("XTerm(379)") == Found("halves", "halves", "unknown", "XTerm(379)")
