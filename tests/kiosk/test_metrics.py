"""What Prometheus reads of a kiosk: whole days alone, few results held back, and what the doctor found."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from coach.core.content.levels import LEVELS, Level
from coach.kiosk.counts.counts import FEWEST_RESULTS, CountedEvent
from coach.kiosk.doctor.finding import Finding, FindingState
from coach.kiosk.metrics import metrics
from tests.support.counts import HAPPENED, MONDAY, counted

Happened = list[tuple[date, CountedEvent]]
FOUND = [
    Finding("swap", FindingState.FIX),
    Finding("pin", FindingState.OK),
    Finding("boot", FindingState.CHECK),
]


def read(happened: Happened, today: date) -> dict[tuple[str, ...], float]:
    """Return each sample as Prometheus reads it, by its name and the values of its labels."""
    told = metrics(counted(happened), today, FOUND, "1.2.3", "2027.1")
    families = text_string_to_metric_families(told)
    return {(each.name, *each.labels.values()): each.value for family in families for each in family.samples}


def test_the_state_of_each_check_is_told() -> None:
    samples = read([], MONDAY)

    on = {name[1:] for name, value in samples.items() if name[0] == "coach_kiosk_check" and value}
    assert on == {("swap", "fix"), ("pin", "ok"), ("boot", "check")}


def test_the_versions_of_the_program_and_of_the_clinic_s_content_are_told() -> None:
    samples = read([], MONDAY)

    assert samples["coach_kiosk_info", "1.2.3"] == 1
    assert samples["coach_kiosk_content_info", "2027.1"] == 1


def test_counts_stand_still_until_their_day_is_over() -> None:
    happened: Happened = [(MONDAY, "start"), (MONDAY, "finish")]
    begun = ("coach_kiosk_visits_total", "begun")

    assert read(happened, MONDAY)[begun] == 0
    assert read(happened, MONDAY + timedelta(1))[begun] == 1


def test_few_results_are_told_only_once_there_are_enough() -> None:
    happened: Happened = [(MONDAY, Level.URGENT)] * (FEWEST_RESULTS - 1)
    urgent = ("coach_kiosk_results_total", "urgent")

    assert read(happened, MONDAY + timedelta(9))[urgent] == 0
    assert read([*happened, (MONDAY + timedelta(1), Level.URGENT)], MONDAY + timedelta(9))[urgent] == FEWEST_RESULTS


def test_a_ring_that_failed_is_told_the_day_after_even_if_it_was_one() -> None:
    happened: Happened = [(MONDAY, "ring-failed"), (MONDAY, "print-failed"), (MONDAY, "print-failed")]
    ring, page = (("coach_kiosk_failures_total", what) for what in ("ring", "print"))

    assert read(happened, MONDAY)[ring] == 0
    samples = read(happened, MONDAY + timedelta(1))
    assert (samples[ring], samples[page]) == (1, 2)


def test_nothing_is_told_of_what_is_not_counted() -> None:
    told = metrics(None, MONDAY, FOUND, "1.2.3", "2027.1")

    names = {family.name for family in text_string_to_metric_families(told)}
    assert names == {"coach_kiosk_info", "coach_kiosk_content_info", "coach_kiosk_check"}


@given(HAPPENED, st.integers(0, 9))
def test_no_count_ever_goes_down_from_one_day_to_the_next_and_none_tells_of_today(
    happened: Happened, days: int
) -> None:
    today = MONDAY + timedelta(days)
    now, tomorrow = read(happened, today), read(happened, today + timedelta(1))

    assert now == read([(day, event) for day, event in happened if day < today], today)
    assert all(value <= tomorrow[name] for name, value in now.items())
    results = sum(now["coach_kiosk_results_total", level] for level in LEVELS)
    assert results == 0 or results >= FEWEST_RESULTS
