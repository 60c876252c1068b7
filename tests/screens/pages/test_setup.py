"""The set-up of a routine: the choices made there and the steps changed there are what the player plays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from coach.core.library import Library
from coach.core.triage.answers import Value
from coach.core.visit.state import Changes, Performed, Request
from coach.screens.dialogs.text import TextDialog
from coach.screens.pages.setup import SetupScreen
from coach.screens.pages.steps import StepsScreen
from coach.storage.settings import Settings, write_settings
from coach.storage.visits import VisitStore, visit_id
from coach.widgets.rows import Row
from tests.support.home import Driven, driven, played, request, to_setup
from tests.support.visits import new_visit
from tests.support.walking import walked


def keep_yesterday(data: Path, *performed: Performed) -> None:
    visit = new_visit()
    started = visit.started - timedelta(days=1)
    VisitStore(data).save(replace(visit, id=visit_id(started, "abc122"), started=started, performed=performed))


def listed(person: Driven) -> list[str]:
    return [row.told[2].split(" · ")[0] for row in person.screen.query(Row)]


async def test_each_digit_turns_its_row(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_setup(person, library)
        await person.press("1", "2", "3")
        chosen = Request(15, "standing", 2, heard=False)
        assert request(person) == chosen
        await person.press("6")
        assert request(person) == chosen


async def test_sitting_is_a_choice_whose_minutes_are_ten_at_the_most_and_whose_moves_are_all_seated(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await to_setup(person, library)
        await person.press("1", "1", "2", "2")
        assert (request(person).minutes, request(person).position) == (10, "chair")
        assert library.words("setup.position-chair") in person.text()
        assert library.words("setup.stage") not in person.text()
        for lack in (each for each in library.planning.lack if each.position == "chair"):
            assert lack.reason in person.text()
        offered = []
        for _ in range(2):
            await person.press("1")
            offered.append(request(person).minutes)
        assert offered == [5, 10]
        await person.press("enter")
        assert {library.exercises[name].position for name in played(person)} == {"chair"}


async def test_sitting_with_a_walk_as_the_result_says_what_stands_in_for_it(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_setup(person, library, pain_now=6)
        assert library.planning.walk.seated not in person.text()
        await person.press("2", "2")
        assert library.planning.walk.seated in person.text()
        await person.press("enter")
        assert played(person) == ["seated-march"]


async def test_a_walk_is_outside_or_on_the_spot_by_one_row_and_shows_where(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_setup(person, library, pain_now=6)
        assert library.words("setup.walk-outside") in person.text()
        await person.press("3")
        assert request(person).walk == "inside"
        assert library.words("setup.walk-inside") in person.text()
        await person.press("enter")
        assert played(person) == ["walk-inside"]


async def test_a_routine_without_a_walk_asks_for_no_place_to_walk(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_setup(person, library)
        assert library.words("setup.walk") not in [row.told[1] for row in person.screen.query(Row)]


async def at_the_kiosk(person: Driven, library: Library, until: str, **given: Value) -> None:
    answers = {name.replace("_", "-"): value for name, value in given.items()}
    await person.stand(walked(new_visit(place="kiosk"), library, answers, until))


async def test_a_visitor_of_the_kiosk_has_few_rows_and_begins_with_five_minutes_standing(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await at_the_kiosk(person, library, "setup")
        names = [row.told[2].partition(":")[0] for row in person.screen.query(Row)]
        assert names == [library.words(f"setup.{choice}") for choice in ("minutes", "position", "stage", "easy-on")]
        await person.press("5")
        assert person.shows(SetupScreen)
        await person.press("2")
        assert request(person) == Request(5, "chair", walk="inside", heard=False)
        await person.press("2", "1")
        assert request(person) == Request(10, "standing", walk="inside", heard=False)


async def test_a_visitor_whose_result_leaves_one_stage_is_not_asked_for_it(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_the_kiosk(person, library, "setup", pain_now=4)
        assert library.words("setup.stage") not in person.text()
        assert library.words("setup.minutes") in person.text()


async def test_sound_turned_off_in_the_routine_changes_none_of_its_steps(tmp_path: Path, library: Library) -> None:
    write_settings(tmp_path, Settings(voice="bell"))
    async with driven(tmp_path, sound=True) as person:
        await at_the_kiosk(person, library, "setup")
        await person.press("enter")
        assert request(person).heard
        before = played(person)
        assert "wall-plank" in before
        await person.press("m")
        await person.until(lambda: person.app.controller is not None and person.app.controller.muted)
        visit = person.visit
        await person.stand(visit.without("setup"))
        assert person.shows(SetupScreen)
        await person.stand(visit)
        assert played(person) == before


async def test_what_was_too_hard_yesterday_is_changed_and_said(tmp_path: Path, library: Library) -> None:
    keep_yesterday(tmp_path, Performed("dead-bug", None, 1, "skipped", 3.0, "too-hard"))
    async with driven(tmp_path) as person:
        await to_setup(person, library)
        await person.press("3")
        assert "Heel slide in place of Dead bug: that one was too hard last time" in person.text()
        await person.press("enter")
        assert "heel-slide" in played(person)


async def test_another_core_than_yesterday_is_said(tmp_path: Path, library: Library) -> None:
    keep_yesterday(tmp_path, *(Performed(name, None, 1, "done", 9.0) for name in ("abdominal-brace", "bridge")))
    async with driven(tmp_path) as person:
        await to_setup(person, library)
        assert "New in the core today: Curl-up, Side bridge on the knees" in person.text()


async def test_a_hard_day_yesterday_suggests_rest_at_a_hard_stage_only(tmp_path: Path, library: Library) -> None:
    keep_yesterday(tmp_path, Performed("bird-dog", None, 1, "done", 9.0))
    async with driven(tmp_path) as person:
        await to_setup(person, library)
        assert library.planning.rest.reason not in person.text()
        await person.press("3")
        assert library.planning.rest.reason in person.text()


async def test_the_first_days_of_a_strain_offer_ten_minutes_at_most_and_say_why(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await to_setup(person, library, days=1, went_in_lift="yes")
        assert library.planning.first_days[0].reason in person.text()
        offered = set()
        for _ in range(3):
            await person.press("1", "3")
            offered.add((request(person).minutes, request(person).stage))
        assert offered == {(5, 1), (10, 1)}


async def test_a_step_is_left_out_swapped_and_moved_by_keys_and_played_so(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_setup(person, library)
        await person.press("3", "5")
        assert person.shows(StepsScreen)
        assert listed(person)[1:6] == [
            "Hip hinge to the wall", "Pelvic tilt", "Curl-up with floating elbows", "Marching bridge",
            "Side bridge on the feet",
        ]  # fmt: skip
        await person.press("down", "0", "2", "2", "2", "2", "e", "9")
        assert listed(person)[2:5] == ["Pelvic tilt", "Curl-up with floating elbows", "Side bridge on the knees"]
        assert "in place of Side bridge on the feet" in person.text()
        await person.press("enter")
        assert person.shows(SetupScreen)
        assert "as you changed them" in person.text()
        await person.press("enter")
        assert played(person)[:4] == ["marching", "pelvic-tilt", "curl-up-two", "side-bridge-knees"]


async def test_what_is_changed_is_kept_with_the_visit_and_gives_the_same_routine_again(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await to_setup(person, library)
        await person.press("5", "down", "0", "enter", "enter")
        first = played(person)
        await person.until_kept(lambda visit: visit.request is not None and "player" not in visit.done)
        kept = person.kept()[0]
        assert kept.request is not None
        assert kept.request.changes == Changes(left_out=("wall-hinge",))
        await person.stand(kept)
        assert played(person) == first
        assert kept.routine_seconds == person.screen.session.routine.seconds  # type: ignore[attr-defined]


async def test_the_time_left_is_shown_with_each_change(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_setup(person, library)
        await person.press("5")
        assert "Exercises: 8, about 10 min" in person.text()
        await person.press("0", "down", "down", "down", "0")
        assert "Exercises: 6, about 8 min" in person.text()
        await person.press("0")
        assert "Exercises: 7, about" in person.text()


async def test_what_cannot_be_changed_is_said_and_goes_with_the_next_key(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_setup(person, library)
        await person.press("5", "9")
        assert "A step can move only within its part: Warm-up." in person.text()
        await person.press("e")
        assert library.exercises["heel-march"].name in person.text()
        await person.press("e")
        assert library.words("steps.no-easier") in person.text()
        await person.press("down")
        assert library.words("steps.no-easier") not in person.text()
        for _ in range(7):
            await person.press("0", "down")
        await person.press("up", "up", *["up"] * 9, "0")
        assert "This is the only step left, so it stays." in person.text()


async def test_the_steps_can_be_changed_from_a_numeric_keypad_alone(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_setup(person, library)
        await person.press("3", "5", "2", "2", "2", "2", "2", "4", "9", "3", "0", "8", "6", "-")
        assert person.shows(SetupScreen)
        assert request(person).changes.swapped["side-bridge"] == "side-bridge-knees"
        assert request(person).changes.left_out == ("side-bridge",)
        assert request(person).changes.order == ()


async def test_help_on_the_steps_shows_their_keys(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_setup(person, library)
        await person.press("5", "?")
        assert person.shows(TextDialog)
        assert "Leave out" in person.text()


async def test_a_window_made_small_over_the_steps_comes_back_to_them(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_setup(person, library)
        await person.press("5", "down", "0")
        await person.resize(40, 10)
        await person.resize(80, 24)
        await person.until(lambda: person.shows(StepsScreen))
        assert "Exercises: 7" in person.text()
