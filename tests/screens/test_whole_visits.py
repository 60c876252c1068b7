from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from coach.core.answers import Value
from coach.core.library import Library
from coach.screens.asking import ConfirmScreen
from coach.screens.emergency import EmergencyScreen
from coach.screens.findings import FindingRowsScreen
from coach.screens.player import PlayerScreen
from coach.screens.result import ResultScreen
from coach.screens.review import ReviewScreen
from coach.screens.setup import SetupScreen
from coach.screens.single import NumberScreen, SeveralScreen
from coach.screens.summary import SummaryScreen
from coach.screens.welcome import WelcomeScreen
from tests.support.home import Driven, driven, skip
from tests.support.visits import CALM
from tests.support.walking import keys, walk


def named(answers: Mapping[str, Value]) -> Mapping[str, Value]:
    return {**CALM, **{name.replace("_", "-"): value for name, value in answers.items()}}


async def to_review(person: Driven, library: Library, **answers: Value) -> None:
    await person.press("1", *keys(library, named(answers)))


async def to_result(person: Driven, library: Library, **answers: Value) -> None:
    """Come to the result by its own keys, the check before it as though its keys had been pressed."""
    await person.stand(walk(library, named(answers))[1])
    assert person.shows(ReviewScreen)
    await person.press("1")
    assert person.shows(ResultScreen)


async def to_player(person: Driven, library: Library, **answers: Value) -> None:
    await to_result(person, library, **answers)
    await person.press("enter", "2")
    assert person.shows(SetupScreen)
    await person.press("enter")
    assert person.shows(PlayerScreen)


async def test_a_calm_visit_leads_from_the_first_question_through_the_routine_to_a_kept_summary(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library)
        await person.press("1", "enter", "2", "enter")
        assert person.shows(PlayerScreen)
        await skip(person, 2)
        await person.press("escape", "1")
        assert person.shows(NumberScreen)
        await person.press("3", "enter")
        assert person.shows(SeveralScreen)
        await person.press("s")
        assert person.shows(SummaryScreen)
        assert "What you did" in person.text()
        assert "After: 3" in person.text()
        for tip in library.tips:
            assert tip.title in person.text()
        await person.press("enter")
        assert person.shows(WelcomeScreen)
        await person.until_kept(lambda visit: visit.ended is not None)
        assert person.kept()[0].answers["pain-after"] == 3


@pytest.mark.parametrize(
    ("pain", "days", "scope", "most"),
    [(2, 5, "full", 30), (4, 5, "gentle", 10), (6, 2, "walk", 10)],
    ids=["full", "gentle", "walk"],
)
async def test_self_care_offers_the_routine_that_its_scope_allows(
    tmp_path: Path, library: Library, pain: int, days: int, scope: str, most: int
) -> None:
    async with driven(tmp_path) as person:
        await to_result(person, library, pain_now=pain, days=days)
        assert library.scopes[scope].name in person.text()  # type: ignore[index]
        await person.press("enter", "2")
        assert person.shows(SetupScreen)
        offered = set()
        for _ in range(6):
            await person.press("1")
            assert person.visit.request is not None
            offered.add(person.visit.request.minutes)
        assert max(offered) == most


@pytest.mark.parametrize(
    ("finding", "level"), [("leg-weak", "urgent"), ("known-spine", "clinician")], ids=["urgent", "clinician"]
)
async def test_a_higher_level_says_one_action_first(tmp_path: Path, library: Library, finding: str, level: str) -> None:
    async with driven(tmp_path) as person:
        await to_result(person, library, **{finding: "yes"})
        guidance = library.levels[level]  # type: ignore[index]
        assert f"{guidance.glyph} {guidance.name.upper()}" in person.text()
        assert library.actions[guidance.action].home in person.text()


