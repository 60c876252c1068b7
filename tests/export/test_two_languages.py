"""A summary in two languages: the person's part in theirs, the therapist's in the clinic's, each said to be so."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from fhir.resources.R4B.bundle import Bundle
from pypdf import PdfReader

from coach.core.library import Library
from coach.core.report.blocks import person_blocks, summary_pages
from coach.core.report.clinic_copy import summaries
from coach.core.report.clinical_blocks import clinical_blocks, exam_blocks
from coach.core.report.period import PeriodReport, period_report
from coach.core.report.period_blocks import PeriodCopy, period_blocks
from coach.core.report.summary import summarise
from coach.export import FORMS, Form
from coach.export.forms import summary_form
from coach.export.period_forms import period_form
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from tests.support.shipped import shipped
from tests.support.six_weeks import six_weeks
from tests.support.usual import EARLIER, VISITS, usual_visit
from tests.support.visits import NOW

READABLE: tuple[Form, ...] = ("text", "markdown", "html", "pdf")
XHTML = "{http://www.w3.org/1999/xhtml}"
TAG = "{http://www.w3.org/XML/1998/namespace}lang"


@cache
def spanish() -> Library:
    return load_library(ContentPlace(language="es"))


def made(form: Form, name: str = "usual", clinic: Library | None = None) -> str | bytes:
    return summary_form(form, VISITS[name], spanish(), NOW, EARLIER, clinic or shipped())


def run_in(told: str | bytes) -> str:
    """The words of a form as one line, without marks and breaks."""
    if isinstance(told, bytes):
        told = " ".join(page.extract_text() for page in PdfReader(BytesIO(told)).pages)
    told = re.sub(r"</?span[^>]*>|\\", "", told)
    return " ".join(re.sub(r"<[^>]+>", " ", told).replace("•", " ").split())


def parts(told: str | bytes) -> tuple[str, str]:
    """The person's part and the therapist's, divided at the English title of the second."""
    person, title, therapist = run_in(told).partition(shipped().words("handover.part"))
    assert title
    return person, therapist


def texts(library: Library) -> tuple[list[str], list[str]]:
    """What each part says in a language: the person's, and the therapist's after its title."""
    facts = summarise(VISITS["usual"], library, EARLIER)
    theirs = (*clinical_blocks(facts, library, NOW)[1:], *exam_blocks(library))
    return [block.text for block in person_blocks(facts, library)], [block.text for block in theirs]


def spoken(html: str) -> Iterator[tuple[str, str]]:
    """Each text of a page with the language that holds for it."""
    found: list[tuple[str, str]] = []

    class Reader(HTMLParser):
        languages = [""]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.languages.append(dict(attrs).get("lang") or self.languages[-1])

        def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            pass

        def handle_endtag(self, tag: str) -> None:
            self.languages.pop()

        def handle_data(self, data: str) -> None:
            if data.strip():
                found.append((self.languages[-1], " ".join(data.split())))

    Reader().feed(html)
    return iter(found)


@pytest.mark.parametrize("form", READABLE)
def test_the_person_reads_their_part_in_their_language_and_the_therapist_theirs_in_the_clinic_s(form: Form) -> None:
    person, therapist = parts(made(form))
    own, theirs = texts(spanish())[0], texts(shipped())[1]

    assert [text for text in own if run_in(text) not in person] == []
    assert [text for text in theirs if run_in(text) not in therapist] == []
    english, castilian = texts(shipped())[0], texts(spanish())[1]
    assert [text for text in english if len(text) > 20 and text in person] == []
    assert [text for text in castilian if len(text) > 20 and text in therapist] == []


@pytest.mark.parametrize("form", READABLE)
def test_the_person_is_told_for_whom_the_other_part_is_and_in_which_language(form: Form) -> None:
    _, therapist = parts(made(form))

    assert therapist.strip(" =").startswith("Esto es para su terapeuta, en el idioma de la clínica: English.")


@pytest.mark.parametrize("form", READABLE)
def test_both_read_that_it_is_no_diagnosis(form: Form) -> None:
    told = run_in(made(form))

    for library in (shipped(), spanish()):
        assert library.words("welcome.scope") in told
        assert library.words("welcome.unreviewed") in told


@pytest.mark.parametrize("form", FORMS)
def test_where_both_read_the_same_language_nothing_changes(form: Form) -> None:
    alone = summary_form(form, usual_visit(), shipped(), NOW, EARLIER)

    assert summary_form(form, usual_visit(), shipped(), NOW, EARLIER, replace(shipped())) == alone


@pytest.mark.parametrize("name", VISITS)
def test_the_therapist_s_part_costs_no_page(name: str) -> None:
    one, two = (made("pdf", name, clinic) for clinic in (spanish(), shipped()))
    assert isinstance(one, bytes)
    assert isinstance(two, bytes)

    assert len(PdfReader(BytesIO(two)).pages) <= len(PdfReader(BytesIO(one)).pages)


def test_each_element_of_the_page_says_its_language_to_a_screen_reader() -> None:
    told = made("html")
    assert isinstance(told, str)
    languages: dict[str, set[str]] = {}
    for language, text in spoken(told):
        languages.setdefault(language, set()).add(text)

    assert set(languages) == {"es", "en"}
    english = " ".join(languages["en"])
    for text in texts(shipped())[1]:
        assert text in english
    assert spanish().words("result.watch-for") in languages["es"]
    assert "Esto es para su terapeuta, en el idioma de la clínica: English." in languages["es"]


def test_the_pdf_is_in_the_person_s_language_and_marks_the_words_in_the_other() -> None:
    raw = made("pdf")
    assert isinstance(raw, bytes)
    reader = PdfReader(BytesIO(raw))
    assert str(reader.root_object["/Lang"]) == "es"
    stream = reader.pages[0].get_contents()
    assert stream is not None
    opened = [operands for operands, operator in stream.operations if operator == b"BDC"]
    closed = [operands for operands, operator in stream.operations if operator == b"EMC"]

    assert {(str(kind), str(told["/Lang"])) for kind, told in opened} == {("/Span", "en")}
    notes = 1
    assert len(opened) == len(closed) == len(texts(shipped())[1]) + 1 + notes


def test_the_pdf_in_one_language_has_no_marks() -> None:
    raw = summary_form("pdf", usual_visit(), spanish(), NOW, EARLIER)
    assert isinstance(raw, bytes)

    stream = PdfReader(BytesIO(raw)).pages[0].get_contents()
    assert stream is not None
    assert [operator for _, operator in stream.operations if operator == b"BDC"] == []


def bundle(name: str = "detailed") -> dict[str, Any]:
    told: dict[str, Any] = json.loads(made("fhir", name))
    return told


@pytest.mark.parametrize("name", VISITS)
def test_the_bundle_is_valid_and_in_the_clinic_s_language(name: str) -> None:
    told = bundle(name)
    resources = [told, *(entry["resource"] for entry in told["entry"])]

    Bundle.model_validate(told)
    assert {each["language"] for each in resources} == {"en"}
    for each in resources[1:]:
        division = ElementTree.fromstring(each["text"]["div"])
        assert (division.get("lang"), division.get(TAG)) == ("en", "en")


def test_what_the_bundle_tells_is_as_the_clinic_s_own_would_be_with_what_the_person_read_beside_it() -> None:
    told, alone = bundle(), json.loads(summary_form("fhir", VISITS["detailed"], shipped(), NOW, EARLIER))
    (response,) = (each["resource"] for each in told["entry"] if each["resource"]["resourceType"].endswith("Response"))
    (plain,) = (each["resource"] for each in alone["entry"] if each["resource"]["resourceType"].endswith("Response"))
    read = {item["linkId"]: item.pop("_text")["extension"][0] for item in response["item"]}
    answers = [answer.pop("_valueString", None) for item in response["item"] for answer in item["answer"]]

    assert response["item"] == plain["item"]
    assert read["pain-now"]["url"] == "http://hl7.org/fhir/StructureDefinition/translation"
    wording = spanish().questions["pain-now"].words
    assert read["pain-now"]["extension"] == [
        {"url": "lang", "valueCode": "es"},
        {"url": "content", "valueString": wording},
    ]
    contents = [answer["extension"][0]["extension"][1]["valueString"] for answer in answers if answer]
    assert spanish().words("answer.no") in contents
    assert shipped().words("answer.unsure") not in contents


def test_the_narrative_marks_the_person_s_part() -> None:
    told = bundle("usual")
    (response,) = (each["resource"] for each in told["entry"] if each["resource"]["resourceType"].endswith("Response"))
    division = ElementTree.fromstring(response["text"]["div"])
    title = division.find(f"{XHTML}h1")
    assert title is not None
    assert (title.get("lang"), title.get(TAG)) == ("es", "es")
    part = next(each for each in division.iter(f"{XHTML}h2") if each.text == shipped().words("handover.part"))
    assert part.get("lang") is None


def test_on_the_screen_the_same_stands_below_in_the_person_s_language() -> None:
    facts, copy = summaries(VISITS["usual"], spanish(), iter(EARLIER), shipped())
    person, therapist = summary_pages(facts, spanish(), NOW, copy)
    told = [block.text for block in therapist]
    titles = [block.text for block in therapist if block.kind == "part"]

    assert titles == [shipped().words("handover.part"), spanish().words("handover.part")]
    assert spanish().words("handover.below") in told
    # Neither reading of the earlier visits takes any from the other.
    for library in (shipped(), spanish()):
        own = [block.text for block in clinical_blocks(summarise(VISITS["usual"], library, EARLIER), library, NOW)]
        assert [text for text in own if text not in told] == []
    assert [block.text for block in person] == [
        block.text for block in summary_pages(summarise(VISITS["usual"], spanish()), spanish(), NOW)[0]
    ]


def report(library: Library, routines: int = 18) -> PeriodReport:
    return period_report(six_weeks(routines=routines), library, date(2000, 1, 1), NOW)


def period(form: Form, routines: int = 18) -> str | bytes:
    copy = PeriodCopy(report(shipped(), routines), shipped())
    return period_form(form, report(spanish(), routines), spanish(), NOW, copy)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_the_report_of_a_period_has_the_therapist_s_first_and_the_same_for_the_person_below(form: Form) -> None:
    told = run_in(period(form))
    own = [run_in(block.text) for block in period_blocks(report(spanish()), spanish(), NOW)]
    theirs = [run_in(block.text) for block in period_blocks(report(shipped()), shipped(), NOW)][:-1]
    title = told.rindex(own[0])

    assert [text for text in theirs if text not in told] == []
    assert [text for text in own if text not in told[title:]] == []
    assert told.index(theirs[0]) < title


@pytest.mark.parametrize("routines", [1, 18, 36, 60])
def test_on_paper_the_report_is_one_page_for_the_therapist(routines: int) -> None:
    raw = period("pdf", routines)
    assert isinstance(raw, bytes)
    reader = PdfReader(BytesIO(raw))

    assert len(reader.pages) == 1
    assert str(reader.root_object["/Lang"]) == "en"
    told = run_in(raw)
    assert shipped().words("period.exercises") in told
    assert spanish().words("period.exercises") not in told
    assert "Esto es para su terapeuta, en el idioma de la clínica: English." in told


def test_the_bundle_of_a_period_is_valid_and_in_the_clinic_s_language() -> None:
    told = json.loads(period("fhir"))

    Bundle.model_validate(told)
    assert {each["language"] for each in (told, *(entry["resource"] for entry in told["entry"]))} == {"en"}
    notes = [note["text"] for entry in told["entry"] for note in entry["resource"].get("note", ())]
    own = json.loads(period_form("fhir", report(shipped()), shipped(), NOW))
    assert notes == [note["text"] for entry in own["entry"] for note in entry["resource"].get("note", ())]


def test_the_records_name_the_language_of_their_words() -> None:
    report = period_report(six_weeks(), spanish(), date(2026, 10, 1), NOW)

    assert json.loads(made("json"))["language"] == "es"
    assert json.loads(period_form("json", report, spanish(), NOW))["language"] == "es"
