"""The keys of all screens: docs/keys.md lists them, one letter means one thing, and those at the foot fit."""

from __future__ import annotations

from pathlib import Path

from textual.screen import Screen

from coach.app.app import CoachApp
from coach.core.words import Words
from coach.widgets.reader import Reader
from coach.widgets.searchline import SearchLine
from tests.keys import bindings, everything, screens, table
from tests.support.cases import in_turn
from tests.support.shipped import shipped

ROOT = Path(__file__).parent.parent

ONE_MEANING = {
    "q": {"keys.quit", "keys.close"},
    "w": {"keys.why", "keys.why-result", "keys.close"},
    "t": {"keys.theme"},
    "s": {"keys.summary-instead"},
    "d": {"keys.details"},
    "c": {"keys.code", "keys.close"},
    "o": {"keys.therapist", "keys.yours"},
    "v": {"keys.save"},
    "u": {"keys.unsure"},
    "x": {"keys.end"},
    "p": {"keys.pain", "keys.back"},
    "e": {"keys.easier"},
    "b": {"keys.helper"},
    "h": {"keys.harder"},
    "a": {"keys.again"},
    "i": {"keys.read"},
    "l": {"keys.look"},
    "m": {"keys.sound"},
    "g": {"keys.down-the-leg"},
    "f": {"keys.unwell"},
    "r": {"keys.print"},
    "question_mark": {"keys.help", "keys.close"},
    "exclamation_mark": {"keys.motion"},
    "plus": {"keys.why", "keys.why-result"},
    "minus": {"keys.back"},
    "asterisk": {"keys.speak"},
    # A keyboard whose letters are not Latin types these signs.
    "left_parenthesis": {"keys.theme"},
    "right_parenthesis": {"keys.quit"},
    "percent_sign": {"keys.sound"},
    # At home this key searches the guide; a kiosk has no guide.
    "slash": {"keys.desk", "keys.search"},
    "full_stop": {"keys.more"},
}
"""What each letter and each key of a keypad does on every screen where it does anything."""


def test_the_table_of_keys_is_what_the_bindings_say() -> None:
    assert (ROOT / "docs" / "keys.md").read_text("utf-8") == table()


@in_turn(ONE_MEANING)
def test_a_letter_or_a_sign_means_one_thing_everywhere(key: str) -> None:
    assert {description for _, bound, description in everything() if bound == key} <= ONE_MEANING[key]


def test_no_other_letter_is_bound_than_those_with_one_meaning() -> None:
    letters = {key for _, key, _ in everything() if len(key) == 1 and key.isalpha()}
    assert letters <= {*ONE_MEANING, "y", "n", "k", "j"}


def test_no_key_is_a_chord_but_the_customary_one_that_draws_the_screen_anew() -> None:
    assert [key for _, key, _ in everything() if "+" in key] == ["ctrl+l"]


def test_no_binding_needs_a_capital_letter() -> None:
    assert not [key for _, key, _ in everything() if key != key.lower()]


@in_turn(screens())
def test_the_foot_of_a_screen_shows_six_keys_at_most(screen: type[object]) -> None:
    assert len(getattr(screen, "FOOT", ())) <= 6


def foot_width(screen: type[Screen[object]], words: Words) -> int:
    """Return how many columns the line of keys of a screen takes when all its keys act."""
    shown: dict[str, str] = {}
    for owner in (*screen.__mro__, CoachApp, Reader, SearchLine):
        for binding in bindings(owner):
            name = binding.key_display or (
                words(f"keyname.{binding.key}") if f"keyname.{binding.key}" in words else binding.key
            )
            shown.setdefault(binding.description, name)
    # Either the routine or the summary comes next, never both.
    foot = [each for each in getattr(screen, "FOOT", ()) if each not in ("keys.summary", "keys.go-on")]
    return sum(len(shown[each]) + 1 + len(words(each)) + 3 for each in foot)


@in_turn(screens())
def test_the_keys_at_the_foot_fit_a_window_of_80_columns(screen: type[Screen[object]]) -> None:
    assert foot_width(screen, shipped().words) <= 80 - 4 - 2 + 3
