"""The pain asked over the player: what each number leads to, and that none is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach.app.routine_screens import routine_basis
from coach.core.content.levels import Level
from coach.core.content.pain_rule import HardStop
from coach.core.library import Library
from coach.core.visit.state import Request
from coach.screens.checklist.base import QuestionScreen
from coach.screens.checklist.single import NumberScreen
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.pages.result import ResultScreen
from coach.screens.pages.setup import SetupScreen
from coach.screens.pages.stop import StopScreen
from coach.screens.pages.summary import SummaryScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.screens.player.pain import PainDialog
from coach.screens.player.player import PlayerScreen
from coach.widgets.rows import Rows
from tests.support.home import driven, skip, start_if_waiting, to_setup
from tests.support.home_screens import before_work, left, line, player
from tests.support.playing import log, playing, to_work
from tests.support.visits import new_visit
from tests.support.walking import walked


async def test_a_calm_number_lets_the_routine_go_on_and_is_kept_with_the_step(tmp_path: Path, library: Library) -> None:
    async with playing(tmp_path, library) as person:
        await to_work(person)
        before = left(person)
        await person.press("p")
        assert person.shows(PainDialog)
        assert library.words("pain.hint") in person.text()
        person.clock.advance(60)
        await person.press("2", "enter")
        assert (left(person), player(person).session.paused) == (before, False)
        await skip(person)
        assert [entry.pain for entry in log(person)] == [2]


async def test_an_amber_number_offers_the_easier_way_to_go_on_or_to_end(tmp_path: Path, library: Library) -> None:
    async with playing(tmp_path, library, "bird-dog-leg", pain_now=3) as person:
        await to_work(person)
        await person.press("p", "4", "enter")
        assert person.shows(ChooseDialog)
        assert library.words("pain.amber", value=4) in person.text()
        await person.press("escape")
        assert not player(person).session.paused
        await person.press("p", "4", "enter", "1")
        step = player(person).session.step
        assert step is not None
        assert step.way == "easier"
        assert (step.phase, step.exercise.id) == ("ready", "leg-slide")
        assert line(person, "name").startswith(step.exercise.name)
        assert library.words("player.now-easier", name=step.exercise.name) in person.notices()


async def test_an_amber_number_offers_to_leave_out_what_has_no_easier_form(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        visit = walked(new_visit(), library, {"pain-now": 3}, "player")
        visit = replace(visit, checked_at=visit.started, request=Request(10, "chair"))
        await before_work(person, visit, lambda step: step.exercise.id == "seated-turn")
        await to_work(person)
        await person.press("p", "4", "enter")
        assert library.words("pain.leave") in person.text()
        await person.press("1")
        assert {entry.skipped_because for entry in log(person) if entry.exercise == "seated-turn"} == {"pain"}


async def test_a_red_number_ends_the_routine_or_can_be_changed_and_nothing_else_goes_on(
    tmp_path: Path, library: Library
) -> None:
    async with playing(tmp_path, library) as person:
        await to_work(person)
        await person.press("p", "9", "enter")
        text = person.text()
        assert library.words("pain.red", value=9) in text
        assert [library.words(f"pain.{each}") in text for each in ("go-on", "end", "correct")] == [False, True, True]
        assert library.words("pain.easier", way="") not in text


@pytest.mark.parametrize("key", ["2", "escape"])
async def test_a_number_typed_by_mistake_can_be_corrected_and_the_one_that_was_meant_counts(
    tmp_path: Path, library: Library, key: str
) -> None:
    async with playing(tmp_path, library) as person:
        await to_work(person)
        before = left(person)
        await person.press("p", "6", "enter", key)
        assert person.shows(PainDialog)
        await person.press("escape")
        assert library.words("pain.red", value=6) in person.text()
        await person.press(key, "2", "enter")
        assert (left(person), player(person).session.paused) == (before, False)
        await person.until_kept(lambda visit: [told.pain for told in visit.pains] == [2])
        assert player(person)._conductor.worst == "green"
        await skip(person)
        assert [entry.pain for entry in log(person)] == [2]


async def test_an_amber_number_can_be_corrected_too(tmp_path: Path, library: Library) -> None:
    async with playing(tmp_path, library, pain_now=3) as person:
        await to_work(person)
        await person.press("p", "4", "enter")
        assert library.words("pain.correct") in person.text()
        await person.press("4" if library.words("pain.easier", way="").strip() in person.text() else "3")
        assert person.shows(PainDialog)


async def test_after_a_red_number_the_end_leads_to_the_pain_after_and_the_summary_says_walking_first(
    tmp_path: Path, library: Library
) -> None:
    async with playing(tmp_path, library) as person:
        await to_work(person)
        await person.press("p", "1", "0", "enter", "1")
        await person.until(lambda: person.shows(NumberScreen))
        assert {entry.skipped_because for entry in person.visit.performed} == {"pain"}
        assert person.visit.performed[0].pain == 10
        await person.press("3", "enter")
        await person.until(lambda: person.shows(SummaryScreen))
        lines = person.text().splitlines()
        limit = next(index for index, line in enumerate(lines) if library.words("limit.red") in line)
        assert all(library.levels[Level.SELF_CARE].name.upper() not in line for line in lines[:limit])


async def test_a_pain_told_before_any_work_outlives_a_kill_and_what_is_left_of_the_routine_is_not_offered(
    tmp_path: Path, library: Library
) -> None:
    async with playing(tmp_path, library) as person:
        await person.press("p", "6", "enter")
        await person.until_kept(lambda visit: [told.pain for told in visit.pains] == [6])
    async with driven(tmp_path) as person:
        text = person.text()
        assert library.words("welcome.go-on") not in text
        assert library.words("welcome.walk-note") in text


SLOW = """[[exercise]]
id = "bridge"
dose = { sets = 2, reps = [3] }
"""
"""A therapist's set has its rests: here one between two sets."""


