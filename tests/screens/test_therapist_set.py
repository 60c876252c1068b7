"""A therapist's own set is offered first and played with its note; what a result says against it is said and logged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach.core.library import Library
from tests.support.home import driven, played, request, skip, to_setup
from tests.support.visits import NOW

SET = """by = "Anna Smith"
note = "Once a day."

[[exercise]]
id = "curl-up"
note = "Chin in."

[[exercise]]
id = "side-bridge"

[[exercise]]
id = "childs-pose"
"""


@pytest.fixture
def set_file(tmp_path: Path) -> Path:
    return written(tmp_path, SET)


def written(folder: Path, text: str) -> Path:
    file = folder / "my-set.toml"
    file.write_text(text, "utf-8")
    return file


async def test_the_therapist_s_set_is_offered_first_and_played_with_its_note(
    tmp_path: Path, library: Library, set_file: Path
) -> None:
    async with driven(tmp_path, set_file=set_file) as person:
        await to_setup(person, library)
        assert "your therapist's set, by Anna Smith" in person.text()
        assert "Once a day." in person.text()
        assert "Note: Chin in." in person.text()
        await person.press("enter")
        assert played(person) == ["curl-up", "side-bridge", "childs-pose"]
        assert request(person).prescribed
        await person.press("right")
        assert "Chin in." in person.text()


async def test_the_first_screen_names_the_set_its_days_and_the_note(tmp_path: Path) -> None:
    set_file = written(tmp_path, f'days = ["fri", "mon"]\n{SET}')
    async with driven(tmp_path, set_file=set_file) as person:
        assert "Your set from Anna Smith is ready. It is for Mon and Fri. Once a day." in person.text()


async def test_a_set_without_a_name_days_and_note_is_told_all_the_same(tmp_path: Path) -> None:
    set_file = written(tmp_path, '[[exercise]]\nid = "bridge"\n')
    async with driven(tmp_path, set_file=set_file) as person:
        assert "Your therapist's set is ready." in person.text().splitlines()


async def test_without_a_set_the_first_screen_says_what_it_is(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        assert library.words("welcome.lead") in person.text()


async def test_the_therapist_s_set_can_be_put_aside_and_taken_up_again(
    tmp_path: Path, library: Library, set_file: Path
) -> None:
    async with driven(tmp_path, set_file=set_file) as person:
        await to_setup(person, library)
        await person.press("1", "2")
        assert (request(person).prescribed, request(person).minutes) == (False, 15)
        assert "made for you today" in person.text()
        await person.press("1", "enter")
        assert played(person) == ["curl-up", "side-bridge", "childs-pose"]


async def test_what_the_result_says_against_the_set_is_shown_and_logged_and_the_person_chooses(
    tmp_path: Path, library: Library, set_file: Path
) -> None:
    async with driven(tmp_path, set_file=set_file) as person:
        await to_setup(person, library, worse_with=("bending",), pain_now=4)
        assert "More than your result allows today" in person.text()
        assert "Side bridge on the feet: your result allows only gentle moves of stage 1 for now" in person.text()
        assert f"Child's pose: {library.profiles['bending-hurts'].because}" in person.text()
        assert library.words("setup.warned-choice") in person.text()
        await person.press("enter")
        assert played(person) == ["curl-up", "side-bridge", "childs-pose"]
        assert person.visit.set_used is not None
        assert [each.exercise for each in person.visit.set_used.warnings] == ["side-bridge", "childs-pose"]


async def test_a_person_who_heeds_the_warning_gets_a_routine_that_fits_and_no_warning_is_logged(
    tmp_path: Path, library: Library, set_file: Path
) -> None:
    async with driven(tmp_path, set_file=set_file) as person:
        await to_setup(person, library, pain_now=4)
        await person.press("1", "enter")
        assert "side-bridge" not in played(person)
        assert person.visit.set_used is None


async def test_where_only_walking_is_allowed_the_walk_is_offered_and_the_set_can_be_chosen_all_the_same(
    tmp_path: Path, library: Library, set_file: Path
) -> None:
    async with driven(tmp_path, set_file=set_file) as person:
        await to_setup(person, library, pain_now=6)
        assert library.words("setup.set-waits") in person.text()
        await person.press("1")
        names = "Curl-up, Side bridge on the feet and Child's pose"
        assert f"{names}: your result allows only easy walks for now" in person.text()
        await person.press("enter")
        assert played(person) == ["curl-up", "side-bridge", "childs-pose"]


async def test_a_set_goes_on_where_it_was_left_as_the_person_chose_it(
    tmp_path: Path, library: Library, set_file: Path
) -> None:
    async with driven(tmp_path, set_file=set_file) as person:
        await to_setup(person, library, worse_with=("bending",))
        await person.press("enter")
        await skip(person, 2)
        left = replace(person.visit, moved_at=NOW)
        await person.until_kept(lambda visit: len(visit.performed) == len(left.performed))
    async with driven(tmp_path, set_file=set_file) as person:
        await person.stand(left)
        assert played(person) == ["curl-up", "side-bridge", "childs-pose"]


async def test_a_set_file_that_cannot_be_used_ends_the_app_with_the_reason(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere.toml"
    async with driven(tmp_path, set_file=nowhere) as person:
        assert str(person.app.content_error).startswith(f"There is no set file at {nowhere}.")
        assert person.app.return_value == 2
