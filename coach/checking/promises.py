"""Checks that no text says what the content forbids, such as a promise that nobody can keep."""

from __future__ import annotations

import re

from coach.checking.prose import texts_by_entry
from coach.core.content.readability import ReadingRules
from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each text with a forbidden phrase, and what to write instead."""
    rules: ReadingRules = content.entries["reading"][0]
    forbidden = [(phrase, _form(phrase), instead) for phrase, instead in rules.never.items()]
    return [
        group.table.problem(text.keys, f"never say {phrase!r}; {instead}")
        for group in texts_by_entry(content, rules)
        for text in group.texts
        for phrase, form, instead in forbidden
        if form.search(text.words)
    ]


def _form(phrase: str) -> re.Pattern[str]:
    """Return a pattern that finds a phrase as whole words, however they are spaced; punctuation is found anywhere."""
    words = r"\s+".join(map(re.escape, phrase.split()))
    before, after = (r"\b" if edge.isalnum() else "" for edge in (phrase[0], phrase[-1]))
    return re.compile(f"{before}{words}{after}", re.IGNORECASE)
