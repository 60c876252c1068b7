"""The summary screen: the person's page first, the therapist's behind one key."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.screens.base import CoachScreen
from coach.screens.pages.summary import SummaryScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.storage.visits import VisitStore
from coach.widgets.reader import Reader
from tests.support.hand import at_keys
from tests.support.home import Driven, composed, driven
from tests.support.home_screens import at_summary, choose
from tests.support.usual import EARLIER, detailed_visit
from tests.support.visits import NOW


async def test_the_person_s_part_comes_first_with_its_action_and_what_was_done_at_the_top(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await at_summary(person)

        told = person.text()
        assert told.index("○ SELF-CARE: Keep moving") < told.index(library.words("summary.done"))
        assert told.index(library.words("summary.done")) < told.index(library.words("result.because"))
        assert told.index(library.words("result.today")) < told.index(library.words("result.watch-for"))
        assert library.words("welcome.scope") in told
        assert f"Content {library.version}" not in told
        assert library.words("handover.part") not in told


async def test_one_key_shows_the_therapist_s_part_and_the_same_key_leads_back(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_summary(person)
        assert f"o {library.words('keys.therapist')}" in person.text()
        for key in ("o", "2"):
            await person.press("down", "down", key)

            assert person.text().splitlines()[2] == library.words("handover.part")
            assert library.words("handover.flags") in person.text()
            assert library.words("result.because") not in person.text()
            assert f"o {library.words('keys.yours')}" in person.text()
            assert person.screen.query_one(Reader).scroll_y == 0

            await person.press(key)

            assert library.words("result.because") in person.text()


@pytest.mark.parametrize(("key", "then"), [("escape", WelcomeScreen), ("-", SummaryScreen)])
async def test_the_keys_that_go_back_lead_from_the_therapist_s_part_to_one_s_own_and_escape_alone_ends_the_visit_then(
    tmp_path: Path, library: Library, key: str, then: type[CoachScreen]
) -> None:
    async with driven(tmp_path) as person:
        await at_summary(person)

        await person.press("o", key)
        assert library.words("result.because") in person.text()

        await person.press(key)
        await person.until(lambda: person.shows(then))


async def test_enter_ends_the_visit_on_either_part(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await at_summary(person)

        await person.press("o", "enter")

        await person.until(lambda: person.shows(WelcomeScreen))


async def test_the_last_summary_tells_the_visits_before_it(tmp_path: Path, library: Library) -> None:
    for visit in (replace(detailed_visit(), checked_at=NOW), *EARLIER):
        VisitStore(tmp_path).save(visit)
    async with driven(tmp_path) as person:
        await choose(person, "summary")
        assert person.shows(SummaryScreen)

        await person.press("o")

        assert "20 November 2026: Self-care. Pain 4 to 2. 9 min moved. Next day 5, amber." in person.text()
        assert "5 November 2026" not in person.text()


@pytest.mark.parametrize("days", [2, -2])
async def test_a_clock_that_is_set_while_a_page_is_in_front_changes_nothing_of_its_seconds(
    tmp_path: Path, days: int
) -> None:
    app, clock = composed(tmp_path)
    told, set_by = app.surroundings.now, timedelta()
    app.surroundings = replace(app.surroundings, now=lambda: told() + set_by)
    async with at_keys(Driven(app, clock, tmp_path)) as person:
        await person.until_read()
        await person.press("1")
        clock.advance(3)
        set_by = timedelta(days=days)
        await person.press("1")

        assert person.visit.page_seconds == {"what-fits": 3.0}


async def test_the_seconds_that_a_page_took_are_kept_and_those_of_another_screen_are_not(
    tmp_path: Path,
) -> None:
    async with driven(tmp_path) as person:
        await person.press("1")
        person.clock.advance(3)
        await person.press("1")
        person.clock.advance(2.5)
        await person.press("escape")
        person.clock.advance(4)
        await person.press("1")

        assert person.visit.page_seconds == {"what-fits": 7.0}
        await person.until_kept(lambda visit: visit.page_seconds == {"what-fits": 7.0})


async def test_the_person_s_part_is_headed_in_the_colours_of_its_level_and_the_therapist_s_is_not(
    tmp_path: Path,
) -> None:
    async with driven(tmp_path) as person:
        await at_summary(person)
        reader = person.screen.query_one(Reader)
        ground = person.app.theme_variables["self-care-ground"]
        assert reader.query_one(".title").styles.background.hex.lower() == ground
        await person.press("o")
        assert not [each for each in reader.query("*") if each.styles.background.hex.lower() == ground]
