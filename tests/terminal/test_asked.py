"""The terminal is asked what it is once, after the first frame, and the question leaves no trace."""

from __future__ import annotations

from pathlib import Path

from coach.core.library import Library
from coach.drivers.asking import QUESTION
from tests.support.answering import KITTY, PLAIN, AnsweringTerminal
from tests.support.sessions import CTRL_Q, coach_command, wait_for_all

PRINTED = b"\x1b[12;30HGi=31,s=1,v=1,a=q"


class DullTerminal(AnsweringTerminal):
    """A terminal that prints what it does not understand."""

    def send(self, data: bytes) -> None:
        if data == PLAIN:
            self.overwrite(PRINTED)
        super().send(data)


def test_the_first_frame_stands_before_the_terminal_is_asked_and_it_is_asked_once(
    tmp_path: Path, library: Library
) -> None:
    with AnsweringTerminal(coach_command(tmp_path), KITTY) as terminal:
        wait_for_all(terminal, library)
        terminal.press(CTRL_Q)
        terminal.finished()

    before, *after = terminal.raw.split(QUESTION.encode())
    assert len(after) == 1
    assert library.words("keys.quit").encode() in before


def test_what_a_terminal_prints_of_the_question_is_painted_over(tmp_path: Path, library: Library) -> None:
    with DullTerminal(coach_command(tmp_path), PLAIN) as terminal:
        terminal.wait_until(lambda: "Gi=31" in terminal.text, "what the terminal printed")
        wait_for_all(terminal, library)
        terminal.settle()

        assert "Gi=31" not in terminal.text
