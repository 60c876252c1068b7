"""`coach doctor` asks the terminal and says which pictures it shows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from coach.core.library import Library
from tests.support.answering import FOOT, KITTY, AnsweringTerminal
from tests.support.sessions import coach_command
from tests.support.terminal import COLOURFUL

SSH = {**COLOURFUL, "SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"}
NEAR = {**COLOURFUL, "SSH_CONNECTION": None, "SSH_TTY": None}


@pytest.mark.parametrize(
    ("answers", "environment", "told"),
    [
        (KITTY, NEAR, ("found", "pixels", "kitty(0.26.5)")),
        (KITTY, SSH, ("far", "sextants", "kitty(0.26.5)")),
        (FOOT, NEAR, ("found", "sextants", "foot(1.13.1)")),
        (b"\x1b[?6c", NEAR, ("unknown", "halves", "")),
    ],
)
def test_the_doctor_says_which_pictures_the_terminal_shows(
    tmp_path: Path, library: Library, answers: bytes, environment: Mapping[str, str | None], told: tuple[str, str, str]
) -> None:
    (key, rung, name), words = told, library.words
    with AnsweringTerminal(
        coach_command(tmp_path, "doctor"), answers, columns=120, environment=environment
    ) as terminal:
        terminal.finished()

        assert words(f"doctor.pictures-{key}", rung=words(f"doctor.rung-{rung}"), name=name) in terminal.text
        assert "62;c" not in terminal.text
