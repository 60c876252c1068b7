"""The player leads through a routine: the clock, pausing, going back and ending, and what is saved of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from coach.core.content.exercises import Exercise
from coach.core.library import Library
from coach.core.visit.state import Performed
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.player.player import PlayerScreen
from coach.widgets.picture import Picture
from coach.widgets.stepline import StepLine
from tests.support.home import at_player, driven, skip, start_if_waiting
from tests.support.home_screens import before_work, fitted, left, line, player
from tests.support.playing import playing, to_work
from tests.support.shipped import shipped
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked


async def test_the_player_begins_with_a_get_ready_count_that_names_the_exercise(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await person.until(lambda: line(person, "phase") == library.words("player.ready"))
        assert line(person, "name") == library.exercises["marching"].name
        assert library.exercises["marching"].start in line(person, "lines")


async def test_the_ring_is_drawn_and_told_in_words(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await person.until(lambda: bool(player(person).query_one(".ring", Picture).alternative))
        assert player(person).query_one(".ring", Picture).alternative == library.words("player.ready")


async def test_time_that_passes_moves_the_routine_on_by_itself(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        before = left(person)
        for _ in range(6):
            person.clock.advance(1.9)
            moment = left(person)
            await person.until(lambda moment=moment: left(person) < moment)  # type: ignore[misc]
        assert abs(before - left(person) - 11.4) < 1e-6
        assert line(person, "phase") == library.words("player.keep-going", unit=library.words("player.seconds"))


async def test_a_pause_spends_no_time_and_says_how_to_go_on(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await person.press("space")
        before = left(person)
        person.clock.advance(600)
        await person.settle()
        assert line(person, "phase") == library.words("player.held")
        await person.press("space")
        assert left(person) == before


async def test_a_gap_in_time_pauses_and_says_so(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        person.clock.advance(3600)
        await person.until(lambda: line(person, "phase") == library.words("player.slept"))
        assert not player(person).session.over


async def test_a_step_can_be_left_and_returned_to(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await person.press("right", "right")
        assert person.shows(ChooseDialog)
        await person.press("4")
        assert [entry.outcome for entry in player(person).session.log] == ["skipped"]
        await person.press("left")
        assert player(person).session.log == ()
        assert line(person, "name") == library.exercises["marching"].name


async def test_left_and_right_are_steps_of_their_own(tmp_path: Path, library: Library) -> None:
    sided = library.exercises["side-bridge-knees"]
    async with driven(tmp_path) as person:
        visit = walked(new_visit(), library, {}, "player")
        await before_work(person, visit, lambda step: step.exercise == sided)
        names = set()
        while (step := player(person).session.step) is not None and step.exercise == sided:
            if step.phase == "work":
                names.add(line(person, "name"))
            await skip(person)
        assert len(names) == 2
        assert all(name.startswith(sided.name) for name in names)


async def test_the_end_is_asked_with_what_is_kept_said_first_and_no_goes_on(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await skip(person, 2)
        await start_if_waiting(person)
        await person.press("escape")
        assert person.shows(ConfirmDialog)
        assert library.words("player.end-kept", count=0) in person.text()
        await person.press("2")
        assert person.shows(PlayerScreen)
        assert not player(person).session.paused


async def test_a_step_is_shown_as_done_once_it_is_on_the_disk(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await skip(person, 2)
        await person.until_kept(lambda visit: len(visit.performed) == 1)
        await person.until(lambda: player(person).query_one(StepLine).done == 1)


async def test_leaving_in_the_middle_keeps_the_step_under_way(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await skip(person, 3)
        person.clock.advance(1.5)
        await person.press("ctrl+q")
    assert [entry.outcome for entry in person.kept()[0].performed] == ["skipped", "unfinished"]


async def test_the_numbers_fill_the_height_they_have_after_a_resize(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await person.until(lambda: player(person).query_one(".ring", Picture).image is not None)
        await person.resize(120, 36)
        picture = player(person).query_one(".ring", Picture)
        await person.until(lambda: fitted(picture))
        assert picture.size.height > 19


async def test_after_a_pause_time_runs_on_by_itself(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await person.press("space", "space")
        before = left(person)
        person.clock.advance(1.5)
        await person.until(lambda: left(person) < before)
        assert line(person, "phase") != library.words("player.paused")


async def test_the_numbers_fit_a_window_that_changes_during_a_pause(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await person.press("space")
        for size in ((120, 36), (80, 24), (100, 30)):
            await person.resize(*size)
            await person.until(lambda: fitted(player(person).query_one(".ring", Picture)))


async def test_where_nothing_may_move_the_ring_waits_for_the_number(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        person.app.animation_level = "none"
        await at_player(person, library)
        picture = player(person).query_one(".ring", Picture)
        await person.until(lambda: fitted(picture))
        first, before = picture.image, left(person)
        person.clock.advance(0.5)
        await person.until(lambda: left(person) < before)
        assert picture.image is first
        person.clock.advance(0.6)
        await person.until(lambda: picture.image is not first)


async def test_at_the_kiosk_each_exercise_waits_for_a_key_and_says_so(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await person.stand(walked(new_visit(place="kiosk"), library, {}, "player"))
        for key in ("space", "enter", "5"):
            await person.until(lambda: player(person).session.paused)
            await person.until(lambda: line(person, "phase") == library.words("player.held"))
            step = player(person).session.step
            await person.press(key)
            assert not player(person).session.paused
            await skip(person)
            while player(person).session.step is not None and not player(person).session.paused:
                await skip(person)
            assert player(person).session.step != step


async def test_at_the_kiosk_a_step_skipped_with_its_reason_leads_to_an_exercise_that_waits(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await person.stand(walked(new_visit(place="kiosk"), library, {}, "player"))
        await person.until(lambda: player(person).session.paused)
        await person.press("right", "right")
        assert person.shows(ChooseDialog)
        await person.press("4")
        session = player(person).session
        assert session.step is not None
        assert (session.step.phase, session.spent, session.paused) == ("ready", 0.0, True)
        assert line(person, "phase") == library.words("player.held")


def harder_stage(exercise: Exercise) -> int:
    """The stage of the harder exercise; 0 without one."""
    return shipped().exercises[exercise.harder].stage if exercise.harder else 0


async def test_easier_and_then_harder_leads_back_to_the_same_set_and_each_is_named(
    tmp_path: Path, library: Library
) -> None:
    async with playing(tmp_path, library, "bird-dog-leg") as person:
        await to_work(person)
        session = player(person).session
        assert session.step is not None
        works, number = [step for step in session.routine.steps if step.phase == "work"], session.step.set_number

        await person.press("e")
        assert library.words("player.now-easier", name=library.exercises["leg-slide"].name) in person.notices()
        await person.press("h")

        assert library.words("player.now-planned", name=library.exercises["bird-dog-leg"].name) in person.notices()
        session = player(person).session
        assert session.step is not None
        assert (session.step.phase, session.step.set_number) == ("ready", number)
        assert [step for step in session.routine.steps if step.phase == "work"] == works


async def test_the_harder_way_may_be_of_a_stage_above_where_the_person_may_do_everything(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        visit = walked(new_visit(), library, {}, "player")
        await before_work(person, visit, lambda step: harder_stage(step.exercise) > 1)
        await person.press("right")
        planned = line(person, "name")
        await person.press("h")
        harder = next(each for each in library.exercises.values() if line(person, "name").startswith(each.name))
        assert line(person, "name") != planned
        assert harder.stage > 1


async def test_a_move_that_is_new_waits_to_be_read_and_space_goes_on_once_the_person_is_down(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        visit = walked(new_visit(), library, {}, "player")
        await before_work(person, visit, lambda step: step.exercise.stance == "on-back")
        await person.until(lambda: line(person, "phase") == library.words("player.to-on-back"))
        assert not player(person).session.paused
        await person.press("space")
        step = player(person).session.step
        assert step is not None
        assert step.phase == "work"


async def test_a_move_that_was_done_lately_starts_by_itself(tmp_path: Path, library: Library) -> None:
    past = Performed("marching", None, 1, "done", 45)
    async with driven(tmp_path) as person:
        await person.stand(replace(walked(new_visit(), library, CALM, "player"), performed=(past,)))
        await person.until(lambda: line(person, "phase") == library.words("player.ready"))
        assert not player(person).session.paused
