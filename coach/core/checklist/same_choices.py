"""The lasting answers of an earlier check in lines, and what a person can say of them: the same, or what changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from coach.core.checklist.wording import answers_said
from coach.core.content.questions import LASTING_KINDS, LastingKind
from coach.core.library import Library
from coach.core.triage.answers import Answers


def same_lines(told: Mapping[str, Answers], library: Library) -> list[tuple[str, str]]:
    """Return the answers by their page's id as title and line for each page, with each "no" by name."""
    pages = {library.page(name): answers for name, answers in told.items()}
    ordered = [page for kind in LASTING_KINDS for page in pages if page.lasting_kind == kind]
    return [(page.title, answers_said(page, tuple(pages[page]), pages[page], library, naming=True)) for page in ordered]


def same_choices(kinds: Collection[LastingKind | None]) -> list[tuple[str, tuple[LastingKind, ...]]]:
    """Return the choices by the names of their words, each with what it says has changed."""
    shown = tuple(kind for kind in LASTING_KINDS if kind in kinds)
    if len(shown) == 1:
        return [("same.yes", ()), ("same.no", shown)]
    return [("same.yes", ()), *((f"same.other-{kind}", (kind,)) for kind in shown), ("same.other-both", shown)]
