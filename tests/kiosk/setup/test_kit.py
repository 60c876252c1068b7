"""The kit: systemd accepts its units, every file that it names exists, and the same machine gets the same files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from dataclasses import fields, replace
from pathlib import Path

import pytest

from coach.kiosk.config.file import KioskConfig
from coach.kiosk.exit_codes import LEFT, POWER, RESTART, SWITCH_OFF
from coach.kiosk.process.hardening import ENDING, EXIT_BY_SIGNAL, KEPT_VARIABLES
from coach.kiosk.setup import TEMPLATES
from coach.kiosk.setup.folder import write_folder
from coach.kiosk.setup.kit import filled, kit
from coach.kiosk.setup.values import KitError, Values, values
from tests.support.kit import CONFIG, KIT, VALUES
from tests.support.units import BESIDE, CAGE, CONSOLE, UNITS, analyze, exposure, needs_systemd, settings

RETURN = "both/etc/systemd/system/coach-kiosk-return@.timer"
KEYMAP = """keymaps 0-127
keycode  59 = F1 F13 Console_13 F25 Console_1 Last_Console
keycode  69 = Num_Lock Bare_Num_Lock
keycode  70 = Scroll_Lock Show_Memory Show_Registers Break Show_State SAK
keycode 103 = Up KeyboardSignal
keycode 104 = Prior Scroll_Backward
keycode 105 = Left Decr_Console
keycode 106 = Right Incr_Console
keycode 111 = Remove Boot
"""


def written(folder: Path, named: Values = VALUES) -> Path:
    write_folder(folder / "kit", kit(named), force=False)
    return folder / "kit"


@needs_systemd
@pytest.mark.parametrize("unit", (*UNITS, *BESIDE))
def test_systemd_accepts_the_unit_without_a_word(unit: str, tmp_path: Path) -> None:
    assert analyze("verify", str(written(tmp_path) / unit)) == ""


@needs_systemd
@pytest.mark.parametrize(
    "setting",
    [
        KioskConfig(counts=True, counts_folder=Path("/var/lib/coach-kiosk")),
        KioskConfig(counts=True, counts_folder=Path("/srv/counts")),
    ],
    ids=["state", "elsewhere"],
)
def test_systemd_accepts_the_units_where_counts_are_on(setting: KioskConfig, tmp_path: Path) -> None:
    folder = written(tmp_path, values(CONFIG, setting))

    assert [analyze("verify", str(folder / unit)) for unit in UNITS] == ["", ""]


@needs_systemd
def test_the_plain_console_is_shut_tighter_than_cage_and_both_are_well_shut(tmp_path: Path) -> None:
    folder = written(tmp_path)
    console, cage = (exposure(folder / unit) for unit in UNITS)

    assert console < cage < 2


@pytest.mark.parametrize("unit", UNITS)
def test_the_kiosk_has_the_console_to_itself_and_comes_back_by_itself(unit: str) -> None:
    has = settings(KIT[unit])

    assert "getty@tty1.service" in has["Conflicts"][0].split()
    assert (has["StandardInput"], has["TTYPath"], has["StandardError"]) == (["tty-force"], ["/dev/tty1"], ["journal"])
    assert (has["Restart"], has["RestartPreventExitStatus"]) == (["always"], ["0 80 81"])
    # A window that was closed or a console that hung up is no staff member who left.
    ended = {str(EXIT_BY_SIGNAL + number) for number in ENDING}
    assert ended < set(has["SuccessExitStatus"][0].split())
    assert not ended & set(has["RestartPreventExitStatus"][0].split())
    assert any("stty sane" in line for line in has["ExecStopPost"])


def fake_systemctl(folder: Path, *, job: str = "", refuses: str = "") -> Path:
    """Put a `systemctl` into a folder that notes its orders, and fails at one of them; return where it notes them."""
    program = folder / "systemctl"
    program.write_text(
        f"""#!/bin/sh
