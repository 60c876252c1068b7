"""Twenty visits, each as keys pressed on screens and as lines typed, for what must come out the same in any form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coach.core.checklist.cases import case_answers
from coach.core.content.levels import Scope
from coach.core.triage.answers import Value
from coach.core.visit import journey
from coach.core.words import Words
from coach.loading.case_files import read_cases
from coach.resources import resource
from tests.support.kept_visits import keep_check, keep_routine, keep_trainable
from tests.support.lines import After, check_lines, page_lines, told
from tests.support.set_files import WHOLE_SET
from tests.support.shipped import shipped
from tests.support.visits import CALM
from tests.support.walking import is_emergency, keys, walk

SOON: Final = 0.001
"""Days: a minute and a half."""
Lines = Sequence[str | After]


@dataclass(frozen=True)
class SameVisit:
    """One visit in both forms."""

    pressed: Callable[[], Sequence[str]]
    typed: Callable[[], Lines]
    """Commands stand by their names; `in_words` puts a person's word in their place."""
    before: Callable[[Path], object] = lambda _: None
    """Keeps earlier visits in the folder."""
    days_later: float = 0
    prescribed: bool = False
    """Whether a therapist's set is at hand."""

    def set_file(self, folder: Path) -> Path | None:
        """Write the therapist's set into a folder, if there is one."""
        if not self.prescribed:
            return None
        file = folder / "set.toml"
        file.write_text(WHOLE_SET)
        return file


def in_words(line: str | After, words: Words) -> str | After:
    """Return a line with the person's own word for the command it begins with, if it does.

    It is the last of those that mean the same: a marked language has its mark before the first.
    """
    if isinstance(line, After):
        return After(line.seconds, str(in_words(line.line, words)))
    command, *rest = line.split(" ", 1)
    key = f"plain.command.{command}"
    return " ".join([words(key).split()[-1], *rest]) if key in words else line


def case(name: str) -> Mapping[str, Value]:
    """Return the answers of a case by its id, calm where it says nothing."""
    for file in (resource("content") / "cases").glob("*.toml"):
        for each in read_cases(file, shipped()):
            if each.id == name:
                return {**CALM, **case_answers(each, shipped())}
    raise AssertionError(f"no case is named {name}")


def leads(answers: Mapping[str, Value]) -> bool:
    """Say whether a check with these answers offers a routine."""
    _, visit = walk(shipped(), answers)
    return journey.assess(visit, shipped()).scope is not Scope.NONE


def summary_keys(answers: Mapping[str, Value]) -> list[str]:
    """Return the keys of a whole check without a routine, up to the end of its summary."""
    check = ["1", *keys(shipped(), answers)]
    if is_emergency(shipped(), answers):
        return [*check, "wait", "1", "enter"]
    return [*check, "1", "2" if leads(answers) else "enter", "enter"]


def summary_lines(answers: Mapping[str, Value]) -> list[str]:
    """Return the same as lines."""
    check = ["1", *check_lines(answers), "1"]
    return [*check, ""] if is_emergency(shipped(), answers) else [*check, "2" if leads(answers) else "1", ""]


def _check(name: str) -> SameVisit:
    return SameVisit(lambda: summary_keys(case(name)), lambda: summary_lines(case(name)))


def _again(pressed: Sequence[str], typed: Sequence[str]) -> SameVisit:
    """A check two days after a calm one."""
    return SameVisit(lambda: pressed, lambda: typed, lambda folder: told(folder, summary_lines(CALM)), days_later=2)


def _left_check() -> SameVisit:
    """A check that was left in its middle and is gone on with."""
    pages, _ = walk(shipped(), CALM)
    half = len(pages) // 2
    first, second = (
        [line for page in part for line in page_lines(page, shipped())] for part in (pages[:half], pages[half:])
    )
    return SameVisit(
        lambda: ["enter", *(key for page in pages[half:] for key in page.keys), "1", "2", "enter"],
        lambda: ["", *second, "1", "2", ""],
        lambda folder: told(folder, ["1", *first, "stop"]),
        days_later=5 * SOON,
    )


def _routine(pressed: Sequence[str], typed: Lines, *, prescribed: bool = False) -> SameVisit:
    """A routine right after its check, which was calm."""
    return SameVisit(lambda: ["3", *pressed], lambda: ["3", *typed], keep_check, days_later=SOON, prescribed=prescribed)


