"""`coach kiosk`: names what is missing, in a fixed order; sets the PIN; shows the counts."""

from __future__ import annotations

import json
import sys
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from coach.core.content.levels import Level
from coach.kiosk.config.pin import hash_pin, matches
from coach.kiosk.counts.file import FILE as COUNTS
from coach.kiosk.counts.file import CountsFile
from tests.support.command import Run, assert_refused
from tests.support.counts import MONDAY
from tests.support.shipped import shipped
from tests.support.terminal import COLOURFUL, Terminal

HASH = hash_pin("1357", bytes(16))
NO_PIN = "No staff PIN is set, and without one nobody could leave the kiosk. Set it: coach kiosk pin"


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any kiosk file; return where the user's would be."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("coach.kiosk.config.file.MACHINE_FOLDER", tmp_path / "etc")
    return tmp_path / "config" / "coach" / "kiosk.toml"


def configured(folder: Path, text: str) -> Path:
    file = folder / "kiosk.toml"
    file.write_text(text)
    return file


# ---- What is missing ----


def test_without_a_file_the_missing_pin_is_said_first(run: Run) -> None:
    assert_refused(run("kiosk", piped=b""), NO_PIN)


@pytest.mark.parametrize("text", ["", "# not yet\n", 'content = "gone"\nclinic = "gone.toml"\nvoice = false\n'])
def test_without_a_pin_that_is_said_before_a_missing_terminal_and_before_a_missing_file(
    run: Run, tmp_path: Path, text: str
) -> None:
    config = configured(tmp_path, text)

    assert_refused(run("kiosk", "--config", config, piped=b""), f"{NO_PIN} --config {config}")


def test_a_given_file_that_is_not_there_has_no_pin_either(run: Run, tmp_path: Path) -> None:
    assert_refused(
        run("kiosk", "--config", tmp_path / "my file.toml"), f"{NO_PIN} --config '{tmp_path / 'my file.toml'}'"
    )


def test_with_a_pin_the_missing_terminal_is_said_before_a_missing_file(run: Run, tmp_path: Path) -> None:
    config = configured(tmp_path, f'pin = "{HASH}"\ncontent = "gone"\n')

    assert_refused(run("kiosk", "--config", config, piped=b""), "The kiosk needs a terminal")


@pytest.mark.parametrize("key", ["content", "clinic"])
def test_with_pin_and_terminal_the_missing_file_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    config = configured(tmp_path, f'pin = "{HASH}"\n{key} = "gone"\n')
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    assert_refused(run("kiosk", "--config", config), f"There is no {key} f", f"at {tmp_path / 'gone'}.")


def test_a_wrong_key_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    config = configured(tmp_path, f'pin = "{HASH}"\nvoices = true\n')

    assert_refused(run("kiosk", "--config", config), f"{config}:2: kiosk: voices: there is no such key here")


# ---- The PIN ----