@pytest.mark.parametrize("moment", ["ready", "work", "rest", "after"])
async def test_a_pain_of_six_told_at_any_moment_outlives_a_kill_and_leaves_walking_alone_with_the_reason(
    tmp_path: Path, library: Library, moment: str
) -> None:
    set_file = tmp_path / "set.toml"
    set_file.write_text(SLOW, "utf-8")
    data = tmp_path / "data"
    async with driven(data, set_file=set_file) as person:
        await to_setup(person, library)
        await person.press("enter")
        await start_if_waiting(person)
        while moment != "after" and (step := player(person).session.step) is not None and step.phase != moment:
            await skip(person)
        if moment == "after":
            await skip(person, 5)
            await person.until(lambda: person.shows(NumberScreen))
            await person.press("6", "enter")
            await person.until_kept(lambda visit: visit.value("pain-after") == 6)
        else:
            await person.press("p", "6", "enter")
            await person.until_kept(lambda visit: [told.pain for told in visit.pains] == [6])
    # The program of before is gone without a word, as after a kill: nothing is left but the file.
    async with driven(data, set_file=set_file) as person:
        text = person.text()
        assert library.words("today.walk-red") in text
        assert library.words("welcome.walk-note") in text
        assert library.words("welcome.go-on") not in text


@pytest.mark.parametrize("then", [["left"], ["1"], ["q", "1"]], ids=["step back", "easier", "leave"])
async def test_a_pain_told_is_kept_whatever_becomes_of_its_step(
    tmp_path: Path, library: Library, then: list[str]
) -> None:
    async with playing(tmp_path, library, "bird-dog-leg", pain_now=3) as person:
        await to_work(person)
        await person.press("p", "4", "enter")
        await person.press(*(then if then == ["1"] else ["escape", *then]))
        await person.until_kept(lambda visit: [told.pain for told in visit.pains] == [4])


