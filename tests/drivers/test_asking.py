"""A terminal's answers are heard in time, and never become keys, however they arrive."""

from __future__ import annotations

import os
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key

from coach.drivers.asking import ANSWER_S, LATE_S, AnswerReader, Answers, ask_here, may_be_asked
from coach.drivers.keys import TextReader

KITTY = b"\x1b_Gi=31;OK\x1b\\\x1bP>|kitty(0.26.5)\x1b\\\x1b[?62;c"
XTERM = b"\x1bP>|XTerm(379)\x1b\\\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"
PLAIN = b"\x1b[?6c"


class Asked:
    """A reader whose terminal has just been asked, with a clock that the test moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.reader = AnswerReader(TextReader(), lambda: self.now)
        self.keys: list[str] = []
        self.reader.asked()

    def hear(self, *parts: bytes, pause: float = 0.0) -> None:
        """Read these bytes, with a silence after each part if there is a pause."""
        for part in parts:
            self._note(self.reader.feed(part))
            self.now += pause
            if pause:
                self._note(self.reader.silence())

    def _note(self, events: object) -> None:
        self.keys += [event.key for event in events if isinstance(event, Key)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("bytes_", "answers"),
    [
        (KITTY, Answers("kitty(0.26.5)", graphics=True)),
        (XTERM, Answers("XTerm(379)")),
        (PLAIN, Answers()),
        (b"\x1b_Gi=31;ENOTSUPPORTED:no\x1b\\" + PLAIN, Answers()),
        (b"\x1b_Gi=30;OK\x1b\\" + PLAIN, Answers()),
    ],
)
def test_what_a_terminal_answers_is_heard(bytes_: bytes, answers: Answers) -> None:
    asked = Asked()
    asked.hear(bytes_)

    assert asked.reader.answers == answers


@given(st.lists(st.integers(0, len(KITTY)), max_size=5), st.sampled_from([0.0, 0.15]))
def test_no_part_of_an_answer_is_a_key_and_keys_around_it_are(cuts: list[int], pause: float) -> None:
    asked = Asked()
    places = [0, *sorted(cuts), len(KITTY)]
    # An escape by itself, then a silence, is the key of that name: no terminal cuts its answers there.
    if pause and any(KITTY[place - 1 : place] == b"\x1b" for place in places):
        pause = 0.0

    asked.hear(b"a", *(KITTY[start:stop] for start, stop in pairwise(places)), b"b", pause=pause)

    assert [key for key in asked.keys if key in ("a", "b")] == asked.keys == ["a", "b"]


def test_an_answer_that_comes_late_counts_as_none_and_is_still_no_key() -> None:
    asked = Asked()
    asked.now = ANSWER_S * 1.5
    asked.hear(KITTY, b"1")

    assert asked.reader.answers == Answers()
    assert asked.keys == ["1"]


def test_an_answer_that_never_ends_swallows_keys_for_two_seconds_at_most() -> None:
    asked = Asked()
    asked.hear(b"\x1bP>|kitty", pause=0.15)
    asked.now = LATE_S + 0.1
    asked.hear(b"", pause=0.15)
    asked.hear(b"1")

    assert asked.keys == ["1"]


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "TMUX": "/tmp/tmux"}, False),
        ({"TERM": "tmux-256color"}, False),
        ({"TERM": "screen"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "dumb"}, False),
        ({}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, False),
    ],
)
def test_a_terminal_that_would_show_the_question_is_never_asked(environment: dict[str, str], asked: bool) -> None:
    assert may_be_asked(environment) is asked


def test_a_terminal_that_has_gone_answers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = os.open(os.devnull, os.O_RDWR)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.setattr(os, "open", lambda *_: gone)

    assert ask_here() == Answers()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(gone)
