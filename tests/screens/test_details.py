"""The details for the therapist are asked after the result, and only if the person wants to add them."""

from __future__ import annotations

from pathlib import Path

from coach.core.library import Library
from coach.screens.checklist.single import ChoiceScreen, NumberScreen
from coach.screens.pages.result import ResultScreen
from coach.screens.pages.summary import SummaryScreen
from tests.support.home import Driven, driven
from tests.support.visits import new_visit
from tests.support.walking import walked


async def to_summary(person: Driven, library: Library, **answers: str) -> None:
    """Answer a whole check and go on without a routine."""
    given = {name.replace("_", "-"): each for name, each in answers.items()}
    await person.stand(walked(new_visit(), library, given, "result"))
    assert person.shows(ResultScreen)
    await person.press("s")
    assert person.shows(SummaryScreen)


async def test_details_are_answered_one_by_one_and_stand_in_the_therapist_s_part(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await to_summary(person, library)
        await person.press("o")
        assert "Set off by: " not in person.text()

        await person.press("d")
        assert "For your therapist · 1 of " in person.text()
        while not person.shows(SummaryScreen):
            if person.shows(ChoiceScreen):
                await person.press("1")
            else:
                await person.press("7" if person.shows(NumberScreen) else "1", "enter")

        assert "Worst in 24 h" not in person.text()
        await person.press("o")
        told = person.text().partition(library.words("handover.pain"))[2]
        assert library.questions["which-move"].choices[0].words in told
        assert "Worst in 24 h: 7" in told
        await person.press("enter")
        await person.until_kept(lambda visit: visit.ended is not None and visit.answers.get("pain-worst") == 7)


async def test_s_leaves_the_details_with_what_was_answered_kept(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_summary(person, library)

        await person.press("1", "1", "enter", "s")

        assert person.shows(SummaryScreen)
        assert "which-move" in person.visit.answers
        assert "when-felt" not in person.visit.answers


async def test_escape_on_the_first_detail_returns_to_the_summary(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_summary(person, library)

        await person.press("d", "escape")

        assert person.shows(SummaryScreen)


async def test_s_does_nothing_on_a_page_of_the_check(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await person.press("1", "s")

        assert person.shows(ChoiceScreen)
        assert library.words("keys.summary-instead") not in person.text()


async def test_a_person_without_pain_is_not_offered_to_add_details(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_summary(person, library, fits_today="prevention")
        assert library.words("keys.details") not in person.text()

        await person.press("d")

        assert person.shows(SummaryScreen)
