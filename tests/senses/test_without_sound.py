"""Whatever is said or rung stands on the screen at the same moment."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.core.session.conductor import Conductor
from coach.kiosk.speech.spoken import spoken as read_aloud
from coach.kiosk.speech.spoken import with_durations
from coach.widgets.keybar import KeyBar, key_labels
from coach.widgets.picture import Picture
from coach.widgets.scale import NumberScale
from tests.support.conducting import SHORT, Heard, led
from tests.support.home_screens import line, player
from tests.support.kiosk import Visitor, visiting
from tests.support.playing import playing
from tests.support.tour import KINDS, STOPS, go


def unseen(person_seconds: float) -> list[str]:
    """Run a routine; return each cue that is heard and not shown."""
    person = led(SHORT)
    known, missing = 0, []
    for _ in range(round(person_seconds * 10)):
        person.run(0.1)
        shown = person.conductor.shown_cue()
        missing += [cue.words for cue in person.heard.cues[known:] if cue.words not in shown]
        known = len(person.heard.cues)
    assert known > 100
    return missing


def test_each_cue_of_a_whole_routine_is_shown_in_the_words_that_are_heard() -> None:
    assert unseen(SHORT.seconds + 5) == []


def test_a_cue_that_is_only_heard_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Conductor, "shown_cue", lambda self: "")
    assert unseen(SHORT.seconds + 5)


async def test_the_player_shows_each_cue_as_it_is_heard(tmp_path: Path, library: Library) -> None:
    heard = Heard()
    async with playing(tmp_path, library) as person:
        player(person)._conductor._make_sound = lambda: heard
        known = 0
        for _ in range(60):
            person.clock.advance(0.5)
            player(person).action_do("tick")
            await person.settle()
            for cue in heard.cues[known:]:
                assert cue.words in line(person, "cue")
            known = len(heard.cues)
        assert {"start", "hold"} & {cue.kind for cue in heard.cues}


def only_heard(visitor: Visitor) -> set[str]:
    """Return the words that the kiosk's voice says of a screen and that stand nowhere on it, even after a scroll."""
    words = visitor.library.words
    signs = [words(f"kiosk.voice.{name}") for name in ("asterisk", "slash", "plus", "minus", "full_stop")]
    frame = [words("kiosk.voice.row", key="", words=""), words("kiosk.voice.mark", words="", mark="")]
    spoken = [*signs, *frame, words("keyname.enter")]
    pictures = [str(each.alternative) for each in visitor.screen.query("*") if isinstance(each, Picture | NumberScale)]
    drawn = "\n".join(strip.text for strip in visitor.screen._compositor.render_strips())
    told = " ".join([drawn, visitor.text(), *spoken, *pictures, *_row_words(visitor), *_keys_of_a_dialog(visitor)])
    # A voice says numbers to call digit by digit, and units and durations in whole words.
    aloud = with_durations(read_aloud(told, words), words)
    return _words(visitor.narrated()) - _words(told) - _words(aloud)


def _row_words(visitor: Visitor) -> list[str]:
    """What stands in a list that is longer than the window, and comes into it by the arrows."""
    return [part for row in visitor.screen.query("Row") for part in row.told]  # type: ignore[attr-defined]


def _keys_of_a_dialog(visitor: Visitor) -> list[str]:
    """What Enter does in a dialog, which has no line of keys: the same as the digit of a row."""
    screen = visitor.screen
    if screen.query(KeyBar):
        return []
    return [each.does for each in key_labels(visitor.app, screen, visitor.library.words).values()]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


async def test_what_the_kiosk_says_stands_on_its_screen() -> None:
    async with visiting() as visitor:
        for name in KINDS:
            await go(visitor, STOPS[name])
            # The warning says the seconds that are left, and a ring shows them.
            if name != "warning":
                assert only_heard(visitor) == set(), name


async def test_a_word_that_is_only_said_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["page:danger-signs"])
        told = visitor.narrated()
        monkeypatch.setattr(Visitor, "narrated", lambda self: f"{told} Hurry.")
        assert only_heard(visitor) == {"hurry"}
