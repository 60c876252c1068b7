"""The kiosk's counts and health in the text format of Prometheus, for the textfile collector of its node exporter.

Counts stand still during a day: one that grew with each visitor would tell at what time they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from coach.core.content.levels import LEVELS
from coach.kiosk.counts.counts import Counts, report_rows
from coach.kiosk.doctor.finding import Finding, FindingState

ENDS = {"begun": "starts", "finished": "finishes", "timed_out": "time_outs"}
"""By label, the key of a row that is reported."""
FAILURES = {"ring": "failed_rings", "print": "failed_prints"}
"""By label, the field of a day."""


def metrics(counts: Counts | None, today: date, findings: Iterable[Finding], version: str, content: str) -> str:
    """Return every metric as text.

    Args:
        counts: What was counted; None if the kiosk does not count, and then nothing is told of it.
        today: The present day, of which nothing is told yet.
        findings: What the doctor found.
        version: The version of the program.
        content: The version of the clinic's own content; empty if the kiosk uses the shipped content alone.
    """
    registry = CollectorRegistry()
    registry.register(
        _Metrics([*_health(findings, version, content), *(_counted(counts, today) if counts is not None else ())])
    )
    return generate_latest(registry).decode()


class _Metrics(Collector):
    def __init__(self, families: list[Metric]) -> None:
        self._families = families

    def collect(self) -> list[Metric]:
        return self._families


def _health(findings: Iterable[Finding], version: str, content: str) -> Iterator[Metric]:
    program = GaugeMetricFamily("coach_kiosk_info", "The program that made these metrics.", labels=["version"])
    program.add_metric([version], 1)
    yield program
    own = GaugeMetricFamily(
        "coach_kiosk_content_info", "The clinic's own content; no version where there is none.", labels=["version"]
    )
    own.add_metric([content], 1)
    yield own
    checks = GaugeMetricFamily(
        "coach_kiosk_check", "1 for the state in which the doctor finds this check.", labels=["check", "state"]
    )
    for finding in findings:
        for state in FindingState:
            checks.add_metric([finding.key, state.value], int(finding.state is state))
    yield checks


def _counted(counts: Counts, today: date) -> Iterator[Metric]:
    days = tuple(day for day in counts.days if day.date < today)
    failures = CounterMetricFamily(
        "coach_kiosk_failures",
        "Rings for the desk and prints that failed until the end of yesterday, tries of staff among them.",
        labels=["what"],
    )
    for label, field in FAILURES.items():
        failures.add_metric([label], sum(getattr(day, field) for day in days))
    yield failures
    rows = list(report_rows(Counts(days=days)))
    totals: Counter[str] = Counter()
    for row in rows:
        totals.update({key: number for key, number in row.items() if isinstance(number, int)})
    visits = CounterMetricFamily("coach_kiosk_visits", "Visits until the end of yesterday.", labels=["ended"])
    for label, key in ENDS.items():
        visits.add_metric([label], totals[key])
    yield visits
    results = CounterMetricFamily(
        "coach_kiosk_results",
        "Results until the end of yesterday; few are told with those of later days.",
        labels=["level"],
    )
    for level in LEVELS:
        results.add_metric([level.value], totals[level.value])
    yield results
    yield CounterMetricFamily(
        "coach_kiosk_skipped_for_pain",
        "Steps of routines skipped for pain until the end of yesterday; told with the results.",
        value=totals["skipped_for_pain"],
    )