async def test_an_urgent_result_leads_to_the_summary_and_never_to_a_routine(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_result(person, library, leg_weak="yes")
        assert "Start moving" not in person.text()
        await person.press("enter")
        assert person.shows(SummaryScreen)


async def test_an_emergency_answer_interrupts_at_once_and_only_an_answer_ends_it(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library, pee_hard="yes")
        assert person.shows(EmergencyScreen)
        person.clock.advance(2)
        await person.press("escape", "q", "-", "enter", "left")
        assert person.shows(EmergencyScreen)
        assert library.questions["pee-hard"].statement in person.text()
        await person.press("1")
        assert person.shows(SummaryScreen)
        await person.until_kept(lambda visit: visit.response == "going")


async def test_a_key_pressed_in_haste_does_not_put_the_emergency_card_away(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library, pee_hard="yes")
        await person.press("1", "2")
        assert person.shows(EmergencyScreen)


async def test_an_emergency_by_mistake_is_asked_again_and_stays_on_the_summary(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library, pee_hard="yes")
        person.clock.advance(2)
        await person.press("2")
        assert person.shows(ConfirmScreen)
        await person.press("1")
        assert person.shows(FindingRowsScreen)
        assert "pee-hard" not in person.visit.answers
        rest = keys(library)
        await person.press(*rest[rest.index("2") + 7 :])
        assert person.shows(ReviewScreen)
        await person.press("1", "s")
        assert person.shows(SummaryScreen)
        await person.press("o")
        assert "Hard to pee: first Yes, changed to No" in person.text()


async def test_a_mistake_keeps_the_routine_gentle_for_this_visit(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library, pee_hard="yes")
        person.clock.advance(2)
        await person.press("2", "1")
        rest = keys(library)
        await person.press(*rest[rest.index("2") + 7 :], "1", "enter", "2")
        assert person.shows(SetupScreen)
        offered = set()
        for _ in range(3):
            await person.press("1")
            assert person.visit.request is not None
            offered.add(person.visit.request.minutes)
        assert max(offered) == 10


async def test_an_answer_can_be_changed_from_the_check_page_which_comes_back(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library)
        rows = person.text().splitlines()
        index = next(number for number, row in enumerate(rows) if row.startswith("Pain: 2"))
        first = next(number for number, row in enumerate(rows) if row.startswith("Today:"))
        downs = len([row for row in rows[first:index] if ":" in row]) + 1
        await person.press(*["down"] * downs, "enter")
        assert person.shows(NumberScreen)
        await person.press("backspace", "3", "enter")
        assert person.shows(ReviewScreen)
        assert "Pain: 3" in person.text()


async def test_a_changed_answer_that_opens_new_questions_asks_them_before_the_check_page(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library)
        await person.press(*["down"] * 2, "enter", "4")
        assert not person.shows(ReviewScreen)
        assert person.visit.answers["age"] == "fifty-up"


async def test_taking_back_an_urgent_answer_asks_whether_it_was_a_mistake(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library, leg_weak="yes")
        await person.press(*["down"] * 6, "enter")
        assert person.shows(FindingRowsScreen)
        names = [question.id for question in person.screen.questions]  # type: ignore[attr-defined]
        await person.press(*["down"] * names.index("leg-weak"), "2")
        assert person.shows(ConfirmScreen)
        await person.press("2")
        assert person.visit.answers["leg-weak"] == "yes"


async def test_a_person_without_pain_has_a_short_way_to_the_routine(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await person.press("1", *keys(library, {"fits-today": "prevention", "age": "adult"}))
        assert person.shows(ReviewScreen)
        assert len(person.visit.answers) <= 8
        await person.press("1", "enter", "2")
        assert person.shows(SetupScreen)


async def test_something_changed_since_the_check_asks_the_whole_check_again_with_the_answers_kept(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await to_result(person, library)
        await person.press("enter", "1")
        assert person.screen.step == "page:what-fits"  # type: ignore[attr-defined]
        assert person.visit.answers["pain-now"] == 2


async def test_a_second_visit_within_the_week_needs_only_the_quick_questions(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_player(person, library)
        await person.press("escape", "1")
    async with driven(tmp_path, days_later=2) as person:
        assert "Go on with my routine" in person.text()
        await person.press("enter")
        assert person.shows(FindingRowsScreen)
        assert len(person.screen.questions) <= 7  # type: ignore[attr-defined]
        await person.press(*["2"] * 7)
        assert person.shows(NumberScreen)
        await person.press("2", "enter")
        assert person.shows(SetupScreen)


async def test_a_quick_question_answered_yes_ends_the_way_to_the_routine(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_player(person, library)
        await person.press("escape", "1")
    async with driven(tmp_path, days_later=2) as person:
        await person.press("enter", "1")
        assert person.shows(EmergencyScreen)


async def test_a_check_older_than_a_week_is_asked_again(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_player(person, library)
        await person.press("escape", "1")
    async with driven(tmp_path, days_later=8) as person:
        assert "Go on with my routine" not in person.text()


async def test_the_last_summary_can_be_read_again(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_result(person, library, known_spine="yes")
        await person.press("s", "enter")
        assert person.shows(WelcomeScreen)
        await person.press("4")
        assert person.shows(SummaryScreen)
        assert "CLINICIAN" in person.text()
        await person.press("enter")
        assert person.shows(WelcomeScreen)
