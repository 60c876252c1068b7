"""A second window while the first leads through a routine: only one writes the visit, and no answer is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coach.core.content.levels import Scope
from coach.core.library import Library
from coach.core.visit.journey import assess
from coach.core.visit.state import ToldPain, Visit
from coach.screens.checklist.base import QuestionScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.storage.settings import read_settings, write_settings
from coach.storage.visits import VisitStore
from tests.support.home import driven, skip
from tests.support.home_screens import choose, offered
from tests.support.visits import CALM, NOW, new_visit
from tests.support.walking import walked

GO_ON = "go-on"
EARLIER = NOW - timedelta(minutes=10)
LEFT: list[Visit] = []
"""The visit with a routine that was left; the app makes it once, and each test begins with it."""
ROWS = 7
"""How many rows the first page has that is asked before a routine is continued."""


async def routine_left(data: Path, library: Library) -> Visit:
    """Leave a routine after two of its steps, a day after its check; return its visit as saved."""
    if not LEFT:
        async with driven(data) as person:
            checked = replace(walked(new_visit(), library, CALM, "result"), checked_at=NOW - timedelta(days=1))
            await person.stand(walked(checked, library, CALM, "player"))
            await skip(person, 2)
            await person.until(lambda: any(visit.behind == 1 for visit in person.kept()))
            await person.app.action_quit()
        LEFT.append(person.kept()[0])
    else:
        VisitStore(data).save(LEFT[0])
    return LEFT[0]


async def test_a_routine_under_way_in_another_window_is_not_offered_and_said_to_be_there(
    tmp_path: Path, library: Library
) -> None:
    left = await routine_left(tmp_path, library)
    window = VisitStore(tmp_path)
    window.hold(left.id)

    async with driven(tmp_path) as person:
        assert GO_ON not in offered(person)
        assert library.words("welcome.elsewhere") in person.text()
    window.let_go()
    async with driven(tmp_path) as person:
        assert GO_ON in offered(person)
        assert library.words("welcome.elsewhere") not in person.text()


async def test_a_routine_that_another_window_has_gone_on_with_meanwhile_is_not_gone_on_with(
    tmp_path: Path, library: Library
) -> None:
    left = await routine_left(tmp_path, library)
    window = VisitStore(tmp_path)
    async with driven(tmp_path) as person:
        window.hold(left.id)
        await choose(person, GO_ON)
        await person.until(lambda: GO_ON not in offered(person))
        assert library.words("welcome.elsewhere") in person.text()
    window.let_go()


async def test_the_window_that_goes_on_holds_the_routine_and_gives_it_up_on_the_way_out(
    tmp_path: Path, library: Library
) -> None:
    left = await routine_left(tmp_path, library)
    other = VisitStore(tmp_path)
    async with driven(tmp_path) as person:
        assert not other.elsewhere(left.id)
        await choose(person, GO_ON)
        await person.until(lambda: person.shows(QuestionScreen))
        assert other.elsewhere(left.id)
        await person.press("escape")
        await person.until(lambda: person.shows(WelcomeScreen))
        assert not other.elsewhere(left.id)


@pytest.mark.parametrize("rows", [0, 1, ROWS])
async def test_going_back_out_of_a_routine_gone_on_with_leaves_it_on_offer(
    tmp_path: Path, library: Library, rows: int
) -> None:
    left = await routine_left(tmp_path, library)
    async with driven(tmp_path) as person:
        await choose(person, GO_ON)
        await person.until(lambda: person.shows(QuestionScreen))
        await person.press(*["2"] * rows)
        for _ in range(rows + 2):
            if not person.shows(WelcomeScreen):
                await person.press("escape")
        assert GO_ON in offered(person)
        kept = person.kept()[0]
        assert (kept.id, kept.behind, kept.performed) == (left.id, left.behind, left.performed)
    async with driven(tmp_path) as person:
        assert GO_ON in offered(person)


async def test_one_step_back_in_a_routine_gone_on_with_leads_to_the_page_before(
    tmp_path: Path, library: Library
) -> None:
    await routine_left(tmp_path, library)
    async with driven(tmp_path) as person:
        await choose(person, GO_ON)
        await person.until(lambda: person.shows(QuestionScreen))
        first = person.screen.step  # type: ignore[attr-defined]
        await person.press(*["2"] * ROWS)
        await person.until(lambda: person.screen.step != first)  # type: ignore[attr-defined]
        await person.press("escape")
        await person.until(lambda: person.screen.step == first)  # type: ignore[attr-defined]


@pytest.mark.parametrize("leave", ["quit", "step"])
async def test_an_old_window_never_takes_back_a_stop_told_in_a_newer_one(
    tmp_path: Path, library: Library, leave: str
) -> None:
    async with driven(tmp_path) as person:
        await person.stand(walked(new_visit(), library, CALM, "player"))
        await skip(person, 2)
        await person.until(lambda: any(visit.behind == 1 for visit in person.kept()))
        kept = person.kept()[0]
        VisitStore(tmp_path).save(replace(kept, answers={}, done=(), stopped="unwell", check_due=True, checked_at=None))

        await skip(person, 2)
        if leave == "quit":
            await person.app.action_quit()
        await person.until(lambda: person.kept()[0].behind >= 2)

    (visit,) = person.kept()
    assert (visit.stopped, visit.check_due, visit.checked_at, visit.done) == ("unwell", True, None, ())


async def test_two_windows_keep_the_settings_of_both(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        write_settings(tmp_path, replace(read_settings(tmp_path), sound=False), read_settings(tmp_path))
        before = person.app.theme
        await person.press("t")
        assert person.app.theme != before
        settings = read_settings(tmp_path)
        assert (settings.theme, settings.sound) == (person.app.theme, False)


async def test_changing_the_theme_writes_through_linked_settings(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("format = 1\n")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.toml").symlink_to(tmp_path / "mine.toml")
    async with driven(tmp_path / "data") as person:
        await person.press("t")
    assert (tmp_path / "data" / "settings.toml").is_symlink()
    assert "theme" in (tmp_path / "mine.toml").read_text()


async def test_red_pain_told_in_another_window_leaves_walking_alone_in_a_check_that_was_under_way(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await person.stand(walked(new_visit(), library, CALM, "result"))
        red = replace(walked(new_visit(), library, CALM, "player"), id="20261123T115000Z-bbbbbb", started=EARLIER)
        VisitStore(tmp_path).save(replace(red, pains=(ToldPain(7, EARLIER, "bridge"),), moved_at=EARLIER))

        await person.press("enter")

        assert library.words("limit.after-red") in person.notices()
        assert assess(person.visit, library).scope is Scope.WALK
