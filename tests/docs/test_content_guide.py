"""The guide for staff: its examples work and change what they show, its commands exist."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest

from coach.checking import cases, check
from coach.core.content.entries import Entry
from coach.core.words import Words
from coach.loading.assembly import Assembled, assemble, library_of, load_library
from coach.loading.overlay import SINGLE
from coach.loading.place import ContentPlace
from coach.loading.set_files import read_prescription
from tests.docs.reading import Example, command_lines, examples, fences, guide, parsed
from tests.support.shipped import REVIEWED

CONTENT = guide("content.md")
THERAPIST = guide("therapist.md")
SET_FILE = "anna-set.toml"
"""The example of the therapist's guide: a set."""
TRANSLATION = "pt/questions/pattern.toml"
"""The example that changes nothing in the content's own language."""
EXAMPLES = [example for example in examples(CONTENT) if example.file != TRANSLATION]
LINES = sorted({line for name in ("content.md", "safety.md", "therapist.md") for line in command_lines(guide(name))})
SIGNS = {"{clinic}": "name", "{phone}": "phone", "{emergency_number}": "emergency_number"}


def laid(folder: Path, *shown: Example) -> ContentPlace:
    """A clinic's folder with these examples in it."""
    for example in shown:
        file = folder / "my-clinic" / example.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(example.text, "utf-8")
    return ContentPlace(folder / "my-clinic")


def changes(example: Example) -> dict[tuple[str, str], dict[str, Any]]:
    """What an example sets, by kind and id."""
    document = tomllib.loads(example.text)
    stem = example.file.removesuffix(".toml")
    if stem in SINGLE:
        return {(stem, ""): document}
    return {(kind, table["id"]): table for kind, tables in document.items() for table in tables}


def said(content: Assembled, identity: tuple[str, str]) -> Mapping[str, Any]:
    """What an entry of the content says, or nothing where there is none."""
    kind, name = identity
    entry = next((each for each in content.entries[kind] if getattr(each, "id", "") == name), None)
    if isinstance(entry, Words):
        return {".".join(keys): text for keys, text in entry.texts()}
    return entry.model_dump(by_alias=True, exclude_unset=True) if isinstance(entry, Entry) else {}


def leaves(table: Mapping[str, Any], inside: str = "") -> dict[str, Any]:
    """The values of a table by dotted key, lists whole."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        found |= leaves(value, f"{inside}{key}.") if isinstance(value, Mapping) else {f"{inside}{key}": value}
    return found


def plain(value: object, clinic: Mapping[str, Any]) -> object:
    """A value as the content holds it: lists as tuples, the clinic's name and numbers put in, no absent keys."""
    if isinstance(value, str):
        for sign, key in SIGNS.items():
            value = value.replace(sign, str(clinic[key]))
        return value
    if isinstance(value, list | tuple):
        return tuple(plain(each, clinic) for each in value)
    if isinstance(value, Mapping):
        return {key: plain(each, clinic) for key, each in value.items() if each not in (None, ())}
    return value


def test_every_example_stands_under_the_name_of_its_file() -> None:
    shown = examples(CONTENT)
    assert [example.text for example in shown] == fences(CONTENT, "toml")
    assert len({example.file for example in shown}) == len(shown) == len(EXAMPLES) + 1


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.file)
def test_an_example_loads_and_changes_what_it_shows(example: Example, tmp_path: Path) -> None:
    before, after = assemble(ContentPlace()), assemble(laid(tmp_path, example))
    clinic = said(after, ("clinic", ""))

    assert after.problems == ()
    for identity, table in changes(example).items():
        old, new = leaves(said(before, identity)), leaves(said(after, identity))
        shown = {key: plain(value, clinic) for key, value in leaves(table).items()}
        assert {key: plain(new[key], clinic) for key in shown} == shown
        assert [key for key in shown if key != "id" and old.get(key) == new[key]] == []


