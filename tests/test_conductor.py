"""The conductor: cues to ear and eye, silence when it matters, and the pain rule."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.conductor import LIT_S, Conductor, Terms
from coach.core.cues import Cue
from coach.core.levels import Scope
from coach.core.planner import plan_routine
from coach.core.routine import Portion, Routine, laid_out
from coach.core.session import started
from coach.core.visit import Request
from coach.core.ways import Bounds
from tests.conftest import FakeClock
from tests.core import small
from tests.shipped import shipped

LIBRARY = shipped()
PLANNED = plan_routine(LIBRARY, Scope.FULL, Request(15), ())
PRESSES = ("pause", "resume", "skip", "back", "again", "longer", "next")
SHORT = plan_routine(LIBRARY, Scope.FULL, Request(10), ())


@dataclass
class Heard:
    """A sound that remembers."""

    what: list[str] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)

    def give(self, cue: Cue) -> None:
        self.what.append(cue.kind)
        self.cues.append(cue)

    def silence(self) -> None:
        self.what.append("silence")

    def close(self) -> None:
        self.what.append("close")


@dataclass
class Led:
    """A conductor on a clock that stands still, with what was heard."""

    clock: FakeClock
    heard: Heard
    conductor: Conductor

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds * 10)):
            self.clock.advance(0.1)
            self.conductor.do("tick")


def led(routine: Routine = PLANNED, before: int = 2, stage: int = 3, *, waits: bool = False) -> Led:
    clock, heard = FakeClock(50.0), Heard()
    terms = Terms(Bounds(stage), before, waits)
    conductor = Conductor(LIBRARY, started(routine, clock()), clock, terms, lambda: heard)
    conductor.do("tick")
    return Led(clock, heard, conductor)


def to_work(person: Led) -> None:
    person.conductor.do("skip")
    person.conductor.do("tick")


def test_the_first_thing_heard_and_shown_is_the_name() -> None:
    person = led()
    assert person.heard.what == ["name"]
    assert PLANNED.steps[0].exercise.name in person.conductor.lit()


def test_every_cue_that_is_heard_is_shown_at_the_same_moment() -> None:
    person = led()
    for _ in range(1200):
        before = len(person.heard.cues)
        person.run(0.1)
        for cue in person.heard.cues[before:]:
            assert cue.words in person.conductor.lit()


def test_what_is_shown_never_flashes_three_times_in_a_second() -> None:
    person = led()
    turned_on = []
    was = True
    for _ in range(6000):
        person.run(0.1)
        lit = bool(person.conductor.lit())
        if lit and not was:
            turned_on.append(person.clock())
        was = lit
    assert len(turned_on) > 50
    assert all(third - first > 1 for first, third in zip(turned_on, turned_on[2:], strict=False))
    assert LIT_S > 1 / 3


@pytest.mark.parametrize("event", ["pause", "skip", "back", "end"])
def test_a_pause_or_a_jump_silences_at_once(event: str) -> None:
    person = led()
    person.conductor.do(event)  # type: ignore[arg-type]
    assert person.heard.what[-1] == "silence"
    assert person.conductor.lit() == ""


def test_time_asleep_silences_and_no_cue_comes_until_the_person_goes_on() -> None:
    person = led()
    person.clock.advance(3600)
    person.conductor.do("tick")
    person.run(5)
    assert person.heard.what == ["name", "silence"]


def test_muted_is_still_at_once_and_shows_as_before() -> None:
    person = led()
    person.conductor.mute(True)
    assert person.heard.what == ["name", "silence"]
    person.run(12)
    assert person.heard.what == ["name", "silence"]
    assert person.conductor.lit() == LIBRARY.words("cue.start") or person.conductor.session.index == 1
    person.conductor.mute(False)
    person.run(LIBRARY.planning.timing.ready_s * 10)
    assert len(person.heard.cues) > 1


def test_the_end_is_said_and_not_cut() -> None:
    portion = Portion(small.exercise("bridge"), small.dose(work_s=20))
    person = led(Routine((portion,), laid_out((portion,), LIBRARY.planning.timing)))
    person.run(31)
    assert person.conductor.session.over
    assert person.heard.what[-1] == "end"


@pytest.mark.parametrize(("pain", "light"), [(3, "green"), (4, "red"), (6, "red")])
def test_a_pain_is_judged_by_the_one_at_the_start(pain: int, light: str) -> None:
    assert led(before=2).conductor.rate(pain) == light
    assert led(before=3).conductor.rate(4) == "amber"


def test_nothing_harder_is_offered_once_it_hurt() -> None:
    person = led(before=3)
    person.conductor.do("skip")
    harder = person.conductor.way("harder")
    assert harder is not None
    person.conductor.rate(4)
    assert person.conductor.way("harder") is None
    assert not person.conductor.swap("harder")
    assert person.conductor.swap("easier")


def test_pain_is_asked_once_midway_between_two_works_of_a_long_routine() -> None:
    person = led()
    asked = []
    while not person.conductor.session.over:
        person.run(0.5)
        if person.conductor.wants_pain():
            position = person.conductor.session.position()
            assert position is not None
            assert position.step.phase != "work"
            asked.append(position.total_left)
    (left,) = asked
    assert PLANNED.seconds / 2 - 180 < left <= PLANNED.seconds / 2


def test_a_routine_of_ten_minutes_does_not_ask() -> None:
    person = led(SHORT)
    while not person.conductor.session.over:
        person.run(1)
        assert not person.conductor.wants_pain()


def test_a_swap_gives_the_name_of_the_other_exercise() -> None:
    exercise = LIBRARY.exercises["bird-dog"]
    portions = (Portion(exercise, exercise.doses.full),)
    person = led(Routine(portions, laid_out(portions, LIBRARY.planning.timing)))
    to_work(person)
    person.run(2)
    assert person.conductor.swap("easier")
    person.run(0.1)
    assert LIBRARY.exercises["bird-dog-leg"].name in person.heard.cues[-1].words


@given(st.lists(st.tuples(st.sampled_from(PRESSES), st.floats(0, 1.9)), max_size=30))
def test_whatever_is_pressed_a_number_never_comes_before_the_name_of_its_step(presses: list[tuple[str, float]]) -> None:
    person = led()
    for event, seconds in presses:
        person.clock.advance(seconds)
        person.conductor.do("tick")
        person.conductor.do(event)  # type: ignore[arg-type]
        before = len(person.heard.cues)
        person.conductor.do("tick")
        fresh = person.heard.cues[before:]
        if fresh and person.conductor.session.spent < 0.01 and event in ("skip", "back"):
            assert not fresh[0].counts


SEATED = plan_routine(LIBRARY, Scope.FULL, Request(10, "chair"), ())


def started_by_key(person: Led, exercise: str) -> None:
    """Let an exercise that waits be started."""
    assert person.conductor.waiting
    step = person.conductor.session.step
    assert step is not None
    assert (step.phase, step.exercise.id) == ("ready", exercise)
    person.conductor.do("resume")


@pytest.mark.parametrize("plan", [SEATED, SHORT], ids=["seated", "floor"])
def test_over_a_whole_routine_each_exercise_waits_once_and_nothing_else_ever_stops(plan: Routine) -> None:
    person = led(plan, waits=True)
    waited: list[str] = []
    seconds = 0.0
    while not person.conductor.session.over:
        if person.conductor.session.paused:
            step = person.conductor.session.step
            assert step is not None
            assert (step.phase, person.conductor.session.spent) == ("ready", 0.0)
            waited.append(step.exercise.id)
            person.run(45)
            assert person.conductor.session.paused
            person.conductor.do("resume")
        person.run(0.1)
        seconds += 0.1

    assert waited == [portion.exercise.id for portion in plan.portions]
    assert abs(seconds - plan.seconds) < len(plan.portions)
    assert all(entry.outcome == "done" for entry in person.conductor.session.log)


def test_without_that_term_no_exercise_waits() -> None:
    person = led(SEATED)
    while not person.conductor.session.over:
        assert not person.conductor.waiting
        person.run(0.5)
        assert not person.conductor.session.paused or person.conductor.session.over


def test_the_name_of_an_exercise_that_waits_is_said_at_once_and_not_again_with_the_key() -> None:
    person = led(SEATED, waits=True)
    assert person.heard.what == ["name"]
    person.run(30)
    person.conductor.do("resume")
    person.run(3)
    assert person.heard.what.count("name") == 1


def test_the_last_cue_of_a_work_is_heard_before_the_next_exercise_waits() -> None:
    waiting, running = led(SEATED, waits=True), led(SEATED)
    waiting.conductor.do("resume")
    while not waiting.conductor.waiting:
        waiting.run(0.1)
    while [cue.kind for cue in running.heard.cues].count("name") < 2:
        running.run(0.1)
    assert waiting.heard.cues == running.heard.cues


def test_a_skip_of_the_get_ready_starts_the_exercise_and_a_skip_of_work_leads_to_the_next_that_waits() -> None:
    person = led(SEATED, waits=True)
    person.conductor.do("skip")
    step = person.conductor.session.step
    assert step is not None
    assert (step.phase, person.conductor.session.paused) == ("work", False)
    person.conductor.do("skip")
    started_by_key(person, SEATED.portions[1].exercise.id)
    assert not person.conductor.session.paused


def test_back_from_an_exercise_that_waits_does_the_last_work_again_and_then_waits_as_before() -> None:
    person = led(SEATED, waits=True)
    person.conductor.do("skip")
    person.conductor.do("skip")
    person.conductor.do("back")
    assert not person.conductor.session.paused
    person.conductor.do("skip")
    started_by_key(person, SEATED.portions[1].exercise.id)


def test_an_exercise_that_was_started_does_not_wait_again_on_the_way_back_to_it() -> None:
    person = led(SEATED, waits=True)
    person.conductor.do("resume")
    person.run(1)
    person.conductor.do("back")
    assert not person.conductor.waiting
    person.conductor.do("skip")
    person.run(1)
    person.conductor.do("back")
    assert not person.conductor.session.paused


def test_the_last_work_once_more_is_done_at_once_and_the_exercise_still_waits() -> None:
    person = led(SEATED, waits=True)
    person.conductor.do("skip")
    person.conductor.do("skip")
    person.conductor.do("again")
    step = person.conductor.session.step
    assert step is not None
    assert (step.exercise.id, step.phase) == (SEATED.portions[0].exercise.id, "work")
    assert not person.conductor.session.paused
    person.conductor.do("skip")
    started_by_key(person, SEATED.portions[1].exercise.id)


def test_a_pause_of_ones_own_is_no_wait_and_goes_on_where_it_was() -> None:
    person = led(SEATED, waits=True)
    person.conductor.do("resume")
    person.run(4)
    person.conductor.do("pause")
    assert not person.conductor.waiting
    person.conductor.do("resume")
    person.run(1)
    assert 4.5 < person.conductor.session.spent < 5.5


def test_another_exercise_that_was_chosen_waits_and_an_easier_way_in_words_does_not() -> None:
    swings = Portion(LIBRARY.exercises["seated-arm-swings"], LIBRARY.exercises["seated-arm-swings"].doses.full)
    person = led(Routine((swings,), laid_out((swings,), LIBRARY.planning.timing)), waits=True)
    person.conductor.do("skip")
    assert person.conductor.swap("easier")
    assert not person.conductor.session.paused
    assert person.conductor.swap("harder")
    started_by_key(person, "seated-march")


@given(st.lists(st.tuples(st.sampled_from(PRESSES), st.floats(0, 1.9)), max_size=40))
def test_whatever_is_pressed_no_get_ready_runs_before_its_key_and_no_work_waits(
    presses: list[tuple[str, float]],
) -> None:
    person = led(SEATED, waits=True)
    for event, seconds in presses:
        person.clock.advance(seconds)
        person.conductor.do("tick")
        session = person.conductor.session
        assert not person.conductor.waiting or (session.paused and session.step and session.step.phase == "ready")
        waited = person.conductor.waiting
        person.conductor.do(event)  # type: ignore[arg-type]
        after = person.conductor.session
        assert not waited or after.over or not after.paused or person.conductor.waiting
