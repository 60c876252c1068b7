"""One visit of what two programs told of it: nothing told is lost, and nothing becomes calmer."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coach.core.visit.merging import merged
from coach.core.visit.state import Performed, Visit
from tests.support.examples import SOME
from tests.support.visit_strategies import ANSWERS, PERFORMED, VISITS
from tests.support.visits import new_visit

BRIDGE, PLANK = Performed("bridge", None, 1, "done", 30.0), Performed("plank", None, 1, "done", 20.0)
GRAVITY = ("no", "unsure", "yes")


@st.composite
def parted(draw: st.DrawFn) -> tuple[Visit, Visit, Visit]:
    """A visit, and two that have gone on from it."""
    since = draw(VISITS)
    return since, draw(resumed(since)), draw(resumed(since))


@st.composite
def resumed(draw: st.DrawFn, since: Visit) -> Visit:
    return replace(
        since,
        answers={**since.answers, **draw(ANSWERS), **draw(st.dictionaries(st.just("fever"), st.sampled_from(GRAVITY)))},
        performed=(*since.performed, *draw(st.lists(PERFORMED, max_size=2))),
        stopped=draw(st.sampled_from([since.stopped, "unwell"])),
        check_due=draw(st.booleans()) or since.check_due,
        checked_at=draw(st.sampled_from([since.checked_at, None])),
    )


@SOME
@given(parted())
def test_no_step_no_pain_no_stop_and_no_check_that_is_due_is_ever_lost(visits: tuple[Visit, Visit, Visit]) -> None:
    both = merged(*visits)

    for each in visits[1:]:
        assert set(each.performed) <= set(both.performed)
        assert each.stopped is None or both.stopped is not None
        assert not each.check_due or both.check_due
        assert set(each.answers) <= set(both.answers)
    assert both.id == visits[0].id


@SOME
@given(parted())
def test_of_two_answers_the_graver_holds(visits: tuple[Visit, Visit, Visit]) -> None:
    since, here, there = visits
    told = [each.answers["fever"] for each in (here, there) if each.answers.get("fever") != since.answers.get("fever")]
    if told:
        assert merged(*visits).answers["fever"] == max(map(str, told), key=GRAVITY.index)


@SOME
@given(parted())
def test_what_only_one_has_changed_is_as_that_one_has_it(visits: tuple[Visit, Visit, Visit]) -> None:
    since, here, _ = visits

    assert merged(since, here, since) == here
    assert merged(since, since, here) == here
    assert merged(since, here, here) == here


def test_a_stop_told_elsewhere_outlives_the_steps_that_are_told_here() -> None:
    since = new_visit(answers={"pain-now": 2}, done=("review", "setup"), performed=(BRIDGE,), behind=1)
    here = replace(since, performed=(BRIDGE, PLANK), behind=2)
    there = replace(since, answers={}, done=(), stopped="unwell", check_due=True, checked_at=None)

    for both in (merged(since, here, there), merged(since, there, here)):
        assert (both.stopped, both.check_due, both.done, both.answers) == ("unwell", True, (), {})
        assert (both.performed, both.behind) == ((BRIDGE, PLANK), 2)


def test_a_pain_told_of_a_step_here_outlives_the_steps_told_elsewhere() -> None:
    since = new_visit(performed=(BRIDGE,))
    here = replace(since, performed=(replace(BRIDGE, pain=8),))
    there = replace(since, performed=(replace(BRIDGE, pain=3), PLANK))

    for both in (merged(since, here, there), merged(since, there, here)):
        assert both.performed == (replace(BRIDGE, pain=8), PLANK)
