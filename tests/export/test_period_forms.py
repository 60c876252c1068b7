"""The report of a period in every form: the same facts, one page on paper, and a FHIR bundle that is valid as R4B."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from pypdf import PdfReader

from coach.core.report.period import PeriodReport, period_report
from coach.core.report.period_blocks import exercise_line, period_blocks, routine_line
from coach.export import FORMS, Form
from coach.export.json_record import as_json, period_record
from coach.export.period_forms import period_form
from tests.support.shipped import shipped
from tests.support.six_weeks import six_weeks
from tests.support.visits import NOW

REPORT = period_report(six_weeks(), shipped(), date(2026, 10, 1), NOW)


def made(form: Form, report: PeriodReport = REPORT) -> str | bytes:
    return period_form(form, report, shipped(), NOW)


def bundle(report: PeriodReport = REPORT) -> dict[str, Any]:
    decoded: dict[str, Any] = json.loads(made("fhir", report))
    return decoded


def words_of(form: Form) -> str:
    told = made(form)
    if isinstance(told, bytes):
        return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(told)).pages).split())
    return " ".join(told.replace("\\", "").split())


@pytest.mark.parametrize("form", [form for form in FORMS if form != "json"])
def test_every_form_tells_each_routine_and_each_exercise(form: Form) -> None:
    told = words_of(form)

    for each in REPORT.routines:
        assert routine_line(each, shipped().words) in told
    for exercise in REPORT.exercises:
        assert exercise_line(exercise, shipped()) in told


@pytest.mark.parametrize("routines", [1, 18, 36, 60, 300])
def test_on_paper_it_is_one_page(routines: int) -> None:
    report = period_report(six_weeks(routines=routines), shipped(), date(2000, 1, 1), NOW)
    paper = made("pdf", report)

    assert isinstance(paper, bytes)
    assert len(PdfReader(BytesIO(paper)).pages) == 1


def test_the_bundle_is_valid_as_r4b_and_comes_back_as_it_was() -> None:
    told = bundle()

    again = json.loads(Bundle.model_validate(told).model_dump_json())

    assert [entry["fullUrl"] for entry in again["entry"]] == [entry["fullUrl"] for entry in told["entry"]]


def test_the_bundle_holds_every_pain_score_with_its_day() -> None:
    scores = sorted(
        (entry["resource"]["effectiveDateTime"], entry["resource"]["valueInteger"])
        for entry in bundle()["entry"]
        if "valueInteger" in entry["resource"]
    )

    told = [(each.day, each) for each in REPORT.routines]
    expected = [(day.isoformat(), score) for day, each in told for score in (each.pain_before, each.pain_most)]
    expected += [(day.isoformat(), each.pain_after) for day, each in told]
    expected += [((day + timedelta(days=1)).isoformat(), each.next_day.pain) for day, each in told if each.next_day]
    assert scores == sorted(expected)


def test_the_bundle_holds_minutes_exercises_and_weekly_ratings() -> None:
    facts = [entry["resource"] for entry in bundle()["entry"] if "text" in entry["resource"].get("code", {})]
    words = shipped().words

    minutes = [each["valueQuantity"]["value"] for each in facts if each["code"]["text"] == words("period.observation")]
    assert minutes == [round(each.worked_seconds / 60, 1) for each in REPORT.routines]
    lines = [each["valueString"] for each in facts if "valueString" in each]
    assert lines == [exercise_line(each, shipped()) for each in REPORT.exercises]
    (trend,) = REPORT.trends.activities
    name = words("period.activity", name=trend.name)
    rated = [each["valueQuantity"]["value"] for each in facts if each["code"]["text"] == name]
    assert rated == [point.value for point in trend.points]


def test_every_reference_resolves_and_every_address_is_its_own() -> None:
    entries = bundle()["entry"]
    addresses = [entry["fullUrl"] for entry in entries]
    (composition,) = (each["resource"] for each in entries if each["resource"]["resourceType"] == "Composition")

    assert len(set(addresses)) == len(addresses)
    assert [each["reference"] for each in composition["section"][0]["entry"]] == addresses[1:]


def test_a_report_of_checks_alone_is_valid_too() -> None:
    report = period_report(six_weeks(routines=1), shipped(), date(2026, 10, 1), NOW)
    bare = replace(report, routines=(), exercises=(), set_days=None)

    assert Bundle.model_validate(bundle(bare)).type == "collection"


def test_the_record_holds_every_fact_of_the_report() -> None:
    told = json.loads(as_json(period_record(REPORT)))

    assert [each["pain_after"] for each in told["routines"]] == [each.pain_after for each in REPORT.routines]
    assert told["exercises"][2]["skipped"] == {"too-hard": 4}
    assert told["set_days"] == {"days": ["mon", "wed", "fri"], "asked": 18, "kept": 18}
    assert told["routines"][0]["set"]["by"] == "Anna Smith"
    assert told["outcomes"]["activities"][0]["ratings"][0]["value"] == 8.0


def test_no_word_of_the_page_is_missing_from_the_narrative() -> None:
    told = words_of("fhir")

    for block in period_blocks(REPORT, shipped(), NOW)[:10]:
        assert block.text in told
