"""Every rule has a case that fires it and nothing besides, and a case that just misses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from coach.core.checklist.answer_sheet import REQUIRED
from coach.core.checklist.cases import Case, case_answers
from coach.core.content.conditions import ParsedCondition, parse
from coach.core.content.questions import Question
from coach.core.content.rules import Rule
from coach.core.library import Library
from coach.core.triage.answers import Answers, asked, holds
from coach.core.triage.assessment import Reason
from coach.loading.assembly import assemble, library_of
from coach.loading.place import SHIPPED, ContentPlace
from tests.support.shipped import copied, shipped


@dataclass(frozen=True)
class Tried:
    """A case with what comes of it."""

    case: Case
    answers: Answers
    """Also the "no" and nothing that the case leaves unsaid; without what stands behind a closed branch."""
    reasons: tuple[Reason, ...]


def tried(case: Case, library: Library) -> Tried:
    answers = case_answers(case, library)
    return Tried(case, answers, library.triage.assess(answers).reasons)


def fires(rule: Rule, reasons: Iterable[Reason]) -> bool:
    """Whether the rule fires in full: one that a "not sure" lowers by a level does not."""
    return any(reason.rule == rule.id and not reason.unsure for reason in reasons)


def fires_alone(rule: Rule, each: Tried, library: Library) -> bool:
    """Whether the rule fires, and whatever fires beside it rests on answers without which it would not.

    Such company cannot be helped: pain of 7 on day 3 is pain of 4 or more, too, and a row that opens another counts
    by itself. An answer of the case that this rule can do without may fire nothing.
    """
    if not fires(rule, each.reasons):
        return False
    beside = [reason for reason in each.reasons if reason.rule != rule.id]
    if not beside:
        return True
    needed = {name for name in each.case.answers if not fires(rule, _without(each.case, name, library))}
    return all(needed.issuperset(reason.because) for reason in beside)


def _without(case: Case, name: str, library: Library) -> tuple[Reason, ...]:
    """What fires without this answer of the case."""
    rest = {other: value for other, value in case.answers.items() if other != name}
    return tried(case.model_copy(update={"answers": rest}), library).reasons


def just_misses(rule: Rule, each: Tried, library: Library) -> bool:
    """Whether the rule does not fire, and would if one condition more held, or those that nearly hold did."""
    if fires(rule, each.reasons):
        return False
    sets = {found.id: found.of for found in library.sets}
    members = tuple(dict.fromkeys(member for name in rule.any for member in sets.get(name, (name,))))
    wanted = rule.at_least if members else 0
    held = [condition for condition in (*rule.all, *members) if holds(condition, each.answers, library.questions)]
    met = sum(name in held for name in rule.all) + min(sum(name in held for name in members), wanted)
    nearly = sum(condition not in held and _nearly(condition, each, library) for condition in (*rule.all, *members))
    missing = len(rule.all) + wanted - met
    return 0 < missing <= nearly or (met > 0 and missing == 1)


def _nearly(condition: str, each: Tried, library: Library) -> bool:
    """Whether the case says something about the condition that all but meets it."""
    literal = parse(condition)
    value = each.case.answers.get(literal.subject, "no")
    if value in ("no", []):
        return False
    # An answer behind a closed branch was given and does not count.
    closed = literal.subject not in each.answers
    return closed or _is_beside(value, literal, library.questions[literal.subject])


def _is_beside(value: str | int | list[str], literal: ParsedCondition, question: Question) -> bool:
    if literal.least is not None:
        return value == literal.least - 1
    if literal.choice is None:
        return value in ("unsure", "skipped")
    if question.kind == "number":
        band = next(band for band in question.bands if band.id == literal.choice)
        return value in (band.low - 1, band.high + 1)
    ids = [choice.id for choice in question.choices]
    place = ids.index(literal.choice)
    return isinstance(value, list) or value in ids[max(place - 1, 0) : place + 2]


WANTED = {"no case fires it alone": fires_alone, "no case just misses it": just_misses}


def lacking(cases: Sequence[Tried], library: Library, rules: Iterable[Rule]) -> list[str]:
    """What is missing, a line for each of these rules that no case fires alone, or that none just misses."""
    return [
        f"{rule.id}: {told}"
        for rule in rules
        for told, shows in WANTED.items()
        if not any(shows(rule, each, library) for each in cases)
    ]


def unanswered(each: Tried, library: Library) -> Iterator[str]:
    """Open questions without an answer, of the check and of whatever else the case speaks about."""
    spoken = {page.part for page in library.pages if any(name in each.case.answers for name in page.questions)}
    for page in library.pages:
        if page.part in (*REQUIRED, *spoken):
            yield from (name for name in asked(page, each.answers, library.questions) if name not in each.answers)


def incomplete(cases: Iterable[Tried], library: Library) -> list[str]:
    """A line for each case that would not reach a result, since a choice or number on its path is missing."""
    return [f"{each.case.id}: {name} needs an answer" for each in cases for name in unanswered(each, library)]


@cache
def read(folder: Path | None) -> tuple[list[Tried], Library]:
    content = assemble(SHIPPED if folder is None else ContentPlace(folder))
    assert content.problems == ()
    library = library_of(content)
    return [tried(case, library) for case in content.entries["case"]], library


def test_every_shipped_rule_has_a_case_that_fires_it_alone_and_one_that_just_misses_it() -> None:
    cases, library = read(None)

    assert lacking(cases, library, library.rules.values()) == []


def test_every_shipped_case_answers_all_that_is_asked_on_its_path() -> None:
    assert incomplete(*read(None)) == []


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("fell-off-the-climbing-wall", ["big-accident-just-now: no case fires it alone"]),
        ("bike-tipped-over-in-traffic", ["big-accident-just-now: no case just misses it"]),
        (
            "son-came-home-dazed",
            ["overheated-or-collapsed: no case just misses it", "confused-or-hard-to-wake: no case just misses it"],
        ),
        ("forty-one-days-and-easing", ["six-weeks-or-more: no case just misses it"]),
    ],
)
def test_a_rule_whose_case_was_taken_out_is_named(case: str, told: list[str]) -> None:
    cases, library = read(None)
    (taken,) = (each for each in cases if each.case.id == case)
    # Only what the case itself shows can be lacking without it.
    shown = [rule for rule in library.rules.values() if any(shows(rule, taken, library) for shows in WANTED.values())]

    assert lacking([each for each in cases if each is not taken], library, shown) == told


def test_a_case_without_an_answer_on_its_path_is_named_with_it(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    file = folder / "cases" / "clinician.toml"
    text = file.read_text("utf-8")
    head, tail = text.split('id = "old-disc-new-tweak"')
    file.write_text(head + 'id = "old-disc-new-tweak"' + tail.replace('trend = "same", ', "", 1), "utf-8")

    assert incomplete(*read(folder)) == ["old-disc-new-tweak: trend needs an answer"]


def judged(rule: str, **answers: str | int | list[str]) -> tuple[bool, bool]:
    """Whether a case fires a shipped rule alone, and whether it just misses it."""
    library = shipped()
    calm = {"fits-today": "after-workout", "age": "adult", "for-whom": "myself"}
    given = {**calm, **{name.replace("_", "-"): value for name, value in answers.items()}}
    case = Case.model_validate({"id": "a-case", "answers": given, "expect": "urgent", "why": "To see"})
    each = tried(case, library)
    return fires_alone(library.rules[rule], each, library), just_misses(library.rules[rule], each, library)


@pytest.mark.parametrize(
    ("rule", "answers", "alone", "near"),
    [
        ("fever-and-back-pain", {"fever": "yes"}, True, False),
        ("fever-and-back-pain", {"fever": "yes", "lump": "yes"}, False, False),
        ("fever-and-back-pain", {"fever": "unsure"}, False, True),
        ("fever-and-back-pain", {"lump": "yes"}, False, False),
        ("strong-pain-after-three-days", {"pain_now": 7, "days": 3}, True, False),
        ("strong-pain-after-three-days", {"pain_now": 6, "days": 3}, False, True),
        ("strong-pain-after-three-days", {"pain_now": 6, "days": 2}, False, True),
        ("strong-pain-after-three-days", {"pain_now": 5, "days": 2}, False, False),
        ("two-nerve-answers", {"pee_hard": "unsure", "leg_weak": "unsure"}, True, False),
        ("two-nerve-answers", {"pee_hard": "unsure"}, False, True),
        ("three-weak-signs", {"night_wakes": "yes"}, False, False),
        ("six-weeks-or-more", {"days": 41}, False, True),
        ("six-weeks-or-more", {"days": 40}, False, False),
        ("waves-in-one-side", {"kidney_pain": "yes", "where": ["low-middle"]}, False, True),
        ("teen-sixteen-seventeen", {"age": "under-16"}, False, True),
        ("teen-sixteen-seventeen", {"age": "fifty-up"}, False, False),
    ],
    ids=str,
)
def test_what_counts_as_alone_and_as_a_near_miss(
    rule: str, answers: dict[str, str | int | list[str]], alone: bool, near: bool
) -> None:
    assert judged(rule, **answers) == (alone, near)
