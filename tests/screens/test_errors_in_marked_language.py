"""No error that a person at home meets on a screen or in line mode has a word that a language cannot translate."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.screens.pages.welcome import WelcomeScreen
from tests.support.blanked import blanked, readable
from tests.support.home import driven
from tests.support.translated import CODE

NAME = "20260101T000000Z-aaaaaa"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> ContentPlace:
    return ContentPlace(blanked(tmp_path_factory.mktemp("blank")), language=CODE)


def newer(folder: Path) -> None:
    (folder / "visits").mkdir()
    (folder / "visits" / f"{NAME}.toml").write_text("format = 99\n")


def damaged(folder: Path) -> None:
    (folder / "visits").mkdir()
    (folder / "visits" / f"{NAME}.toml").write_text("format = 1\nid = 3\n")


def no_file(folder: Path) -> None:
    (folder / "visits" / f"{NAME}.toml").mkdir(parents=True)


def file_in_the_way(folder: Path) -> None:
    (folder / "visits").write_text("")


def damaged_settings(folder: Path) -> None:
    (folder / "settings.toml").write_text("theme = ")


def settings_of_another_kind(folder: Path) -> None:
    (folder / "settings.toml").mkdir()


def key_of_no_letter(folder: Path) -> None:
    (folder / "keys.toml").write_text('theme = "1"\n')


def no_file_of_keys(folder: Path) -> None:
    (folder / "keys.toml").write_text("theme")


WRONG = (
    newer,
    damaged,
    no_file,
    file_in_the_way,
    damaged_settings,
    settings_of_another_kind,
    key_of_no_letter,
    no_file_of_keys,
)


@pytest.mark.parametrize("wrong", WRONG, ids=lambda each: each.__name__)
async def test_a_file_that_cannot_be_used_is_told_in_the_person_s_language(
    tmp_path: Path, place: ContentPlace, wrong: Callable[[Path], None]
) -> None:
    wrong(tmp_path)
    own = load_library(place).words
    before = [own(f"welcome.{key}", reason="").strip() for key in ("cannot-keep", "not-shown")]

    async with driven(tmp_path, place=place, size=(120, 36)) as person:
        assert person.shows(WelcomeScreen)
        told = [text for each in person.screen.query("Static") if str(tmp_path) in (text := str(each.render()))]

    assert len(told) == 1
    paths = [tmp_path / "visits" / f"{NAME}.{end}" for end in ("toml", "damaged")]
    paths += [tmp_path / name for name in ("visits", "settings.toml", "settings.damaged", "keys.toml")]
    assert readable(told[0], *paths, *before, "theme = '1'", "TOML", "a z") == []


async def test_a_disk_that_is_full_is_told_in_the_person_s_language(
    tmp_path: Path, place: ContentPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with driven(tmp_path, place=place) as person:
        with monkeypatch.context() as patched:
            patched.setattr("coach.storage.documents.os.fsync", full)
            await person.press("1", "1")
            await person.until(lambda: bool(person.notices()))
            told = person.notices()[0]

            path = tmp_path / "visits" / f"{person.visit.id}.toml"

    assert readable(told, path) == []
