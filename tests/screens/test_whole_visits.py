"""Whole visits at home by their keys, one for each kind of result."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.core.triage.answers import Value
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.checklist.review import ReviewScreen
from coach.screens.checklist.single import NumberScreen, SeveralScreen
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.pages.emergency import EmergencyScreen
from coach.screens.pages.result import ResultScreen
from coach.screens.pages.setup import SetupScreen
from coach.screens.pages.summary import SummaryScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.screens.player.player import PlayerScreen
from tests.support.home import Driven, driven, request, skip
from tests.support.home_screens import answer_last_page, back_to, choose, offered
from tests.support.kept_visits import keep_check
from tests.support.visits import CALM, new_visit
from tests.support.walking import SHAPING, keys, walked

PEE_HARD: Mapping[str, Value] = {**CALM, "pee-hard": "yes"}


async def at(person: Driven, library: Library, step: str, **answers: Value) -> None:
    """Show a step of the journey as if the keys up to there had been pressed."""
    given = {name.replace("_", "-"): value for name, value in answers.items()}
    await person.stand(walked(new_visit(), library, given, step))


async def all_minutes(person: Driven) -> set[int]:
    """Change the row of minutes until it begins anew; return the choices it went through."""
    seen: set[int] = set()
    await person.press("1")
    while request(person).minutes not in seen:
        seen.add(request(person).minutes)
        await person.press("1")
    return seen


async def test_a_calm_visit_leads_from_the_first_question_through_the_routine_to_a_kept_summary(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await person.press("1", *keys(library))
        assert person.shows(ReviewScreen)
        await person.press("1")
        assert person.shows(ResultScreen)
        await person.press("enter", *SHAPING)
        assert person.shows(SetupScreen)
        await person.press("enter")
        assert person.shows(PlayerScreen)
        await skip(person, 2)
        await person.press("escape", "1")
        assert person.shows(NumberScreen)
        await person.press("3", "enter")
        assert person.shows(SeveralScreen)
        await person.press("s")
        assert person.shows(SummaryScreen)
        assert library.words("summary.done") in person.text()
        assert library.words("summary.pain-after", value=3) in person.text()
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
        await at(person, library, "result", pain_now=pain, days=days)
        assert library.scopes[scope].name in person.text()  # type: ignore[index]
        await person.press("enter", *SHAPING)
        assert person.shows(SetupScreen)
        assert max(await all_minutes(person)) == most


@pytest.mark.parametrize(
    ("finding", "level"), [("leg-weak", "urgent"), ("steroids", "clinician")], ids=["urgent", "clinician"]
)
async def test_a_higher_level_says_one_action_first(tmp_path: Path, library: Library, finding: str, level: str) -> None:
    async with driven(tmp_path) as person:
        await at(person, library, "result", **{finding: "yes"})
        guidance = library.levels[level]  # type: ignore[index]
        assert f"{guidance.glyph} {guidance.name.upper()}" in person.text()
        assert library.actions[guidance.action].home in person.text()


async def test_an_urgent_result_leads_to_the_summary_and_never_to_a_routine(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at(person, library, "result", leg_weak="yes")
        assert library.words("welcome.routine") not in person.text()
        await person.press("enter")
        assert person.shows(SummaryScreen)


async def test_an_emergency_answer_interrupts_at_once_and_only_an_answer_ends_it(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await answer_last_page(person, library, PEE_HARD)
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
        await answer_last_page(person, library, PEE_HARD)
        await person.press("1", "2")
        assert person.shows(EmergencyScreen)


async def test_an_emergency_by_mistake_is_asked_again_and_stays_on_the_summary(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await at(person, library, "emergency", pee_hard="yes")
        person.clock.advance(2)
        await person.press("2")
        assert person.shows(ConfirmDialog)
        await person.press("1")
        assert person.shows(FindingsScreen)
        assert "pee-hard" not in person.visit.answers
        await person.press("2")
        await person.stand(walked(person.visit, library, {}, "result"))
        await person.press("s")
        assert person.shows(SummaryScreen)
        await person.press("o")
        assert "Hard to pee, first Yes, now No" in person.text()


async def test_a_mistake_keeps_the_routine_gentle_for_this_visit(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at(person, library, "emergency", pee_hard="yes")
        person.clock.advance(2)
        await person.press("2", "1", "2")
        await person.stand(walked(person.visit, library, {}, "setup"))
        assert person.shows(SetupScreen)
        assert max(await all_minutes(person)) == 10


async def test_an_answer_can_be_changed_from_the_check_page_which_comes_back(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at(person, library, "review")
        assert "Pain\n2" in person.text()
        await back_to(person, library, "pain-number")
        await person.press("backspace", "3", "enter")
        assert person.shows(ReviewScreen)
        assert "Pain\n3" in person.text()


async def test_a_changed_answer_that_opens_new_questions_asks_them_before_the_check_page(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await at(person, library, "review")
        await back_to(person, library, "your-age")
        ages = [choice.id for choice in library.questions["age"].choices]
        await person.press(str(ages.index("fifty-up") + 1))
        assert not person.shows(ReviewScreen)
        assert person.visit.answers["age"] == "fifty-up"


async def test_taking_back_an_urgent_answer_asks_whether_it_was_a_mistake(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at(person, library, "review", leg_weak="yes")
        page = next(page for page in library.pages if "leg-weak" in page.questions)
        await back_to(person, library, page.id)
        names = [row.id for row in person.screen.page_rows()]  # type: ignore[attr-defined]
        await person.press(*["down"] * names.index("leg-weak"), "2")
        assert person.shows(ConfirmDialog)
        await person.press("2")
        assert person.visit.answers["leg-weak"] == "yes"


async def test_a_person_without_pain_has_a_short_way_to_the_routine(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at(person, library, "review", fits_today="prevention")
        assert person.shows(ReviewScreen)
        assert len(person.visit.answers) <= 10
        await person.press("1", "enter", "2", "2")
        assert person.shows(SetupScreen)


async def test_something_changed_since_the_check_asks_the_whole_check_again_with_the_answers_kept(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await at(person, library, "result")
        person.clock.advance(60 * library.planning.holding.just_minutes)
        await person.press("enter", "1")
        assert person.screen.step == "page:what-fits"  # type: ignore[attr-defined]
        assert person.visit.answers["pain-now"] == 2


async def test_a_second_visit_within_the_week_needs_only_the_quick_questions(tmp_path: Path, library: Library) -> None:
    keep_check(tmp_path, days_ago=2)
    async with driven(tmp_path) as person:
        assert library.words("welcome.routine") in person.text()
        await person.press("enter")
        assert person.shows(FindingsScreen)
        assert len(person.screen.questions) <= 7  # type: ignore[attr-defined]
        await person.press(*["2"] * 7)
        assert person.shows(NumberScreen)
        await person.press("2", "enter")
        assert person.shows(SetupScreen)


async def test_a_quick_question_answered_yes_ends_the_way_to_the_routine(tmp_path: Path) -> None:
    keep_check(tmp_path, days_ago=2)
    async with driven(tmp_path) as person:
        await person.press("enter", "1")
        assert person.shows(EmergencyScreen)


async def test_a_check_older_than_a_week_is_asked_again(tmp_path: Path, library: Library) -> None:
    keep_check(tmp_path, days_ago=8)
    async with driven(tmp_path) as person:
        assert "routine" not in offered(person)
        assert library.words("welcome.routine") not in person.text()


async def test_the_last_summary_can_be_read_again(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at(person, library, "result", steroids="yes")
        await person.press("s", "enter")
        assert person.shows(WelcomeScreen)
        await choose(person, "summary")
        assert person.shows(SummaryScreen)
        assert library.levels["clinician"].name.upper() in person.text()  # type: ignore[index]
        await person.press("enter")
        assert person.shows(WelcomeScreen)
