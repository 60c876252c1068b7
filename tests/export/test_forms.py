"""One set of facts in many forms: each tells the same, and each looks as accepted.

`GOLDEN=write pytest tests/export/test_forms.py` writes the golden files anew, to be read before they are kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from coach.core.report.summary import summarise
from coach.core.visit.state import Visit
from coach.export import FORMS, Form
from coach.export.forms import summary_form
from tests.support.facts import Facts, from_fhir, from_html, from_json, from_markdown, from_pdf, from_text, of_summary
from tests.support.shipped import shipped
from tests.support.usual import EARLIER, VISITS, usual_visit
from tests.support.visits import NOW

GOLDEN = Path(__file__).with_name("golden")
SUFFIXES: dict[Form, str] = {
    "text": "txt",
    "markdown": "md",
    "html": "html",
    "pdf": "pdf.txt",
    "fhir": "fhir.json",
    "json": "json",
}
READERS: dict[Form, Callable[[Any, Visit], Facts]] = {
    "text": lambda told, _: from_text(told),
    "markdown": lambda told, _: from_markdown(told),
    "html": lambda told, _: from_html(told),
    "pdf": lambda told, _: from_pdf(told),
    "fhir": lambda told, _: from_fhir(told),
    "json": from_json,
}


SHEETS = ("usual", "detailed")
"""Visits whose PDF is read here; the PDF's own tests show that it loses no word of any visit."""
EVERY = [
    pytest.param(form, name, marks=[pytest.mark.exhaustive] if form == "pdf" and name not in SHEETS else [])
    for form in FORMS
    for name in VISITS
]


def made(form: Form, visit: Visit) -> str | bytes:
    return summary_form(form, visit, shipped(), NOW, EARLIER)


def readable(told: str | bytes) -> str:
    """Return a form as its golden file has it: of a PDF only the text, since its bytes change with fpdf2's version."""
    return told if isinstance(told, str) else words_of_pdf(told)


def words_of_pdf(raw: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(raw)).pages) + "\n"


def test_every_form_has_a_reader_and_a_golden_file() -> None:
    assert set(READERS) == set(SUFFIXES) == set(FORMS)


@pytest.mark.parametrize(("form", "name"), EVERY)
def test_a_form_tells_the_same_facts_as_the_summary(form: Form, name: str) -> None:
    visit = VISITS[name]

    assert READERS[form](made(form, visit), visit) == of_summary(summarise(visit, shipped(), EARLIER), visit)


def test_the_visits_differ_in_every_fact() -> None:
    told = [of_summary(summarise(visit, shipped(), EARLIER), visit) for visit in VISITS.values()]

    for name in ("level", "action", "reasons", "watch_for", "steps"):
        assert len({getattr(each, name) for each in told}) > 1


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_as_accepted(form: Form) -> None:
    # The version changes with any byte of the content, the words seldom do.
    library = replace(shipped(), version="golden")
    told = readable(summary_form(form, replace(usual_visit(), content_version="golden"), library, NOW, EARLIER))
    file = GOLDEN / f"usual.{SUFFIXES[form]}"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(told, "utf-8")

    assert told == file.read_text("utf-8")
