"""The summary: the facts of a visit that every format is made from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from coach.core.content.levels import Level, Scope
from coach.core.library import Library
from coach.core.report.advice import Advice, advise
from coach.core.report.blocks import emergency_blocks, result_blocks, summary_blocks, summary_pages
from coach.core.report.summary import answered, summarise
from coach.core.triage.answers import Value
from coach.core.visit.journey import assess
from coach.core.visit.state import Performed, Visit
from tests.support.answer_strategies import any_answers
from tests.support.shipped import shipped
from tests.support.visits import NOW, new_visit
from tests.support.walking import walked

DONE = Performed("bridge", None, 1, "done", 20.0)
ALLOWED = dict.fromkeys(("seen_for_this", "told_exercise_ok", "same_or_better"), "yes")
SKIPPED = Performed("clamshell", "first", 1, "skipped", 4.5)


def test_each_reason_tells_what_was_answered_and_where_it_comes_from() -> None:
    library = shipped()
    visit = new_visit(answers={"fever": "yes"})

    (reason,) = advise(assess(visit, library), visit, library).reasons

    rule = library.rules["fever-and-back-pain"]
    assert (reason.rule, reason.text, reason.sources, reason.review_due) == (
        rule.id,
        rule.text,
        rule.sources,
        rule.review.due,
    )
    assert reason.statements == (library.questions["fever"].statement,)


def test_a_not_sure_that_counts_by_itself_has_no_review_date() -> None:
    library = shipped()
    visit = new_visit(answers={"pee-hard": "unsure"})

    (reason,) = advise(assess(visit, library), visit, library).reasons

    assert (reason.rule, reason.review_due) == ("not-sure-pee-hard", None)
    assert library.questions["pee-hard"].short in reason.text


@pytest.mark.parametrize(
    ("answers", "heading"),
    [
        ({"pain-now": 8, "days": 4}, "result.until-then"),
        ({"dark-pee": "yes"}, "emergency.until-then"),
    ],
)
def test_help_is_said_to_come_only_in_an_emergency(answers: dict[str, Value], heading: str) -> None:
    library = shipped()
    visit = new_visit(answers=answers)
    advice = advise(assess(visit, library), visit, library)
    assert any(reason.first_aid for reason in advice.reasons)

    said = [block.text for block in result_blocks(advice, library)]

    both = [library.words(each) for each in ("result.until-then", "emergency.until-then")]
    assert [each for each in said if each in both] == [library.words(heading)]


def test_a_rule_s_own_action_replaces_the_level_s() -> None:
    library = shipped()
    still = new_visit(answers={"big-accident": "yes"})
    go = new_visit(answers={"pee-hard": "yes"})

    assert advise(assess(still, library), still, library).action.id == "call-keep-still"
    assert advise(assess(go, library), go, library).action.id == library.levels[Level.EMERGENCY].action


def test_of_several_actions_the_first_in_the_content_is_taken() -> None:
    library = shipped()
    visit = new_visit(answers={"big-accident": "yes", "chest-or-breath": "yes"})

    assert advise(assess(visit, library), visit, library).action.id == "call-now"


def advised(**answers: Value) -> Advice:
    visit = new_visit(answers={name.replace("_", "-"): value for name, value in answers.items()})
    return advise(assess(visit, shipped()), visit, shipped())


def test_what_to_say_has_only_the_answers_that_the_level_rests_on(library: Library) -> None:
    assert advised(fever="yes", known_spine="yes").say == f'"My back hurts. {library.questions["fever"].statement}."'


def test_what_to_say_begins_with_the_age_and_since_when_and_can_be_said_aloud_in_doubt_too(library: Library) -> None:
    age = next(each.statement for each in library.questions["age"].choices if each.id == "seventy-up")

    said = advised(age="seventy-up", days=5, cannot_stand="yes", pee_hard="unsure").say

    assert said.startswith(f'"{age}, and my back hurts. It began 3 to 7 days ago. ')
    assert advised(numb_between_legs="unsure").say == (
        '"My back hurts. I am not sure whether it is numb or tingly between my legs, or wiping feels different."'
    )


def test_no_more_signs_are_given_to_say_than_one_can_say_in_a_breath(library: Library) -> None:
    grave = dict.fromkeys(("chest_or_breath", "faint_now", "pee_hard", "pee_leak", "bowel_loss"), "yes")

    said = advised(**grave).say

    told = [name for name in grave if library.questions[name.replace("_", "-")].statement in said]
    assert len(told) == library.planning.desk.signs


def test_a_person_without_pain_is_not_made_to_say_that_their_back_hurts(library: Library) -> None:
    said = advised(fits_today="prevention", new_nerve_signs="yes").say

    assert library.words("desk.pain-free") in said
    assert library.words("desk.pain") not in said


def test_with_nothing_urgent_there_is_nothing_to_say() -> None:
    assert advised(pain_now=4, days=2).say == ""


def test_a_person_without_pain_is_told_to_stay_active_and_not_to_spare_a_sore_back(library: Library) -> None:
    sore, well = advised(fits_today="after-workout"), advised(fits_today="prevention")

    assert (sore.action.id, well.action.id) == ("self-care", "stay-active")
    assert (sore.today, well.today) == (
        library.levels[Level.SELF_CARE].today,
        library.levels[Level.SELF_CARE].without_pain.today,
    )


@pytest.mark.parametrize(
    ("answers", "scope"),
    [
        pytest.param({"steroids": "yes"}, Scope.GENTLE, id="steroids"),
        pytest.param({"days": 60, "trend": "same"}, Scope.FULL, id="long pain"),
        pytest.param({"days": 60, "trend": "same", "leg_numb": "yes"}, Scope.GENTLE, id="long pain, with a numb leg"),
    ],
)
def test_who_was_examined_and_allowed_to_exercise_is_told_so_at_the_same_level(
    answers: dict[str, Value], scope: Scope, library: Library
) -> None:
    seen = library.levels[Level.CLINICIAN].once_seen

    before, after = advised(**answers), advised(**answers, **ALLOWED)

    assert after.scope is scope
    assert (before.level, after.level) == (Level.CLINICIAN, Level.CLINICIAN)
    assert before.name == library.levels[Level.CLINICIAN].name
    assert (after.name, after.lead, after.today, after.action.id) == (seen.name, seen.lead, seen.today, seen.action)


def test_a_reason_that_no_clinician_has_seen_keeps_the_words_of_the_level(library: Library) -> None:
    advice = advised(steroids="yes", days=20, trend="better", pain_now=7, **ALLOWED)

    assert advice.unlocked_by
    assert (advice.name, advice.action.id) == (library.levels[Level.CLINICIAN].name, "book")


@pytest.mark.parametrize(
    ("rule", "answers"),
    [
        ("more-than-a-few-days", {"days": 5}),
        ("thigh-ache", {"thigh_pain": "yes"}),
        ("pain-on-waking", {"worse_with": ("waking",)}),
    ],
)
def test_a_word_from_the_clinic_stands_in_the_list_of_a_self_care_result(
    rule: str, answers: dict[str, Value], library: Library
) -> None:
    told = f"{library.rules[rule].text}."

    assert told in advised(**answers).today
    assert told not in advised().today
    assert told not in advised(known_spine="yes", **answers).today


def test_some_people_have_signs_of_their_own_to_watch_for_before_those_of_the_level(library: Library) -> None:
    own = {each.id: tuple(sign.text for sign in each.signs) for each in library.watch_lists}
    of_level = tuple(sign.text for sign in library.levels[Level.CLINICIAN].watch_for)

    assert advised(pregnant="yes").watch_for == (*own["pregnant"], *of_level)
    assert advised(age="under-16").watch_for == (*own["under-sixteen"], *of_level)
    assert advised(known_spine="yes").watch_for == of_level


def test_at_an_emergency_nobody_is_sent_to_the_maternity_team_first(library: Library) -> None:
    grave = advised(pregnant="yes", pee_hard="yes")

    assert grave.watch_for == tuple(sign.text for sign in library.levels[Level.EMERGENCY].watch_for)


def test_an_emergency_begins_with_the_need_and_what_to_say() -> None:
    grave = advised(pee_hard="yes")

    lead, heading, said, *_ = (block.text for block in emergency_blocks(grave, shipped()))

    assert (lead, heading, said) == (grave.lead, shipped().words("desk.heading"), grave.say)


def test_the_content_s_version_is_told_to_the_therapist_alone() -> None:
    person, therapist = summary_pages(summarise(new_visit(), shipped()), shipped(), NOW)

    assert not [block.text for block in person if "Content test" in block.text]
    assert [block.text for block in therapist if "Content test" in block.text]


def test_an_unlock_is_reported_with_the_answers_that_unlocked_it() -> None:
    library = shipped()
    unlock = library.unlocks[0]
    visit = new_visit(answers={"steroids": "yes", **dict.fromkeys(unlock.needs, "yes")})

    advice = advise(assess(visit, library), visit, library)

    assert (advice.scope, advice.scope_why, advice.unlocked_by) == (Scope.GENTLE, unlock.text, unlock.needs)


def test_tips_come_with_self_care_and_after_every_finished_routine() -> None:
    library = shipped()
    calm = new_visit()
    clinician = new_visit(answers={"known-spine": "yes"})

    assert summarise(calm, library).tips == library.tips
    assert summarise(clinician, library).tips == ()
    assert summarise(replace(clinician, performed=(SKIPPED,)), library).tips == ()
    assert summarise(replace(clinician, performed=(SKIPPED, DONE)), library).tips == library.tips


def test_the_routine_s_length_is_the_work_done() -> None:
    visit = new_visit(performed=(DONE, SKIPPED), routine_seconds=600)

    assert summarise(visit, shipped()).worked_seconds == 24.5


def test_pain_before_and_after_is_given_if_it_was_asked() -> None:
    both = summarise(new_visit(answers={"pain-now": 0, "pain-after": 3}), shipped())
    neither = summarise(new_visit(), shipped())

    assert (both.pain_before, both.pain_after) == (0, 3)
    assert (neither.pain_before, neither.pain_after) == (None, None)


def test_answers_are_in_the_order_of_the_pages_with_the_first_answer_if_it_was_another() -> None:
    visit = new_visit(
        answers={"pain-now": 4, "where": (), "sex-change": "skipped", "fever": "no", "age": "adult"},
        first_answers={"fever": "yes", "age": "adult"},
    )

    told = [(each.question, each.answer, each.first) for each in answered(visit, shipped())]

    assert told == [
        ("age", "18 to 49", None),
        ("fever", "No", "Yes"),
        ("sex-change", "Not answered", None),
        ("where", "None of these", None),
        ("pain-now", "4", None),
    ]


def test_an_answer_taken_back_and_not_given_again_is_still_reported() -> None:
    visit = new_visit(first_answers={"fever": "yes"})

    assert [each.first for each in answered(visit, shipped())] == ["Yes"]


def test_a_visit_says_when_where_and_by_which_content() -> None:
    summary = summarise(new_visit(), shipped())

    assert (summary.when, summary.place, summary.content_version, summary.reviewed) == (NOW, "home", "test", False)


@pytest.mark.parametrize("name", [contributor.id for contributor in shipped().contributors])
def test_every_contributor_is_reached_by_its_own_answers(name: str) -> None:
    library = shipped()
    contributor = next(each for each in library.contributors if each.id == name)
    given_answers: dict[str, Value] = {}
    for condition in (*contributor.all, *contributor.any):
        subject, found, value = condition.partition(":")
        question = library.questions[subject.partition(">")[0].rstrip("?")]
        if found:
            before = given_answers.get(question.id, ())
            assert isinstance(before, tuple | str)
            given_answers[question.id] = (*before, value) if question.kind == "several" else value
        elif ">=" in condition:
            given_answers[question.id] = int(condition.partition(">=")[2])
        else:
            given_answers[question.id] = "yes"
    visit = new_visit(answers=given_answers)

    causes = advise(assess(visit, library), visit, library).causes

    assert name in [cause.id for cause in causes]


def test_an_emergency_speaks_of_no_causes() -> None:
    library = shipped()
    calm = new_visit(answers={"what-was-different": ("more-load",)})
    grave = calm.answering({"pee-hard": "yes"})

    assert advise(assess(calm, library), calm, library).causes
    assert advise(assess(grave, library), grave, library).causes == ()


@given(any_answers())
def test_every_set_of_answers_can_be_summarised(given_answers: dict[str, Value]) -> None:
    library = shipped()
    visit = Visit("a", NOW, "home", "test", answers=given_answers)

    summary = summarise(visit, library)

    assert summary.advice.level is assess(visit, library).level
    assert summary.advice.action.level is summary.advice.level
    assert {each.question for each in summary.answers} == set(given_answers)
    assert summary.advice.level is not Level.EMERGENCY or not summary.advice.causes
    assert "{" not in " ".join((summary.advice.say, summary.advice.action.home, summary.advice.scope_why))


@given(any_answers())
def test_no_reason_rests_on_a_denied_or_skipped_answer(given_answers: dict[str, Value]) -> None:
    library = shipped()
    visit = Visit("a", NOW, "home", "test", answers=given_answers)

    because = {name for reason in assess(visit, library).reasons for name in reason.because}

    assert all(given_answers[name] not in ("no", "skipped", ()) for name in because)


def test_the_summary_of_a_whole_check_has_every_answer() -> None:
    visit = walked(new_visit(), shipped(), {"leg-below-knee": "yes", "where": ("leg",)})

    assert {each.question for each in summarise(visit, shipped()).answers} == set(visit.answers)


def test_the_summary_says_why_a_step_was_skipped_and_how_it_hurt_and_what_stopped_the_routine(library: Library) -> None:
    hurt = Performed("bridge", None, 1, "skipped", 4.0, "pain", "easier", 6)
    visit = new_visit(performed=(DONE, hurt, replace(hurt, skipped_because="bored", pain=5)), stopped="down-the-leg")
    told = "\n".join(block.text for block in summary_blocks(summarise(visit, library), library, visit.started))

    for key in ("because.pain", "because.bored", "way.easier", "stopped.down-the-leg"):
        assert library.words(f"summary.{key}") in told
    assert library.words("summary.pain-in-it", value=6) in told
