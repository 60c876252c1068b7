"""`coach doctor`: says what it finds, and leaves nothing behind."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from coach import __version__
from coach.storage.settings import Settings, read_settings, write_settings
from tests.support.command import Run, assert_refused
from tests.support.machines import ESPEAK_VOICES
from tests.support.printers import Cups, needs_cups, stand_in
from tests.support.programs import Programs
from tests.support.sessions import coach_command
from tests.support.shipped import REVIEWED, shipped
from tests.support.terminal import COLOURFUL, Terminal


def test_a_sound_machine_is_all_well(run: Run, tmp_path: Path) -> None:
    ran = run("doctor", "--today", REVIEWED, "--data", tmp_path / "data")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"coach {__version__}, Python ")
    assert f"Your visits and settings: {tmp_path}/data. They can be written." in ran.out
    assert f"Content: version {shipped().version}, rules: {len(shipped().rules)}" in ran.out
    assert ran.out.endswith("All is well.\n")


def test_looking_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    run("doctor", "--data", tmp_path / "data")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    ran = run("doctor", "--data", tmp_path / "file" / "data")

    assert ran.code == 1
    assert f"Cannot write {tmp_path}/file/data/visits: a file stands where the folder should be." in ran.out


def test_the_theme_is_named_with_the_key_that_changes_it(run: Run, tmp_path: Path) -> None:
    write_settings(tmp_path, Settings(theme="coach-contrast"))
    (tmp_path / "keys.toml").write_text('theme = "z"\n')

    assert (
        "Theme: high contrast. The key z on the first screen chooses another." in run("doctor", "--data", tmp_path).out
    )


def full(_handle: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_told_and_looking_leaves_nothing_behind(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", full)

    ran = run("doctor", "--data", tmp_path / "data")

    assert ran.code == 1
    assert f"Your visits and settings: Cannot write {tmp_path}/data/visits: the disk is full. Free some" in ran.out
    assert "All is well." not in ran.out
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_a_disk_that_is_not_there_is_told_with_what_is_missing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(tmp_path / "disk")

    ran = run("doctor", "--data", tmp_path / "data")

    assert ran.code == 1
    assert f"{tmp_path}/data is a link to {tmp_path}/disk, which is not there. Connect its disk" in ran.out
    assert not (tmp_path / "disk").exists()


def test_visits_that_cannot_be_looked_at_are_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = os.listdir

    def refuse(path: Path) -> list[str]:
        if Path(path) == tmp_path / "visits":
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return listed(path)

    monkeypatch.setattr(os, "listdir", refuse)

    ran = run("doctor", "--data", tmp_path)

    assert ran.code == 1
    assert f"Your visits and settings: Cannot read {tmp_path}/visits: the disk gives no answer.\n" in ran.out


def test_a_disk_that_keeps_nobody_out_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fchmod", lambda handle, _mode: Path(f"/dev/fd/{handle}").chmod(0o777))

    ran = run("doctor", "--today", REVIEWED, "--data", tmp_path)

    assert ran.code == 0
    assert f"{tmp_path}. They can be written. This disk knows no permissions: others who use it can read" in ran.out


def test_broken_content_is_told_with_the_command_that_names_each_problem(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("")

    ran = run("doctor", "--data", tmp_path, "--content", tmp_path)

    assert ran.code == 1
    assert "Content: cannot be used. See every problem with: coach content check" in ran.out


def test_overdue_reviews_need_a_look(run: Run, tmp_path: Path) -> None:
    day = max(rule.review.due for rule in shipped().rules.values())

    ran = run("doctor", "--today", day, "--data", tmp_path)

    assert ran.code == 1
    assert f"Review: overdue for {len(shipped().overdue(day))} rules and topics. See which with: coach" in ran.out


def test_content_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("doctor", "--data", tmp_path, "--content", tmp_path / "no")

    assert ran.code == 1
    assert f"Content: There is no content folder at {tmp_path}/no." in ran.out


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, "Colours: off, as NO_COLOR asks."),
        ({"TERM": "linux"}, "Colours: eight."),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "Colours: millions."),
        ({"TERM": "xterm-256color"}, "Colours: 256."),
        ({"TERM": "xterm"}, "Colours: not told."),
    ],
)
def test_colours_are_told_from_what_the_terminal_says_of_itself(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], told: str
) -> None:
    for name in ("NO_COLOR", "COLORTERM", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert told in run("doctor", "--data", tmp_path).out


@pytest.mark.parametrize(
    ("kept", "environment", "told"),
    [
        (None, {}, "Pictures: in half blocks, which every terminal shows."),
        ("sextants", {}, "Pictures: in sextants, as you chose."),
        ("tiles", {}, "Pictures: in half blocks, which every terminal shows."),
        ("sextants", {"TERM": "linux"}, "Pictures: in half blocks, since the colours here are few."),
        ("sextants", {"NO_COLOR": "1"}, "Pictures: in half blocks of one colour, since the colours here are few."),
    ],
)
def test_how_pictures_are_drawn_is_told_with_the_reason(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str | None, environment: dict[str, str], told: str
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    write_settings(tmp_path, Settings(pictures=kept))

    assert told in run("doctor", "--data", tmp_path).out


def test_pictures_to_choose_from_need_a_terminal(run: Run, tmp_path: Path) -> None:
    assert_refused(run("doctor", "--pictures", "--data", tmp_path, piped=b"1\n"), "needs a terminal")


def choosing(data: Path, **environment: str) -> Terminal:
    """Start the choice of pictures in a terminal."""
    return Terminal(coach_command(data, "doctor", "--pictures"), environment={**COLOURFUL, **environment})


@pytest.mark.whole
def test_the_last_picture_that_looks_right_is_remembered_and_enter_forgets_it(tmp_path: Path) -> None:
    with choosing(tmp_path) as terminal:
        terminal.wait("let the coach choose:")
        signs = {cell.data for row in terminal.cells for cell in row}
        for kind in ({"▀"}, {"▙"}, set(map(chr, range(0x1FB00, 0x1FB3C))), set(map(chr, range(0x1CD00, 0x1CDE6)))):
            assert signs & kind
        assert all(name in terminal.text for name in ("1 half blocks", "2 quadrants", "3 sextants", "4 octants"))
        terminal.press("7\r")
        terminal.wait("Type a number from 1 to 4")
        assert read_settings(tmp_path) == Settings()
        terminal.press("3\r")
        assert terminal.finished() == 0
        terminal.wait("drawn in sextants from now on")
    assert read_settings(tmp_path) == Settings(pictures="sextants")

    with choosing(tmp_path) as terminal:
        terminal.wait("let the coach choose:")
        terminal.press("\r")
        assert terminal.finished() == 0
    assert read_settings(tmp_path) == Settings()


@pytest.mark.whole
def test_who_ends_the_choice_changes_nothing(tmp_path: Path) -> None:
    write_settings(tmp_path, Settings(pictures="octants"))
    with choosing(tmp_path) as terminal:
        terminal.wait("let the coach choose:")
        terminal.press("\x04")
        assert terminal.finished() == 130
    assert read_settings(tmp_path) == Settings(pictures="octants")


@pytest.mark.whole
def test_where_colours_are_few_there_is_no_choice_of_pictures(tmp_path: Path) -> None:
    with choosing(tmp_path, TERM="linux") as terminal:
        assert terminal.finished() == 0
        terminal.wait("Pictures: in half blocks, since the colours here are few.")


def test_the_place_of_the_last_fault_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "crash.txt").write_text("KeyError\n")

    assert f"Last fault: noted in {tmp_path}/crash.txt" in run("doctor", "--data", tmp_path).out


@pytest.mark.parametrize(
    ("programs", "settings", "told"),
    [
        (["espeak-ng"], "", "/espeak-ng speaks the cues of a routine."),
        (["say", "spd-say"], "", "/spd-say speaks the cues of a routine."),
        ([], "", "Sound: no voice was found; the terminal's bell rings."),
        (["espeak-ng"], "format = 1\nsound = false", "Sound: turned off."),
    ],
)
def test_what_gives_the_cues_for_the_ear_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, programs: list[str], settings: str, told: str
) -> None:
    for program in programs:
        # It takes its time, as what is heard does.
        (tmp_path / program).write_text("#!/bin/sh\nexec /bin/sleep 0.5\n")
        (tmp_path / program).chmod(0o755)
    if settings:
        (tmp_path / "settings.toml").write_text(settings)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert told in run("doctor", "--data", tmp_path).out


def test_a_voice_that_is_done_before_it_can_have_been_heard_is_told_and_not_said_to_speak(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for program in ("espeak-ng", "spd-say"):
        (tmp_path / program).write_text("#!/bin/sh\n")
        (tmp_path / program).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    ran = run("doctor", "--data", tmp_path)

    assert f"Sound: {tmp_path}/spd-say is done before it can have spoken" in ran.out
    assert "speaks the cues" not in ran.out
    assert ran.code == 1


def speaking(folder: Path, monkeypatch: pytest.MonkeyPatch, voices: str) -> None:
    """Put an espeak-ng on the PATH that lists these voices, and else takes its time."""
    (folder / "voices").write_text(voices)
    program = folder / "espeak-ng"
    program.write_text(f'#!/bin/sh\n[ "$1" = --voices ] && exec /bin/cat "{folder / "voices"}"\nexec /bin/sleep 0.5\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_the_voice_of_each_language_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speaking(tmp_path, monkeypatch, ESPEAK_VOICES)

    out = run("doctor", "--data", tmp_path).out

    assert f"Voice: English is spoken by English (Great Britain), of {tmp_path}/espeak-ng.\n" in out
    assert f"Voice: Español is spoken by Spanish (Spain), of {tmp_path}/espeak-ng.\n" in out


def test_a_language_that_no_voice_speaks_is_named_and_its_own_is_a_fault(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = shipped().words
    english, spanish = (
        line for line in ESPEAK_VOICES.splitlines() if " English_(America)" in line or " Spanish_(Spain)" in line
    )
    speaking(tmp_path, monkeypatch, f"{english}\n")
    ran = run("doctor", "--today", REVIEWED, "--data", tmp_path)
    assert words("doctor.voice-none", language="Español") in ran.out
    assert ran.code == 0

    speaking(tmp_path, monkeypatch, f"{spanish}\n")
    ran = run("doctor", "--today", REVIEWED, "--data", tmp_path)
    assert words("doctor.sound-foreign") in ran.out
    assert words("doctor.voice-none", language="English") in ran.out
    assert ran.code == 1


@needs_cups
def test_the_printer_for_the_summary_is_told_by_name(run: Run, tmp_path: Path, cups: Cups) -> None:
    with cups.printer("hang:", default=True) as name:
        ran = run("doctor", "--today", REVIEWED, "--data", tmp_path)

    assert f"Printer: {name} gets the summary when you print it.\n" in ran.out
    assert ran.code == 0


@needs_cups
def test_a_printer_that_is_no_default_is_told_with_how_to_make_it_one(run: Run, tmp_path: Path, cups: Cups) -> None:
    with cups.printer("hang:"):
        assert (
            "Printer: no default is set. Add a printer, or choose one with: lpoptions -d NAME\n"
            in run("doctor", "--data", tmp_path).out
        )


@pytest.mark.parametrize(
    ("lpstat", "told"),
    [
        (None, "Printer: there is no program lp here."),
        ("echo scheduler is not running", "Printer: the print service CUPS is not running."),
    ],
)
def test_what_keeps_the_summary_from_being_printed_is_told_and_is_no_fault(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lpstat: str | None, told: str
) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    if lpstat is not None:
        stand_in(tmp_path / "bin", "lp", "")
        stand_in(tmp_path / "bin", "lpstat", lpstat)

    ran = run("doctor", "--today", REVIEWED, "--data", tmp_path)

    assert told in ran.out
    assert ran.code == 0


@pytest.mark.parametrize(
    ("there", "code", "told"),
    [
        (True, 0, "inhibit keeps it awake"),
        (True, 1, "inhibit cannot keep it awake"),
        (False, 0, "nothing here keeps it"),
    ],
)
def test_what_keeps_the_screen_awake_in_a_routine_is_tried_and_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, code: int, told: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    programs = Programs(tmp_path, monkeypatch)
    for name in ["cat", "true", "systemd-inhibit"] if there else []:
        programs.add(name, code=code)
    assert told in run("doctor", "--data", tmp_path / "data").out
    assert [call[0] for call in programs.called()] == (["systemd-inhibit"] if there else [])


def test_a_bell_that_was_chosen_is_told_with_the_way_back(run: Run, tmp_path: Path) -> None:
    write_settings(tmp_path / "data", Settings(voice="bell"))
    assert shipped().words("doctor.sound-chosen") in run("doctor", "--data", tmp_path / "data").out
