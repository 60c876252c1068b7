"""Lines read from a pipe: whole, cut where they are endless, and ended with the pipe."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from coach.plain.typed_lines import LONGEST, FileLines, Stopped


@pytest.fixture
def pipe() -> Iterator[tuple[FileLines, int]]:
    """Give the lines of a pipe, and the end of it to write to."""
    out, into = os.pipe()
    yield FileLines(out), into
    os.close(out)
    os.close(into)


def test_lines_come_one_by_one_and_the_last_without_a_line_break(pipe: tuple[FileLines, int]) -> None:
    lines, into = pipe
    os.write(into, b"1\r\n\nback")

    assert [lines.read(0), lines.read(0), lines.read(0)] == ["1", "", None]
    os.write(into, b" again\n")
    assert lines.read(0) == "back again"


def test_the_rest_of_an_endless_line_is_forgotten_and_the_next_line_is_read(pipe: tuple[FileLines, int]) -> None:
    lines, into = pipe
    for _ in range(10):
        os.write(into, b"9" * 5000)
        assert lines.read(0) is None
    os.write(into, b"9\n1\n")

    assert [lines.read(0), lines.read(0)] == ["9" * LONGEST, "1"]


def test_the_end_of_the_input_stops_the_person() -> None:
    out, into = os.pipe()
    os.write(into, b"1")
    os.close(into)
    lines = FileLines(out)

    assert lines.read(None) == "1"
    with pytest.raises(Stopped):
        lines.read(None)
    os.close(out)
