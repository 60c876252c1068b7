"""The check that each rule matters: without it some answers would have another result."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.checking import overshadowed
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import changed, copied, line_with

URGENT = "rules/urgent.toml"
MEND = "take it out, or give it a level, a scope, an action or a first aid of its own"


def found(folder: Path | None) -> list[str]:
    content = assemble(ContentPlace(folder), skip=(CASES,))
    assert content.problems == ()
    return [str(problem) for problem in overshadowed.problems(content, library_of(content))]


def test_every_shipped_rule_matters() -> None:
    assert found(None) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "coverers"),
    [
        pytest.param(
            URGENT,
            'all = ["lump"]',
            'all = ["lump", "fever"]',
            "lump-or-new-shape",
            "fever-and-back-pain or something-else-is-wrong",
            id="a part of it is enough",
        ),
        pytest.param(
            URGENT,
            'any = ["pain-now>=7", "all-out-effort"]',
            'any = ["effort-signs"]',
            "sickle-disease-and-pain",
            "effort-sign-and-sickle-disease",
            id="a set of another rule",
        ),
        pytest.param(
            "rules/self-care.toml",
            'all = ["pain-now>=4"]',
            'all = ["pain-now>=7"]',
            "medium-pain-today",
            "strong-pain-today",
            id="a higher number and a wider scope",
        ),
        pytest.param(
            "rules/emergency.toml",
            '"diabetes", "very-ill?"',
            '"diabetes", "very-ill"',
            "fever-with-diabetes-and-ill",
            "very-ill-with-back-pain or fever-and-back-pain",
            id="it mattered by a not sure",
        ),
        pytest.param(
            URGENT,
            'all = ["belly-pulse"]',
            'all = ["tearing-pain"]',
            "pulse-in-belly",
            "tearing-from-nowhere",
            id="a more urgent rule",
        ),
    ],
)
def test_a_rule_that_changes_no_result_is_named_with_what_says_as_much(
    tmp_path: Path, file: str, old: str, new: str, rule: str, coverers: str
) -> None:
    folder = copied(tmp_path)
    changed(folder, file, old, new)

    line = line_with(folder, file, f'id = "{rule}"') - 1
    told = f"never matters, since {coverers} says as much whenever it fires; {MEND}"
    assert found(folder) == [f"{file}:{line}: rule {rule}: {told}"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(
            URGENT, 'all = ["lump"]', 'first_aid = "Rest."\nall = ["lump", "fever"]', id="a first aid of its own"
        ),
        pytest.param(
            "rules/emergency.toml",
            'all = ["very-ill"]',
            'action = "call-now"\nall = ["very-ill", "pee-hard"]',
            id="an action of its own",
        ),
        pytest.param(
            "rules/clinician.toml",
            'all = ["operation-lately"]',
            'all = ["operation-lately", "leg-numb"]',
            id="its scope after an unlock",
        ),
        pytest.param("rules/self-care.toml", 'all = ["days>=4"]', 'all = ["days>=9"]', id="a note by its words"),
    ],
)
def test_a_rule_that_adds_something_matters(tmp_path: Path, file: str, old: str, new: str) -> None:
    folder = copied(tmp_path)
    changed(folder, file, old, new)

    assert found(folder) == []


def test_an_action_that_the_level_has_anyway_adds_nothing(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, URGENT, 'all = ["lump"]', 'action = "see-today"\nall = ["lump", "fever"]')

    assert [problem.split(": ")[1] for problem in found(folder)] == ["rule lump-or-new-shape"]


def test_a_rule_behind_a_gate_that_another_rule_goes_by_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    gate = 'when = { any = ["no-position-eases?"] }'
    changed(folder, "questions/effort.toml", gate, 'when = { all = ["no-position-eases"] }')

    line = line_with(folder, URGENT, 'id = "same-day-and-night"') - 1
    (problem,) = found(folder)
    assert problem.startswith(f"{URGENT}:{line}: rule same-day-and-night: never matters, since one-effort-sign says")
