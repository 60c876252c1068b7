"""What the doctor found, in words: lines for a person, and records for a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from coach.core.words import Words
from coach.kiosk.doctor.finding import Finding, FindingState
from coach.kiosk.doctor_report import LONGEST, ToFix

STATE_WIDTH = 16
"""Width of the first column in characters, with the space after it."""


def lines(findings: Sequence[Finding], words: Words) -> Iterator[str]:
    """Yield what is well, what a person must look at, and last, nearest to the prompt, what is to be fixed.

    Findings that cannot be told for the same cause are one: without systemd, say, a dozen checks cannot see.
    """
    for finding in _those(findings, FindingState.OK):
        yield _row(finding, told(finding, words), words)
    causes: dict[str, list[Finding]] = {}
    for finding in _those(findings, FindingState.CHECK):
        causes.setdefault(told(finding, words), []).append(finding)
    for cause, unseen in causes.items():
        names = "; ".join(words(f"kiosk.doctor.what.{finding.key}") for finding in unseen)
        asked = unseen[0].reason == unseen[0].key
        yield _row(unseen[0], cause if asked else words("kiosk.doctor.unseen", why=cause, names=names), words)
    for finding in _those(findings, FindingState.FIX):
        yield _row(finding, told(finding, words), words)
        yield " " * STATE_WIDTH + mend(finding, words)


def records(findings: Sequence[Finding], words: Words) -> list[dict[str, Any]]:
    """Return one record a finding: `check`, `state`, `told`, `seen`, `values`, and `mend`, None unless it is to fix.

    `told` and `mend` are sentences; who has the words can make them anew, in another language, of the rest.
    What was seen has LONGEST characters at the most.
    """
    return [
        {
            "check": finding.key,
            "state": finding.state.value,
            "told": told(finding, words),
            "seen": finding.seen[:LONGEST],
            "values": finding.values,
            "mend": mend(finding, words) if finding.state is FindingState.FIX else None,
        }
        for finding in findings
    ]


def told(finding: Finding, words: Words) -> str:
    """Return what was found, in full sentences, with what was seen."""
    match finding.state:
        case FindingState.CHECK:
            return words(f"kiosk.doctor.why.{finding.reason}", seen=finding.seen)
        case FindingState.OK:
            sentence = words(f"kiosk.doctor.sound.{finding.key}")
        case FindingState.FIX:
            return _to_fix(finding).told(words)
    return words("kiosk.doctor.seen", told=sentence, seen=finding.seen) if finding.seen else sentence


def mend(finding: Finding, words: Words) -> str:
    """Return how to fix what was found."""
    return _to_fix(finding).mend(words)


def _to_fix(finding: Finding) -> ToFix:
    return ToFix(finding.key, finding.seen, finding.values)


def _those(findings: Sequence[Finding], state: FindingState) -> Iterator[Finding]:
    return (finding for finding in findings if finding.state is state)


def _row(finding: Finding, sentence: str, words: Words) -> str:
    return f"{words(f'kiosk.doctor.{finding.state}'):<{STATE_WIDTH}}{sentence}"
