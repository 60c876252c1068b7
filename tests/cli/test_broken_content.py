"""Content that is broken in one place: the app, `coach triage` and `coach content check` all name the place."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli_w

from coach.core.checklist.answer_sheet import sheet_answers
from coach.core.errors import ContentError
from coach.kiosk.config.file import KioskConfig
from coach.kiosk.main import kiosk_context
from coach.loading.place import ContentPlace
from coach.loading.toml import LARGEST_BYTES
from tests.support.command import Run
from tests.support.home import driven
from tests.support.kiosk import STORED
from tests.support.kiosk_storm import kiosk_command
from tests.support.sessions import coach
from tests.support.shipped import changed, copied, line_with, shipped
from tests.support.terminal import LEAVE_ALTERNATE, Terminal
from tests.support.visits import CALM

CLINICIAN, URGENT = "rules/clinician.toml", "rules/urgent.toml"

Breaks = Callable[[Path], str]
"""Breaks a copy of the content in one place, and returns the line of the message about it."""


def unknown_question(folder: Path) -> str:
    changed(folder, URGENT, 'all = ["lump"]', 'all = ["lmp"]')
    told = "'lmp' asks about no question that exists; use one that exists or add it"
    return f"{URGENT}:{line_with(folder, URGENT, 'lmp')}: rule lump-or-new-shape: all: {told}"


def misspelt_key(folder: Path) -> str:
    file = "questions/danger.toml"
    changed(folder, file, 'unsure = "watch"', 'unsur = "watch"')
    told = "there is no such key here; mend its name or take it out"
    return f"{file}:{line_with(folder, file, 'unsur =')}: question dark-pee: unsur: {told}"


def impossible_number(folder: Path) -> str:
    changed(folder, CLINICIAN, '"pain-now>=7"', '"pain-now>=70"')
    told = "'pain-now>=70' can never change: pain-now goes from 0 to 10"
    return f"{CLINICIAN}:{line_with(folder, CLINICIAN, '>=70')}: rule strong-pain-after-three-days: all: {told}"


def two_rules_with_one_id(folder: Path) -> str:
    changed(folder, URGENT, 'id = "fever-and-back-pain"', 'id = "fever-with-risk"')
    told = "the id stands twice, first in rules/emergency.toml; give one another name"
    return f"{URGENT}:{line_with(folder, URGENT, 'fever-with-risk')}: rule fever-with-risk: id: {told}"


def cycle_of_follow_ups(folder: Path) -> str:
    file = "questions/health.toml"
    changed(folder, file, 'id = "thinners"\n', 'id = "thinners"\nwhen = { all = ["sudden-severe"] }\n')
    waits = "thinners waits for sudden-severe, sudden-severe waits for thinners"
    told = f"a cycle of follow-ups: {waits}; take one of these gates out"
    return f"{file}:{line_with(folder, file, 'sudden-severe')}: question thinners: when: {told}"


def not_toml(folder: Path) -> str:
    changed(folder, URGENT, 'all = ["lump"]', 'all = ["lump"')
    line = line_with(folder, URGENT, 'all = ["lump"') + 1
    return f"{URGENT}:{line}: file: not TOML here: Unclosed array"


def not_utf_8(folder: Path) -> str:
    file = folder / CLINICIAN
    line = line_with(folder, CLINICIAN, "Weak defenses against germs")
    file.write_bytes(file.read_bytes().replace(b"Weak defenses", b"Weak d\xe9fenses"))
    return f"{CLINICIAN}:{line}: file: not UTF-8 here; save the file as UTF-8"


def empty_file(folder: Path) -> str:
    (folder / "rules/sets.toml").write_text("")
    return "rules/sets.toml:1: file: empty; delete it or fill it"


def ten_megabytes(folder: Path) -> str:
    file = folder / URGENT
    file.write_text(file.read_text("utf-8") + "# more\n" * (10_000_000 // 7), "utf-8")
    return f"{URGENT}:1: file: longer than {LARGEST_BYTES:,} bytes; split it or mend it"


FAULTS = [
    unknown_question,
    misspelt_key,
    impossible_number,
    two_rules_with_one_id,
    cycle_of_follow_ups,
    not_toml,
    not_utf_8,
    empty_file,
    ten_megabytes,
]
few_faults = pytest.mark.parametrize(
    "breaks",
    [
        breaks
        if breaks in (misspelt_key, cycle_of_follow_ups, not_toml)
        else pytest.param(breaks, marks=pytest.mark.exhaustive)
        for breaks in FAULTS
    ],
    ids=[breaks.__name__.replace("_", " ") for breaks in FAULTS],
)
"""Some faults, for commands that read the content as `coach content check` does, which is tried with all of them."""
every_fault = pytest.mark.parametrize("breaks", FAULTS, ids=lambda breaks: str(breaks.__name__).replace("_", " "))


@few_faults
async def test_the_app_ends_before_any_question_with_the_place_of_the_fault(tmp_path: Path, breaks: Breaks) -> None:
    folder = copied(tmp_path)
    told = breaks(folder)

    async with driven(tmp_path / "data", place=ContentPlace(folder)) as person:
        assert str(person.app.content_error) == told
        assert person.app.return_value == 2
        assert person.app.controller is None
        assert person.kept() == []


@few_faults
def test_triage_assesses_nothing_and_names_the_place_of_the_fault(run: Run, tmp_path: Path, breaks: Breaks) -> None:
    folder = copied(tmp_path)
    told = breaks(folder)
    sheet = tmp_path / "answers.toml"
    sheet.write_text(tomli_w.dumps({"answers": sheet_answers(CALM, shipped(), assume_no=True)}), "utf-8")

    ran = run("triage", sheet, "--content", folder)

    assert (ran.code, ran.out, ran.err) == (2, "", f"{told}\n")


@every_fault
def test_content_check_names_the_place_of_the_fault_and_nothing_else(run: Run, tmp_path: Path, breaks: Breaks) -> None:
    folder = copied(tmp_path)
    told = breaks(folder)

    ran = run("content", "check", folder)

    assert (ran.code, ran.out) == (1, f"{told}\n")
    assert ran.err.endswith(" entries read, 1 to mend. Mend each and check again.\n")


def test_a_key_pressed_while_broken_content_is_read_opens_no_question(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    told = cycle_of_follow_ups(folder)

    with coach(tmp_path / "data", "--content", str(folder)) as terminal:
        terminal.press("1")

        assert terminal.finished() == 2
        assert terminal.left_behind.splitlines() == [told]
        assert shipped().pages[0].words.encode() not in terminal.raw
    assert not list((tmp_path / "data").rglob("*.toml"))


def test_a_clinic_file_that_the_first_frame_cannot_use_is_told_before_any_screen(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "clinic.toml", 'phone = "', "phone = ")

    with coach(tmp_path / "data", "--content", str(folder)) as terminal:
        assert terminal.finished() == 2
        assert LEAVE_ALTERNATE not in terminal.raw
        told = terminal.raw.decode().splitlines()
    line = line_with(folder, "clinic.toml", "phone = ")
    assert told[-1].startswith(f"clinic.toml:{line}: file: not TOML here: ")
    assert all(each.startswith("clinic.toml:") for each in told)


NUMBERS = pytest.mark.parametrize(
    "line",
    [
        'emergency_number = ""',
        'emergency_number = "abc"',
        'emergency_number = "  "',
        'emergency_number = "9"',
        'phone = ""',
        'phone = "ask at the desk"',
    ],
)


@NUMBERS
def test_a_clinic_without_a_number_to_call_starts_nothing_at_home(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(f'name = "Ours"\n{line}\n')
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    ran = run("--data", tmp_path / "data", "--clinic", file)

    assert (ran.code, ran.out) == (2, "")
    assert cannot_be_dialled(line) in ran.err


@NUMBERS
def test_a_clinic_without_a_number_to_call_lets_no_visitor_in(tmp_path: Path, line: str) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(f'name = "Ours"\n{line}\n')

    with pytest.raises(ContentError) as refused:
        kiosk_context(KioskConfig(pin=STORED, clinic=file))

    assert cannot_be_dialled(line) in str(refused.value)


def test_a_clinic_without_a_number_to_call_starts_no_kiosk(tmp_path: Path) -> None:
    line = 'emergency_number = ""'
    (tmp_path / "ours.toml").write_text(f'name = "Ours"\n{line}\n')

    with Terminal(kiosk_command(tmp_path, 'clinic = "ours.toml"\n')) as terminal:
        assert terminal.finished() == 2
        assert LEAVE_ALTERNATE not in terminal.raw
        assert cannot_be_dialled(line) in terminal.raw.decode()


@NUMBERS
def test_a_clinic_without_a_number_to_call_is_named_by_the_doctor(run: Run, tmp_path: Path, line: str) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(f'name = "Ours"\n{line}\n')

    ran = run("doctor", "--data", tmp_path / "data", "--clinic", file)

    assert ran.code == 1
    assert f"Clinic: {cannot_be_dialled(line)}" in ran.out


def test_the_doctor_shows_the_numbers_that_people_are_told_to_call(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text('name = "Ours"\nphone = "01 23 45"\nemergency_number = "15"\n')

    ran = run("doctor", "--data", tmp_path / "data", "--clinic", file)

    assert "Clinic: Ours, 01 23 45. In an emergency people are told to call 15." in ran.out


def cannot_be_dialled(line: str) -> str:
    """Return how the line of a clinic's file that gives no number is told."""
    return f"ours.toml:2: clinic: {line.partition(' ')[0]}: "
