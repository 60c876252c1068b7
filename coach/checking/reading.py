"""Checks that every text is easy enough to read for a tired person in pain.

All texts of an entry together are measured by the formula of their language. A line, a step or an answer counts as a
sentence; labels do not count, since single words would hide a hard sentence beside them. Words that the subject needs,
and those of the clinic's name, count as words of one syllable. An entry with too few words for a measure must have no
long sentence, nor must any entry in a language without a measure.
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.checking.measures import MEASURES
from coach.checking.prose import EntryTexts, sentences, texts_by_entry
from coach.checking.syllables import Syllables, UnknownLanguageError
from coach.core.content.readability import ReadingRules
from coach.core.content.texts import TextKeys
from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled

HARD = 3
"""From so many syllables on a word is hard; a problem also names at most so many hard words."""


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each entry that is too hard to read: a warning beyond the easy value, an error beyond the hardest."""
    rules: ReadingRules = content.entries["reading"][0]
    names = frozenset(word.lower() for words in sentences(library.clinic.name) for word in words)
    try:
        syllables = Syllables(rules, names)
    except UnknownLanguageError:
        message = f"nothing is known of how {rules.language!r} splits words; use a code such as en_US or es"
        return [content.tables[("reading", "")].problem(["language"], message)]
    return [problem for group in texts_by_entry(content, rules) for problem in _too_hard(group, rules, syllables)]


def _too_hard(group: EntryTexts, rules: ReadingRules, syllables: Syllables) -> Iterator[Problem]:
    said = [
        (text.keys, words) for text in group.texts if not _label(text.keys, rules) for words in sentences(text.words)
    ]
    words = [word.lower() for _, sentence in said for word in sentence]
    if rules.measure == "none" or len(words) < rules.whole_words:
        yield from _too_long(group, said, rules)
        return
    measure = MEASURES[rules.measure]
    value = measure.of(len(words), len(said), sum(map(syllables.of, words)))
    if measure.harder(value, rules.easy):
        hard = sorted(
            {word for word in words if syllables.of(word) >= HARD}, key=lambda word: (-syllables.of(word), word)
        )
        instead = f", or find shorter words for {', '.join(hard[:HARD])}" if hard else ""
        message = f"{measure.told.format(value=value, aim=rules.easy)}; shorten its sentences{instead}"
        yield group.table.problem(group.keys, message, warning=not measure.harder(value, rules.hardest))


def _too_long(group: EntryTexts, said: list[tuple[TextKeys, list[str]]], rules: ReadingRules) -> Iterator[Problem]:
    for keys, words in said:
        if len(words) > rules.sentence_words:
            message = f"a sentence of {len(words)} words, and {rules.sentence_words} are the most here; split it"
            yield group.table.problem(keys, message)


def _label(keys: TextKeys, rules: ReadingRules) -> bool:
    return next((key for key in reversed(keys) if isinstance(key, str)), "") in rules.labels
