"""Makes the table of questions from the content: `python -m tests.question_table > docs/questions.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from coach.core.checklist.dependencies import subjects
from coach.core.checklist.duration import SECONDS_AN_ITEM, WORDS_A_MINUTE, items, seconds, word_count
from coach.core.checklist.wording import page_answers
from coach.core.content.conditions import Requirement
from coach.core.content.questions import Page, Question
from coach.core.dates import full_date
from coach.core.library import Library
from coach.core.triage.answers import Answers, asked
from coach.core.visit.journey import open_pages
from coach.core.visit.remembering import remembered, to_confirm
from tests.support.shipped import shipped
from tests.support.visits import new_visit
from tests.support.walking import keys, walk

HEAD = """# Questions

Made from the content by `python -m tests.question_table > docs/questions.md`; a test compares the two. For clinicians
and staff who want to see at a glance what is asked, when, and what hangs on it. A question without a condition is asked
whenever its page is.

`rule` is a rule in `content/rules`, `opens` another question or page, `contributor` a likely contributor, `profile`
something that shapes the routine, `unlock` the "seen already" table, `plan` what the planner or the age of a check goes
by. Questions that only the summary or the therapist reads have nothing in the last column.
"""

PARTS = {
    "start": "At the start",
    "aside": "Only by a key, on the pages at the start",
    "check": "The full check: pain now, or pain that comes and goes",
    "unlock": "Seen already: only where it can widen what one may do",
    "shape": "Once a routine is wanted: what only shapes it",
    "prevention": "The short way in, without pain now",
    "changed": "Before a routine, within half an hour of the check",
    "quick": "Before a routine, later than that",
    "setup": "Setting up the routine",
    "after": "After the routine",
    "week": "Once a week at home, after a routine; one key leaves them out",
    "details": "For the therapist: after the result, only if wanted",
}
SOON = 3
"""Days until the next check, while what was told of the trouble may be confirmed."""
PAGES_LIMIT, KEYS_LIMIT, WORDS_LIMIT, ITEMS_LIMIT, MINUTES_LIMIT = 11, 55, 400, 45, 4
"""The most that a check may ask of a person with nothing to report."""


def figures(library: Library) -> dict[str, float]:
    """Return items, words, keys and minutes of a check with nothing to report."""
    _, visit = walk(library, library.planning.usual)
    pages = open_pages(visit, library)
    return {
        "pages": len(pages),
        "items": sum(items(page, visit.answers, library) for page in pages),
        "words": sum(word_count(page, visit.answers, library) for page in pages),
        "keys": len(keys(library, library.planning.usual)),
        "minutes": seconds(pages, visit.answers, library) / 60,
    }


def budget(library: Library) -> Iterator[str]:
    """Yield the lines about the length of a check with nothing to report."""
    found = figures(library)
    yield "## How long a check with nothing to report takes"
    yield ""
    yield "| | Allowed | Now |"
    yield "| --- | --- | --- |"
    yield f"| Pages | {PAGES_LIMIT} | {found['pages']:.0f} |"
    yield f"| Rows and choices to read | {ITEMS_LIMIT} | {found['items']:.0f} |"
    yield f"| Words | {WORDS_LIMIT} | {found['words']:.0f} |"
    yield f"| Keys | {KEYS_LIMIT} | {found['keys']:.0f} |"
    yield f"| Minutes, at 160 words a minute and 2 seconds an item | {MINUTES_LIMIT} | {found['minutes']:.1f} |"
    yield ""
    yield "A row may stand for several findings: a yes or not sure shows them, and a no denies them all."
    yield "Words are all that a page shows but for its keys: title, question, how to answer, rows, choices, captions."
    yield ""
    pages, minutes = second_time(library)
    yield f"The next check within two weeks, with all as it was: {pages} pages, {minutes:.1f} minutes by the same sum."
    yield ""
    _, visit = walk(library, library.planning.usual)
    yield "| Page | Rows or choices | Words |"
    yield "| --- | --- | --- |"
    for page in open_pages(visit, library):
        yield f"| {page.id} | {items(page, visit.answers, library)} | {word_count(page, visit.answers, library)} |"
    yield ""


def second_time(library: Library) -> tuple[int, float]:
    """Return the pages and the minutes of the next check a few days later, if all is as it was."""
    _, visit = walk(library, library.planning.usual)
    later = visit.started + timedelta(days=SOON)
    first = replace(visit, checked_at=visit.started)
    again = new_visit(started=later, remembered=remembered([first], later, library))
    told = to_confirm(again, library)
    lines = [page_answers(library.page(name), tuple(each), each, library, naming=True) for name, each in told.items()]
    choices = [library.words(f"same.{name}") for name in ("yes", "other-trouble", "other-person", "other-both")]
    frame = [library.words("same.where"), library.words("same.ask", day=full_date(later.date(), library.words))]
    words = sum(len(text.split()) for text in (*frame, library.words("same.hint"), *lines, *choices))
    asked_again = [page for page in open_pages(visit, library) if page.id not in told or _has_sign(page, told, library)]
    confirming = words * 60 / WORDS_A_MINUTE + len(choices) * SECONDS_AN_ITEM
    return 1 + len(asked_again), (confirming + seconds(asked_again, visit.answers, library)) / 60


def _has_sign(page: Page, told: dict[str, Answers], library: Library) -> bool:
    """Whether a confirmed page holds a sign that is asked afresh all the same."""
    return any(name not in told[page.id] for name in asked(page, told[page.id], library.questions))


def condition(requirement: Requirement | None) -> str:
    """Return a requirement as text, its conditions joined; empty without one."""
    if requirement is None:
        return ""
    every = [f"`{each}`" for each in requirement.all]
    some = " or ".join(f"`{each}`" for each in requirement.any)
    least = f"{requirement.at_least} of: {some}" if requirement.at_least > 1 else some
    return " and ".join([*every, *([f"({least})" if every and len(requirement.any) > 1 else least] if some else [])])


def uses(question: Question, library: Library) -> str:
    """Return what depends on a question."""
    holding = library.planning.holding
    members = {each.id: set(subjects(Requirement(any=each.of))) for each in library.sets}
    rules = [
        rule.id
        for rule in library.rules.values()
        if question.id in {name for subject in subjects(rule) for name in members.get(subject, {subject})}
    ]
    told = [
        _named("rule", rules),
        _named("opens", _opened(question.id, library)),
        _named("contributor", [each.id for each in library.contributors if question.id in subjects(each)]),
        _named("profile", [each.id for each in library.profiles.values() if question.id in subjects(each.when)]),
        _named("unlock", [each.id for each in library.unlocks if question.id in each.needs]),
        "plan"
        if any(question.id in subjects(each) for each in (holding.prevention, holding.worse, holding.pain_back))
        or question.id == holding.grows
        else "",
        f"not sure alone: {question.unsure}" if question.unsure in ("urgent", "clinician") else "",
    ]
    return "; ".join(each for each in told if each)


def _opened(name: str, library: Library) -> list[str]:
    entries: list[Question | Page] = [*library.questions.values(), *library.pages]
    # Every page of the check depends on this question, so listing them would say nothing.
    return [each.id for each in entries if each.when and name in subjects(each.when) and name != "fits-today"]


def _named(kind: str, names: Iterable[str]) -> str:
    told = ", ".join(dict.fromkeys(names))
    return f"{kind}: {told}" if told else ""


def page_lines(page: Page, library: Library) -> Iterator[str]:
    """Yield a page's heading and its rows."""
    when = condition(page.when)
    yield f"### {page.title}: {page.words}"
    yield ""
    yield f"Page `{page.id}`." + (f" Asked when {when}." if when else "")
    yield ""
    for opener in page.openers:
        yield f"- {opener.words} Opens {', '.join(f'`{name}`' for name in opener.of)}."
    if page.form == "group":
        yield "- One answer for the whole page; a yes or not sure asks each row."
    if page.openers or page.form == "group":
        yield ""
    yield "| Id | Words | Asked when | What hangs on it |"
    yield "| --- | --- | --- | --- |"
    for name in page.questions:
        question = library.questions[name]
        choices = [(choice.id, choice.words) for choice in question.choices]
        choices += [(band.id, band.words) for band in question.bands if band.words]
        words = " · ".join([question.words, *(f"{told} (`{choice}`)" for choice, told in choices)])
        yield f"| `{name}` | {words} | {condition(question.when)} | {uses(question, library)} |"
    yield ""


def table() -> str:
    """Return the whole page."""
    library = shipped()
    lines = [HEAD, *budget(library)]
    for part, title in PARTS.items():
        pages = [page for page in library.pages if page.part == part]
        if pages:
            lines += [f"## {title}", ""]
            lines += [line for page in pages for line in page_lines(page, library)]
    return "\n".join(lines).rstrip("\n") + "\n"


if __name__ == "__main__":
    print(table(), end="")  # noqa: T201
