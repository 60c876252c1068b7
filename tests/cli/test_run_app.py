"""How the app is made from the command line."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from coach.cli.app_options import AppOptions
from coach.cli.places import Places
from coach.cli.run_app import make_app
from coach.storage.settings import Settings, read_settings, write_settings
from tests.support.settling import settle


def test_a_voice_that_is_named_is_used_and_remembered(tmp_path: Path) -> None:
    write_settings(tmp_path, Settings(theme="coach-light", voice="bell"))
    app = make_app(Places(data=tmp_path), AppOptions(voice="aloud"))
    assert app.surroundings.settings.voice == "aloud"
    assert read_settings(tmp_path) == Settings(theme="coach-light", voice="aloud")


def test_without_one_the_choice_of_before_holds(tmp_path: Path) -> None:
    write_settings(tmp_path, Settings(voice="bell"))
    assert make_app(Places(data=tmp_path)).surroundings.settings.voice == "bell"


def test_pictures_are_as_fine_as_was_named_for_this_time_alone(tmp_path: Path) -> None:
    write_settings(tmp_path, Settings(pictures="sextants"))

    assert make_app(Places(data=tmp_path)).rung == "sextants"
    assert make_app(Places(data=tmp_path), AppOptions(pictures="octants")).rung == "octants"
    assert read_settings(tmp_path) == Settings(pictures="sextants")


def test_without_a_word_about_pictures_they_are_in_half_blocks(tmp_path: Path) -> None:
    assert make_app(Places(data=tmp_path)).rung == "halves"


def test_without_colours_no_word_makes_pictures_finer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    assert make_app(Places(data=tmp_path), AppOptions(pictures="octants")).rung == "one-colour"


async def test_once_all_is_read_a_search_for_garbage_leaves_it_alone(tmp_path: Path) -> None:
    app = make_app(Places(data=tmp_path))
    before = gc.get_freeze_count()
    async with app.run_test():
        await settle(app)
        assert gc.get_freeze_count() > before