def test_a_piped_pin_makes_the_users_file_and_folder_for_the_owner_alone(run: Run, machine: Path) -> None:
    ran = run("kiosk", "pin", piped=b"2468\n")

    assert (ran.code, ran.out, ran.err) == (0, f"The staff PIN is set in {machine}.\n", "")
    assert matches("2468", tomllib.loads(machine.read_text())["pin"])
    assert (machine.stat().st_mode & 0o777, machine.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_the_pin_is_in_no_output_and_not_in_the_file(run: Run, machine: Path) -> None:
    ran = run("kiosk", "pin", piped=b"975310864\n")

    assert "975310864" not in ran.out + ran.err + machine.read_text()


def test_the_same_pin_set_twice_has_a_salt_of_its_own_each_time(run: Run, machine: Path) -> None:
    run("kiosk", "pin", piped=b"2468\n")
    first = machine.read_text()
    run("kiosk", "pin", piped=b"2468\n")

    assert machine.read_text() != first


def test_the_machines_file_is_changed_where_there_is_no_users(run: Run, machine: Path, tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    etc = configured(tmp_path / "etc", "# ours\nvoice = false\n")

    run("kiosk", "pin", piped=b"2468\n")

    assert not machine.exists()
    assert etc.read_text().splitlines()[1:] == ["# ours", "voice = false"]


@pytest.mark.parametrize("before", [True, False])
def test_the_file_may_be_named_before_or_behind_the_command(run: Run, tmp_path: Path, before: bool) -> None:
    named = ["--config", tmp_path / "k.toml"]

    ran = run("kiosk", *named, "pin", piped=b"2468\n") if before else run("kiosk", "pin", *named, piped=b"2468\n")

    assert ran.code == 0
    assert (tmp_path / "k.toml").exists()


def test_a_file_whose_pin_or_keys_are_wrong_can_be_given_a_pin(run: Run, tmp_path: Path) -> None:
    config = configured(tmp_path, 'pin = "1234"\nvoices = 3 # ?\n')

    assert run("kiosk", "pin", "--config", config, piped=b"2468\r\n").code == 0
    assert config.read_text().splitlines()[1:] == ["voices = 3 # ?"]


@pytest.mark.parametrize(
    "piped",
    [
        b"",
        b"\n",
        b"123\n",
        b"1234567890123\n",
        b"12a4\n",
        b"12 34\n",
        b"\xff\xfe12\n",
        b"4" * 10_000,
        "१२३४\n".encode(),
    ],
)
def test_what_is_no_pin_changes_nothing(run: Run, tmp_path: Path, piped: bytes) -> None:
    config = configured(tmp_path, "voice = false\n")

    assert_refused(run("kiosk", "pin", "--config", config, piped=piped), "4 to 12 digits", "Nothing was changed.")
    assert config.read_text() == "voice = false\n"


def test_with_stdin_closed_nothing_is_changed(run: Run, machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.support.command.Terminal", lambda _: None)

    assert_refused(run("kiosk", "pin"), "Nothing was changed.")
    assert not machine.exists()


def test_a_linked_file_is_refused_before_a_pin_is_asked(run: Run, tmp_path: Path) -> None:
    link = tmp_path / "kiosk.toml"
    link.symlink_to(tmp_path / "real.toml")
    (tmp_path / "real.toml").write_text("# mine\n")

    assert_refused(run("kiosk", "pin", "--config", link, piped=b"2468\n"), f"{link} is a link.", "--config")
    assert (tmp_path / "real.toml").read_text() == "# mine\n"


def test_a_broken_file_is_told_with_its_line_and_left(run: Run, tmp_path: Path) -> None:
    config = configured(tmp_path, "voice =\n")

    assert_refused(run("kiosk", "pin", "--config", config, piped=b"2468\n"), f"{config}:1: file: not TOML here")
    assert config.read_text() == "voice =\n"


def test_a_place_where_nothing_can_be_written_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert_refused(run("kiosk", "pin", "--config", tmp_path / "file" / "k.toml", piped=b"2468\n"), "--config")


@pytest.fixture
def asking(tmp_path: Path) -> Terminal:
    """`coach kiosk pin` in a real terminal."""
    config = configured(tmp_path, "voice = false # quiet\n")
    command = [sys.executable, "-m", "coach", "kiosk", "pin", "--config", str(config)]
    return Terminal(command, columns=200, environment=COLOURFUL)


def test_on_a_terminal_the_pin_is_asked_twice_and_never_shown(asking: Terminal, tmp_path: Path) -> None:
    with asking as terminal:
        terminal.wait("New staff PIN")
        terminal.send(b"97531\n")
        terminal.wait("Type the PIN again")
        terminal.send(b"97531\n")
        code = terminal.finished()

        assert code == 0
        assert b"97531" not in terminal.raw
        assert "The staff PIN is set in" in terminal.text
        assert terminal.attributes() == terminal.attributes_before

    first, *rest = (tmp_path / "kiosk.toml").read_text().splitlines()
    assert matches("97531", tomllib.loads(first)["pin"])
    assert rest == ["voice = false # quiet"]


@pytest.mark.parametrize(
    ("first", "second", "said", "code"),
    [
        ("97531\n", "97532\n", "The two PINs differ. Nothing was changed.", 2),
        (
            "1234\n",
            None,
            "Anybody would try this PIN: take other digits, not in a row or all alike. Nothing was changed.",
            2,
        ),
        ("12\n", None, "A PIN is 4 to 12 digits and nothing else, for a numeric keypad. Nothing was changed.", 2),
        ("\x04", None, "No PIN was typed. Nothing was changed.", 2),
        ("97531\n", "\x03", "Stopped.", 130),
    ],
)
def test_on_a_terminal_a_slip_changes_nothing_and_the_terminal_is_as_before(
    asking: Terminal, tmp_path: Path, first: str, second: str | None, said: str, code: int
) -> None:
    with asking as terminal:
        terminal.wait("New staff PIN")
        terminal.send(first.encode())
        if second is not None:
            terminal.wait("Type the PIN again")
            terminal.send(second.encode())
        assert terminal.finished() == code
        assert said in terminal.text
        assert "Traceback" not in terminal.text
        assert terminal.attributes() == terminal.attributes_before

    assert (tmp_path / "kiosk.toml").read_text() == "voice = false # quiet\n"


# ---- The ring for the desk ----


def test_a_ring_that_is_tried_runs_the_clinic_s_program(run: Run, tmp_path: Path) -> None:
    command = ["/bin/sh", "-c", f"echo rung >> {tmp_path}/desk"]

    ran = run("kiosk", "ring", "--config", configured(tmp_path, f"[alert]\ncommand = {json.dumps(command)}\n"))

    assert (ran.code, ran.out, ran.err) == (0, "The desk was rung. Did they hear it?\n", "")
    assert (tmp_path / "desk").read_text() == "rung\n"


def test_a_ring_that_fails_says_why_and_ends_with_1(run: Run, tmp_path: Path) -> None:
    ran = run("kiosk", "ring", "--config", configured(tmp_path, '[alert]\ncommand = ["/bin/false"]\n'))

    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "The desk was not rung: /bin/false ended with code 1.\n"


def test_a_kiosk_without_a_ring_says_where_to_set_one(run: Run, tmp_path: Path) -> None:
    config = configured(tmp_path, "")

    ran = run("kiosk", "ring", "--config", config)

    assert (ran.code, ran.out, ran.err) == (1, "", f"No ring is set. Write its command under [alert] in {config}\n")


# ---- The counts ----


@pytest.fixture
def counting(tmp_path: Path) -> Path:
    """A kiosk file that keeps counts, with five results of two days."""
    counts = CountsFile(tmp_path / "kept")
    for days in (0, 1, 1, 1, 1):
        assert counts.add(MONDAY + timedelta(days), ["start", Level.CLINICIAN, "finish"]) is None
    return configured(tmp_path, 'counts = true\ncounts_folder = "kept"\n')


def test_counts_as_csv_are_a_line_a_day(run: Run, counting: Path) -> None:
    ran = run("kiosk", "counts", "--format", "csv", "--config", counting)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "date,starts,finishes,time_outs,skipped_for_pain,self-care,clinician,urgent,emergency",
        "2026-11-23,1,1,0,,,,,",
        "2026-11-24,4,4,0,0,0,5,0,0",
    ]


def test_counts_as_json_say_the_same(run: Run, counting: Path) -> None:
    first, second = json.loads(run("kiosk", "counts", "--format", "json", "--config", counting).out)

    assert (first["date"], first["starts"], first["clinician"]) == ("2026-11-23", 1, None)
    assert (second["date"], second["starts"], second["clinician"]) == ("2026-11-24", 4, 5)


def test_without_counts_there_is_the_line_of_names_and_how_to_turn_them_on(run: Run, tmp_path: Path) -> None:
    config = configured(tmp_path, 'counts_folder = "kept"\n')

    ran = run("kiosk", "counts", "--config", config)

    assert (ran.code, ran.out.count("\n")) == (0, 1)
    assert ran.err == shipped().words("kiosk.staff.counts-off", path=config) + "\n"
    assert not (tmp_path / "kept").exists()


def test_damaged_counts_are_named_and_set_aside(run: Run, counting: Path) -> None:
    (counting.parent / "kept" / COUNTS).write_text("format =")

    ran = run("kiosk", "counts", "--config", counting)

    assert (ran.code, ran.out.count("\n")) == (0, 1)
    assert "set aside" in ran.err


def test_counts_of_a_newer_coach_are_named_and_left(run: Run, counting: Path) -> None:
    (counting.parent / "kept" / COUNTS).write_text("format = 9\n")

    assert_refused(run("kiosk", "counts", "--config", counting), "comes from a newer coach")


def test_metrics_tell_whole_days_and_replace_their_file(run: Run, counting: Path, tmp_path: Path) -> None:
    file = tmp_path / "coach.prom"
    file.write_text("of yesterday")

    ran = run("kiosk", "metrics", "--config", counting, "--output", file)

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    lines = file.read_text().splitlines()
    assert 'coach_kiosk_visits_total{ended="begun"} 5.0' in lines
    assert 'coach_kiosk_results_total{level="clinician"} 5.0' in lines
    assert 'coach_kiosk_check{check="pin",state="fix"} 1.0' in lines


def test_metrics_name_the_version_of_the_content_to_which_a_link_leads(run: Run, tmp_path: Path) -> None:
    version = tmp_path / "2027.1"
    version.mkdir()
    (tmp_path / "current").symlink_to(version.name)

    ran = run("kiosk", "metrics", "--config", configured(tmp_path, 'content = "current"\n'))

    assert 'coach_kiosk_content_info{version="2027.1"} 1.0' in ran.out.splitlines()


def test_metrics_of_a_kiosk_that_does_not_count_tell_its_health_alone(run: Run, tmp_path: Path) -> None:
    ran = run("kiosk", "metrics", "--config", configured(tmp_path, 'counts_folder = "kept"\n'))

    assert 'coach_kiosk_check{check="pin",state="fix"} 1.0' in ran.out.splitlines()
    assert "_total" not in ran.out
    assert not (tmp_path / "kept").exists()


def test_counts_without_a_kiosk_file_say_how_to_make_one(run: Run) -> None:
    assert_refused(run("kiosk", "counts"), "There is no kiosk file at", "Make one with: coach kiosk pin")
