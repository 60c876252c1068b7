"""The check that no text says what the content forbids, in a clinic's own folder as in the shipped content."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.checking import promises
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import line_with

FINE = "never say 'you are fine'; say that the answers do not match the warning signs, and what to watch for"


def found(folder: Path) -> list[str]:
    content = assemble(ContentPlace(folder), skip=(CASES,))
    assert content.problems == ()
    return [str(problem) for problem in promises.problems(content, library_of(content))]


def saying(folder: Path, text: str) -> Path:
    """Return a clinic's folder with this text in a tip."""
    (folder / "ours.toml").write_text(f'[[tip]]\nid = "form"\ntitle = "Form"\ntext = "{text}"\n')
    return folder


def test_no_shipped_text_promises_anything(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "text", "key"),
    [
        ("tips.toml", '[[tip]]\nid = "form"\ntext = "You are fine."\n', "tip form: text"),
        ("q.toml", '[[question]]\nid = "fever"\nshort = "You are fine"\n', "question fever: short"),
        ("levels.toml", '[[level]]\nid = "self-care"\ntoday = [\n  "You are fine.",\n]\n', "level self-care: today.0"),
        (
            "topics.toml",
            '[[topic]]\nid = "massage"\nsection = [{ statements = [{ text = "You are fine", sources = [] }] }]\n',
            "topic massage: section.0.statements.0.text",
        ),
        ("bridge.toml", '[[exercise]]\nid = "bridge"\n[exercise.adjust]\ndizzy = "You are fine."\n', "adjust.dizzy"),
        ("welcome.toml", '[welcome]\ntitle = "coach"\nlead = "You are fine."\n', "welcome: welcome.lead"),
        ("interface.toml", '[result]\nnote = "You are fine."\n', "interface: result.note"),
        ("clinic.toml", 'desk = "You are fine."\n', "clinic: desk"),
    ],
)
def test_a_promise_in_a_clinic_s_folder_is_named_with_its_file_and_key(
    tmp_path: Path, file: str, text: str, key: str
) -> None:
    (tmp_path / file).write_text(text)

    (problem,) = found(tmp_path)

    assert problem.startswith(f"{file}:")
    assert problem.endswith(f"{key}: {FINE}")


def test_a_promise_is_named_with_its_line(tmp_path: Path) -> None:
    saying(tmp_path, "You are fine.")

    assert found(tmp_path) == [f"ours.toml:{line_with(tmp_path, 'ours.toml', 'text =')}: tip form: text: {FINE}"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Good news: YOU ARE  FINE now", "you are fine"),
        ("You're fine", "you're fine"),
        ("We have cleared you", "cleared"),
        ("It is safe to exercise", "safe to exercise"),
        ("There are no red flags", "no red flags"),
        ("It is nothing serious", "nothing serious"),
        ("Your core is weak", "your core is weak"),
        ("It passes in 90 % of people", "%"),
        ("It passes in 90% of people", "%"),
    ],
)
def test_each_promise_is_found_however_it_is_written(tmp_path: Path, text: str, phrase: str) -> None:
    (problem,) = found(saying(tmp_path, text))

    assert f"never say {phrase!r}; " in problem


def test_a_longer_word_that_holds_a_forbidden_one_is_allowed(tmp_path: Path) -> None:
    assert found(saying(tmp_path, "The path is uncleared.")) == []


def test_a_clinic_can_forbid_more_and_allows_no_less_by_it(tmp_path: Path) -> None:
    (tmp_path / "reading.toml").write_text('[never]\n"Do not worry" = "say what to do"\n')

    problems = found(saying(tmp_path, "Do not worry: you are fine."))

    assert [problem.split(": ", 3)[-1] for problem in problems] == [FINE, "never say 'do not worry'; say what to do"]


def test_what_only_staff_reads_may_name_a_percentage(tmp_path: Path) -> None:
    (tmp_path / "interface.toml").write_text('[grades]\nright = "90 % right"\n[doctor]\nwell = "100 % well"\n')

    assert found(tmp_path) == []