@pytest.mark.whole
def test_all_examples_together_pass_the_check_but_for_the_languages_that_lack_their_words(tmp_path: Path) -> None:
    told = [each for each in check(assemble(laid(tmp_path, *EXAMPLES)), REVIEWED) if each.key != "language"]

    # The examples change some English, of which the Spanish says that it is older now.
    assert [(each.file, each.message.partition(" (")[0]) for each in told] == [
        ("es/clinic.toml", "older than its English")
    ]


def test_without_its_cases_the_changed_rule_is_found_by_the_shipped_ones(tmp_path: Path) -> None:
    rule, ours = (next(each for each in EXAMPLES if each.file == name) for name in ("rules.toml", "cases/ours.toml"))

    content = assemble(laid(tmp_path, rule))
    found = cases.problems(content, library_of(content))

    told = {problem.key.split(":")[0].removeprefix("case ") for problem in found}
    shipped = {name for _, name in changes(ours)} - {"nine-days-same"}
    assert told == shipped


def test_the_clinic_s_file_can_be_named_by_itself(tmp_path: Path) -> None:
    example = next(each for each in EXAMPLES if each.file == "clinic.toml")
    file = tmp_path / "my-clinic.toml"
    file.write_text(example.text, "utf-8")

    clinic = load_library(ContentPlace(clinic=file)).clinic

    assert clinic.model_dump(exclude={"example"}, exclude_none=True) == tomllib.loads(example.text)


def test_the_therapist_s_set_in_the_guide_can_be_used(tmp_path: Path) -> None:
    example = next(each for each in examples(THERAPIST) if each.file == SET_FILE)
    (tmp_path / SET_FILE).write_text(example.text, "utf-8")

    prescription = read_prescription(tmp_path / SET_FILE, load_library())

    document = tomllib.loads(example.text)
    assert [portion.exercise.id for portion in prescription.portions] == [each["id"] for each in document["exercise"]]
    assert prescription.portions[1].dose.reps == (6, 4, 2)
    assert prescription.portions[2].only == "first"


def test_the_translation_in_the_guide_is_whole_for_its_question_and_changes_it_in_that_language_alone(
    tmp_path: Path,
) -> None:
    example = next(each for each in examples(CONTENT) if each.file == TRANSLATION)
    place = laid(tmp_path, example)

    own, other = assemble(place), assemble(replace(place, language="pt"))

    assert (own.problems, other.problems) == ((), ())
    assert "question fever: words" in other.untranslated
    assert not any(each.startswith("question trend: ") for each in other.untranslated)
    assert said(own, ("question", "trend")) == said(assemble(ContentPlace()), ("question", "trend"))
    (shown,) = changes(example).values()
    assert said(other, ("question", "trend"))["words"] == shown["words"]


def test_the_problem_that_the_guide_shows_is_what_the_check_says(tmp_path: Path) -> None:
    broken = Example("questions.toml", '[[question]]\nid = "fever"\nword = "A fever?"\n')

    problems = assemble(laid(tmp_path, broken)).problems

    assert fences(CONTENT, "text") == [f"{problem}\n" for problem in problems]


def test_an_overlay_takes_nothing_away(tmp_path: Path) -> None:
    before, after = load_library(), load_library(laid(tmp_path, *EXAMPLES))

    assert set(before.questions) <= set(after.questions)
    assert set(before.rules) == set(after.rules)
    assert [page.id for page in after.pages] == [*(page.id for page in before.pages), "your-visits"]


@pytest.mark.parametrize("line", LINES)
def test_every_command_line_of_the_guides_exists(line: str) -> None:
    parsed(line)


@pytest.mark.parametrize(
    "line", ["coach kiosk dance", "coach --language es", "coach content list recipes", "coach triage --html"]
)
def test_a_command_line_that_does_not_exist_is_noticed(line: str) -> None:
    with pytest.raises(click.UsageError):
        parsed(line)
