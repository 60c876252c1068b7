"""The preview: a routine in words, with every change and its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.core.content.levels import Scope
from coach.core.routine.constraints import RoutineConstraints
from coach.core.routine.plan import Eased, Portion, Routine
from coach.core.routine.planner import plan_routine
from coach.core.routine.preview import portion_line, preview_blocks
from coach.core.routine.proposal import proposed
from coach.core.visit.past_routines import PastRoutine
from coach.core.visit.state import Changes, Request
from tests.support.routines import recalled
from tests.support.shipped import shipped


def told(routine: Routine) -> list[str]:
    return [block.text for block in preview_blocks(routine, shipped())]


def under(heading: str, routine: Routine) -> list[str]:
    """The points below a heading."""
    blocks = preview_blocks(routine, shipped())
    start = next((number for number, block in enumerate(blocks) if block.text == heading), len(blocks))
    rest = blocks[start + 1 :]
    end = next((number for number, block in enumerate(rest) if block.kind != "point"), len(rest))
    return [block.text for block in rest[:end]]


def planned(*past: PastRoutine, avoid: tuple[str, ...] = (), position: str = "floor", stage: int = 1) -> Routine:
    return plan_routine(shipped(), Scope.FULL, Request(10, position, stage), avoid, past)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("past", "position", "stage", "said"),
    [
        (
            recalled(too_hard="bird-dog"),
            "floor",
            2,
            "Bird dog, leg only in place of Bird dog: that one was too hard last time",
        ),
        (
            recalled(painful="side-bridge"),
            "floor",
            2,
            "Side bridge on the knees stands in for Side bridge on the feet, which hurt last time",
        ),
        (
            recalled(painful="standing-side-lean"),
            "standing",
            1,
            "Side lean, close in stands in for Standing side lean, which hurt last time",
        ),
    ],
    ids=["too hard", "pain", "a form of it"],
)
def test_each_change_since_last_time_says_why(past: PastRoutine, position: str, stage: int, said: str) -> None:
    assert under("Different from last time", planned(past, position=position, stage=stage))[0] == said


@pytest.mark.parametrize(
    ("eased", "said"),
    [
        (Eased("bridge", "pain", stays=False), "Bridge is left out, since it hurt last time"),
        (Eased("bridge", "pain"), "Bridge hurt last time. The easier move is one key away: Low bridge"),
        (Eased("bridge", "too-hard"), "Bridge was too hard last time. The easier move is one key away: Low bridge"),
        (Eased("seated-turn", "too-hard"), "Seated turn was too hard last time. Do less of it."),
        (Eased("seated-turn", "pain"), "Seated turn hurt last time. Do less, and leave it out if it hurts again."),
    ],
)
def test_what_nothing_stands_in_for_says_what_to_do(eased: Eased, said: str) -> None:
    assert under("Different from last time", replace(planned(), eased=(eased,))) == [said]


@pytest.mark.parametrize(
    ("profiles", "said"),
    [
        (("hip-limits", "knee-pain"), "Cat and camel, with a towel under the knees · "),
        (("hip-limits",), "Cat and camel · "),
    ],
)
def test_the_set_up_names_what_a_move_is_done_with(profiles: tuple[str, ...], said: str) -> None:
    exercise = shipped().exercises["cat-camel"]

    assert portion_line(Portion(exercise, exercise.doses.short), shipped(), profiles).startswith(said)


def test_what_is_new_in_the_core_is_named_except_for_easier_replacements() -> None:
    routine = planned(recalled("curl-up-two", "side-bridge", too_hard="bird-dog"), stage=2)

    assert under("Different from last time", routine)[1:] == ["New in the core today: Dead bug and Marching bridge"]


def test_without_an_earlier_routine_nothing_is_said_about_it() -> None:
    assert "Different from last time" not in told(planned())


def test_what_is_put_in_and_what_is_left_out_have_their_reasons() -> None:
    routine = planned(avoid=("leaning-back-eases", "bending-hurts"))

    assert under("Put in for you", routine) == ["Lying press-up: leaning back eases your pain"]
    assert "Child's pose: bending forward may stir up your pain" in under("Left out for you", routine)


def test_what_the_person_takes_out_is_no_longer_listed_as_put_in() -> None:
    wish = Request(10, changes=Changes(left_out=("press-up",)))

    routine = proposed(wish, RoutineConstraints(Scope.FULL, ("leaning-back-eases",)), shipped()).routine

    assert under("Put in for you", routine) == []


def test_one_side_and_a_note_follow_the_dose() -> None:
    exercise = shipped().exercises["side-bridge-knees"]
    portion = Portion(exercise, exercise.doses.short, "second", "Slowly.")

    assert portion_line(portion, shipped()) == (
        "Side bridge on the knees · 2 sets of 2 and 1 holds of 8 s, right elbow down only. Note: Slowly."
    )
    assert portion_line(replace(portion, only=None, note=None), shipped()).endswith(", each side")


def test_parts_are_in_the_order_in_which_they_are_done() -> None:
    routine = planned()
    mixed = replace(routine, portions=(routine.portions[-1], *routine.portions[:-1]))

    headings = [block.text for block in preview_blocks(mixed, shipped()) if block.kind == "heading"]

    assert headings == ["Cool-down", "Warm-up", "Core"]


def test_a_walk_is_a_part_by_itself_and_one_move_is_counted_in_plain_words() -> None:
    walk = plan_routine(shipped(), Scope.WALK, Request(10))

    assert under("Walk", walk) == [portion_line(walk.portions[0], shipped())]
    assert "Warm-up" not in told(walk)
    assert told(walk)[0].startswith("Exercises: 1, about 10 minutes.")
