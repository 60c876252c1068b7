"""Saving the summary as a file: where it goes, that it replaces no other file, and what is said if it fails."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any, NoReturn

import pytest
from textual.screen import Screen

from coach.core.library import Library
from coach.core.report.blocks import summary_pages
from coach.core.report.summary import summarise
from coach.export import SAVED, SUFFIXES, Form
from coach.export.forms import summary_form
from coach.local_time import local_time
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.pages.summary import SummaryScreen
from tests.support.home import Driven, driven
from tests.support.home_screens import at_summary
from tests.support.usual import usual_visit


def files(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return sorted(each.name for each in folder.iterdir())


async def save(person: Driven, form: Form) -> str:
    """Save in a form by its key; return the notification."""
    said = len(person.notices())
    await person.press("v", str(SAVED.index(form) + 1))
    await person.until(lambda: len(person.notices()) > said)
    return person.notices()[-1]


async def test_each_form_is_saved_whole_by_two_keys_and_its_place_is_said(
    tmp_path: Path, documents: Path, library: Library
) -> None:
    async with driven(tmp_path / "data") as person:
        await at_summary(person)
        for form in SAVED:
            before = files(documents)

            said = await save(person, form)

            file = documents / f"back-check-2026-11-23.{SUFFIXES[form]}"
            assert said == f"Saved as {file}"
            whole = summary_form(form, person.visit, library, local_time(person.visit.started))
            assert file.read_bytes() == (whole.encode() if isinstance(whole, str) else whole)
            assert file.stat().st_mode & 0o777 == 0o600
            assert files(documents) == sorted([*before, file.name])
            assert person.shows(SummaryScreen)


async def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path, documents: Path) -> None:
    mine = documents / "back-check-2026-11-23.txt"
    mine.write_text("mine")
    async with driven(tmp_path / "data") as person:
        await at_summary(person)

        second, third = [await save(person, "text") for _ in range(2)]

    assert mine.read_text() == "mine"
    assert second == f"Saved as {documents / 'back-check-2026-11-23-2.txt'}"
    assert third == f"Saved as {documents / 'back-check-2026-11-23-3.txt'}"


async def test_without_a_folder_for_documents_it_goes_to_the_home(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(documents / "none"))
    async with driven(tmp_path / "data") as person:
        await at_summary(person)

        assert await save(person, "text") == f"Saved as {documents.parent / 'back-check-2026-11-23.txt'}"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "the disk is full. Free some space."),
        (
            errno.EACCES,
            "you may not write there. Check the folder's permissions, or name another folder with coach summary",
        ),
    ],
)
async def test_what_keeps_it_from_being_saved_is_said_in_one_line_and_leaves_nothing_behind(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    def refuse(_handle: int) -> NoReturn:
        raise OSError(code, os.strerror(code))

    async with driven(tmp_path / "data") as person:
        await at_summary(person)
        monkeypatch.setattr(os, "fsync", refuse)

        told = await save(person, "html")

        monkeypatch.undo()
        assert told.startswith(f"Cannot write {documents / 'back-check-2026-11-23.html'}: {said}")
        assert "--data" not in told
        assert files(documents) == []


async def test_escape_on_the_sheet_saves_nothing(tmp_path: Path, documents: Path, library: Library) -> None:
    async with driven(tmp_path / "data") as person:
        await at_summary(person)

        await person.press("v")
        assert person.shows(ChooseDialog)
        assert library.words("save.hint") in person.text()
        await person.press("escape")

        assert person.shows(SummaryScreen)
        assert files(documents) == []


async def test_the_kiosk_offers_no_file(tmp_path: Path, documents: Path, library: Library) -> None:
    async with driven(tmp_path / "data") as person:
        visit = usual_visit()
        summary = summarise(visit, library)
        pages = summary_pages(summary, library, visit.started)
        screen: Screen[Any] = SummaryScreen(library.words, summary, pages, "", {"details", "print"})
        await person.app.push_screen(screen)

        await person.press("v")

        assert person.screen is screen
        assert f"v {library.words('keys.save')}" not in person.text()