async def test_nothing_harder_is_offered_after_a_restart_when_pain_was_told_before(
    tmp_path: Path, library: Library
) -> None:
    async with playing(tmp_path, library, pain_now=3) as person:
        await to_work(person)
        await person.press("p", "4", "enter", "escape")
        await person.until_kept(lambda visit: [told.pain for told in visit.pains] == [4])
        visit = person.kept()[0]
    async with driven(tmp_path) as person:
        await person.stand(visit)
        await person.until(lambda: person.shows(PlayerScreen))
        await person.press("h")
        assert library.words("player.no-harder") in person.notices()


@pytest.mark.parametrize(("key", "stop"), [("g", "down-the-leg"), ("f", "unwell")])
async def test_pain_down_the_leg_or_feeling_unwell_says_what_to_do_at_once_and_asks_the_danger_signs_next(
    tmp_path: Path, library: Library, key: str, stop: HardStop
) -> None:
    async with playing(tmp_path, library) as person:
        await to_work(person)
        await person.press("p", key)
        await person.until(lambda: person.shows(StopScreen))
        text = person.text()
        assert library.stops[stop].title in text
        assert all(each.text in text for each in library.stops[stop].now)
        assert library.clinic.emergency_number in text
        await person.until_kept(lambda visit: visit.stopped == stop and len(visit.performed) == 1)
        await person.press("enter")
        assert person.shows(StopScreen)
        person.clock.advance(2)
        await person.press("enter")
        await person.until(lambda: person.shows(QuestionScreen))
        assert library.questions["quick-chest-or-faint"].words in person.text()
        assert library.pages[0].words not in person.text()
        await person.press(*"2222222")
        await person.until(lambda: person.shows(ResultScreen))
        assert library.words("limit.stopped") in person.text()
        await person.press("enter")
        await person.until(lambda: person.shows(SummaryScreen))
        await person.press("enter")
        await person.until(lambda: person.shows(WelcomeScreen))
        text = person.text()
        assert library.words("welcome.stopped") in text
        assert library.words("welcome.walk") not in text
        assert library.words("welcome.routine") not in text


async def test_home_says_after_red_why_only_walking_is_left_and_nothing_but_walking_starts(
    tmp_path: Path, library: Library
) -> None:
    async with playing(tmp_path, library) as person:
        await to_work(person)
        await person.press("p", "6", "enter", "1")
        await person.until(lambda: person.shows(NumberScreen))
        await person.press("2", "enter")
        await person.until(lambda: person.shows(SummaryScreen))
        await person.press("enter")
        await person.until(lambda: person.shows(WelcomeScreen))
        assert library.words("welcome.walk-note") in person.text()
        assert person.screen.query_one(Rows).cursor == 0
        await person.press("3")
        await person.until(lambda: person.shows(ResultScreen))
        assert library.words("limit.after-red") in person.text()
        await person.press("enter")
        await person.until(lambda: person.shows(SetupScreen))
        await person.press("enter")
        await person.until(lambda: person.shows(PlayerScreen))
        walking = {part.id for part in library.planning.part if part.id != "core"}
        assert {step.exercise.part for step in player(person).session.routine.steps} <= walking


async def test_the_pain_is_asked_once_midway_of_a_long_routine(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        assert person.app.controller is not None
        visit = replace(walked(new_visit(), library, {}, "player"), request=Request(15))
        steps = routine_basis(visit, person.app.controller.context()).planned().steps
        early = next(step for step in steps[len(steps) // 2 - 6 :] if step.phase == "work")
        await before_work(person, visit, lambda step: step == early)
        asked = 0
        for _ in range(14):
            if person.shows(PainDialog):
                assert library.words("pain.midway") in person.text()
                asked += 1
                await person.press("2", "enter")
            await skip(person)
            await start_if_waiting(person)
            person.clock.advance(0.2)
            # The tick that spends this moment also asks, if it is time to.
            await person.until(lambda: person.shows(PainDialog) or player(person).session.spent > 0)
        assert asked == 1
