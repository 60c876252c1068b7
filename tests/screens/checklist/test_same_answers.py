"""All exports of a visit report the same answers, whatever branches were opened and closed on the way."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from coach.core.checklist.wording import answer_said
from coach.core.library import Library
from coach.core.triage.answers import Value, asked
from coach.core.visit import journey
from coach.core.visit.state import Visit
from coach.screens.pages.summary import SummaryScreen
from coach.widgets.reader import Point
from coach.widgets.rows import Row
from tests.support.command import runner
from tests.support.home import Driven, driven
from tests.support.home_screens import at_page, back_to
from tests.support.visits import CALM
from tests.support.walking import walk

Told = set[tuple[str, str]]
"""What an export reports: by a question's short name its answer, both in words."""

SEEN = dict.fromkeys(("seen-for-this", "told-exercise-ok", "same-or-better"), "yes")
STARTS: Mapping[str, Mapping[str, Value]] = {
    "thin blood": {
        "sex-change": "skipped",
        "dark-pee": "unsure",
        "thinners": "yes",
        "sudden-severe": "unsure",
        "where": ("low-side", "flank"),
        "blister-band": "unsure",
    },
    "seen already": {"steroids": "yes", **SEEN},
    "in pain": {"pain-now": 4},
}
"""Answers that people give before they change them."""


def given(visit: Visit, library: Library) -> Told:
    """The answers that count."""
    known = library.questions
    return {
        (known[name].short, answer_said(known[name], found, library.words)) for name, found in visit.answers.items()
    }


def on_the_check_page(person: Driven, library: Library) -> Told:
    """The answers row by row; "no to the other 3" stands for three rows, and the page must ask as many."""
    told: Told = set()
    rows = [row.told[2] for row in person.screen.query(Row)][1:]
    for page, row in zip(journey.open_pages(person.visit, library), rows, strict=True):
        shorts = [library.questions[name].short for name in asked(page, person.visit.answers, library.questions)]
        said = row.removeprefix(f"{page.title}: ")
        if page.form == "single":
            told.add((shorts[0], said))
            continue
        named = {short: said.partition(f"{short} (")[2].partition(")")[0] for short in shorts}
        silent = [short for short, answer in named.items() if not answer]
        assert not silent or said.rpartition(". ")[2] in denials(len(silent), library)
        told |= {(short, answer or library.words("answer.no")) for short, answer in named.items()}
    return told


def denials(count: int, library: Library) -> Collection[str]:
    """The words that say no to so many rows."""
    few = {1: ("answer.no", "review.no-to-rest"), 2: ("review.no-to-both", "review.no-to-rest")}
    keys = few.get(count, ("review.no-to-all", "review.no-to-rest"))
    return [library.words(key, count=count) for key in keys]


def in_groups(visit: Visit, library: Library) -> Told:
    """The answers that count as the therapist's part tells them: what was denied is counted in its group."""
    known = library.questions
    denied = {name for name, found in visit.answers.items() if known[name].kind == "finding" and found == "no"}
    told = given(replace(visit, answers={n: a for n, a in visit.answers.items() if n not in denied}), library)
    # Who answers for somebody says so by a key; without it the person does.
    told |= {(known["for-whom"].short, "Me")} if "for-whom" not in visit.answers else set()
    counts = {group.name: len(denied & {*group.of}) for group in library.planning.handover.groups}
    told |= {(name, str(count)) for name, count in counts.items() if count}
    return told


def listed(points: Iterable[str], library: Library) -> Told:
    """The answers in the points of the therapist's part; what was denied is counted in its group."""
    words, known = library.words, library.questions
    shorts = "|".join(sorted((re.escape(each.short) for each in known.values()), key=len, reverse=True))
    labels = {
        words(f"handover.state.{state}", names="").removesuffix(": "): words(f"answer.{state}")
        for state in ("yes", "unsure", "skipped")
    }
    told: Told = set()
    for point in points:
        group, _, states = point.partition(" · ")
        for label, _, rest in (each.partition(": ") for each in states.split("; ") if states):
            told |= {(short, labels[label]) for short in rest.split(", ")} if label in labels else set()
            told |= {(group, rest.split()[0])} if label == "no" else set()
        pieces = [] if states else re.split(rf"(?:^|\. )({shorts}): ", point.removesuffix("."))
        told |= set(zip(pieces[1::2], pieces[2::2], strict=True))
    return told


def who(text: str, library: Library) -> Told:
    """Who answered, as the therapist's part puts it."""
    by = {"Me": "by-self", "Someone I help": "by-helper"}
    said = {answer for answer, key in by.items() if f"Answered {library.words(f'handover.{key}')}, " in text}
    return {(library.questions["for-whom"].short, answer) for answer in said}


