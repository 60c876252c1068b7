"""Puts a screen into words for a voice, in reading order, each row with the number of its key."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from coach.core.words import Words
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.speech.spoken import spoken, with_durations
from coach.screens.player.player import PlayerScreen
from coach.screens.seen import SeenScreen
from coach.screens.tour.stage import TourStage
from coach.widgets.keybar import KeyBar, key_labels
from coach.widgets.keypad import PAD
from coach.widgets.numberbox import NumberBox
from coach.widgets.picture import Picture
from coach.widgets.rows import Row
from coach.widgets.scale import NumberScale

MARKS = "?- "
"""Characters before the words of an answer, which are not read aloud either."""


def narrated(screen: SeenScreen[Any], words: Words) -> str:
    """Return a screen as sentences: its text, then each key that has no row on the screen."""
    if isinstance(screen, IdleScreen):
        return words("kiosk.idle.said", seconds=ceil(screen.left))
    said = [with_durations(part, words) if isinstance(screen, PlayerScreen) else part for part in _parts(screen, words)]
    # A picture may say what a text beside it says.
    sentences = dict.fromkeys(sentence(part, words) for part in said)
    return " ".join(part for part in sentences if part)


def _parts(screen: SeenScreen[Any], words: Words) -> Iterator[str]:
    for widget in _shown(screen):
        match widget:
            case Row():
                yield _row(widget, words)
            case Picture() | NumberScale():
                yield widget.alternative
            # A routine's cues are spoken when they are due.
            case Static() if not (
                isinstance(widget.parent, Row) or isinstance(widget, KeyBar) or widget.has_class("cue")
            ):
                yield str(widget.content)
    beside = {row.told[0] for row in _rows(screen)}
    for key, label, _ in key_labels(screen.app, screen, words).values():
        if key in PAD.values() and key not in beside:
            yield words("kiosk.voice.row", key=_named(key, words), words=label)


def _shown(screen: Screen[object]) -> Iterator[Widget]:
    for widget in screen.query("*"):
        above = widget.ancestors_with_self
        shown = all(isinstance(each, Screen) or getattr(each, "display", True) for each in above)
        if shown and not _plays(widget):
            yield widget


def _rows(screen: Screen[object]) -> list[Row]:
    return [row for row in screen.query(Row) if not _plays(row)]


def _plays(widget: Widget) -> bool:
    """Say whether a widget is part of the tour, which goes on by itself: what it plays is not asked of anybody."""
    return any(isinstance(each, TourStage) for each in widget.ancestors_with_self)


def _row(row: Row, words: Words) -> str:
    key, mark, text = row.told
    answer = spoken(mark, words).lstrip(MARKS)
    said = words("kiosk.voice.mark", words=text, mark=answer) if answer else text
    return words("kiosk.voice.row", key=_named(key, words), words=said) if key else said


def _named(key: str, words: Words) -> str:
    """Return the name by which a voice says a key such as `*`; other texts as they are."""
    name = next((name for name, printed in PAD.items() if printed == key), "")
    return words(f"kiosk.voice.{name}") if f"kiosk.voice.{name}" in words else key


def sentence(text: str, words: Words) -> str:
    """Return a text as a voice is to say it, with keys by name and a full stop."""
    said = " ".join(_named(part, words) for part in spoken(text, words).split())
    return said if not said or said[-1] in ".?!:" else f"{said}."


def narrated_row(screen: Screen[object], words: Words) -> str:
    """Return the row under the cursor in words, or the number typed so far; empty if there is neither."""
    rows = [row for row in _rows(screen) if row.under_cursor]
    numbers = [box.value for box in screen.query(NumberBox) if box.value is not None]
    return sentence(_row(rows[0], words), words) if rows else "".join(str(number) for number in numbers)
