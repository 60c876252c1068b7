"""No line of line mode and no page of a summary holds a word that a language cannot translate."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.core.report.blocks import paper_blocks
from coach.core.report.summary import summarise
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from tests.support.lines import told
from tests.support.past import keep, past_visit
from tests.support.same_visits import VISITS, in_words
from tests.support.translated import CODE, unmarked
from tests.support.usual import EARLIER, usual_visit
from tests.support.visits import NOW

TOLD = ("emergency", "self-care, gentle", "routine with pain", "therapist's set", "session of a return plan")
OWN = {"english. English", "Once a day."}
"""What stays as it is: another language in its own words, and what a therapist wrote."""
ASIDES = ("help", "why", "where")


@pytest.fixture(scope="module")
def marked(bilingual: Path) -> ContentPlace:
    return ContentPlace(bilingual, language=CODE)


@pytest.fixture(scope="module")
def words(marked: ContentPlace) -> Library:
    return load_library(marked)


@pytest.mark.parametrize("name", TOLD)
def test_no_line_of_a_visit_has_a_word_of_the_code_s_own(
    tmp_path: Path, marked: ContentPlace, words: Library, name: str
) -> None:
    visit = VISITS[name]
    visit.before(tmp_path)
    typed = [in_words(line, words.words) for line in visit.typed()]
    ran = told(
        tmp_path, typed, place=marked, days_later=visit.days_later, set_file=visit.set_file(tmp_path), width=2000
    )

    assert set(unmarked(ran.lines, words)) - OWN == set()
    assert ran.visit.done


@pytest.mark.parametrize("choice", ["1", "2", "8", "9", "0"])
def test_no_line_outside_a_visit_has_a_word_of_the_code_s_own(
    tmp_path: Path, marked: ContentPlace, words: Library, choice: str
) -> None:
    keep(tmp_path, past_visit(2, 4, 2), past_visit(4, 6, 5))
    asides = [in_words(line, words.words) for line in ASIDES]
    ran = told(tmp_path, choice, *asides, "1", *asides, "2", place=marked, width=2000)

    assert set(unmarked(ran.lines, words)) - OWN == set()


def test_a_word_of_the_code_s_own_in_a_line_is_found(words: Library) -> None:
    assert unmarked(["Zz Page 1", "1. Page", "0:10"], words) == ["1. Page"]


def test_no_part_of_a_printed_summary_has_a_word_of_the_code_s_own(words: Library) -> None:
    blocks = paper_blocks(summarise(usual_visit(), words, EARLIER), words, NOW)

    assert len(blocks) > 20
    assert unmarked([line for block in blocks for line in block.text.splitlines()], words) == []