if [ "$1" = show ]; then echo {job}; exit; fi
echo "$@" >>{folder}/ordered
[ "$2" != "{refuses}" ]
"""
    )
    program.chmod(0o755)
    return folder / "ordered"


def ordered(noted: Path) -> list[str]:
    return noted.read_text().splitlines() if noted.exists() else []


def run_script(folder: Path, name: str, *words: str, **environment: str) -> int:
    """Run a script of the kit, its console a file in this folder; return its exit code."""
    console = folder / "tty1"
    text = KIT[f"both/usr/local/share/coach-kiosk/{name}"].replace("/dev/tty1", str(console))
    has = {"PATH": f"{folder}:/usr/bin:/bin", **environment}
    return subprocess.run(["/bin/sh", "-c", text, name, *words], env=has, check=False).returncode


@pytest.mark.parametrize("unit", UNITS)
def test_the_unit_has_its_end_looked_at_as_root_and_stays_down_after_an_order_of_staff(unit: str) -> None:
    has, orders = settings(KIT[unit]), {str(LEFT), str(RESTART), str(SWITCH_OFF)}

    assert "-+/bin/sh /usr/local/share/coach-kiosk/after-the-kiosk %N" in has["ExecStopPost"]
    assert set(has["RestartPreventExitStatus"][0].split()) == orders
    assert orders - {"0"} < set(has["SuccessExitStatus"][0].split())
    assert f"{POWER}=1" in has["Environment"]
    assert POWER in KEPT_VARIABLES


LOGIN = "--no-block start getty@tty1.service coach-kiosk-return@coach-kiosk.timer"


@pytest.mark.parametrize(
    ("code", "status", "job", "orders"),
    [
        ("exited", LEFT, "", [LOGIN]),
        ("exited", RESTART, "", ["--no-block reboot"]),
        ("exited", SWITCH_OFF, "", ["--no-block poweroff"]),
        ("exited", LEFT, "212", []),
        ("exited", RESTART, "212", []),
        ("exited", 70, "", []),
        ("killed", "KILL", "", []),
    ],
    ids=["left", "restart", "switch off", "systemctl stop", "systemctl restart", "given up", "killed"],
)
def test_what_follows_the_kiosk_is_what_staff_chose_and_nothing_after_systemd_ended_it(
    tmp_path: Path, code: str, status: object, job: str, orders: list[str]
) -> None:
    noted = fake_systemctl(tmp_path, job=job)

    run_script(tmp_path, "after-the-kiosk", "coach-kiosk", EXIT_CODE=code, EXIT_STATUS=str(status))

    assert ordered(noted) == orders


@pytest.mark.parametrize(("status", "order"), [(RESTART, "reboot"), (SWITCH_OFF, "poweroff")])
def test_where_the_machine_does_not_end_the_kiosk_comes_back(tmp_path: Path, status: int, order: str) -> None:
    noted = fake_systemctl(tmp_path, refuses=order)

    run_script(tmp_path, "after-the-kiosk", "coach-kiosk-cage", EXIT_CODE="exited", EXIT_STATUS=str(status))

    assert ordered(noted) == [f"--no-block {order}", "--no-block start coach-kiosk-cage.service"]


@pytest.mark.parametrize(("quiet_s", "returns"), [(0, False), (590, False), (610, True)])
def test_a_login_without_a_key_for_ten_minutes_gives_way_to_the_kiosk(
    tmp_path: Path, quiet_s: int, returns: bool
) -> None:
    noted, console = fake_systemctl(tmp_path), tmp_path / "tty1"
    console.touch()
    # Whatever was written to it is no key.
    os.utime(console, (time.time() - quiet_s, time.time()))

    run_script(tmp_path, "return-from-login", "coach-kiosk")

    assert ordered(noted) == (["--no-block start coach-kiosk.service"] if returns else [])


def test_the_ten_minutes_begin_when_staff_leave_whenever_a_key_was_last_read_from_the_console(tmp_path: Path) -> None:
    noted, console = fake_systemctl(tmp_path), tmp_path / "tty1"
    console.touch()
    os.utime(console, (0, 0))

    run_script(tmp_path, "after-the-kiosk", "coach-kiosk-cage", EXIT_CODE="exited", EXIT_STATUS="0")
    run_script(tmp_path, "return-from-login", "coach-kiosk-cage")

    assert [line for line in ordered(noted) if line.endswith("start coach-kiosk-cage.service")] == []


def test_a_login_whose_console_cannot_be_looked_at_gives_way_to_the_kiosk(tmp_path: Path) -> None:
    noted = fake_systemctl(tmp_path)

    run_script(tmp_path, "return-from-login", "coach-kiosk")

    assert ordered(noted) == ["--no-block start coach-kiosk.service"]


@pytest.mark.parametrize("unit", UNITS)
def test_the_kiosk_that_starts_ends_the_looks_at_its_login(unit: str) -> None:
    assert "coach-kiosk-return@%N.timer" in settings(KIT[unit])["Conflicts"][0].split()
    assert settings(KIT[RETURN])["OnActiveSec"] == ["1min"]


@needs_systemd
def test_systemd_accepts_the_return_from_the_login(tmp_path: Path) -> None:
    folder = written(tmp_path) / "both/etc/systemd/system"

    for kind in ("timer", "service"):
        named = folder / f"coach-kiosk-return@coach-kiosk.{kind}"
        named.write_text((folder / f"coach-kiosk-return@.{kind}").read_text())
    assert analyze("verify", *map(str, folder.glob("coach-kiosk-return@coach-kiosk.*"))) == ""


@pytest.mark.parametrize("unit", UNITS)
def test_the_kiosk_leaves_no_dump_and_no_file_and_gets_no_rights(unit: str) -> None:
    has = settings(KIT[unit])

    assert has["LimitCORE"] == ["0"]
    assert has["ProtectSystem"] == ["strict"]
    assert has["CapabilityBoundingSet"] == has["AmbientCapabilities"] == [""]
    assert has["NoNewPrivileges"] == has["MemoryDenyWriteExecute"] == ["yes"]
    assert "StateDirectory" not in has
    assert set(has.get("ReadWritePaths", [])) <= {"-/run/user"}


def test_on_the_console_the_kernel_itself_lets_no_file_be_written_and_no_memory_be_swapped() -> None:
    has = settings(KIT[CONSOLE])

    assert (has["LimitFSIZE"], has["MemorySwapMax"]) == (["0"], ["0"])
    assert (has["PrivateNetwork"], has["RestrictAddressFamilies"]) == (["yes"], ["AF_UNIX"])


@pytest.mark.parametrize(
    ("folder", "line"),
    [("/var/lib/coach-kiosk", "StateDirectory=coach-kiosk"), ("/srv/counts", "ReadWritePaths=/srv/counts")],
)
def test_counts_that_are_on_get_the_one_folder_that_may_be_written(folder: str, line: str) -> None:
    made = values(CONFIG, KioskConfig(counts=True, counts_folder=Path(folder)))

    assert all(line in kit(made)[unit].decode().splitlines() for unit in UNITS)
    assert settings(kit(made)[CONSOLE].decode())["LimitFSIZE"] == ["1000000"]


def test_counts_without_a_folder_are_refused_with_the_line_to_write() -> None:
    with pytest.raises(KitError, match=r'counts_folder = "/var/lib/coach-kiosk" in /etc/coach/kiosk\.toml'):
        values(CONFIG, KioskConfig(counts=True))


@pytest.mark.parametrize("name", ["my kiosk.toml", 'a"b.toml', "50%.toml", "a$b.toml", "a;b.toml", "käse.toml"])
def test_a_path_that_means_something_to_systemd_or_a_shell_is_refused(name: str) -> None:
    with pytest.raises(KitError, match="cannot stand in a systemd unit"):
        values(Path("/etc/coach") / name, KioskConfig())


def test_the_unit_starts_this_coach_with_the_file_that_was_named() -> None:
    made = values(CONFIG, KioskConfig())

    assert subprocess.run([*made.coach.split(), "--version"], capture_output=True, check=True).stdout.startswith(
        b"coach "
    )
    (start,) = settings(kit(made)[CONSOLE].decode())["ExecStart"]
    assert start == f"{made.coach} kiosk --config ${{CREDENTIALS_DIRECTORY}}/kiosk.toml"
    assert f"LoadCredential=kiosk.toml:{CONFIG}\n" in kit(made)[CONSOLE].decode()


def test_every_value_is_filled_in_somewhere_and_no_mark_is_left() -> None:
    templates = "".join(file.read_text("utf-8") for file in TEMPLATES.rglob("*") if file.is_file())

    assert set(re.findall(r"@([a-z]+)@", templates)) == {field.name for field in fields(Values)}
    assert [name for name, text in KIT.items() if re.search(r"@[a-z]+@", text)] == []
    with pytest.raises(KeyError):
        filled("@nobody@", VALUES.named())


def test_every_file_that_the_units_name_is_in_the_kit() -> None:
    named = {path for text in KIT.values() for path in re.findall(r"/usr/local/share/coach-kiosk/[\w.-]+", text)}

    assert named
    assert {path for path in named if not any(name.endswith(path) for name in kit(VALUES))} == set()


def test_the_readme_copies_and_takes_out_every_file_of_the_kit() -> None:
    readme = KIT["README.md"]
    out = readme[readme.index("## Take it out again") :]

    installed = {"/" + name.split("/", 1)[1] for name in kit(VALUES) if "/" in name}
    assert {path for path in installed if path not in out and "/usr/local/share/coach-kiosk/" not in path} == set()
    assert "sudo rm -r /usr/local/share/coach-kiosk" in out
    for variant in ("console", "cage"):
        folders = {"/".join(name.split("/")[:2]) for name in kit(VALUES) if name.startswith(("both/", f"{variant}/"))}
        assert f"sudo cp -rv {' '.join(sorted(folders))} /" in readme


def test_what_the_readme_masks_it_also_unmasks() -> None:
    masked = sorted(re.findall(r"systemctl mask (.*)", KIT["README.md"]))

    assert masked == sorted(re.findall(r"systemctl unmask (.*)", KIT["README.md"]))
    assert {"getty@tty2.service", "autovt@.service", "ctrl-alt-del.target"} <= set(" ".join(masked).split())


def test_the_same_machine_gets_the_same_files() -> None:
    first, second = (kit(values(CONFIG, KioskConfig())) for _ in range(2))

    assert first == second
    assert list(first) == sorted(first)


@pytest.mark.skipif(shutil.which("sed") is None, reason="sed is not installed")
def test_no_key_is_left_that_leaves_the_console_or_turns_the_digits_off(tmp_path: Path) -> None:
    rules = written(tmp_path) / "both/usr/local/share/coach-kiosk/keys-off.sed"

    done = subprocess.run(["sed", "-E", "-f", str(rules)], input=KEYMAP, capture_output=True, text=True, check=True)

    kept = set(done.stdout.replace("=", " ").split()) - {"keycode", "keymaps", "0-127"}
    assert {each for each in kept if not each.isdigit()} == {
        "F1",
        "F13",
        "F25",
        "Up",
        "Left",
        "Right",
        "Prior",
        "Remove",
        "VoidSymbol",
    }


@pytest.mark.skipif(shutil.which("foot") is None, reason="foot is not installed")
def test_foot_takes_its_file(tmp_path: Path) -> None:
    file = written(tmp_path) / "cage/usr/local/share/coach-kiosk/foot.ini"

    done = subprocess.run(["foot", "--check-config", f"--config={file}"], capture_output=True, text=True, check=False)

    assert (done.returncode, [line for line in done.stderr.splitlines() if "err" in line or "warn" in line]) == (0, [])


def test_foot_keeps_nothing_opens_nothing_and_has_no_key_of_its_own() -> None:
    text = KIT["cage/usr/local/share/coach-kiosk/foot.ini"]
    keys = text[text.index("[key-bindings]") :]

    assert {"lines=0", "launch=none", "selection-target=none"} <= set(text.splitlines())
    assert {line.partition("=")[2] for line in keys.splitlines() if "=" in line} == {"none"}


def test_foot_gets_no_key_that_only_some_versions_let_be_turned_off() -> None:
    # foot 1.21 of Debian 13 ends at `pipe-visible=none`: it wants a program there. No key has it by default.
    assert "\npipe-" not in KIT["cage/usr/local/share/coach-kiosk/foot.ini"]


@pytest.mark.parametrize("code", [0, 1, 2])
def test_what_runs_in_cage_ends_with_the_code_of_the_kiosk_and_tells_the_journal_alone(
    tmp_path: Path, code: int
) -> None:
    terminal = tmp_path / "terminal"
    terminal.write_text('#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done\nshift\n"$@" 2>/dev/null\nexit 0\n')
    terminal.chmod(0o755)
    coach = tmp_path / "coach"
    coach.write_text(f'#!/bin/sh\necho "$@" >{tmp_path}/words\necho why >&2\nexit {code}\n')
    coach.chmod(0o755)
    made = replace(VALUES, coach=str(coach), cage=str(terminal), foot=str(terminal))
    script = written(tmp_path, made) / "cage/usr/local/share/coach-kiosk/in-cage"

    environment = {"RUNTIME_DIRECTORY": str(tmp_path), "CREDENTIALS_DIRECTORY": "/cred", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(["/bin/sh", str(script)], env=environment, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (code, "", "why\n")
    assert (tmp_path / "words").read_text() == "kiosk --config /cred/kiosk.toml\n"


def test_a_terminal_that_ends_before_the_kiosk_has_is_a_failure(tmp_path: Path) -> None:
    script = (
        written(tmp_path, replace(VALUES, cage="/bin/true", foot="/bin/true"))
        / "cage/usr/local/share/coach-kiosk/in-cage"
    )

    done = subprocess.run(
        ["/bin/sh", str(script)], env={"RUNTIME_DIRECTORY": str(tmp_path)}, stderr=subprocess.DEVNULL, check=False
    )

    assert done.returncode == 1


def test_systemd_does_not_wait_for_a_program_within_a_session() -> None:
    # systemd 252 never hears of the start of one, and ends it after a minute and a half.
    assert (settings(KIT[CAGE])["Type"], "PAMName" in settings(KIT[CAGE])) == (["simple"], True)


def test_cage_is_started_without_the_option_that_lets_consoles_be_switched() -> None:
    (line,) = [
        line for line in KIT["cage/usr/local/share/coach-kiosk/in-cage"].splitlines() if line.startswith(VALUES.cage)
    ]

    assert " -s" not in line
    assert CAGE in KIT
