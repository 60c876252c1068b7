"""Makes of a text that is read with the eye one that a voice can say: numbers to call, times, units and signs."""

from __future__ import annotations

import re

from coach.core.words import Words

SIGNS = "·▲♦■▬─▀▄█•<>●○◆◇►◄"
"""Characters that are drawn for the eye and not read aloud."""
BETWEEN = " · "
"""What stands between two texts of one line; a voice makes a short stop there."""
_CLOCK = re.compile(r"\b(\d+):(\d\d)\b")
_UNITS = ("minutes", "seconds")


def spoken(text: str, words: Words) -> str:
    """Return a text without signs, with numbers to call digit by digit and units in whole words."""
    text = text.replace(BETWEEN, ", ")
    text = " ".join("".join(" " if sign in SIGNS else sign for sign in text).split())
    for number in words("kiosk.voice.by-digit").split(", "):
        text = re.sub(rf"(?<!\d){re.escape(number)}(?!\d)", _digit_by_digit(number), text)
    for unit in _UNITS:
        text = _in_whole_words(text, unit, words)
    return text


def with_durations(text: str, words: Words) -> str:
    """Return a text with each duration such as `4:56` in minutes and seconds; a time of day would be said wrongly."""

    def said(found: re.Match[str]) -> str:
        counted = [_counted(str(int(part)), unit, words) for part, unit in zip(found.groups(), _UNITS, strict=True)]
        return " ".join(counted if int(found[1]) else counted[1:])

    return _CLOCK.sub(said, text)


def _in_whole_words(text: str, unit: str, words: Words) -> str:
    short = re.escape(words(f"kiosk.voice.{unit}-short"))
    return re.sub(rf"\b(\d+) {short}\b", lambda found: _counted(found[1], unit, words), text)


def _counted(count: str, unit: str, words: Words) -> str:
    return words(f"kiosk.voice.{unit}", count=int(count))


def _digit_by_digit(number: str) -> str:
    """Return `574-498` as `5 7 4, 4 9 8`: a voice would say 911 as nine hundred eleven."""
    groups = re.findall(r"\d+|[^\W\d]+", number)
    return ", ".join(" ".join(group) if group.isdigit() else group for group in groups)
