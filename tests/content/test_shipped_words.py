"""The shipped words: each written for its own place, nothing of the article lost, and enough to move with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from coach.core.library import Library

ALIKE = 0.8
"""Two texts more alike than this were made from one mould."""

ARTICLE: Mapping[str, str] = {
    "overuse is often linked": r"often linked",
    "repeating without rest": r"without (enough )?rest|little rest",
    "balance of effort and recovery": r"recover",
    "slouching or rounding the back": r"slouch|round",
    "weak core muscles": r"trunk|core",
    "discs and water": r"discs?",
    "drink before, during and after": r"drink",
    "herniated discs and stenosis": r"disc|narrow",
    "ask before starting with a history": r"before you start|before starting|ask (a|your) (clinician|therapist)",
    "pain of more than a few days": r"few days",
    "pain that runs down the legs": r"down (a|the|your|one) legs?|below the knee",
    "numbness and tingling": r"numb.*tingl|tingl",
    "loss of bladder or bowel control": r"pee.*poop|bladder|bowel",
    "fever or signs of infection": r"fever",
    "weakness": r"weak",
    "difficulty walking": r"walk",
    "pain upon waking": r"wak(e|ing)",
    "what a physical therapist does": r"physical therapist",
    "exercise first for lasting pain": r"exercise",
    "massage may ease for a while": r"massage",
    "massage differs from person to person": r"person to person|some people|not everyone|differ",
    "warm up first": r"warm up|warm-up",
    "keep good form": r"form",
    "train the core": r"core|trunk",
    "rest days": r"rest day",
}
"""Every item of the clinic's article, with words by which it is found again in the topics and tips."""


def alike(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the pairs of texts that say the same thing."""
    return [
        (first, second)
        for (first, a), (second, b) in combinations(texts.items(), 2)
        if _ratio(a.lower(), b.lower()) > ALIKE
    ]


def _ratio(one: str, other: str) -> float:
    """How alike two texts are, or more than that where it is little: the exact measure is dear."""
    matcher = SequenceMatcher(None, one, other)
    for measure in (matcher.real_quick_ratio, matcher.quick_ratio):
        if (most := measure()) <= ALIKE:
            return most
    return matcher.ratio()


def everything_to_read(library: Library) -> str:
    parts: list[str] = [tip.title + " " + tip.text for tip in library.tips]
    for topic in library.topics.values():
        parts += [topic.title, topic.summary]
        for section in topic.section:
            parts += [section.heading or "", *(statement.text for statement in section.statements)]
    return " ".join(parts)


@pytest.mark.parametrize("field", ["why", "clarify"])
def test_no_two_questions_explain_themselves_in_the_same_words(library: Library, field: str) -> None:
    texts = {question.id: getattr(question, field) for question in library.questions.values()}
    assert alike({name: text for name, text in texts.items() if text}) == []


def test_no_two_exercises_have_the_same_cues(library: Library) -> None:
    assert alike({each.id: " / ".join(each.cues) for each in library.exercises.values()}) == []


def test_two_texts_from_one_mould_are_found() -> None:
    assert alike({"a": "Keep the left knee still.", "b": "Keep the right knee still."}) == [("a", "b")]


def test_every_item_of_the_article_can_be_read(library: Library) -> None:
    read = everything_to_read(library)

    assert [item for item, words in ARTICLE.items() if not re.search(words, read, re.IGNORECASE)] == []


def test_the_article_s_own_questions_are_titles(library: Library) -> None:
    titles = {topic.title for topic in library.topics.values()}
    assert titles >= {
        "Why does my lower back hurt after working out?",
        "Why is my lower back so weak?",
        "How do I know if it is serious?",
        "Can massage help?",
        "What is the best way to prevent it?",
    }


def test_the_five_causes_and_the_five_tips_are_there(library: Library) -> None:
    assert len([each for each in library.contributors if each.article]) == 5
    assert len(library.tips) == 5


def test_there_are_exercises_enough_in_three_stages(library: Library) -> None:
    parts = [exercise.part for exercise in library.exercises.values()]
    stages = {exercise.stage for exercise in library.exercises.values() if exercise.part == "core"}
    assert parts.count("warm-up") >= 8
    assert parts.count("core") >= 14
    assert stages == {1, 2, 3}
