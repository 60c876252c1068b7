"""`coach content preview`: key frames as files, and the figure moving on the screen."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from PIL import Image
from textual.widgets import Static

from coach.cli.viewer import Viewer
from coach.drawing.rungs import GRAIN, Rung
from tests.support.clocks import FakeClock
from tests.support.command import Run, assert_refused
from tests.support.hand import key_event
from tests.support.moving import FIGURES
from tests.support.settling import settle
from tests.support.shipped import shipped


def test_the_key_frames_of_one_exercise_are_one_file(run: Run, tmp_path: Path) -> None:
    ran = run("content", "preview", "bridge", "--png", tmp_path / "new")

    file = tmp_path / "new" / "bridge.png"
    assert (ran.code, ran.out, ran.err) == (0, f"{file}\n", "")
    with Image.open(file) as image:
        assert image.width > image.height > 100


def test_without_a_name_every_exercise_gets_its_file(run: Run, tmp_path: Path) -> None:
    ran = run("content", "preview", "--png", tmp_path)

    assert ran.out.splitlines() == [str(tmp_path / f"{name}.png") for name in FIGURES]
    assert sorted(file.stem for file in tmp_path.iterdir()) == sorted(shipped().exercises)


def test_a_clinics_own_figure_is_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "a.toml").write_text('[[figure]]\nid = "bridge"\ncamera = "three-quarter"\n')
    for place, words in (("one", []), ("other", ["--content", tmp_path / "ours"])):
        run("content", "preview", "bridge", "--png", tmp_path / place, *words)

    assert (tmp_path / "one" / "bridge.png").read_bytes() != (tmp_path / "other" / "bridge.png").read_bytes()


def test_a_name_that_no_exercise_has_is_refused(run: Run) -> None:
    assert_refused(run("content", "preview", "bidge"), "'bidge'", "coach content list exercises")


def test_without_a_name_and_without_a_folder_it_says_what_to_do(run: Run) -> None:
    assert_refused(run("content", "preview"), "--png DIR")


def test_without_a_terminal_it_says_so(run: Run) -> None:
    assert_refused(run("content", "preview", "bridge", piped=b""), "needs a terminal", "--png DIR")


def test_a_folder_that_cannot_be_made_ends_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert_refused(run("content", "preview", "bridge", "--png", tmp_path / "file"), "Cannot write")


def test_pictures_are_for_the_eyes_of_who_made_them_whatever_the_umask(run: Run, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        run("content", "preview", "bridge", "--png", tmp_path / "new")
    finally:
        os.umask(before)

    assert [stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "new").rglob("*")] == [0o600]
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_a_picture_that_cannot_be_written_leaves_the_earlier_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bridge.png").write_bytes(b"earlier")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)

    assert_refused(run("content", "preview", "bridge", "--png", tmp_path), "bridge.png: the disk is full. Free some")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"earlier"]


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_the_viewer_plays_until_a_key_ends_it(key: str, clock: FakeClock) -> None:
    app = Viewer(shipped(), shipped().exercises["bridge"], clock, "xterm")
    async with app.run_test(size=(80, 24)):
        await settle(app)
        first = app.picture.image
        clock.now += 3
        app.refresh_figure()
        assert first is not None
        assert app.picture.image != first
        assert first.size == (80, app.picture.size.height * 2)
        assert app.picture.alternative == shipped().figures["bridge"].words
        assert "Bridge. On the back" in str(app.query_one(Static).render())
        app.post_message(key_event(key))
        await settle(app)
    assert app.return_code == 0


async def test_the_viewer_shows_the_other_side_after_two_repetitions(clock: FakeClock) -> None:
    exercise = shipped().exercises["clamshell"]
    app = Viewer(shipped(), exercise, clock, "xterm")
    assert exercise.doses.usual.hold_s is not None
    cycle = exercise.doses.usual.hold_s + shipped().planning.timing.gap_s
    async with app.run_test(size=(80, 24)):
        await settle(app)
        app.refresh_figure()
        first = app.picture.image
        clock.now += 2 * cycle
        app.refresh_figure()
        assert first is not None
        assert app.picture.image == first.transpose(Image.Transpose.FLIP_LEFT_RIGHT)


async def test_where_nothing_may_move_the_viewer_shows_the_peak(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_MOTION", "1")
    app = Viewer(shipped(), shipped().exercises["bridge"], clock, "xterm")
    async with app.run_test(size=(80, 24)):
        await settle(app)
        app.refresh_figure()
        first = app.picture.image
        clock.now += 4
        app.refresh_figure()
        assert first is not None
        assert app.picture.image == first


async def test_a_window_without_room_for_a_figure_leaves_the_words(clock: FakeClock) -> None:
    app = Viewer(shipped(), shipped().exercises["bridge"], clock, "xterm")
    async with app.run_test(size=(40, 9)):
        await settle(app)
        assert app.picture.image is None


@pytest.mark.parametrize(("terminal", "rung"), [("xterm", "octants"), ("linux", "halves")])
async def test_the_viewer_draws_as_finely_as_was_named_where_there_are_colours_for_it(
    clock: FakeClock, terminal: str, rung: Rung
) -> None:
    app = Viewer(shipped(), shipped().exercises["bridge"], clock, terminal, "octants")
    async with app.run_test(size=(80, 24)):
        await settle(app)
        app.refresh_figure()
        columns, rows = app.picture.size
        assert app.picture.image is not None
        assert app.picture.image.size == (columns * GRAIN[rung][0], rows * GRAIN[rung][1])
