"""The details for the therapist: where the journey asks them, and that they change nothing that was found."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from coach.core.triage.answers import Value
from coach.core.visit import after_answer, journey, transitions
from coach.core.visit.actions import DetailsLeft
from coach.core.visit.state import Visit
from tests.support.answer_strategies import answers
from tests.support.examples import SOME
from tests.support.shipped import shipped
from tests.support.visits import NOW, new_visit
from tests.support.walking import answering, step_name, walked


def at_summary(visit: Visit, given_answers: Mapping[str, Value]) -> Visit:
    """The visit after its result was read and no routine wanted."""
    at_result = walked(visit, shipped(), given_answers)
    return at_result.past(step_name(at_result))


def test_details_for_the_therapist_are_asked_only_where_wanted_and_lead_back_to_the_summary() -> None:
    library = shipped()
    read = at_summary(new_visit(), {})
    wanted = transitions.details_wanted(read, library)

    pages = journey.detail_pages(wanted, library)
    assert step_name(read) == "summary"
    assert step_name(wanted) == f"page:{pages[0].id}"
    assert step_name(transitions.apply(wanted, DetailsLeft(), library, NOW)) == "summary"
    assert step_name(walked(wanted, library, {})) == "summary"


def test_details_asked_again_keep_their_answers() -> None:
    library = shipped()
    once = walked(transitions.details_wanted(at_summary(new_visit(), {}), library), library, {"pain-worst": 7})

    again = transitions.details_wanted(once, library)

    assert step_name(again) == f"page:{journey.detail_pages(again, library)[0].id}"
    assert again.answers["pain-worst"] == 7


def test_back_from_the_first_detail_returns_to_the_summary() -> None:
    library = shipped()
    wanted = transitions.details_wanted(at_summary(new_visit(), {}), library)
    first, second, *_ = journey.detail_pages(wanted, library)

    at_second = answering(wanted, journey.next_step(wanted, library), {}, library)
    at_first = transitions.back(at_second, library) or at_second
    before = transitions.back(at_first, library) or at_first

    assert [step_name(visit) for visit in (at_second, at_first, before)] == [
        f"page:{second.id}",
        f"page:{first.id}",
        "summary",
    ]


def test_an_emergency_and_a_person_without_pain_have_no_details_to_add() -> None:
    library = shipped()
    stopped = walked(new_visit(), library, {"chest-or-breath": "yes"})
    painless = at_summary(new_visit(), {"fits-today": "prevention"})

    assert journey.detail_pages(stopped, library) == ()
    assert journey.detail_pages(painless, library) == ()


def test_a_change_since_the_check_leaves_the_details_until_they_are_wanted_again() -> None:
    library = shipped()
    detailed = walked(transitions.details_wanted(at_summary(new_visit(), {}), library), library, {})
    back_at_routine = transitions.routine_wanted(detailed, library, NOW)

    anew = after_answer.answered(back_at_routine, library.page("changed-since"), {"anything-changed": "yes"}, library)

    assert step_name(at_summary(anew, {})) == "summary"


@SOME
@given(answers(), st.data())
def test_no_detail_changes_what_was_found(given_answers: dict[str, Value], data: st.DataObject) -> None:
    library = shipped()
    read = at_summary(new_visit(), given_answers)

    details = data.draw(answers(("details",), dict(read.answers)))
    after = walked(transitions.details_wanted(read, library), library, details)

    assert journey.assess(after, library) == journey.assess(read, library)
    assert {name: after.answers[name] for name in read.answers} == read.answers
