"""Hypothesis strategies for answers that a person could give, page by page to the questions that are asked."""

from __future__ import annotations

from hypothesis import strategies as st

from coach.core.content.conditions import parse
from coach.core.content.questions import Question
from coach.core.triage.answers import Value, asked
from tests.support.shipped import shipped

CHECK = ("start", "check", "prevention")
UNLOCKING = frozenset(name for unlock in shipped().unlocks for name in unlock.needs)
FINDINGS = tuple(name for name, question in shipped().questions.items() if question.kind == "finding")


def value(question: Question) -> st.SearchStrategy[Value]:
    """Any answer that the question allows, the least serious first."""
    given = _given(question)
    return given | st.just("skipped") if question.skippable else given


def _given(question: Question) -> st.SearchStrategy[Value]:
    ids = [choice.id for choice in question.choices]
    match question.kind:
        case "finding":
            return st.sampled_from(["no", "unsure", "yes"])
        case "number":
            bounds = {bound for band in question.bands for bound in (band.low, band.high)}
            sharp = sorted(bounds) or list(range(question.minimum, question.maximum + 1))
            return st.one_of(st.sampled_from(sharp), st.integers(question.minimum, question.maximum))
        case "choice":
            return st.sampled_from(ids)
        case "several":
            return st.lists(st.sampled_from(ids), unique=True, max_size=3).map(tuple)


def _with_gates(names: set[str]) -> set[str]:
    """The findings, and the questions that open them."""
    known = shipped().questions
    opening = set(names)
    for name in names:
        when = known[name].when
        subjects = {parse(condition).subject for condition in (*when.all, *when.any)} if when else set()
        opening |= {subject for subject in subjects if known[subject].kind == "finding"}
    return opening


@st.composite
def answers(draw: st.DrawFn, parts: tuple[str, ...] = CHECK, start: dict[str, Value] | None = None) -> dict[str, Value]:
    """Answers to every question asked in these parts; a few findings are not "no", so that all levels come up."""
    library = shipped()
    drawn = draw(st.lists(st.sampled_from(FINDINGS), unique=True, max_size=4))
    loud = _with_gates(_with_gates(set(drawn))) if draw(st.booleans()) else set(drawn)
    given: dict[str, Value] = dict(start or {})
    for page in library.pages:
        if page.part not in parts:
            continue
        for name in page.questions:
            # An answer may open a row of its own page.
            if name in given or name not in asked(page, given, library.questions):
                continue
            question = library.questions[name]
            given[name] = "no" if question.kind == "finding" and name not in loud else draw(value(question))
    return given


@st.composite
def any_answers(draw: st.DrawFn) -> dict[str, Value]:
    """Answers to any questions, asked or not, such as a file may contain."""
    library = shipped()
    names = draw(st.lists(st.sampled_from(sorted(library.questions)), unique=True, max_size=12))
    return {name: draw(value(library.questions[name])) for name in names}