def on_the_summary(person: Driven, library: Library) -> Told:
    """The points of the therapist's part."""
    points = [str(point.content) for point in person.screen.query(Point)]
    return listed(points, library) | who(person.text(), library)


def in_text(text: str, library: Library) -> Told:
    """The points of plain text; an indented line continues the point above it."""
    part = text.partition(f"\n{library.words('handover.part')}\n=")[2].replace("\n  ", " ")
    points = [line.removeprefix("- ") for line in part.splitlines() if line.startswith("- ")]
    return listed(points, library) | who(part, library)


def in_markdown(text: str, library: Library) -> Told:
    """The points of Markdown, with its escapes undone."""
    part = re.sub(r"\\(.)", r"\1", text.partition(f"\n## {library.words('handover.part')}\n")[2])
    points = [line.removeprefix("- ") for line in part.splitlines() if line.startswith("- ")]
    return listed(points, library) | who(part, library)


def in_json(text: str, library: Library) -> Told:
    """The answers of the record, by the short names of their questions; numbers stay numbers there, for programs."""
    answers = {library.questions[each["question"]]: each["answer"] for each in json.loads(text)["answers"]}
    return {
        (known.short, answer_said(known, int(told), library.words) if known.kind == "number" else told)
        for known, told in answers.items()
    }


@dataclass(frozen=True)
class Story:
    """What a person reports, what they change, and what the exports must say then."""

    start: str
    changes: Sequence[tuple[str, str]]
    """The pages changed from the review of the answers, each with the keys pressed there."""
    gone: Sequence[str]
    """Questions that are no longer asked then."""
    told: Told
    """Some of what every export must report."""


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(
            Story(
                "thin blood",
                [("your-health", "down 2"), ("your-health", "down 1 2 3 3 2 2 3")],
                [],
                {("Blood thinners", "Not sure"), ("Sudden severe pain", "Not sure"), ("Fall or blow", "No")},
            ),
            id="a gate closed and opened again",
        ),
        pytest.param(
            Story(
                "thin blood",
                [("where-it-hurts", "2 6 1 enter"), ("your-health", "down 2")],
                [
                    "blister-band",
                    "kidney-pain",
                    "testicle-pain",
                    "anticoagulant",
                    "fall-or-blow",
                    "sudden-severe",
                ],
                {
                    ("Where", "Low back, middle"),
                    ("Brown pee", "Not sure"),
                    ("Blood thinners", "No"),
                    ("Change in sex", "Not answered"),
                },
            ),
            id="two branches closed",
            marks=pytest.mark.long,
        ),
        pytest.param(
            Story("seen already", [("your-health", "2")], [*SEEN], {("Steroid tablets", "No")}),
            id="an unlock no longer asked",
            marks=pytest.mark.long,
        ),
        pytest.param(
            Story(
                "in pain",
                [("what-fits", "4 2 2 2 2 2 2")],
                ["pain-now", "days", "fever", "where"],
                {("Today", "No pain: I want to prevent it")},
            ),
            id="another way in",
            marks=pytest.mark.long,
        ),
    ],
)
async def test_check_page_summary_text_markdown_and_json_tell_the_same_answers(
    tmp_path: Path,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    story: Story,
) -> None:
    async with driven(tmp_path) as person:
        await person.stand(walk(library, {**CALM, **STARTS[story.start]})[1])
        for page, pressed in story.changes:
            await back_to(person, library, page)
            await person.press(*pressed.split())
        forms = {"check page": on_the_check_page(person, library)}
        await person.press("1", "s")
        assert person.shows(SummaryScreen)
        expected, grouped = given(person.visit, library), in_groups(person.visit, library)
        await person.press("o")
        forms["summary"] = on_the_summary(person, library)
        await person.until_kept(lambda visit: visit == person.visit)
    run = runner(monkeypatch, capsys)
    for form, read in {"text": in_text, "markdown": in_markdown, "json": in_json}.items():
        forms[form] = read(run("summary", "--data", tmp_path, "--format", form).out, library)

    assert forms == {form: expected if form in ("check page", "json") else grouped for form in forms}
    assert story.told <= expected
    assert not {library.questions[name].short for name in story.gone} & {short for short, _ in expected}


async def test_the_key_after_an_answer_that_opens_a_row_answers_that_row(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "danger-signs")
        await person.press(*"222222", "3", *"2222", "3", "2")
        told = {name: person.visit.value(name) for name in ("fever", "shaking-chills", "very-ill", "confused")}

    assert told == {"fever": "no", "shaking-chills": "no", "very-ill": "unsure", "confused": "no"}
