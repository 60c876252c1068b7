"""The conductor: cues to ear and eye, silence when it matters, and the pain rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.routine.plan import Portion, Routine
from coach.core.routine.rounds import steps_of
from coach.core.session.conductor import CUE_SHOWN_S
from tests.support import small
from tests.support.conducting import LIBRARY, PLANNED, PRESSES, SHORT, Led, led, to_work


def test_the_first_thing_heard_and_shown_is_the_name() -> None:
    person = led()
    assert person.heard.what == ["name"]
    assert PLANNED.steps[0].exercise.name in person.conductor.shown_cue()


def test_every_cue_that_is_heard_is_shown_at_the_same_moment() -> None:
    person = led()
    for _ in range(1200):
        before = len(person.heard.cues)
        person.run(0.1)
        for cue in person.heard.cues[before:]:
            assert cue.words in person.conductor.shown_cue()


def test_what_is_shown_never_flashes_three_times_in_a_second() -> None:
    person = led()
    turned_on = []
    was = True
    for _ in range(6000):
        person.run(0.1)
        lit = bool(person.conductor.shown_cue())
        if lit and not was:
            turned_on.append(person.clock())
        was = lit
    assert len(turned_on) > 50
    assert all(third - first > 1 for first, third in zip(turned_on, turned_on[2:], strict=False))
    assert CUE_SHOWN_S > 1 / 3


@pytest.mark.parametrize("event", ["pause", "skip", "back", "end"])
def test_a_pause_or_a_jump_silences_at_once(event: str) -> None:
    person = led()
    person.conductor.do(event)  # type: ignore[arg-type]
    assert person.heard.what[-1] == "silence"
    assert person.conductor.shown_cue() == ""


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
    assert person.conductor.shown_cue() == LIBRARY.words("cue.start") or person.conductor.session.index == 1
    person.conductor.mute(False)
    person.run(LIBRARY.planning.timing.ready_s * 10)
    assert len(person.heard.cues) > 1


def test_the_end_is_said_and_not_cut() -> None:
    portion = Portion(small.exercise("bridge"), small.dose(work_s=20))
    person = led(Routine((portion,), steps_of((portion,), LIBRARY.planning.timing)))
    person.run(31)
    assert person.conductor.session.over
    assert person.heard.what[-1] == "end"


@pytest.mark.parametrize(("pain", "light"), [(2, "green"), (3, "amber"), (4, "red"), (6, "red")])
def test_a_pain_is_judged_by_the_one_at_the_start(pain: int, light: str) -> None:
    assert led(before=2).conductor.rate(pain) == light
    assert led(before=3).conductor.rate(4) == "amber"


def test_nothing_harder_is_offered_once_it_hurt() -> None:
    person = led(before=3)
    person.conductor.do("skip")
    harder = person.conductor.alternative("harder")
    assert harder is not None
    person.conductor.rate(4)
    assert person.conductor.alternative("harder") is None
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
    person = led(Routine(portions, steps_of(portions, LIBRARY.planning.timing)))
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


def to_a_change_of_position(person: Led) -> None:
    while person.conductor.session.step is not None and not person.conductor.session.step.moves:
        person.conductor.do("skip")


def test_going_on_ends_a_change_of_position_early() -> None:
    person = led()
    to_a_change_of_position(person)
    assert person.conductor.arriving
    person.run(2)

    person.conductor.do("resume")

    step = person.conductor.session.step
    assert step is not None
    assert (step.phase, person.conductor.arriving) == ("work", False)


def test_a_change_of_position_that_is_paused_goes_on_where_it_was() -> None:
    person = led()
    to_a_change_of_position(person)
    person.run(2)
    person.conductor.do("pause")
    assert not person.conductor.arriving

    person.conductor.do("resume")

    assert person.conductor.arriving


def test_what_the_person_has_done_before_does_not_wait_to_be_read() -> None:
    known = frozenset(portion.exercise.id for portion in PLANNED.portions[:1])
    person = led(waits=True, known=known)
    assert not person.conductor.waiting

    person.conductor.do("skip")
    person.conductor.do("skip")

    assert person.conductor.waiting
