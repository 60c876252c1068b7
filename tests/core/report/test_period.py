"""What happened since a day: the days, each exercise, pain, the next day, activities, and the days of the set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.levels import Level
from coach.core.report.period import ExerciseCount, PeriodReport, period_report
from coach.core.report.period_blocks import exercise_line, period_blocks, routine_line
from coach.core.visit.state import Visit
from tests.support.programme import session
from tests.support.shipped import shipped
from tests.support.six_weeks import SET, six_weeks, without_set
from tests.support.usual import usual_visit
from tests.support.visits import NOW, new_visit

VISITS = six_weeks()
WORDS = shipped().words


def report(*visits: Visit, since: date = date(2026, 1, 1)) -> PeriodReport:
    return period_report(visits, shipped(), since, NOW)


def lines(told: PeriodReport) -> str:
    return "\n".join(block.text for block in period_blocks(told, shipped(), NOW))


def test_each_routine_has_its_day_minutes_pain_and_the_day_after_that_a_later_visit_told() -> None:
    told = report(*VISITS)

    assert [each.day for each in told.routines] == [visit.started.date() for visit in VISITS]
    red = next(each for each in told.routines if each.next_day and each.next_day.light == "red")
    assert routine_line(red, WORDS) == "Fri 23 October: set, 4 min. Pain 4 to 3. During 3. Next day 6, red."
    assert told.routines[0].next_day is None


def test_only_what_began_on_the_day_or_later_is_told() -> None:
    since = VISITS[4].started.date()

    told = report(*VISITS, since=since)

    assert [each.visit for each in told.routines] == [visit.id for visit in VISITS[:5]]
    assert (told.since, told.until) == (since, NOW.date())


def test_visits_before_the_period_are_not_even_read() -> None:
    def until_too_old() -> object:
        yield from VISITS[:3]
        raise AssertionError

    assert len(period_report(until_too_old(), shipped(), VISITS[1].started.date(), NOW).routines) == 2  # type: ignore[arg-type]


def test_a_day_is_that_of_the_person_s_own_calendar() -> None:
    late = replace(VISITS[0], started=NOW.replace(hour=23))

    (routine,) = period_report(
        [late], shipped(), date(2026, 11, 24), NOW.astimezone(timezone(timedelta(hours=2)))
    ).routines

    assert routine.day == date(2026, 11, 24)


def test_each_exercise_tells_how_often_whole_in_an_easier_way_or_skipped_and_why() -> None:
    told = {each.exercise: each for each in report(*VISITS).exercises}

    assert told["side-bridge"] == ExerciseCount("side-bridge", 18, 14, 0, 0, 0, (("too-hard", 4),), None)
    assert told["bird-dog"] == ExerciseCount("bird-dog", 18, 18, 3, 0, 0, (), 3)
    assert exercise_line(told["bird-dog"], shipped()) == "Bird dog: whole 18 of 18 times; easier (3); pain up to 3."


def test_the_days_that_the_set_was_for_are_counted_since_it_was_first_done() -> None:
    told = report(*VISITS[:3], *VISITS[5:8])

    assert told.set_days is not None
    assert (told.set_days.asked, told.set_days.kept) == (8, 6)
    assert "Set for Mon, Wed and Fri, and done on 6 of these 8 days since it began." in lines(told)


def test_a_set_without_days_has_none_to_count() -> None:
    assert report(replace(VISITS[0], set_used=replace(SET, days=()))).set_days is None


def test_routines_of_coach_s_own_and_of_the_set_are_told_apart() -> None:
    told = lines(report(VISITS[0], without_set(VISITS[1])))

    assert "Routines on 2 days, 9 min of work in all. The set by Anna Smith on 1 of these days." in told
    assert "Mon 23 November: set, 4 min." in told
    assert "Fri 20 November: coach's routine, 4 min." in told


def test_weekly_activities_are_told_with_those_before() -> None:
    assert "Lifting a bag 8 (before 7, 6, 5, 4, 3)" in lines(report(*VISITS))


def test_what_the_person_was_warned_of_is_told_once_with_how_often() -> None:
    because = shipped().profiles["bending-hurts"].because

    assert f"Child's pose: {because} (18)" in lines(report(*VISITS))


def test_a_stop_and_a_light_that_was_not_green_are_told() -> None:
    visit = replace(VISITS[0], stopped="unwell")

    assert "Stopped. Light red." in lines(report(visit))


def test_a_result_above_self_care_is_told_with_its_day() -> None:
    urgent = replace(usual_visit(pee_hard="unsure"), performed=(), answers={**usual_visit(pee_hard="unsure").answers})

    told = report(urgent, VISITS[1])

    assert {level for _, level in told.results} == {Level.URGENT, Level.SELF_CARE}
    assert f"{shipped().levels[Level.URGENT].name} (1): Mon 23 November" in lines(told)


def test_a_check_that_was_left_is_nothing_to_tell() -> None:
    assert report(new_visit(answers={"fits-today": "after-workout"})).empty


@given(st.integers(1, 400))
def test_a_report_never_has_more_rows_than_the_content_says_and_loses_no_routine(count: int) -> None:
    told = period_report(_many(count), shipped(), date(2000, 1, 1), NOW)
    blocks = [block.text for block in period_blocks(told, shipped(), NOW)]

    begin = blocks.index(WORDS("period.days")) + 1
    rows = blocks[begin : blocks.index(WORDS("period.exercises"))]

    assert len(rows) <= shipped().planning.handover.rows
    assert len(told.routines) == count


def _many(count: int) -> list[Visit]:
    """Visits every fifth day, as far back as they reach."""
    return [
        replace(VISITS[0], id=str(number), started=NOW - timedelta(days=5 * number), yesterday=None)
        for number in range(count)
    ]


def test_many_routines_come_by_week_with_pain_on_average_and_the_lights_of_the_next_days() -> None:
    told = lines(report(*six_weeks(routines=60)))

    assert "Week of 13 July 2026: 3 routines, 13 min. Pain 4.3 to 3.3 on average. Next day 2 green, 1 red." in told


def test_a_training_session_is_told_with_its_load_effort_and_pains() -> None:
    (told,) = report(session(3)).routines

    assert routine_line(told, WORDS) == "Fri 20 November: Deadlift: 100 kg, 3 sets, effort 5. Pain 3 to 2. During 2."


def test_a_run_is_told_with_its_minutes() -> None:
    (told,) = report(session(3, return_to="running", minutes_run=12)).routines

    assert told.training == "Ran 12 min, effort 5."
