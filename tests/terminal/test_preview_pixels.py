"""The preview of an exercise is drawn as finely as the terminal shows it."""

from __future__ import annotations

from pathlib import Path

from tests.support.answering import AnsweringTerminal
from tests.support.sessions import coach_command


def test_the_preview_of_an_exercise_is_shown_in_pixels(tmp_path: Path) -> None:
    with AnsweringTerminal(coach_command(tmp_path, "content", "preview", "bird-dog")) as terminal:
        terminal.wait_for_pictures(1)
        terminal.press("q")

        assert terminal.finished() == 0
        assert not terminal.graphics.images