def _details() -> SameVisit:
    more = ("1", "2", "1", "1", "3", "enter", "2", "s", "enter"), ("1", "2", "3", "1 3", "2", "summary", "")
    return SameVisit(lambda: ["1", *keys(shipped()), *more[0]], lambda: ["1", *check_lines(), *more[1]])


def _mistaken() -> SameVisit:
    """A danger sign that was answered yes by mistake, and taken back."""
    danger = case("chest-pressure-after-deadlifts")
    pressed, typed = keys(shipped(), danger), check_lines(danger)
    return SameVisit(
        lambda: ["1", *pressed, "wait", "2", "1", *keys(shipped())[_BEFORE_ROWS:], "1", "2", "enter"],
        lambda: ["1", *typed, "2", "1", *check_lines()[_BEFORE_ROWS:], "1", "2", ""],
    )


def at_once(*lines: str) -> list[After]:
    """Return lines that are typed while the routine runs, before any second of it has passed."""
    return [After(0, line) for line in lines]


_BEFORE_ROWS = 2
"""The keys or lines before the page of danger signs; who took one back is asked its whole page again."""
_QUICK = ("2",) * 7
"""The answers to the quick questions before a routine on a check of some days ago."""
_SIGNS = ("2",) * 15
"""The answers to the signs that a second check asks again."""
_TO_WORK = ("enter", "space", "right")
_TO_END = ("escape", "1", "3", "enter", "s", "enter")
_IN_SESSION = ("4", "2", "enter", *_QUICK, "2", "enter", "1", "1", "1", "1", "0", "0", "enter", "enter", "1", "enter")
_RATED = ("escape", "1", "3", "enter", "1", "4", "enter", "5", "enter", "6", "enter", "s", "enter")

VISITS: Final[Mapping[str, SameVisit]] = {
    "emergency": _check("chest-pressure-after-deadlifts"),
    "emergency by mistake": _mistaken(),
    "urgent": _check("one-muscle-sign-hard-back"),
    "clinician, walking alone": _check("sickle-disease-and-sore"),
    "self-care, gentle": _check("pain-five"),
    "self-care, in full": _check("leg-day-soreness"),
    "prevention": _check("prevention-nothing"),
    "seen before and told to exercise": _check("numb-foot-seen-and-fine"),
    "details for the therapist": _details(),
    "check left and gone on with": _left_check(),
    "second check, all as before": _again(
        ["1", "1", *_SIGNS, "2", "enter", "1", "2", "1", "2", "enter"],
        ["1", "1", *_SIGNS, "2", "1", "2", "1", "2", ""],
    ),
    "routine with pain": _routine(
        [*_TO_WORK, "p", "3", "enter", "2", "right", "4", *_TO_END],
        ["", "", *at_once("skip", "pain 3"), "2", *at_once("skip 4", "end"), "1", "3", "summary", ""],
    ),
    "routine that hurts too much": _routine(
        [*_TO_WORK, "p", "9", "enter", "1", "6", "enter", "s", "enter"],
        ["", "", *at_once("skip", "pain 9"), "1", "6", "summary", ""],
    ),
    "routine that is stopped": _routine([*_TO_WORK, "p", "g"], ["", "", *at_once("skip", "leg")]),
    "routine with changes": _routine(["1", "2", "5", "e", "enter", "enter"], ["1", "2", "5", "easier 1", "", ""]),
    "therapist's set": _routine(
        [*_TO_WORK, "right", "2", *_TO_END],
        ["", "", *at_once("skip", "skip 2", "end"), "1", "3", "summary", ""],
        prescribed=True,
    ),
    "weekly measures": _routine(
        ["enter", "space", "p", "1", "enter", *_RATED],
        ["", "", *at_once("pain 1", "end"), "1", "3", "1 4", "5", "6", "summary", ""],
    ),
    "routine left and gone on with": SameVisit(
        lambda: ["enter", "space", "right", "right", "4", *_TO_END],
        lambda: ["", "", *at_once("skip", "skip 4", "end"), "1", "3", "summary", ""],
        keep_routine,
        days_later=SOON,
    ),
    "routine of another day": SameVisit(
        lambda: ["3", *_QUICK, "2", "enter", "enter", "space", "escape", "1", "enter"],
        lambda: ["3", *_QUICK, "2", "", "", *at_once("end"), "1", ""],
        lambda folder: keep_check(folder, days_ago=2),
        days_later=SOON,
    ),
    "session of a return plan": SameVisit(
        lambda: _IN_SESSION,
        lambda: ["4", "2", *_QUICK, "2", "1", "1", "1", "100", "1", "1"],
        keep_trainable,
        days_later=SOON,
    ),
}
