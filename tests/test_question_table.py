"""docs/questions.md lists what the content asks, and a check with nothing to report stays within its length."""

from __future__ import annotations

from pathlib import Path

from tests.question_table import ITEMS_LIMIT, KEYS_LIMIT, MINUTES_LIMIT, WORDS_LIMIT, figures, table
from tests.support.shipped import shipped

ROOT = Path(__file__).parent.parent

ITEMS_TRUE, WORDS_TRUE, MINUTES_TRUE = 81, 618, 6.6
"""The length that asking for every rule takes. It exceeds the allowed length, because the rules have priority."""


def test_the_table_of_questions_is_what_the_content_says() -> None:
    assert (ROOT / "docs" / "questions.md").read_text("utf-8") == table()


def test_a_check_with_nothing_to_report_keeps_within_its_keys() -> None:
    assert figures(shipped())["keys"] <= KEYS_LIMIT


def test_a_check_with_nothing_to_report_grows_in_rows_words_and_minutes_only_knowingly() -> None:
    found = figures(shipped())
    assert ITEMS_LIMIT < found["items"] <= ITEMS_TRUE
    assert WORDS_LIMIT < found["words"] <= WORDS_TRUE
    assert MINUTES_LIMIT < round(found["minutes"], 1) <= MINUTES_TRUE
