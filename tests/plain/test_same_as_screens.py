"""The same visits by screens and line by line, in English and in Spanish: one level, scope, plan and stored visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from coach.core.checklist.cases import Case, case_answers
from coach.core.content.levels import Level, Scope
from coach.core.library import Library
from coach.core.routine.constraints import routine_constraints
from coach.core.session.basis import RoutineBasis
from coach.core.triage.answers import Value
from coach.core.triage.assessment import Assessment
from coach.core.visit import journey
from coach.core.visit.past_routines import history
from coach.core.visit.state import Visit
from coach.loading.assembly import load_library
from coach.loading.case_files import read_cases
from coach.loading.place import SHIPPED, ContentPlace
from coach.loading.set_files import read_prescription
from coach.resources import resource
from coach.storage.visits import VisitStore
from tests.support.home import driven
from tests.support.lines import check_lines, told
from tests.support.same_visits import VISITS, SameVisit, in_words, summary_keys, summary_lines
from tests.support.shipped import shipped
from tests.support.visits import CALM, NOW
from tests.support.walking import keys, walk

SPANISH = ContentPlace(language="es")
FILES = ("clinician", "emergency", "near-misses", "prevention", "self-care", "unlocks", "urgent")
"""The cases of whole checks; those of the quick questions before a routine have none."""


QUICKEST = ("emergency", "prevention", "second check, all as before", "routine with pain", "therapist's set")
"""Of each kind of visit, one that takes few keys."""


def same(visit: Visit) -> Visit:
    """Return a visit without what differs between any two runs: its name, moments, and how long pages were shown."""
    pains = tuple(replace(each, told_at=NOW) for each in visit.pains)
    names = ("started", "answered_at", "checked_at", "moved_at", "ended")
    moments: dict[str, Any] = {name: getattr(visit, name) and NOW for name in names}
    return replace(visit, id="", page_seconds={}, pains=pains, **moments)


@dataclass(frozen=True)
class Outcome:
    """What came of a visit, in whatever form and language it was made."""

    visit: Visit
    assessment: Assessment
    plan: tuple[tuple[Any, ...], ...]
    """Each step of the routine that the visit leads to; none if only rest or care fits."""


def outcome(data: Path, place: ContentPlace, set_file: Path | None) -> Outcome:
    """Return what came of the newest visit, read by the library of its own language."""
    library = library_in(place)
    newest, *before = VisitStore(data).newest()
    assessment = journey.assess(newest, library)
    if assessment.scope is Scope.NONE:
        return Outcome(same(newest), assessment, ())
    past = history(before, newest.started, library)
    person = routine_constraints(newest, library, past, heard=False)
    prescription = read_prescription(set_file, library) if set_file else None
    steps = RoutineBasis(newest, library, person, prescription).planned().steps
    plan = tuple(tuple({**vars(step), "exercise": step.exercise.id}.items()) for step in steps)
    return Outcome(same(newest), assessment, plan)


@cache
def library_in(place: ContentPlace) -> Library:
    return load_library(place)


async def by_screens(folder: Path, visit: SameVisit, place: ContentPlace) -> Outcome:
    """Make a visit by keys on screens; return what came of it."""
    visit.before(folder)
    set_file = visit.set_file(folder)
    async with driven(folder, place=place, days_later=visit.days_later, set_file=set_file) as person:
        for key in visit.pressed():
            if key == "wait":
                person.clock.advance(2)
            else:
                await person.press(key)
        person.app.leave()
    return outcome(folder, place, set_file)


def by_lines(folder: Path, visit: SameVisit, place: ContentPlace) -> Outcome:
    """Make the same visit by typed lines; return what came of it."""
    visit.before(folder)
    set_file = visit.set_file(folder)
    typed = [in_words(line, library_in(place).words) for line in visit.typed()]
    told(folder, typed, place=place, days_later=visit.days_later, set_file=set_file)
    return outcome(folder, place, set_file)


@pytest.mark.parametrize("name", VISITS)
async def test_a_visit_comes_out_the_same_in_each_form_and_language(tmp_path: Path, name: str) -> None:
    visit = VISITS[name]

    shown = await by_screens(tmp_path / "screens", visit, SHIPPED)

    assert by_lines(tmp_path / "lines", visit, SHIPPED) == shown
    spoken_in_spanish = by_lines(tmp_path / "lines-es", visit, SPANISH)
    assert without_words(spoken_in_spanish) == without_words(shown)


@pytest.mark.parametrize(
    "name", [name if name in QUICKEST else pytest.param(name, marks=pytest.mark.long) for name in VISITS]
)
async def test_a_visit_on_spanish_screens_comes_out_as_in_spanish_lines(tmp_path: Path, name: str) -> None:
    shown = await by_screens(tmp_path / "screens", VISITS[name], SPANISH)

    assert by_lines(tmp_path / "lines", VISITS[name], SPANISH) == shown


def without_words(came: Outcome) -> Outcome:
    """Return what came of a visit without the words of its language."""
    unlocks = tuple(each.model_copy(update={"text": ""}) for each in came.assessment.unlocks)
    return replace(came, assessment=replace(came.assessment, unlocks=unlocks))


@pytest.mark.parametrize(
    ("name", "is_so"),
    [
        ("emergency", lambda came: came.assessment.level is Level.EMERGENCY and came.visit.response == "going"),
        ("emergency by mistake", lambda came: came.visit.first_answers and came.plan),
        ("urgent", lambda came: came.assessment.level is Level.URGENT and not came.plan),
        ("clinician, walking alone", lambda came: came.assessment.scope is Scope.WALK and came.plan),
        ("self-care, gentle", lambda came: came.assessment.scope is Scope.GENTLE and came.plan),
        ("self-care, in full", lambda came: came.assessment.scope is Scope.FULL and came.plan),
        ("prevention", lambda came: came.visit.answers["fits-today"] == "prevention"),
        ("seen before and told to exercise", lambda came: came.assessment.unlocks),
        ("details for the therapist", lambda came: "which-move" in came.visit.answers),
        ("check left and gone on with", lambda came: came.visit.ended and came.assessment.level is Level.SELF_CARE),
        ("second check, all as before", lambda came: came.visit.remembered.same),
        ("routine with pain", lambda came: [each.pain for each in came.visit.pains] == [3]),
        ("routine that hurts too much", lambda came: came.assessment.limit == "red"),
        ("routine that is stopped", lambda came: came.visit.stopped == "down-the-leg"),
        ("routine with changes", lambda came: came.visit.request.changes.swapped),
        ("therapist's set", lambda came: came.visit.set_used is not None),
        ("weekly measures", lambda came: "own-activities" in came.visit.answers),
        ("routine left and gone on with", lambda came: came.visit.performed and came.visit.ended),
        ("routine of another day", lambda came: came.visit.recheck == "quick" and came.visit.ended),
        ("session of a return plan", lambda came: came.visit.returning and "training" in came.visit.done),
    ],
)
def test_each_visit_is_of_the_kind_that_its_name_says(
    tmp_path: Path, name: str, is_so: Callable[[Outcome], object]
) -> None:
    assert is_so(by_lines(tmp_path, VISITS[name], SHIPPED))


def cases(name: str) -> list[Case]:
    """Return the cases of a file."""
    return list(read_cases(resource("content") / "cases" / f"{name}.toml", shipped()))


@pytest.mark.exhaustive
@pytest.mark.parametrize("place", [-1, 0])
@pytest.mark.parametrize("name", FILES)
async def test_a_check_comes_out_the_same(tmp_path: Path, name: str, place: int) -> None:
    answers = {**CALM, **case_answers(cases(name)[place], shipped())}
    visit = SameVisit(lambda: summary_keys(answers), lambda: summary_lines(answers))

    assert by_lines(tmp_path / "lines", visit, SHIPPED) == await by_screens(tmp_path / "screens", visit, SHIPPED)


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", FILES)
def test_the_answers_of_every_case_come_out_line_by_line_as_the_journey_takes_them(
    tmp_path: Path, library: Library, name: str
) -> None:
    for case in cases(name):
        answers = {**CALM, **case_answers(case, library)}
        spoken = told(tmp_path / case.id, summary_lines(answers)).visit
        _, walked = walk(library, answers)
        assert (case.id, unordered(spoken.answers)) == (case.id, unordered(walked.answers))
        assert spoken.ended is not None, case.id


def unordered(answers: Mapping[str, Value]) -> dict[str, Value | frozenset[str]]:
    """Return answers with each list of choices in no order: a case names them in any."""
    return {name: frozenset(value) if isinstance(value, tuple) else value for name, value in answers.items()}


async def test_a_check_begun_on_screens_is_gone_on_with_line_by_line_and_the_other_way_round(
    tmp_path: Path, library: Library
) -> None:
    pressed, lines = keys(library), check_lines()
    async with driven(tmp_path) as person:
        await person.press("1", *pressed[:5])
        await person.until_kept(lambda visit: len(visit.answers) >= 3)
        person.app.leave()

    begun = told(tmp_path, "", lines[5:9], days_later=0.001)
    assert len(begun.visits) == 1

    async with driven(tmp_path, days_later=0.004) as person:
        await person.press("enter", *pressed[9:], "1", "2", "enter")
        await person.until_kept(lambda visit: visit.ended is not None)
        assert [visit.id for visit in person.kept()] == [begun.visit.id]
        assert person.kept()[0].answers == walk(library, CALM)[1].answers
