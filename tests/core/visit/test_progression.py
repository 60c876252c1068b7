"""The question about the next day, and the stage: up after calm routines, down after a red light."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.visit.progression import after_next_day, first_stage, hardest_open, staging, yesterday
from coach.core.visit.state import Performed, Request, RoutineToAskAbout, StageProposal, Visit
from tests.support.shipped import shipped
from tests.support.visits import NOW

LIBRARY = shipped()
DONE = Performed("bridge", None, 1, "done", 36.0)


def routine(
    day: int, *, stage: int = 1, before: int = 2, after: int = 2, performed: tuple[Performed, ...] = (DONE,)
) -> Visit:
    """A visit with a complete routine, `days` ago."""
    started = NOW - timedelta(days=day)
    return Visit(
        f"day-{day}",
        started,
        "home",
        "test",
        answers={"pain-now": before, "pain-after": after},
        done=("setup", "player"),
        request=Request(10, stage=stage),
        performed=performed,
        moved_at=started,
    )


def told(day: int, about: int, pain: int) -> Visit:
    """A visit that reports the day after another one."""
    visit = Visit(f"told-{day}", NOW - timedelta(days=day), "home", "test", answers={"pain-next-day": pain})
    return replace(visit, yesterday=RoutineToAskAbout(f"day-{about}", 2))


CALM = [routine(1), routine(3), routine(5)]
SPOILT: dict[str, Callable[[Visit], Visit]] = {
    "red during": lambda visit: replace(visit, performed=(replace(DONE, pain=6),)),
    "amber during": lambda visit: replace(visit, answers={"pain-now": 3}, performed=(replace(DONE, pain=4),)),
    "amber after": lambda visit: replace(visit, answers={"pain-now": 3, "pain-after": 4}),
    "skipped": lambda visit: replace(visit, performed=(DONE, replace(DONE, outcome="skipped"))),
    "easier": lambda visit: replace(visit, performed=(replace(DONE, way="easier"),)),
    "left": lambda visit: replace(visit, done=("setup",)),
    "other stage": lambda visit: replace(visit, request=Request(10, stage=2)),
    "seated": lambda visit: replace(visit, request=Request(10, "chair")),
}


def test_three_calm_sessions_propose_the_next_stage() -> None:
    assert staging(CALM, LIBRARY) == StageProposal(1, "up")
    assert StageProposal(1, "up").proposed == 2


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_calm_sessions_stay(count: int) -> None:
    assert staging(CALM[:count], LIBRARY) == StageProposal(1, "stay")


def test_without_a_routine_nothing_is_proposed() -> None:
    assert staging([told(1, 9, 2)], LIBRARY) is None
    assert first_stage(routine(0)) == 1


@pytest.mark.parametrize("index", [0, 1, 2])
@pytest.mark.parametrize("how", SPOILT)
def test_any_session_that_was_not_calm_and_whole_keeps_the_stage_from_going_up(how: str, index: int) -> None:
    visits = list(CALM)
    visits[index] = SPOILT[how](visits[index])
    found = staging(visits, LIBRARY)
    assert found is not None
    assert found.way != "up"


@pytest.mark.parametrize("day", [1, 3, 5])
def test_a_red_day_after_any_of_them_keeps_the_stage_from_going_up(day: int) -> None:
    visits = sorted([*CALM, told(day - 1, day, 6)], key=lambda visit: visit.started, reverse=True)
    assert staging(visits, LIBRARY) == StageProposal(1, "stay")


@pytest.mark.parametrize(("stage", "way"), [(1, "stay"), (2, "down"), (3, "down")])
@pytest.mark.parametrize("how", ["during", "after", "next day", "stopped"])
def test_a_red_light_in_the_last_session_proposes_one_stage_less(stage: int, way: str, how: str) -> None:
    last = routine(1, stage=stage, after=7 if how == "after" else 2)
    if how == "during":
        last = replace(last, performed=(replace(DONE, pain=7),))
    if how == "stopped":
        last = replace(last, stopped="down-the-leg")
    visits = [told(0, 1, 6), last] if how == "next day" else [last]
    assert staging(visits, LIBRARY) == StageProposal(stage, way)  # type: ignore[arg-type]


def test_the_highest_stage_is_not_gone_beyond() -> None:
    hardest = LIBRARY.planning.stages.hardest
    visits = [routine(day, stage=hardest) for day in (1, 3, 5)]
    assert staging(visits, LIBRARY) == StageProposal(hardest, "stay")


@pytest.mark.parametrize(
    ("way", "answer", "stage"),
    [("up", "up", 3), ("up", "stay", 2), ("up", None, 2), ("down", "down", 1), ("down", "stay", 2), ("stay", None, 2)],
)
def test_the_stage_changes_only_for_a_person_who_says_yes(way: str, answer: str | None, stage: int) -> None:
    answers = {} if answer is None else {f"stage-{way}": answer}
    visit = replace(routine(0), answers=answers, staging=StageProposal(2, way))  # type: ignore[arg-type]
    assert first_stage(visit) == stage


def test_the_day_after_changes_what_is_proposed() -> None:
    up = StageProposal(2, "up")
    assert after_next_day(up, "green") == up
    assert after_next_day(up, "amber") == StageProposal(2, "stay")
    assert after_next_day(up, "red") == StageProposal(2, "down")
    assert after_next_day(StageProposal(1, "up"), "red") == StageProposal(1, "stay")
    assert after_next_day(None, "red") is None


@pytest.mark.parametrize(("hours", "asked"), [(2, False), (20, True), (90, True), (120, False)])
def test_the_last_routine_is_asked_about_once_and_only_while_it_is_remembered(hours: int, asked: bool) -> None:
    last = replace(routine(0, before=3), moved_at=NOW - timedelta(hours=hours))
    expected = RoutineToAskAbout("day-0", 3) if asked else None
    assert yesterday([last], LIBRARY, NOW) == expected
    answered = replace(told(0, 0, 2), yesterday=RoutineToAskAbout("day-0", 3))
    assert yesterday([answered, last], LIBRARY, NOW) is None


@given(st.lists(st.integers(0, 10), min_size=3, max_size=3), st.lists(st.integers(0, 10), min_size=3, max_size=3))
def test_a_stage_never_goes_up_with_pain_above_three_that_was_not_there_before(
    befores: list[int], afters: list[int]
) -> None:
    days = (1, 3, 5)
    visits = [
        routine(day, before=before, after=after) for day, before, after in zip(days, befores, afters, strict=True)
    ]
    found = staging(visits, LIBRARY)
    assert found is not None
    if found.way == "up":
        assert all(after <= max(before, 3) for before, after in zip(befores, afters, strict=True))


@pytest.mark.parametrize(
    ("earlier", "hardest"),
    [
        ([], 2),
        (CALM, 3),
        (CALM[:2], 2),
        ([routine(1, stage=2), routine(3, stage=2)], 2),
        ([routine(1, stage=2), routine(3, stage=2), routine(5, stage=2)], 3),
        ([routine(1, stage=3)], 3),
        ([routine(1, stage=3, after=7)], 2),
    ],
)
def test_the_hardest_stage_opens_after_three_good_routines_and_closes_after_a_red_one(
    earlier: list[Visit], hardest: int
) -> None:
    assert hardest_open(Visit("now", NOW, "home", "test", staging=staging(earlier, LIBRARY)), LIBRARY) == hardest
