"""The kiosk's file: every key, every bound, every problem with its file, line and key."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from coach.core.errors import ContentError, StorageError
from coach.kiosk.config.file import FILE, Alert, Hours, KioskConfig, Times, read_config
from coach.kiosk.config.screen import ScreenSize
from coach.kiosk.config.speech import Speech
from coach.kiosk.config.times import BOUNDS_S
from coach.storage.documents import data_folder
from tests.support.kiosk_config import HASH, WHOLE_CONFIG


def read(folder: Path, text: str) -> KioskConfig:
    file = folder / FILE
    file.write_text(text, "utf-8")
    return read_config(file)


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(ContentError) as wrong:
        read(folder, text)
    return str(wrong.value).splitlines()


def test_every_key_is_read_and_paths_are_relative_to_the_files_folder(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE_CONFIG) == KioskConfig(
        content=tmp_path / "words",
        clinic=Path("/etc/coach/clinic.toml"),
        languages=("en", "es"),
        printer="Front-Desk",
        print=False,
        voice=False,
        routines=("chair",),
        pin=HASH,
        counts=True,
        counts_folder=tmp_path / "../counts",
        pages=2,
        times=Times(
            idle_s=120,
            warning_s=60,
            done_s=40,
            exercise_start_s=90,
            emergency_neutral_s=240,
            emergency_s=400,
            neutral_stays_s=45,
            ring_gap_s=60,
            print_gap_s=30,
            staff_s=120,
            sign_s=30,
        ),
        hours=Hours.model_validate(
            {
                "mon": "08:00-12:00, 13:00-18:00",
                "tue": "00:00-24:00",
                "wed": "",
                "thu": "08:30-17:15",
                "fri": "08:00-16:00",
                "sat": "09:00-12:00",
                "sun": "",
            }
        ),
        alert=Alert(command=("/usr/local/bin/ring", "desk"), seconds=5.0),
        screen=ScreenSize(inches=32.0, capitals_mm=10.0),
        speech=Speech(volume=120, volume_step=10, speed=150, speed_step=15, offer_min=15),
    )


def test_the_whole_file_sets_every_key_there_is(tmp_path: Path) -> None:
    def unset(model: BaseModel) -> set[str]:
        return set(type(model).model_fields) - model.model_fields_set

    config = read(tmp_path, WHOLE_CONFIG)

    tables = (config, config.times, config.hours, config.alert, config.screen, config.speech)
    assert not any(map(unset, tables))


def test_the_sample_shows_every_key_with_its_default() -> None:
    sample = Path(__file__).parents[3] / "docs" / FILE
    text = sample.read_text("utf-8")

    assert read_config(sample) == KioskConfig()
    for model in (KioskConfig, Times, Hours, Alert, ScreenSize, Speech):
        for key in model.model_fields:
            assert re.search(rf"^(# )?{key} = |^\[{key}\]", text, re.MULTILINE), key
    most_of = {name: most for name, (_, most, *_) in (Times.BOUNDS | ScreenSize.BOUNDS).items()}
    for name, most in most_of.items():
        assert re.search(rf"^{name} = .* to {most}\b", text, re.MULTILINE), name
    for name, (_, most, _, _) in Speech.BOUNDS.items():
        assert re.search(rf"^{name} = .* to {most}\b", text, re.MULTILINE), name


def test_the_settings_that_the_sample_has_in_comments_are_valid(tmp_path: Path) -> None:
    text = (Path(__file__).parents[3] / "docs" / FILE).read_text("utf-8")

    config = read(tmp_path, re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE).replace("scrypt$...", HASH))

    assert config.content == tmp_path / "content"
    assert config.model_fields_set == set(KioskConfig.model_fields)


def test_a_relative_file_gives_absolute_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(tmp_path, WHOLE_CONFIG)
    monkeypatch.chdir(tmp_path)

    assert read_config(Path(FILE)).content == tmp_path / "words"


@pytest.mark.parametrize("text", ["", "# Nothing is set yet.\n"])
def test_a_file_that_sets_nothing_holds_the_defaults(tmp_path: Path, text: str) -> None:
    config = read(tmp_path, text)

    assert config == KioskConfig()
    assert (config.pin, config.counts, config.alert.command, config.routines) == (
        None,
        False,
        (),
        ("standing", "chair"),
    )
    assert config.times == Times(
        idle_s=90, warning_s=45, done_s=30, exercise_start_s=60, emergency_neutral_s=180, emergency_s=300
    )


def test_counts_are_kept_beside_the_persons_files_unless_a_folder_is_named(tmp_path: Path) -> None:
    assert read(tmp_path, "").folder_of_counts == data_folder() / "kiosk"
    assert read(tmp_path, 'counts_folder = "n"').folder_of_counts == tmp_path / "n"


def test_the_hash_of_the_pin_is_in_no_printed_form_of_the_config(tmp_path: Path) -> None:
    assert HASH not in repr(read(tmp_path, WHOLE_CONFIG))


NO_HASH = "what stands here is no hash of a PIN; set the PIN anew with: coach kiosk pin"
UNKNOWN = "there is no such key here; mend its name or take it out"
NO_QUEUE = "is no name of a queue; see the names with: lpstat -e"
BOOLEAN = "write true or false, without quotes"
HOW_HOURS = 'write it as "08:00-18:00", or several with a comma between, as "08:00-12:00, 13:00-18:00"'
NO_HOURS = f"are no hours; {HOW_HOURS}"
WARNING = "10 is out of bounds: WCAG 2.2.1 asks for 20 seconds to answer, and nobody waits for five minutes"
TOO_SOFT = "is out of bounds: softer is lost in a waiting room, and louder it cannot be; give 40 to 200 (100 is usual)"
TOO_FAST = "is out of bounds: the voice is no slower, and nobody follows it faster; give 80 to 350 words a minute"
TOO_OFTEN = "is out of bounds: whoever waits, or works at the desk, hears it each time; give 5 to 240 minutes"
RINGING = "is out of bounds: staff must learn soon that nothing rang; give 1 to 60 seconds"

SMALL_SCREEN = "is out of bounds: measure the screen from corner to corner; give 10 to 100 inches"
SMALL_PRINT = "is out of bounds: smaller ones are print, and larger ones leave no room on any screen; give 4 to 30 mm"


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "said"),
    [
        ("languages =", "langs =", 4, "langs", UNKNOWN),
        ("idle_s = 120", "idle = 120", 15, "times.idle", UNKNOWN),
        ('"words"', "3", 2, "content", "write a path in quotes"),
        ('["en", "es"]', '"en"', 4, "languages", 'write a list: ["…"]'),
        ('"es"]', "3]", 4, "languages.1", "write it in quotes"),
        ('"es"]', '"Spanish"]', 4, "languages", "'Spanish' is no code of a language; write en, es or es-MX"),
        ('"es"]', '"en"]', 4, "languages", "one stands here twice; take it out"),
        ('"Front-Desk"', '"Front Desk"', 5, "printer", f"'Front Desk' {NO_QUEUE}"),
        ('"Front-Desk"', '"-o"', 5, "printer", f"'-o' {NO_QUEUE}"),
        ("print = false", 'print = "no"', 6, "print", BOOLEAN),
        ("voice = false", "voice = 0", 7, "voice", BOOLEAN),
        ('["chair"]', '["floor"]', 8, "routines.0", "Input should be 'standing' or 'chair'"),
        ('["chair"]', '["chair", "chair"]', 8, "routines", "one stands here twice; take it out"),
        (f'"{HASH}"', '"2468"', 9, "pin", NO_HASH),
        (f'"{HASH}"', "2468", 9, "pin", NO_HASH),
        (HASH, HASH[:-3], 9, "pin", NO_HASH),
        ("counts = true", 'counts = "yes"', 10, "counts", BOOLEAN),
        ("120", '"120"', 15, "times.idle_s", "write a whole number, without quotes"),
        ("120", "true", 15, "times.idle_s", "write a whole number, without quotes"),
        ("warning_s = 60", "warning_s = 10", 16, "times.warning_s", f"{WARNING}; give 20 to 300 seconds"),
        (
            "240", "500", 20, "times.emergency_s",
            "an emergency card stays longer than that; give emergency_neutral_s (500) or more",
        ),
        (
            "120", "500", 20, "times.emergency_s",
            "an emergency card stays longer than that; give idle_s (500) or more",
        ),
        ('["/usr/local/bin/ring", "desk"]', '"ring"', 37, "alert.command", 'write a list: ["…"]'),
        (
            "/usr/local/bin/ring", "ring", 37, "alert.command",
            "'ring' is no full path; write the program as /usr/local/bin/ring-desk",
        ),
        ('"desk"]', '"\\u0000"]', 37, "alert.command", "a program takes no argument with a zero byte; take it out"),
        ('"08:30-17:15"', '"8:30-17:15"', 31, "hours.thu", f"'8:30-17:15' {NO_HOURS}"),
        ('"08:30-17:15"', '"17:15"', 31, "hours.thu", f"'17:15' {NO_HOURS}"),
        ('"08:30-17:15"', '["08:30-17:15"]', 31, "hours.thu", f"hours stand in quotes; {HOW_HOURS}"),
        ('"08:30-17:15"', '"08:30-24:15"', 31, "hours.thu", "'08:30-24:15' goes on after 24:00, when the day ends"),
        (
            '"08:30-17:15"', '"22:00-02:00"', 31, "hours.thu",
            "'22:00-02:00' ends before it begins; write until 24:00 here, and from 00:00 on the next day",
        ),
        (
            ", 13:00-18:00", ", 11:00-18:00", 28, "hours.mon",
            "these hours overlap; write them in order, each after the one before",
        ),
        ("mon =", "monday =", 28, "hours.monday", UNKNOWN),
        ("seconds = 5", 'seconds = "5"', 38, "alert.seconds", "write a number, without quotes"),
        ("seconds = 5", "seconds = 0", 38, "alert.seconds", f"0.0 {RINGING}"),
        ("seconds = 5", "seconds = nan", 38, "alert.seconds", f"nan {RINGING}"),
        ("seconds = 5", "seconds = inf", 38, "alert.seconds", f"inf {RINGING}"),
        ("inches = 32", "inches = 5", 41, "screen.inches", f"5.0 {SMALL_SCREEN}"),
        ("capitals_mm = 10", "capitals_mm = 1", 42, "screen.capitals_mm", f"1.0 {SMALL_PRINT}"),
        ("volume = 120", "volume = 20", 45, "speech.volume", f"20 {TOO_SOFT}"),
        ("speed = 150", "speed = 400", 47, "speech.speed", f"400 {TOO_FAST}"),
        ("offer_min = 15", "offer_min = 3", 49, "speech.offer_min", f"3 {TOO_OFTEN}"),
        ("offer_min = 15", 'offer_min = "15"', 49, "speech.offer_min", "write a whole number, without quotes"),
    ],
)  # fmt: skip
def test_a_problem_is_reported_with_its_file_line_and_key(
    tmp_path: Path, old: str, new: str, line: int, key: str, said: str
) -> None:
    broken = WHOLE_CONFIG.replace(old, new, 1)

    assert broken != WHOLE_CONFIG
    assert problems(tmp_path, broken) == [f"{tmp_path / FILE}:{line}: kiosk: {key}: {said}"]


@pytest.mark.parametrize("table", ["times", "hours", "alert", "screen", "speech"])
def test_another_value_where_a_table_belongs_says_how_to_write_the_table(tmp_path: Path, table: str) -> None:
    said = f"write its keys below a line of its own: [{table}]"

    assert problems(tmp_path, f"\n{table} = 3\n") == [f"{tmp_path / FILE}:2: kiosk: {table}: {said}"]


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, 'pin = "1"\nvoice = 1\n[times]\ndone_s = 1\nidle_s = 1\n')

    assert [line.split(": ")[0].removeprefix(f"{tmp_path / FILE}:") for line in found] == ["1", "2", "4", "5"]


def test_a_pin_written_in_plain_is_never_repeated(tmp_path: Path) -> None:
    assert "864213" not in "".join(problems(tmp_path, 'pin = "864213"\nvoice = 1\n'))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"a = 1\nvoice =\n", ":2: file: not TOML here: Invalid value"),
        (b"# a\n# \xff\n", ":2: file: not UTF-8 here; save the file as UTF-8"),
    ],
)
def test_a_file_that_is_no_toml_says_where(tmp_path: Path, raw: bytes, said: str) -> None:
    (tmp_path / FILE).write_bytes(raw)

    with pytest.raises(ContentError) as wrong:
        read_config(tmp_path / FILE)

    assert str(wrong.value) == f"{tmp_path / FILE}{said}"


@pytest.mark.parametrize("name", BOUNDS_S)
def test_a_time_may_be_at_its_bounds_and_not_beyond(name: str) -> None:
    least, most, _ = BOUNDS_S[name]
    others = {"idle_s": 30, "emergency_neutral_s": 60, "emergency_s": 1800}

    for inside in (least, most):
        assert getattr(Times.model_validate({**others, name: inside}), name) == inside
    for outside in (least - 1, most + 1, 0, -5):
        with pytest.raises(ValueError, match=f"give {least} to {most} seconds"):
            Times.model_validate({**others, name: outside})


def test_every_time_has_bounds() -> None:
    assert set(BOUNDS_S) == set(Times.model_fields)


def test_the_warning_never_gives_less_than_the_20_seconds_of_wcag() -> None:
    assert BOUNDS_S["warning_s"][0] == 20


def test_hours_without_a_day_to_open_on_are_refused_at_their_table(tmp_path: Path) -> None:
    said = "no day has hours, so the kiosk would never open; write the hours of one, or none of these"

    assert problems(tmp_path, 'voice = true\n[hours]\nmon = ""\n') == [f"{tmp_path / FILE}:2: kiosk: hours: {said}"]


def test_a_file_that_one_may_not_read_is_told_in_one_sentence_with_sudo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr("coach.loading.files.read_regular", refuse)
    with pytest.raises(StorageError, match=r"kiosk\.toml\. Check its permissions, or use sudo\.$"):
        read_config(tmp_path / "kiosk.toml")
