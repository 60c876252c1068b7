"""What can go wrong around the app: a small window, a folder that cannot be written, damaged files, a crash."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.crash_report import FILE, crash_report
from coach.loading.place import ContentPlace
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.checklist.review import ReviewScreen
from coach.screens.dialogs.confirm import ConfirmDialog, WindowTooSmallScreen
from coach.screens.pages.welcome import WelcomeScreen
from tests.support.home import driven
from tests.support.home_screens import answer_last_page, at_page
from tests.support.shipped import changed, copied


async def test_a_window_too_small_asks_for_room_and_goes_on_when_it_has_some(tmp_path: Path) -> None:
    async with driven(tmp_path, size=(40, 10)) as person:
        await person.until(lambda: person.shows(WindowTooSmallScreen))
        await person.press("1")
        assert person.shows(WindowTooSmallScreen)
        await person.resize(80, 24)
        await person.until(lambda: person.shows(WelcomeScreen))


async def test_a_window_made_small_within_a_page_comes_back_to_it(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "danger-signs")
        await person.resize(50, 15)
        await person.until(lambda: person.shows(WindowTooSmallScreen))
        await person.resize(80, 24)
        await person.until(lambda: person.shows(FindingsScreen))


async def test_a_folder_that_cannot_be_written_is_said_and_the_check_goes_on(tmp_path: Path, library: Library) -> None:
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    async with driven(file / "below") as person:
        assert "Nothing can be kept this time" in person.text()
        await person.press("1")
        await answer_last_page(person, library)
        assert person.shows(ReviewScreen)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("listdir", errno.EIO),
        ("listdir", errno.EACCES),
        ("unlink", errno.EROFS),
        ("stat", errno.ESTALE),
        ("open", errno.EMFILE),
    ],
)
async def test_a_folder_that_refuses_ends_nothing_and_the_check_goes_on(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    (tmp_path / "visits").mkdir()
    (tmp_path / "visits" / "20260101T000000Z-aaaaaa.toml").write_text("format = 99\n")
    allowed = getattr(os, call)

    def refuse(path: object, *rest: object, **named: object) -> object:
        if str(path).startswith(f"{tmp_path}/visits"):
            raise OSError(code, os.strerror(code), str(path))
        return allowed(path, *rest, **named)

    monkeypatch.setattr(os, call, refuse)

    async with driven(tmp_path) as person:
        assert call != "listdir" or f"Cannot read {tmp_path}/visits" in person.text()
        assert call not in ("stat", "open") or f"Cannot write {tmp_path}/visits" in person.text()
        await person.press("1", "1")
        assert person.visit.begun


async def test_a_damaged_visit_is_set_aside_and_named(tmp_path: Path) -> None:
    folder = tmp_path / "visits"
    folder.mkdir()
    (folder / "20260101T000000Z-aaaaaa.toml").write_text("format = 1\nid = 3\n", "utf-8")
    async with driven(tmp_path) as person:
        assert "set aside" in person.text()
        assert (folder / "20260101T000000Z-aaaaaa.damaged").exists()


async def test_broken_content_ends_the_app_before_any_question(tmp_path: Path) -> None:
    content = copied(tmp_path)
    changed(content, "rules/emergency.toml", 'scope = "none"', 'scope = "full"')
    async with driven(tmp_path / "data", place=ContentPlace(content)) as person:
        assert person.app.content_error is not None
        assert "rules/emergency.toml" in str(person.app.content_error)
        assert person.app.return_value == 2


async def test_leaving_a_visit_with_answers_is_asked_first(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("1", "1", "3", "q")
        assert person.shows(ConfirmDialog)
        await person.press("2")
        assert not person.app._exit
        await person.press("ctrl+c")
        assert person.shows(ConfirmDialog)
        await person.press("1")
        assert person.app._exit
    assert person.kept()[0].answers["age"] == "adult"


async def test_a_crash_leaves_a_report_without_a_value_and_keeps_the_visit(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        canary = "canary-in-a-local-variable"
        raise RuntimeError(canary)

    with pytest.raises(RuntimeError):
        async with driven(tmp_path) as person:
            await answer_last_page(person, library)
            monkeypatch.setattr("coach.core.visit.transitions.reviewed", broken)
            await person.press("1")
    report = (tmp_path / FILE).read_text("utf-8")
    assert report.startswith("RuntimeError\n")
    assert "test_troubles.py" in report
    assert "canary" not in report
    assert person.kept()[0].answers["pain-now"] == 2


def test_a_crash_report_names_type_file_and_line_and_never_the_message() -> None:
    try:
        raise ValueError("secret")
    except ValueError as error:
        report = crash_report(error)
    assert "ValueError" in report
    assert "test_troubles.py:" in report
    assert "secret" not in report


async def test_a_disk_that_was_full_for_a_while_loses_nothing(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with driven(tmp_path) as person:
        with monkeypatch.context() as patched:
            patched.setattr("coach.storage.documents.os.fsync", full)
            await person.press("1", "1")
            await person.until(lambda: "the disk is full" in " ".join(str(toast) for toast in person.notices()))
        await person.press("3")
        await person.until_kept(lambda visit: visit.value("age") == "adult")
        assert person.kept()[0].answers["fits-today"] == "after-workout"
