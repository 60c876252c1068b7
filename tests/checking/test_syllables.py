"""Counting syllables."""

from __future__ import annotations

from functools import cache

import pytest

from coach.checking.syllables import Syllables
from coach.core.content.readability import ReadingRules
from coach.loading.assembly import assemble
from coach.loading.place import ContentPlace


@cache
def english() -> ReadingRules:
    rules: ReadingRules = assemble(ContentPlace()).entries["reading"][0]
    return rules


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("back", 1),
        ("move", 1),
        ("moved", 1),
        ("started", 2),
        ("muscle", 2),
        ("any", 2),
        ("being", 2),
        ("numbness", 2),
        ("inflammation", 4),
        ("warm-up", 2),
        ("couldn't", 2),
        ("the", 1),
        ("38", 1),
        ("574-498-8474", 1),
        ("emergency", 1),
    ],
)
def test_english_words_have_the_syllables_that_one_hears(word: str, count: int) -> None:
    assert Syllables(english()).of(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("espalda", 3),
        ("dolor", 2),
        ("duele", 2),
        ("músculo", 3),
        ("día", 2),
        ("caer", 2),
        ("leer", 2),
        ("quien", 1),
        ("hoy", 1),
        ("cuídese", 3),
        ("continúe", 4),
        ("línea", 3),
    ],
)
def test_another_language_has_rules_of_its_own(word: str, count: int) -> None:
    given = {"language": "es", "vowels": "aeiouáéíóúü", "strong": "aeoáéíóú", "silent": ()}

    assert Syllables(english().model_copy(update=given)).of(word) == count


def test_a_name_counts_as_one_syllable() -> None:
    assert Syllables(english(), frozenset({"riverside"})).of("riverside") == 1
