"""docs/questions.md lists what the content asks, and a check with nothing to report stays within its length."""

from __future__ import annotations

from pathlib import Path

from tests.question_table import ITEMS_LIMIT, KEYS_LIMIT, MINUTES_LIMIT, PAGES_LIMIT, WORDS_LIMIT, figures, table
from tests.support.shipped import shipped

ROOT = Path(__file__).parent.parent


def test_the_table_of_questions_is_what_the_content_says() -> None:
    assert (ROOT / "docs" / "questions.md").read_text("utf-8") == table()


def test_a_check_with_nothing_to_report_keeps_within_its_keys() -> None:
    assert figures(shipped())["keys"] <= KEYS_LIMIT


def test_a_check_with_nothing_to_report_keeps_within_its_pages_rows_words_and_minutes() -> None:
    found = figures(shipped())
    assert found["pages"] <= PAGES_LIMIT
    assert found["items"] <= ITEMS_LIMIT
    assert found["words"] <= WORDS_LIMIT
    assert found["minutes"] <= MINUTES_LIMIT
