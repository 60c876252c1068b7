"""How the app is made from the command line."""

from __future__ import annotations

from pathlib import Path

from coach.cli.places import Places
from coach.cli.run_app import make_app
from coach.storage.settings import Settings, read_settings, write_settings


def test_a_voice_that_is_named_is_used_and_remembered(tmp_path: Path) -> None:
    write_settings(tmp_path, Settings(theme="coach-light", voice="bell"))
    app = make_app(Places(data=tmp_path), voice="aloud")
    assert app.surroundings.settings.voice == "aloud"
    assert read_settings(tmp_path) == Settings(theme="coach-light", voice="aloud")


def test_without_one_the_choice_of_before_holds(tmp_path: Path) -> None:
    write_settings(tmp_path, Settings(voice="bell"))
    assert make_app(Places(data=tmp_path)).surroundings.settings.voice == "bell"
