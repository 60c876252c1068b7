"""The given half of a second clinical reading: which results differ from it, and no others."""

from __future__ import annotations

from pathlib import Path

from coach.core.checklist.grading import Grade, grade
from coach.core.library import Library
from coach.loading.case_files import read_cases

FILE = Path(__file__).with_name("second-reading.toml")
DIFFERENT = {
    # Pain of 7 that keeps climbing is what muscle in danger feels like. A doubt at 8 is urgent: so must a yes be.
    "o33-day2-climbing-doms": "urgent (none)",
    # The first days after a strain are gentle for everyone: less only delays the rest by a day.
    "o23-failed-squat": "self-care (gentle)",
}


def graded(library: Library) -> Grade:
    return grade(read_cases(FILE, library), library)


def test_only_the_results_that_are_argued_differ_from_the_reading(library: Library) -> None:
    found = {miss.case: f"{miss.level} ({miss.scope})" for miss in graded(library).misses}

    assert found == DIFFERENT


def test_no_one_of_the_reading_is_told_to_wait_longer_than_it_asks(library: Library) -> None:
    assert [row.too_low for row in graded(library).rows] == [0] * 5
