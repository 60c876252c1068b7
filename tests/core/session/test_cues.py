"""Cues: each comes once, in order and on time, and an hour of stalls neither loses nor doubles a second."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.exercises import Exercise
from coach.core.content.levels import Scope
from coach.core.content.planning import Timing
from coach.core.routine.plan import Portion, Routine, RoutineStep
from coach.core.routine.planner import plan_routine
from coach.core.routine.rounds import steps_of
from coach.core.session.commands import advance
from coach.core.session.cues import COUNTED, Cue, agenda, cues, due
from coach.core.session.state import Session, started
from coach.core.visit.state import Request
from tests.support import small
from tests.support.cases import in_turn
from tests.support.examples import FEW
from tests.support.shipped import shipped

WORDS = shipped().words
BRIDGE = small.exercise("bridge")
ASKS_S = 0.1
"""How often the player asks for cues."""
EXACT_S = 1e-6
"""The rounding error of an hour of fractions."""

HOUR = (
    plan_routine(shipped(), Scope.FULL, Request(30), ()).portions
    + plan_routine(shipped(), Scope.FULL, Request(30, stage=2), ()).portions
)
TIMING: Timing = shipped().planning.timing
ROUTINE = Routine(HOUR, steps_of(HOUR, TIMING))


def kinds(step: RoutineStep, following: RoutineStep | None = None) -> list[tuple[float, str]]:
    return [(cue.at, cue.kind) for cue in cues(step, following or RoutineStep("rest", BRIDGE, 9), WORDS)]


def test_a_get_ready_begins_with_the_name_and_ends_with_three_numbers() -> None:
    assert kinds(RoutineStep("ready", BRIDGE, 10)) == [(0, "name"), (7, "count"), (8, "count"), (9, "count")]
    assert cues(RoutineStep("ready", BRIDGE, 10), None, WORDS)[0].words == WORDS("cue.name", name=BRIDGE.name)


def test_a_name_comes_with_its_side() -> None:
    sided = small.exercise("lean", sides="each", side_words=["Left leg", "Right leg"])
    assert "Right leg" in cues(RoutineStep("change", sided, 8, "second"), None, WORDS)[0].words


def test_work_by_time_has_a_start_a_half_and_a_countdown() -> None:
    assert kinds(RoutineStep("work", BRIDGE, 40)) == [
        (0, "start"), (20, "half"), (37, "count"), (38, "count"), (39, "count"),
    ]  # fmt: skip


def test_moving_work_counts_its_repetitions_and_nothing_else_by_number() -> None:
    tempo = small.exercise("march")
    step = RoutineStep("work", replace_hold(tempo), 24, repetitions=6, each_s=4)
    found = cues(step, RoutineStep("rest", BRIDGE, 9), WORDS)
    assert [(cue.at, cue.kind) for cue in found] == [
        (0, "start"), (4, "repetition"), (8, "repetition"), (12, "half"), (16, "repetition"), (20, "repetition"),
    ]  # fmt: skip
    assert [cue.words for cue in found if cue.counts] == ["2", "3", "5", "6"]


def replace_hold(exercise: Exercise) -> Exercise:
    dose = small.dose(reps=[6], tempo_s=4)
    return exercise.model_copy(update={"doses": exercise.doses.model_copy(update={"full": dose})})


def test_holds_have_cues_to_let_go_and_to_hold_again() -> None:
    held_step = RoutineStep("work", BRIDGE, 23, repetitions=2, each_s=10, gap_s=3)
    assert held_step.is_hold
    assert kinds(held_step) == [
        (0, "start"), (10, "relax"), (13, "hold"), (20, "count"), (21, "count"), (22, "count"),
    ]  # fmt: skip


def test_half_time_also_says_to_hold_again_if_repetitions_are_held() -> None:
    held_step = RoutineStep("work", BRIDGE, 60, repetitions=6, each_s=7, gap_s=3)
    moving_step = RoutineStep("work", replace_hold(small.exercise("march")), 24, repetitions=6, each_s=4)

    halves = [cue.words for step in (held_step, moving_step) for cue in cues(step, None, WORDS) if cue.kind == "half"]

    assert halves == [WORDS("cue.half-hold"), WORDS("cue.half")]


def test_a_rest_names_what_comes_next_and_the_last_step_ends_with_the_end() -> None:
    assert cues(RoutineStep("rest", BRIDGE, 20), None, WORDS)[0].words == WORDS("cue.rest", name=BRIDGE.name)
    assert cues(RoutineStep("work", BRIDGE, 40), None, WORDS)[-1] == Cue(40, "end", WORDS("cue.end"))


@in_turn(range(len(ROUTINE.steps)))
def test_in_every_shipped_step_the_name_comes_before_the_numbers(index: int) -> None:
    step = ROUTINE.steps[index]
    following = ROUTINE.steps[index + 1] if index + 1 < len(ROUTINE.steps) else None
    found = cues(step, following, WORDS)
    assert not found[0].counts
    assert [cue.at for cue in found] == sorted({cue.at for cue in found})
    assert all(0 <= cue.at <= step.seconds for cue in found)
    assert sum(cue.kind == "count" for cue in found) in (0, len(COUNTED))


class Run:
    """Runs a routine to its end on a clock that stalls, and records each cue and the times at which the program ran."""

    def __init__(self, routine: Routine) -> None:
        self.now = 0.0
        self.session: Session = started(routine, 0.0)
        self.agenda = agenda(self.session, WORDS)
        self.given: list[tuple[float, Cue]] = []
        self.awake: list[float] = []
        self.wait(0.0)

    def wait(self, seconds: float) -> None:
        """Ask after so many seconds in which the program could not run."""
        self.now += seconds
        self.awake.append(self.now)
        self.session = advance(self.session, "tick", self.now)
        self.agenda, found = due(self.agenda, self.session, WORDS)
        self.given += [(self.now, cue) for cue in found]


def planned(routine: Routine) -> list[tuple[float, Cue]]:
    """Every cue with its second in the routine."""
    starts = (0, *accumulate(step.seconds for step in routine.steps))
    return [
        (starts[index] + cue.at, cue)
        for index, step in enumerate(routine.steps)
        for cue in cues(step, routine.steps[index + 1] if index + 1 < len(routine.steps) else None, WORDS)
    ]


@FEW
@given(st.integers(0, 2**32), st.floats(0.0, 0.5))
def test_over_an_hour_of_stalls_every_cue_comes_once_in_order_and_as_soon_as_the_program_runs(
    seed: int, share: float
) -> None:
    random, run = Random(seed), Run(ROUTINE)
    while not run.session.over:
        stalled = random.random() < share
        run.wait(random.uniform(ASKS_S, 1.5) if stalled else ASKS_S)

    expected = planned(ROUTINE)
    assert [cue for _, cue in run.given] == [cue for _, cue in expected]
    for (moment, _), (second, _) in zip(run.given, expected, strict=True):
        could_run = run.awake[bisect_left(run.awake, second)]
        assert moment - could_run <= ASKS_S + EXACT_S
    assert sum(entry.seconds for entry in run.session.log) == sum(
        step.seconds for step in ROUTINE.steps if step.phase == "work"
    )
    assert 0 <= run.now - ROUTINE.seconds <= 1.5


@given(st.lists(st.floats(0.001, 1.5), min_size=1, max_size=400))
def test_time_passed_and_time_left_always_add_up_to_the_plan(stalls: list[float]) -> None:
    session, now = started(ROUTINE, 0.0), 0.0
    for stall in stalls:
        now += stall
        session = advance(session, "tick", now)
        position = session.position()
        assert position is not None
        assert abs(now + position.total_left - ROUTINE.seconds) < 0.001


def test_the_routine_of_the_stalls_lasts_an_hour() -> None:
    assert abs(ROUTINE.seconds - 3600) <= 120
    assert ROUTINE.ends[-1] == ROUTINE.seconds == sum(step.seconds for step in ROUTINE.steps)


def test_a_pause_gives_no_cue_and_going_on_gives_none_twice() -> None:
    run = Run(ROUTINE)
    run.wait(0.1)
    run.session = advance(run.session, "pause", run.now)
    run.now += 600
    run.session = advance(run.session, "resume", run.now)
    for _ in range(20):
        run.wait(0.1)
    assert [cue.kind for _, cue in run.given] == ["name"]


def test_after_a_jump_the_cues_of_the_new_place_come_and_none_of_those_left_out() -> None:
    portions = (Portion(BRIDGE, small.dose(work_s=40)),)
    run = Run(Routine(portions, steps_of(portions, TIMING)))
    run.wait(0.1)
    run.session = advance(run.session, "skip", run.now)
    run.agenda = agenda(run.session, WORDS)
    run.wait(0.1)
    assert [cue.kind for _, cue in run.given] == ["name", "start"]
