"""The FHIR bundle: valid, every reference resolves, every answer is in it, and nothing is made up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from fhir.resources.R4B.bundle import Bundle

from coach.core.checklist.answer_sheet import not_asked
from coach.core.checklist.wording import answer_words
from coach.core.visit.state import Visit
from coach.export.forms import summary_form
from tests.support.shipped import shipped
from tests.support.usual import VISITS, usual_visit
from tests.support.visits import NOW

NARRATIVE = {"div", "h1", "h2", "h3", "p", "ul", "li", "em"}
"""Elements that FHIR allows in a narrative and the summary needs."""
SYSTEMS = {"http://loinc.org", "http://terminology.hl7.org/CodeSystem/observation-category"}


def bundle(visit: Visit) -> dict[str, Any]:
    decoded: dict[str, Any] = json.loads(summary_form("fhir", visit, shipped(), NOW))
    return decoded


def resources(visit: Visit, kind: str) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in bundle(visit)["entry"] if entry["resource"]["resourceType"] == kind]


def answers(visit: Visit) -> dict[str, list[Any]]:
    """The values of each answered item, by its link."""
    (response,) = resources(visit, "QuestionnaireResponse")
    return {item["linkId"]: [next(iter(each.values())) for each in item["answer"]] for item in response["item"]}


def inside(value: Any, key: str) -> Iterator[Any]:
    """Every value at a key, however deep."""
    if isinstance(value, dict):
        yield from ([value[key]] if key in value else [])
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from inside(each, key)


@pytest.mark.parametrize("name", VISITS)
def test_the_bundle_is_valid_as_r4b_and_comes_back_as_it_was(name: str) -> None:
    told = bundle(VISITS[name])

    loaded = Bundle.model_validate(told)

    kinds = [type(entry.resource).__name__ for entry in loaded.entry or ()]
    assert kinds[:3] == ["Questionnaire", "QuestionnaireResponse", "Observation"]
    again = json.loads(loaded.model_dump_json())
    assert [entry["fullUrl"] for entry in again["entry"]] == [entry["fullUrl"] for entry in told["entry"]]


@pytest.mark.parametrize("name", VISITS)
def test_every_reference_resolves_within_the_bundle(name: str) -> None:
    told = bundle(VISITS[name])
    by_address = {entry["fullUrl"]: entry["resource"]["resourceType"] for entry in told["entry"]}
    urls = set(inside(told, "url"))

    references = list(inside(told, "reference"))
    assert len(by_address) == len(told["entry"])
    assert {by_address[each] for each in references} == {"QuestionnaireResponse"}
    assert [each for each in inside(told, "questionnaire") if each not in urls or each not in by_address] == []


@pytest.mark.parametrize("name", VISITS)
def test_every_answer_is_one_that_its_question_offers(name: str) -> None:
    (questionnaire,) = resources(VISITS[name], "Questionnaire")
    offered = {item["linkId"]: item for item in questionnaire["item"]}

    given = answers(VISITS[name])

    assert len(offered) == len(questionnaire["item"])
    for link, values in given.items():
        item = offered[link]
        assert len(values) == 1 or item["repeats"]
        if item["type"] == "integer":
            assert all(isinstance(value, int) for value in values)
        else:
            assert set(values) <= {option["valueString"] for option in item["answerOption"]}


@pytest.mark.parametrize("name", VISITS)
def test_every_answer_is_told_and_what_was_not_asked_has_none(name: str) -> None:
    visit, library = VISITS[name], shipped()

    given = {link: values for link, values in answers(visit).items() if not link.endswith(".first")}

    assert {link: "; ".join(map(str, values)) for link, values in given.items()} == {
        link: answer_words(library.questions[link], value, library.words) for link, value in visit.answers.items()
    }
    assert not set(given) & set(not_asked(visit.answers, library))


@pytest.mark.parametrize(
    ("value", "told"), [("yes", "Yes"), ("no", "No"), ("unsure", "Not sure"), ("skipped", "Not answered")]
)
def test_each_state_of_an_answer_is_its_own(value: str, told: str) -> None:
    skippable = next(each.id for each in shipped().questions.values() if each.skippable)
    visit = replace(usual_visit(), answers={**usual_visit().answers, skippable: value})

    assert answers(visit)[skippable] == [told]


def test_an_answer_that_was_taken_back_stands_beside_the_one_that_holds() -> None:
    given = answers(VISITS["usual"])

    assert (given["no-position-eases.first"], given["no-position-eases"]) == (["Yes"], ["No"])
    assert [link for link in given if link.endswith(".first")] == ["no-position-eases.first"]


def test_the_pain_scores_are_whole_numbers_with_the_code_for_a_told_score() -> None:
    scores = resources(VISITS["usual"], "Observation")

    assert [each["valueInteger"] for each in scores] == [4, 3, 2]
    assert {each["code"]["coding"][0]["code"] for each in scores} == {"72514-3"}
    assert [each["effectiveDateTime"] for each in scores] == [NOW.isoformat(), "2026-11-23", "2026-11-23"]


@pytest.mark.parametrize("name", VISITS)
def test_no_code_is_made_up_and_no_person_is_named(name: str) -> None:
    told = bundle(VISITS[name])

    assert set(inside(told, "system")) == SYSTEMS
    assert [key for key in ("subject", "source", "author", "performer", "identifier") if list(inside(told, key))] == []


@pytest.mark.parametrize("name", VISITS)
def test_every_narrative_is_well_formed_and_uses_only_what_fhir_allows(name: str) -> None:
    narratives = list(inside(bundle(VISITS[name]), "div"))

    assert len(narratives) == len(bundle(VISITS[name])["entry"])
    for narrative in narratives:
        root = ElementTree.fromstring(narrative)
        assert {each.tag.removeprefix("{http://www.w3.org/1999/xhtml}") for each in root.iter()} <= NARRATIVE
        assert "".join(root.itertext()).strip()


def test_words_that_look_like_markup_stay_words() -> None:
    entry = replace(VISITS["usual"].performed[0], exercise='<b>&"x', pain=5)

    for narrative in inside(bundle(replace(VISITS["usual"], performed=(entry,))), "div"):
        assert ElementTree.fromstring(narrative).find(".//{*}b") is None


def test_the_same_visit_gives_the_same_bundle_and_another_visit_other_addresses() -> None:
    addresses = [entry["fullUrl"] for entry in bundle(VISITS["usual"])["entry"]]
    others = [entry["fullUrl"] for entry in bundle(replace(VISITS["usual"], id="other"))["entry"]]

    assert bundle(VISITS["usual"]) == bundle(VISITS["usual"])
    assert set(addresses) & set(others) == {addresses[0]}
