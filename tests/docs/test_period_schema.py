"""The schema of the report of a period as JSON: it holds for the report and refuses what is wrong."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from coach.core.content.levels import Level
from coach.core.content.pain_rule import LIGHTS
from coach.core.dates import WEEKDAYS
from coach.core.report.period import period_report
from coach.core.visit.state import SkipReason, Visit
from coach.export.json_record import period_record
from tests.docs.reading import guide
from tests.support.programme import session
from tests.support.shipped import shipped
from tests.support.six_weeks import six_weeks, without_set
from tests.support.visits import NOW

SCHEMA: dict[str, Any] = json.loads(guide("period.schema.json"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def record(*visits: Visit) -> dict[str, Any]:
    report = period_report(visits, shipped(), date(2026, 1, 1), NOW)
    decoded: dict[str, Any] = json.loads(json.dumps(period_record(report)))
    return decoded


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "visits", [six_weeks(), (without_set(six_weeks()[0]),), (session(1),), ()], ids=["set", "own", "training", "none"]
)
def test_a_report_is_as_the_schema_says(visits: tuple[Visit, ...]) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(record(*visits))] == []


@pytest.mark.parametrize("key", SCHEMA["properties"])
def test_a_report_without_one_of_its_keys_is_refused(key: str) -> None:
    told = record(*six_weeks())
    del told[key]

    assert not VALIDATOR.is_valid(told)


@pytest.mark.parametrize(("key", "value"), [("since", "yesterday"), ("routines", [{}]), ("name", "Ann")])
def test_a_value_that_no_report_has_is_refused(key: str, value: object) -> None:
    assert not VALIDATOR.is_valid({**record(*six_weeks()), key: value})


def test_the_values_listed_are_those_that_the_code_knows() -> None:
    properties = SCHEMA["properties"]
    routine, exercise = (properties[name]["items"]["properties"] for name in ("routines", "exercises"))

    assert set(properties["results"]["items"]["properties"]["level"]["enum"]) == set(Level)
    assert routine["light"]["enum"] == [*LIGHTS]
    assert exercise["skipped"]["propertyNames"]["enum"] == [*get_args(SkipReason)]
    assert properties["set_days"]["properties"]["days"]["items"]["enum"] == [*WEEKDAYS]
