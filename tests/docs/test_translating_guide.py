"""The guide for translators: its commands exist, its files and tables are there, its examples are today's English."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from coach.core.report.qr_text import LEAST_BYTES
from coach.resources import resource
from coach.translating.notes import NOW, without_notes
from tests.docs.reading import command_lines, fences, guide, parsed, table_rows

TEXT = re.sub(r"^   ", "", guide("translating.md"), flags=re.MULTILINE)
CONTENT = resource("content")
READING: dict[str, Any] = tomllib.loads((CONTENT / "reading.toml").read_text("utf-8"))


@pytest.mark.parametrize("line", sorted(set(command_lines(TEXT))))
def test_each_command_of_the_guide_exists(line: str) -> None:
    parsed(line)


def test_each_file_that_the_guide_names_has_words() -> None:
    names = [name for row in table_rows(TEXT) for name in re.findall(r"`([\w./-]+)`", row["file"])]

    assert len(names) > 10
    assert [name for name in names if not (CONTENT / "es" / name).exists()] == []


def test_the_tables_for_staff_are_those_that_may_wait() -> None:
    (told,) = re.findall(r"the tables (.*?) are for staff", TEXT.replace("\n", " "))

    assert re.findall(r"`(\w+)`", told) == READING["staff"]


def test_the_first_example_is_the_first_screen_of_today() -> None:
    first, choices, changed = fences(TEXT, "toml")

    assert f"# {NOW}: {tomllib.loads((CONTENT / 'welcome.toml').read_text('utf-8'))['welcome']['ask']}\n" in first
    assert tomllib.loads(first)["welcome"].keys() == {"ask"}
    assert [line for line in without_notes(choices) if "#" in line] == []
    assert [line for line in without_notes(changed) if "#" in line] == []


def test_the_numbers_of_the_guide_are_those_of_the_program() -> None:
    assert f"It holds {LEAST_BYTES} bytes" in TEXT
    template = tomllib.loads((resource("translating") / "reading.toml").read_text("utf-8"))
    assert f"With `{template['measure']}`, as it is written for you" in TEXT.replace("\n", " ")
