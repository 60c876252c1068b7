"""The guide for several kiosks: its commands and files exist, and what watches kiosks asks only for what they tell."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from coach.kiosk.counts.counts import Counts
from coach.kiosk.doctor import CHECKS
from coach.kiosk.doctor.finding import Finding, FindingState
from coach.kiosk.doctor.offers import REFUSED_CONTENT
from coach.kiosk.metrics import metrics
from tests.docs.reading import DOCS, ROOT, command_lines, guide, parsed

GUIDE = guide("rollout.md")
DASHBOARD = guide("dashboard.json")
ALERTS = guide("alerts.yml")
ABOUT_FILES = "node_textfile_mtime_seconds"
"""What the node exporter itself tells of the files that it collects."""
_METRIC = re.compile(r"\b(?:coach|node)_\w+")
_CHOSEN = re.compile(r"(\w+)!?=\"([\w-]+)\"")


def told() -> dict[str, set[tuple[str, str]]]:
    """Return each metric that a kiosk tells, with its labels."""
    findings = [Finding(check.key, FindingState.OK) for check in CHECKS]
    found: dict[str, set[tuple[str, str]]] = {ABOUT_FILES: set()}
    for family in text_string_to_metric_families(metrics(Counts(), date(2027, 1, 4), findings, "1", "2")):
        for sample in family.samples:
            found.setdefault(sample.name, set()).update(sample.labels.items())
    return found


def queries(dashboard: str, alerts: str) -> Iterator[str]:
    """Yield every question that the dashboard and the alerts ask of Prometheus."""
    shown = json.loads(dashboard)
    yield from (target["expr"] for panel in shown["panels"] for target in panel["targets"])
    yield from (each["query"]["query"] for each in shown["templating"]["list"])
    yield from re.findall(r"^ +expr: (.+)$", alerts, re.MULTILINE)


def unknown(dashboard: str, alerts: str) -> set[str]:
    """Return the metrics and labels that are asked for and that no kiosk tells."""
    known = told()
    labels = set().union(*known.values())
    asked = [query for query in queries(dashboard, alerts) if query]
    names = {name for query in asked for name in _METRIC.findall(query)} - set(known)
    chosen = {pair for query in asked for pair in _CHOSEN.findall(query)} - labels
    return names | {f'{name}="{value}"' for name, value in chosen}


def test_the_dashboard_and_the_alerts_ask_for_nothing_that_kiosks_do_not_tell() -> None:
    assert unknown(DASHBOARD, ALERTS) == set()


def test_a_metric_and_a_check_that_are_not_there_are_found() -> None:
    assert unknown(DASHBOARD.replace("coach_kiosk_visits_total", "coach_kiosk_guests_total"), ALERTS) == {
        "coach_kiosk_guests_total"
    }
    assert unknown(DASHBOARD, ALERTS.replace('check="new-content"', 'check="news"')) == {'check="news"'}


def test_each_thing_that_a_kiosk_tells_is_on_the_dashboard() -> None:
    asked = {name for query in queries(DASHBOARD, "") for name in _METRIC.findall(query)}

    assert set(told()) == asked


@pytest.mark.parametrize("line", sorted({*command_lines(GUIDE)}))
def test_every_command_line_of_the_guide_exists(line: str) -> None:
    parsed(line)


def test_the_files_and_programs_that_the_guide_names_are_there() -> None:
    links = re.findall(r"\]\(([\w./-]+)(?:#[\w-]+)?\)", GUIDE)

    assert {"dashboard.json", "alerts.yml", "kiosk.md"} <= set(links)
    assert all((DOCS / link).resolve().is_file() for link in links)
    assert "`sudo coach-kiosk-content --back`" in GUIDE
    assert (ROOT / "debian" / "files" / "coach-kiosk-content").is_file()
    assert f"`{REFUSED_CONTENT}`" in GUIDE
    assert REFUSED_CONTENT in ALERTS


def test_the_guide_has_ten_steps_and_names_only_made_up_places() -> None:
    steps = [int(number) for number in re.findall(r"^(\d+)\. ", GUIDE, re.MULTILINE)]

    assert steps == list(range(1, 11))
    assert set(re.findall(r"https?://([\w.]+)", GUIDE)) == {"kiosks.example"}


RULES_TEST = """
rule_files: [{alerts}]
tests:
  - interval: 1h
    input_series:
      - series: coach_kiosk_failures_total{{what="ring", instance="hall"}}
        values: 0x30 1x60
      - series: coach_kiosk_failures_total{{what="print", instance="hall"}}
        values: 0x30 5x60
    alert_rule_test:
      - {{eval_time: 29h, alertname: KioskRingFailed, exp_alerts: []}}
      - eval_time: 33h
        alertname: KioskRingFailed
        exp_alerts: [{{exp_labels: {{what: ring, instance: hall}}, exp_annotations: {annotations}}}]
      - {{eval_time: 60h, alertname: KioskRingFailed, exp_alerts: []}}
"""
"""A ring fails, and pages fail: what `promtool test rules` is asked."""


@pytest.mark.long
@pytest.mark.whole
def test_a_ring_that_failed_and_it_alone_raises_its_alert_for_a_day(tmp_path: Path) -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool is not here: it comes with Prometheus")
    said = re.findall(r"(summary|description): \"(.*)\"", ALERTS.partition("KioskRingFailed")[2])[:2]
    annotations = json.dumps({key: text.replace("{{ $labels.instance }}", "hall") for key, text in said})
    asked = tmp_path / "asked.yml"
    asked.write_text(RULES_TEST.format(alerts=DOCS / "alerts.yml", annotations=annotations))

    done = subprocess.run([promtool, "test", "rules", asked], capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stderr) == (0, ""), done.stdout


@pytest.mark.long
@pytest.mark.whole
def test_prometheus_finds_the_alerts_to_be_right() -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool is not here: it comes with Prometheus")

    done = subprocess.run(
        [promtool, "check", "rules", DOCS / "alerts.yml"], capture_output=True, text=True, timeout=60, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "4 rules found" in done.stdout
