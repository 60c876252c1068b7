"""The schema of the summary as JSON: it holds for every record, names every key, and refuses what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args, get_type_hints

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from coach.core.content.entries import Evidence
from coach.core.content.levels import LEVELS, Level, Place, Scope
from coach.core.content.pain_rule import HardStop, Light
from coach.core.dates import WEEKDAYS
from coach.core.report.clinical import AnswerState
from coach.core.report.summary import summarise
from coach.core.routine.plan import Side
from coach.core.visit.set_used import SetWarning
from coach.core.visit.state import SKIP_REASONS, Direction, Outcome, Visit
from coach.export.json_record import summary_record
from tests.docs.reading import guide
from tests.support.shipped import shipped
from tests.support.usual import EARLIER, VISITS

SCHEMA: dict[str, Any] = json.loads(guide("summary.schema.json"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def record(visit: Visit) -> dict[str, Any]:
    decoded: dict[str, Any] = json.loads(json.dumps(summary_record(summarise(visit, shipped(), EARLIER))))
    return decoded


def parts(schema: object) -> Iterator[dict[str, Any]]:
    """Every schema within a schema."""
    if isinstance(schema, dict):
        yield schema
    for inside in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts(inside)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", VISITS)
def test_the_record_of_a_visit_is_as_the_schema_says(name: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(record(VISITS[name]))] == []


def test_a_visit_that_was_stopped_before_any_answer_about_pain_is_too() -> None:
    visit = replace(VISITS["nothing-done"], stopped="unwell", answers={"fits-today": "prevention"})

    told = record(visit)

    assert (told["pain_before"], told["stopped"]) == (None, "unwell")
    assert VALIDATOR.is_valid(told)


@pytest.mark.parametrize("key", SCHEMA["properties"])
def test_a_record_without_one_of_its_keys_is_refused(key: str) -> None:
    told = record(VISITS["usual"])
    del told[key]

    assert not VALIDATOR.is_valid(told)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("level", "fine"),
        ("answered_by", None),
        ("pain_before", 11),
        ("started", "yesterday"),
        ("performed", [{"exercise": "bridge"}]),
        ("name", "Ann"),
    ],
)
def test_a_value_that_no_visit_has_is_refused(key: str, value: object) -> None:
    assert not VALIDATOR.is_valid({**record(VISITS["usual"]), key: value})


def test_every_key_is_explained() -> None:
    objects = [part for part in parts(SCHEMA) if "object" in part.get("type", ())]

    unexplained = [
        key
        for part in objects
        for key, inside in part.get("properties", {}).items()
        if "$ref" not in inside and not inside.get("description", "").endswith(".")
    ]
    assert len(objects) == 14
    assert unexplained == []


def test_the_values_listed_are_those_that_the_code_knows() -> None:
    properties = SCHEMA["properties"]
    performed, causes = (properties[name]["items"]["properties"] for name in ("performed", "causes"))

    assert set(SCHEMA["$defs"]["level"]["enum"]) == set(Level)
    assert set(SCHEMA["$defs"]["scope"]["enum"]) == set(Scope)
    assert SCHEMA["properties"]["place"]["enum"] == [*get_args(Place)]
    assert SCHEMA["properties"]["stopped"]["enum"] == [*get_args(HardStop), None]
    assert performed["outcome"]["enum"] == [*get_args(Outcome)]
    assert performed["side"]["enum"] == [*get_args(Side), None]
    assert performed["skipped_because"]["enum"] == [*SKIP_REASONS, None]
    assert performed["way"]["enum"] == [*get_args(Direction), None]
    assert [*properties["answers"]["items"]["properties"]["state"]["enum"], "not-asked"] == [*get_args(AnswerState)]
    used = properties["set"]["properties"]
    assert used["days"]["items"]["enum"] == [*WEEKDAYS]
    assert used["warnings"]["items"]["properties"]["because"]["enum"] == [
        *get_args(get_type_hints(SetWarning)["because"])
    ]
    assert SCHEMA["$defs"]["next_day"]["properties"]["light"]["enum"] == [*get_args(Light)]
    assert properties["earlier"]["items"]["properties"]["level"]["enum"] == [*reversed(LEVELS), None]
    assert causes["evidence"]["enum"] == [*get_args(Evidence)]
