"""Answers that last: which are remembered of an earlier check, and what becomes of them in the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given

from coach.core.content.levels import Level
from coach.core.content.questions import LastingKind
from coach.core.triage.answers import Value
from coach.core.visit.actions import Answered, LastingTold
from coach.core.visit.journey import assess, next_step, open_pages, steps
from coach.core.visit.recheck import relying_on
from coach.core.visit.remembering import remembered, to_confirm
from coach.core.visit.state import Remembered, Visit
from coach.core.visit.transitions import apply, back
from tests.support.answer_strategies import answers
from tests.support.examples import SOME
from tests.support.shipped import shipped
from tests.support.visits import CALM, NOW, answer_of, new_visit
from tests.support.walking import answering, walked

LATER = NOW + timedelta(days=16)
SOON = NOW + timedelta(days=3)
LASTING = {name for page in shipped().pages if page.lasting_kind == "person" for name in page.questions}
TROUBLE = {name for page in shipped().pages if page.lasting_kind == "trouble" for name in page.questions}
LIMITS = {page.lasting_kind: timedelta(days=page.lasting.days) for page in shipped().pages if page.lasting}
LIMIT = LIMITS["person"]
GRAVE = {name for name in LASTING if shipped().triage.assess({name: "yes"}).level.rank >= Level.URGENT.rank}
HERE = NOW.astimezone().tzinfo


def checked(**given_answers: Value) -> Visit:
    """A finished check of a calm person, with some answers changed."""
    return walked(new_visit(), shipped(), {name.replace("_", "-"): value for name, value in given_answers.items()})


def again(earlier: Visit, fits: str = "after-workout", at: datetime = LATER) -> Visit:
    """A check that begins later, with its first page answered."""
    stood = remembered([earlier], at.astimezone(HERE), shipped())
    visit = new_visit(id="later", started=at, remembered=stood)
    return apply(visit, Answered(shipped().page("what-fits"), {"fits-today": fits}), shipped(), at)


def soon_again(earlier: Visit) -> Visit:
    """A check that begins while what was told of the trouble may be confirmed, too."""
    return new_visit(id="later", started=SOON, remembered=remembered([earlier], SOON.astimezone(HERE), shipped()))


def said(visit: Visit, *changed: LastingKind) -> Visit:
    assert next_step(visit, shipped()).kind == "same"
    return apply(visit, LastingTold(changed), shipped(), LATER)


def pages_from(visit: Visit, given_answers: dict[str, Value]) -> list[str]:
    """The pages that are asked from here to the review."""
    asked = []
    while (step := next_step(visit, shipped())).page is not None:
        asked.append(step.page.id)
        visit = answering(visit, step, {**CALM, **given_answers}, shipped())
    return asked


def test_the_lasting_answers_of_a_finished_check_are_remembered_with_its_day() -> None:
    stood = remembered([checked(thinners="yes")], LATER.astimezone(HERE), shipped())

    assert stood is not None
    assert (stood.visit, stood.day, stood.same) == (new_visit().id, NOW.astimezone(HERE).date(), None)
    assert stood.answers["thinners"] == "yes"
    assert stood.answers["age"] == "adult"
    assert stood.answers.keys() <= LASTING


def test_they_are_remembered_on_the_same_day_too() -> None:
    at = NOW + timedelta(minutes=5)
    stood = remembered([checked(thinners="yes")], at.astimezone(HERE), shipped())

    assert stood is not None
    assert (stood.day, stood.answers["thinners"]) == (at.astimezone(HERE).date(), "yes")


def test_a_sign_that_alone_calls_for_care_today_is_not_remembered() -> None:
    stood = remembered([checked()], LATER.astimezone(HERE), shipped())

    assert stood is not None
    assert stood.answers.keys() == LASTING - GRAVE


def test_they_are_remembered_for_their_days_and_no_longer() -> None:
    assert remembered([checked()], NOW + LIMIT, shipped()) is not None
    assert remembered([checked()], NOW + LIMIT + timedelta(days=1), shipped()) is None
    assert remembered([checked()], NOW - timedelta(days=1), shipped()) is None


def test_a_check_that_was_not_finished_is_not_remembered() -> None:
    assert remembered([replace(checked(), checked_at=None)], LATER, shipped()) is None
    assert remembered([], LATER, shipped()) is None


@pytest.mark.parametrize(("value", "holds"), [("no", True), ("yes", False), ("unsure", False)])
def test_a_newer_check_left_unfinished_ends_them_if_it_was_told_otherwise(value: str, holds: bool) -> None:
    left = new_visit(answers={"cancer": value})

    assert (remembered([left, checked()], LATER, shipped()) is not None) == holds


def test_of_two_that_were_left_unfinished_the_newer_answer_counts() -> None:
    calm, grave = new_visit(answers={"cancer": "no"}), new_visit(answers={"cancer": "yes"})

    assert remembered([calm, grave, checked()], LATER, shipped()) is not None
    assert remembered([grave, calm, checked()], LATER, shipped()) is None


def test_only_the_newest_finished_check_counts() -> None:
    stood = remembered([checked(cancer="yes"), checked()], LATER, shipped())

    assert stood is not None
    assert stood.answers["cancer"] == "yes"


def test_a_lasting_question_without_an_answer_leaves_nothing_to_remember() -> None:
    earlier = checked()
    gap = replace(earlier, answers={name: value for name, value in earlier.answers.items() if name != "cancer"})

    assert remembered([gap], LATER, shipped()) is None


def test_a_routine_that_relied_on_the_check_keeps_its_day() -> None:
    routine = relying_on(new_visit(id="b", started=LATER), checked(), shipped(), LATER)
    stood = remembered([routine], LATER.astimezone(HERE), shipped())

    assert stood is not None
    assert stood.day == NOW.astimezone(HERE).date()


def test_they_are_shown_after_the_first_page_and_are_not_yet_answers() -> None:
    visit = again(checked(thinners="yes"))

    assert [step.name for step in steps(visit, shipped())][:3] == ["page:what-fits", "same", "page:your-age"]
    assert visit.answers.keys() == {"fits-today"}
    assert assess(visit, shipped()).level is Level.SELF_CARE


def test_without_an_earlier_check_nothing_is_shown() -> None:
    visit = apply(new_visit(), Answered(shipped().page("what-fits"), {"fits-today": "after-workout"}), shipped(), NOW)

    assert next_step(visit, shipped()).name == "page:your-age"
    assert to_confirm(visit, shipped()) == {}
    assert apply(visit, LastingTold(()), shipped(), NOW).answers == visit.answers


def test_the_same_makes_them_answers_and_asks_only_the_signs_among_them_again() -> None:
    visit = said(again(checked()))

    assert next_step(visit, shipped()).name == "page:danger-signs"
    assert visit.answers.keys() == {"fits-today"} | LASTING - GRAVE
    assert visit.answered_at == LATER
    assert visit.remembered is not None
    assert visit.remembered.same
    open_again = {page.id for page in shipped().pages if GRAVE & set(page.questions)}
    left_out = {page.id for page in shipped().pages if page.lasting_kind == "person"} - open_again
    asked = pages_from(visit, {})
    assert open_again <= set(asked)
    assert not left_out & set(asked)
    assert {"danger-signs", "where-it-hurts", "pain-number", "how-long", "which-way"} <= set(asked)


def test_the_same_leaves_all_pages_in_the_review() -> None:
    visit = walked(said(again(checked())), shipped(), {}, "review")

    assert {page.id for page in shipped().pages if page.lasting} <= {page.id for page in open_pages(visit, shipped())}


def test_what_a_remembered_answer_opens_is_asked() -> None:
    told: dict[str, Value] = {"pregnant-or-operation": "yes", "pregnant": "yes", "thinners": "yes"}
    visit = said(again(walked(new_visit(), shipped(), told)))

    assert not {"pregnant", "anticoagulant"} & visit.answers.keys()
    assert {"expecting-or-healing", "pregnancy-signs", "health-details"} <= set(pages_from(visit, told))


def test_something_changed_asks_their_pages_afresh() -> None:
    visit = said(again(checked(cancer="yes")), "person")

    assert next_step(visit, shipped()).name == "page:your-age"
    assert visit.answers.keys() == {"fits-today"}
    person = {page.id for page in shipped().pages if page.lasting_kind == "person"}
    assert person <= set(pages_from(visit, {}))


def test_one_step_back_shows_them_again_and_changed_then_asks_their_pages() -> None:
    visit = said(again(checked()))
    before = back(visit, shipped())

    assert before is not None
    changed = said(before, "person")
    assert next_step(changed, shipped()).name == "page:your-age"
    assert changed.remembered is not None
    assert changed.remembered.same is False


def test_a_step_back_later_leads_to_the_page_before_and_keeps_the_rest_done() -> None:
    visit = walked(said(again(checked())), shipped(), {}, "page:nerve-signs")
    before = back(visit, shipped())

    assert before is not None
    assert next_step(before, shipped()).name == "page:danger-signs"
    assert visit.done[:-1] == before.done


def test_an_answer_of_their_own_ends_the_offer_of_the_earlier_one() -> None:
    visit = said(again(checked()), "person")
    page = shipped().page("your-health")
    told = apply(visit, Answered(page, {"cancer": "yes"}), shipped(), LATER)

    assert to_confirm(visit, shipped())
    assert to_confirm(told, shipped()) == {}
    assert apply(told, LastingTold(()), shipped(), LATER).value("cancer") == "yes"


def test_a_person_without_pain_is_shown_only_what_is_asked_of_them() -> None:
    visit = again(checked(), "prevention")

    assert list(to_confirm(visit, shipped())) == ["your-age"]


def test_pages_that_open_after_the_same_was_said_are_asked() -> None:
    visit = said(again(checked(), "prevention"))
    page = shipped().page("what-fits")
    hurting = apply(visit, Answered(page, {"fits-today": "after-workout"}), shipped(), LATER)

    assert {"your-health", "lately"} <= set(pages_from(hurting, {}))


def test_the_day_is_that_of_the_persons_own_calendar() -> None:
    night = datetime.fromisoformat("2026-11-23T23:30:00-05:00")
    earlier = replace(checked(), checked_at=night.astimezone(NOW.tzinfo))
    stood = remembered([earlier], night + timedelta(days=1), shipped())

    assert stood is not None
    assert stood.day == date(2026, 11, 23)


def test_soon_after_the_trouble_is_shown_too_before_anything_is_asked() -> None:
    visit = soon_again(checked())

    assert next_step(visit, shipped()).name == "same"
    assert visit.remembered is not None
    assert visit.remembered.answers.keys() == (LASTING | TROUBLE) - GRAVE
    assert "where-it-hurts" in to_confirm(visit, shipped())


def test_the_days_since_it_began_are_counted_on() -> None:
    earlier = checked(days=1)
    relying = relying_on(
        new_visit(id="b", started=NOW + timedelta(days=2)), earlier, shipped(), NOW + timedelta(days=2)
    )

    for visit in (earlier, relying):
        stood = remembered([visit], SOON.astimezone(HERE), shipped())
        assert stood is not None
        assert stood.answers["days"] == 4


def test_what_was_told_of_the_trouble_is_kept_for_its_days_and_no_longer() -> None:
    last = remembered([checked()], NOW + LIMITS["trouble"], shipped())
    past = remembered([checked()], NOW + LIMITS["trouble"] + timedelta(days=1), shipped())

    assert last is not None
    assert last.answers.keys() >= TROUBLE
    assert past is not None
    assert not past.answers.keys() & TROUBLE


def test_all_the_same_asks_the_signs_the_pain_and_its_trend() -> None:
    asked = pages_from(said(soon_again(checked())), {})

    assert {"danger-signs", "nerve-signs", "lately", "pain-number", "which-way"} <= set(asked)
    assert not {"what-fits", "your-age", "where-it-hurts", "how-long"} & set(asked)


@pytest.mark.parametrize(
    ("changed", "asked", "kept"),
    [
        ("trouble", {"what-fits", "where-it-hurts", "how-long"}, {"your-age"}),
        ("person", {"your-age", "your-health"}, {"what-fits", "where-it-hurts", "how-long"}),
    ],
)
def test_only_the_pages_of_what_changed_are_asked(changed: LastingKind, asked: set[str], kept: set[str]) -> None:
    visit = said(soon_again(checked()), changed)
    pages = set(pages_from(visit, {"fits-today": "on-and-off"}))

    assert visit.remembered is not None
    assert (visit.remembered.same, visit.remembered.changed) == (True, (changed,))
    assert asked <= pages
    assert not kept & pages


def test_all_of_it_changed_asks_everything() -> None:
    visit = said(soon_again(checked()), "person", "trouble")

    assert visit.remembered is not None
    assert (visit.remembered.same, visit.answers) == (False, {})
    assert next_step(visit, shipped()).name == "page:what-fits"
    assert {page.id for page in shipped().pages if page.lasting} <= set(pages_from(visit, {}))


@pytest.mark.parametrize("passed", [SOON, LATER])
@SOME
@given(first=answers(), second=answers())
def test_the_same_ends_as_the_answers_given_again_would(
    passed: datetime, first: dict[str, Value], second: dict[str, Value]
) -> None:
    earlier = replace(walked(new_visit(), shipped(), first), checked_at=NOW)
    stood = remembered([earlier], passed, shipped()) or Remembered("", NOW.date(), {})
    told = {**second, **stood.answers}
    page = shipped().page("what-fits")
    start = {"fits-today": answer_of(shipped().questions["fits-today"], told)}

    plain = apply(new_visit(), Answered(page, start), shipped(), passed)
    carried = new_visit(remembered=stood)
    if next_step(carried, shipped()).kind != "same":
        carried = apply(carried, Answered(page, start), shipped(), passed)
    if next_step(carried, shipped()).kind == "same":
        carried = said(carried)
    plain, carried = (walked(visit, shipped(), told) for visit in (plain, carried))

    assert carried.answers == plain.answers
    assert assess(carried, shipped()) == assess(plain, shipped())
    assert next_step(carried, shipped()) == next_step(plain, shipped())
