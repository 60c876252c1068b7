"""Grammar by Babel: the form that a number takes, lists, decimal numbers, and the names of days and months.

A locale is named by its code in CLDR: "en_001", "es_US". Importing Babel and reading a locale takes longer than a first
frame may wait, so both come with the first text that needs them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel.core import Locale

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The forms of CLDR; each language has some of them, and every language has `other`."""
MOST_COUNTED = 1000
"""No text counts as far as this; forms that a language has for larger numbers alone are not needed."""
_SPANISH_I = re.compile(r"[ií]|h[ií](?![ae])", re.IGNORECASE)
Use = Literal["format", "stand-alone"]
"""Whether a name stands in a date or by itself: some languages inflect it ("21 listopada", but "listopad 2026")."""


def is_locale(code: str) -> bool:
    """Say whether CLDR knows a locale."""
    from babel.core import UnknownLocaleError

    try:
        _locale(code)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def form_of(number: float, code: str) -> str:
    """Return the form that a number takes: one of `FORMS`."""
    return str(_locale(code).plural_form(number))


@cache
def numbers_by_form(code: str) -> dict[str, tuple[int, ...]]:
    """Return each form that a count can take, with the counts that take it; `other` is there even if none does."""
    found: dict[str, list[int]] = {"other": []}
    for number in range(MOST_COUNTED):
        found.setdefault(form_of(number, code), []).append(number)
    return {form: tuple(numbers) for form, numbers in found.items()}


def listed(items: Sequence[str], code: str) -> str:
    """Return items as a list in a sentence: "A, B and C"; empty for none."""
    if len(items) < 2:
        return "".join(items)
    from babel.lists import format_list

    told = format_list(items, locale=_locale(code))
    if _locale(code).language == "es" and _SPANISH_I.match(items[-1]):
        # CLDR leaves to programs that "y" becomes "e" before the sound of an i: https://unicode.org/reports/tr35/
        return f"{told.removesuffix(f' y {items[-1]}')} e {items[-1]}"
    return told


def decimal(value: float, code: str) -> str:
    """Return a number with at most one decimal, which is left out where it is zero: "4", "4.3" or "4,3"."""
    from babel.numbers import format_decimal

    return format_decimal(round(value, 1), format="0.#", locale=_locale(code))


def month_name(month: int, code: str, use: Use = "format") -> str:
    """Return the name of a month, counted from 1: "January"."""
    return str(_locale(code).months[use]["wide"][month])


def weekday_name(number: int, code: str, use: Use = "format") -> str:
    """Return the short name of a day of the week, counted from 1 for Monday: "Mon"."""
    return str(_locale(code).days[use]["abbreviated"][number - 1])


@cache
def _locale(code: str) -> Locale:
    from babel.core import Locale

    return Locale.parse(code)
