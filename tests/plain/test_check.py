"""The check line by line: its answers, the way back, why, and where one is."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from coach.core.content.levels import Level
from coach.core.library import Library
from coach.core.visit import journey
from coach.plain.prompt import Command
from tests.support.lines import check_lines, told
from tests.support.visits import CALM, new_visit

PEE_HARD = {**CALM, "pee-hard": "yes"}


def test_a_calm_check_leads_to_its_result_and_a_kept_summary(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path, "1", check_lines(), "1", "2", "")

    assert journey.assess(ran.visit, library).level is Level.SELF_CARE
    assert ran.visit.checked_at is not None
    assert ran.visit.ended is not None
    assert library.words("result.where") in ran.lines
    assert library.words("summary.where") in ran.lines


def test_each_page_says_which_it_is_and_each_row_which_of_how_many(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path, "1", "1", "3", "where")

    assert any(line.startswith("Page 3 of ") for line in ran.lines)
    assert any(line.startswith("1 of 7: ") for line in ran.lines)
    assert any(line.startswith("Page 3 of ") and line.endswith("Question 1 of 7.") for line in ran.lines)


def test_a_line_that_is_no_answer_is_told_in_one_line_and_asked_for_again(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path, "1", "9", "1", "3", "maybe", "2")

    keys = ", ".join(str(number) for number in range(1, 6))
    assert library.words("plain.one-of", keys=keys) in ran.lines
    assert ran.visit.value("fits-today") == "after-workout"
    assert "maybe" not in ran.text
    assert ran.lines.count("1 Yes, 2 No, 3 Not sure.") == 3


def test_why_tells_why_a_question_is_asked_and_a_question_mark_asks_it_again(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path, "1", "why", "?", width=2000)

    assert library.questions["fits-today"].why in ran.lines
    assert ran.lines.count(library.page("what-fits").words) == 3


def test_back_leads_to_the_row_before_then_to_the_page_before_with_its_answer(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path, "1", "1", "3", "2", "b", "b", "")

    assert ran.lines.count(library.page("your-age").words) == 2
    assert library.words("plain.kept", answer="18 to 49") in ran.lines
    assert ran.visit.value("age") == "adult"


def test_back_on_the_first_page_leads_to_the_first_choices(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path, "1", "b", "q")

    assert ran.lines.count(library.words("welcome.ask")) == 2
    assert ran.visits == []


def test_an_emergency_answer_interrupts_the_check_and_can_be_kept(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path, "1", check_lines(PEE_HARD), "", "b", "7", "1", "")

    assert ran.visit.response == "going"
    assert journey.assess(ran.visit, library).level is Level.EMERGENCY
    assert library.words("emergency.where") in ran.lines
    assert ran.dropped == 1


def test_the_word_that_stops_does_not_leave_the_card_of_an_emergency(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path, "1", check_lines(PEE_HARD), "q", "1", "")

    assert library.words("emergency.note") in ran.lines
    assert ran.visit.response == "going"


def test_an_emergency_that_was_a_mistake_is_asked_once_more_and_its_page_again(
    tmp_path: Path, library: Library
) -> None:
    ran = told(tmp_path, "1", check_lines(PEE_HARD), "2", "2", "2", "1")

    assert ran.lines.count(library.words("mistake.ask")) == 2
    assert ran.visit.first_answers == {"pee-hard": "yes"}
    assert ran.visit.value("pee-hard") is None


@pytest.mark.parametrize("end", [[], ["q"]])
def test_what_was_answered_is_kept_and_gone_on_with_when_a_person_stops(
    tmp_path: Path, library: Library, end: list[str]
) -> None:
    lines = check_lines()
    first = told(tmp_path, "1", lines[:6], end)
    assert library.words("plain.stopped") in first.lines

    ran = told(tmp_path, "", lines[6:], "1", "2", "", days_later=0.001)

    assert [visit.id for visit in ran.visits] == [first.visit.id]
    assert ran.visit.ended is not None


def test_an_answer_is_changed_from_the_review(tmp_path: Path, library: Library) -> None:
    pages = [page.id for page in journey.open_pages(told(tmp_path, "1", check_lines()).visit, library)]
    row = str(pages.index("pain-number") + 2)
    ran = told(tmp_path, "", row, "3", "1", days_later=0.01)

    assert ran.visit.value("pain-now") == 3
    assert ran.visit.checked_at is not None


def test_the_review_tells_that_someone_answers_for_another_person(tmp_path: Path, library: Library) -> None:
    helped = new_visit(answers={"for-whom": "helping"})
    ran = told(tmp_path, "1", "helper", "2", check_lines(visit=helped))

    row = f"{library.aside.title}: {library.questions['for-whom'].choices[1].words}"
    assert any(line.endswith(row) for line in ran.lines)


def test_who_goes_fast_over_the_danger_signs_is_asked_once_to_look_again(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path, "1", check_lines(), "1", "2", "2", "", seconds=0)

    assert ran.lines.count(library.words("haste.ask")) == 1
    assert ran.visit.ended is not None


def test_a_word_for_an_answer_does_the_same_as_its_number(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path, "1", "1", "3", ["no"] * 7)

    assert ran.visit.value("very-ill") == "no"


def test_who_answers_for_someone_else_says_so_on_the_first_page(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path, "1", "helper", "2", "1")

    assert library.page("who-answers").words in ran.lines
    assert ran.visit.value("for-whom") == library.questions["for-whom"].choices[1].id


def test_no_line_is_wider_than_the_window_or_moves_a_cursor(tmp_path: Path) -> None:
    ran = told(tmp_path, "1", check_lines(), "1", "why", "2", "2", "", width=40)

    assert max(map(len, ran.lines)) <= 40
    assert "\x1b" not in ran.text
    assert "\r" not in ran.text
    assert ran.text.endswith("\n")


def test_a_text_longer_than_the_window_is_told_in_parts_with_nothing_lost(tmp_path: Path, library: Library) -> None:
    whole = told(tmp_path / "whole", "1", check_lines(), "1")
    ran = told(tmp_path / "parts", "1", check_lines(), "1", [""] * 20, rows=24)
    more = library.words("plain.more")
    result = ran.text[ran.text.index(library.words("result.where")) :]
    parts = result.split(f"{more}\n")

    assert len(parts) > 2
    assert all(part.count("\n") <= 22 for part in parts[:-1])
    assert result.replace(f"{more}\n", "").startswith(
        whole.text[whole.text.index(library.words("result.where")) :].split(library.words("plain.stopped"))[0]
    )
    assert library.words("summary.where") not in ran.lines


def test_a_word_stops_a_long_text(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path, "1", check_lines(), "1", "", "q", rows=24)

    assert ran.lines[-2:] == [library.words("plain.more"), library.words("plain.stopped")]


def test_a_word_that_acts_means_one_thing_and_each_has_one(library: Library) -> None:
    keys = [key for key in library.words.keys() if key.startswith("plain.command.")]  # noqa: SIM118 -- no mapping
    typed = [word for key in keys for word in library.words(key).split()]

    assert {key.removeprefix("plain.command.") for key in keys} == set(get_args(Command))
    assert len(typed) == len(set(typed))
