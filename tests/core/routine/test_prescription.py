"""A therapist's own set: its doses, and what a result says against it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from coach.core.content.levels import Level, Scope
from coach.core.routine.constraints import RoutineConstraints
from coach.core.routine.plan import Portion
from coach.core.routine.prescription import MisfitError, Prescribed, Prescription, PrescriptionHead
from coach.core.routine.proposal import proposed, requested
from coach.core.visit.set_used import SetWarning
from coach.core.visit.state import Changes, Request
from tests.support.shipped import shipped

TIMING = shipped().planning.timing


def portion(name: str, **keys: Any) -> Portion:
    return Prescribed.model_validate({"id": name, **keys}).portion(shipped().exercises[name], TIMING)


def prescription(*names: str, note: str | None = None) -> Prescription:
    return Prescription(PrescriptionHead(by="Anna Smith", note=note), tuple(portion(name) for name in names))


def test_without_a_dose_the_usual_one_is_meant_or_the_size_that_is_named() -> None:
    doses = shipped().exercises["bird-dog"].doses

    assert portion("bird-dog").dose == doses.usual
    assert portion("bird-dog", size="full").dose == doses.full


def test_a_dose_changes_only_what_it_names() -> None:
    dose = portion("bird-dog", dose={"hold_s": 5}).dose

    assert dose == shipped().exercises["bird-dog"].doses.usual.model_copy(update={"hold_s": 5})


@pytest.mark.parametrize(
    ("dose", "sets", "reps"),
    [
        ({"reps": [6, 4, 2]}, 3, (6, 4, 2)),
        ({"reps": [5]}, 3, (5,)),
        ({"sets": 2}, 2, (6, 5)),
        ({"sets": 2, "reps": [8]}, 2, (8,)),
    ],
    ids=str,
)
def test_sets_and_repetitions_go_together(dose: dict[str, Any], sets: int, reps: tuple[int, ...]) -> None:
    found = portion("bird-dog", dose=dose).dose

    assert (found.sets, found.reps) == (sets, reps)


def test_one_side_alone_is_worked_without_a_change() -> None:
    steps = list(portion("bird-dog", sides="right").steps(TIMING))

    assert {step.side for step in steps} == {"second"}
    assert not [step for step in steps if step.phase == "change"]


def test_one_side_of_a_split_set_gets_all_repetitions() -> None:
    first = next(step for step in portion("curl-up", sides="left").steps(TIMING) if step.phase == "work")

    assert first.repetitions == shipped().exercises["curl-up"].doses.usual.reps[0]


def test_a_note_is_the_first_cue() -> None:
    noted = portion("bridge", note="Half as high.")

    assert noted.note == noted.exercise.cues[0] == "Half as high."
    assert noted.exercise.cues[1:] == shipped().exercises["bridge"].cues


@pytest.mark.parametrize(
    ("name", "keys", "key", "told"),
    [
        ("bridge", {"sides": "left"}, "sides", "bridge is not done one side at a time; take this out"),
        ("bridge", {"dose": {"tempo_s": 4}}, "dose", "bridge goes by `hold_s`, not by `tempo_s`; give that"),
        ("marching", {"dose": {"reps": [4]}}, "dose", "marching goes by `work_s`; take `reps` out"),
        ("bird-dog", {"dose": {"sets": 4}}, "dose", "`reps` has one number, or one for each of the 4 sets; mend it"),
        ("bridge", {"dose": {"hold_s": 90}}, "dose", "`hold_s`: Input should be less than or equal to 60; mend it"),
        ("bridge", {"dose": {"sets": 9, "reps": [40]}}, "dose", "bridge takes more than 15 minutes; give less"),
    ],
)
def test_a_dose_or_side_that_does_not_fit_the_exercise_is_refused_with_its_key(
    name: str, keys: dict[str, Any], key: str, told: str
) -> None:
    with pytest.raises(MisfitError) as refused:
        portion(name, **keys)

    assert (refused.value.key, str(refused.value)) == (key, told)


@pytest.mark.parametrize(
    ("person", "reasons"),
    [
        (RoutineConstraints(Scope.FULL), []),
        (RoutineConstraints(Scope.GENTLE), [("bird-dog", "stage", None)]),
        (RoutineConstraints(Scope.WALK), [("bird-dog", "walk", None), ("childs-pose", "walk", None)]),
        (RoutineConstraints(Scope.FULL, ("bending-hurts", "knee-pain")), [("childs-pose", "profile", "bending-hurts")]),
    ],
    ids=["full", "gentle", "walk", "profile"],
)
def test_what_a_result_says_against_the_set_is_warned_of_with_the_reason_and_all_of_it_stays(
    person: RoutineConstraints, reasons: list[tuple[str, str, str | None]]
) -> None:
    routine = prescription("marching", "bird-dog", "childs-pose").fitting(person, shipped())

    assert routine is not None
    assert routine.set_used is not None
    assert [each.exercise.id for each in routine.portions] == ["marching", "bird-dog", "childs-pose"]
    assert [(each.exercise, each.because, each.profile) for each in routine.set_used.warnings] == reasons
    moves = sum(step.moves for step in routine.steps)
    assert not [step for step in routine.steps if step.phase == "change" and step.side == "first"]
    alone = sum(each.seconds(TIMING) for each in routine.portions)
    assert routine.seconds == alone + moves * (TIMING.move_s - TIMING.ready_s)


def test_no_set_is_done_where_nothing_may_be_done() -> None:
    assert prescription("marching").fitting(RoutineConstraints(Scope.NONE), shipped()) is None


@pytest.mark.parametrize("level", [Level.EMERGENCY, Level.URGENT])
def test_at_emergency_and_urgent_no_rule_lets_a_set_be_done(level: Level) -> None:
    assert {rule.scope for rule in shipped().rules.values() if rule.level is level} == {Scope.NONE}


@pytest.mark.parametrize("profile", shipped().profiles)
def test_every_exercise_that_a_profile_excludes_is_warned_of(profile: str) -> None:
    whole = prescription(*shipped().exercises)

    routine = whole.fitting(RoutineConstraints(Scope.FULL, (profile,)), shipped())

    assert routine is not None
    assert routine.set_used is not None
    excluded = {each.exercise.id for each in whole.portions if profile in each.exercise.avoid}
    assert {each.exercise for each in routine.set_used.warnings} == excluded
    assert len(routine.portions) == len(whole.portions)


def test_what_came_up_since_the_person_chose_is_left_out_and_what_they_saw_stays() -> None:
    own = prescription("marching", "bird-dog", "childs-pose")
    bending = RoutineConstraints(Scope.FULL, ("bending-hurts",))
    seen = SetWarning("childs-pose", "profile", "bending-hurts")

    def kept(*known: SetWarning) -> list[str]:
        routine = own.fitting(bending, shipped(), known)
        assert routine is not None
        return [each.exercise.id for each in routine.portions]

    assert kept(seen) == ["marching", "bird-dog", "childs-pose"]
    assert kept() == ["marching", "bird-dog"]
    assert prescription("childs-pose").fitting(bending, shipped(), ()) is None


def test_the_therapist_s_set_comes_first_and_can_be_put_aside() -> None:
    own, person = prescription("bridge", note="Daily."), RoutineConstraints(Scope.FULL)
    first = requested(None, person, shipped(), own)

    assert first.prescribed
    assert proposed(first, person, shipped(), own).routine.advice == ("Daily.",)
    assert not requested(Request(10), person, shipped(), own).prescribed
    assert not requested(None, person, shipped()).prescribed


def test_where_only_walking_is_allowed_the_walk_comes_first_and_says_that_the_set_waits() -> None:
    own, person = prescription("bird-dog"), RoutineConstraints(Scope.WALK)
    request = requested(None, person, shipped(), own)

    routine = proposed(request, person, shipped(), own).routine

    assert not request.prescribed
    assert routine.set_used is None
    assert routine.advice[-1] == shipped().words("setup.set-waits")
    chosen = proposed(replace(request, prescribed=True), person, shipped(), own).routine
    assert [each.exercise.id for each in chosen.portions] == ["bird-dog"]


def test_a_visit_with_a_set_can_be_planned_without_its_file() -> None:
    person = RoutineConstraints(Scope.FULL)

    assert not requested(Request(10, prescribed=True), person, shipped()).prescribed


def test_the_therapist_s_set_can_be_changed_too() -> None:
    own, person = prescription("bird-dog", "bridge"), RoutineConstraints(Scope.FULL)
    wish = Request(10, prescribed=True, changes=Changes(left_out=("bridge",), swapped={"bird-dog": "bird-dog-leg"}))

    routine = proposed(wish, person, shipped(), own).routine

    assert [each.exercise.id for each in routine.portions] == ["bird-dog-leg"]


@pytest.mark.parametrize(("minutes", "planned"), [(30, 10), (7, 5), (2, 5), (10, 10)])
def test_requested_minutes_are_limited_to_what_is_offered(minutes: int, planned: int) -> None:
    request = requested(Request(minutes, "standing", 3), RoutineConstraints(Scope.GENTLE), shipped())

    assert request == Request(planned, "standing", 1)
