"""Each line of the doctor's table in all three states: held as read back, open, and cannot tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.kiosk.config.file import Alert
from coach.kiosk.doctor import CHECKS, Check, confinement, examine, terminal
from coach.kiosk.doctor.finding import CannotTellError, Finding, FindingState, Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import CAGE, CONSOLE
from coach.kiosk.setup import FONTS
from coach.kiosk.setup.psf import ConsoleFont, parsed, written
from coach.resources import resource
from tests.kiosk.doctor.spoils import Spoil, both, file, glyphs, has, mode, on_bus, printed, setting
from tests.support.machines import DISK, MENU, PIN, FakeMachine, sound
from tests.support.proofs import spare_plans
from tests.support.shipped import copied, shipped

BY_KEY = {check.key: check for check in CHECKS}
NEED_CONFIG = ("secrecy", "reach", "content", "reviews", "clinic", "printer", "voice", "alert")
REFUSED = CannotTellError("refused", "it")


def look(line: str, *spoils: Spoil) -> Finding:
    machine = sound()
    for spoil in spoils:
        spoil(machine)
    return BY_KEY[line].finding(machine)


def a_shell(machine: FakeMachine) -> None:
    machine.shells["coach-kiosk"] = "/bin/bash"


def an_old_print(machine: FakeMachine) -> None:
    machine.folders["/var/spool/cups"] = frozenset({"tmp", "d00012-001"})


def no_spool(machine: FakeMachine) -> None:
    machine.folders.clear()


def no_voice(machine: FakeMachine) -> None:
    del machine.printed["espeak-ng", "--version"]


def years_later(machine: FakeMachine) -> None:
    machine.today = max(rule.review.due for rule in shipped().rules.values())


def no_systemd(machine: FakeMachine) -> None:
    machine.units.clear()


def no_bus(machine: FakeMachine) -> None:
    machine.bus.clear()


def stopped(machine: FakeMachine) -> None:
    machine.units[CONSOLE]["ActiveState"] = "failed"


def in_cage(machine: FakeMachine) -> None:
    machine.units[CAGE] = machine.units[CONSOLE]
    machine.units[CONSOLE] = {"ActiveState": "inactive"}


def no_config(machine: FakeMachine) -> None:
    machine.config_or_error = machine.setting_or_error = CannotTellError("no-config", "")


def wrong_config(machine: FakeMachine) -> None:
    machine.setting_or_error = CannotTellError("wrong-config", "kiosk.toml:1")


def larger(count: int) -> bytes:
    font = parsed((FONTS / "coach-16x32.psf").read_bytes())
    more = count - len(font.glyphs)
    return written(
        ConsoleFont(font.width, font.height, font.glyphs + font.glyphs[:1] * more, font.drawn + (frozenset(),) * more)
    )


def fewer(lacking: str) -> bytes:
    font = parsed((FONTS / "coach-16x32.psf").read_bytes())
    drawn = tuple(each - {lacking} for each in font.drawn)
    return written(ConsoleFont(font.width, font.height, font.glyphs, drawn))


ALERT = Alert(command=("/srv/no-such",))
OPEN: list[tuple[str, Spoil, str]] = [
    ("service", stopped, ""),
    ("service", has("UnitFileState", "disabled"), "UnitFileState=disabled"),
    ("service", has("Restart", "no"), "Restart=no"),
    ("service", has("WatchdogUSec", "0"), "WatchdogUSec=0"),
    ("front", file("/sys/class/tty/tty0/active", "tty2"), "tty2"),
    ("user", has("User", ""), "root"),
    ("user", has("User", "anna"), "anna"),
    ("user", a_shell, "coach-kiosk /bin/bash"),
    *(("terminal", has(name, "null"), f"{name}=null") for name in terminal.WANTED),
    *(("confinement", has(name, "no"), f"{name}=no") for name in confinement.WANTED),
    ("logins", has("LoadState", "loaded", "getty@tty3.service"), "getty@tty3.service"),
    ("logins", has("LoadState", "loaded", "autovt@tty6.service"), "autovt@tty6.service"),
    ("logins", has("UnitFileState", "enabled", "getty@tty1.service"), "getty@tty1.service"),
    ("logins", has("ActiveState", "active", "getty@tty1.service"), "getty@tty1.service"),
    ("consoles", on_bus("NAutoVTs", "6"), "NAutoVTs=6"),
    ("keymap", printed("dumpkeys -C /dev/tty1 --keys-only", "keycode 60 = F2 Console_2\n"), "Console_2"),
    ("keymap", printed("dumpkeys -C /dev/tty1 --keys-only", "keycode 69 = Num_Lock\n"), "Num_Lock"),
    ("keymap", printed("dumpkeys -C /dev/tty1 --keys-only", "control alt keycode 111 = Boot\n"), "Boot"),
    ("sysrq", file("/proc/sys/kernel/sysrq", "438"), "kernel.sysrq=438"),
    ("restart-keys", has("LoadState", "loaded", "ctrl-alt-del.target"), "ctrl-alt-del.target"),
    ("restart-keys", on_bus("CtrlAltDelBurstAction", "reboot-force"), "CtrlAltDelBurstAction=reboot-force"),
    ("power-keys", on_bus("HandlePowerKey", "poweroff"), "HandlePowerKey=poweroff"),
    ("power-keys", on_bus("HandleSuspendKey", "suspend"), "HandleSuspendKey=suspend"),
    ("sleep", has("LoadState", "loaded", "hibernate.target"), "hibernate.target"),
    ("dumps", has("LimitCORE", "infinity"), "LimitCORE=infinity"),
    ("boot", file("/boot/grub/grub.cfg", "menuentry 'Debian' --class debian {\n"), "no password"),
    ("boot", file("/boot/grub/grub.cfg", f"{MENU}menuentry 'A (recovery mode)' --unrestricted {{\n"), "recovery entry"),
    ("boot", file("/boot/grub/grub.cfg", MENU.replace(" --unrestricted", "")), "no entry starts without it"),
    ("boot", file("/proc/cmdline", "root=/dev/sda1 ro quiet"), "panic= not set"),
    ("dumps", file("/proc/sys/kernel/core_pattern", "|/bin/dump %P"), "core_pattern=|/bin/dump %P"),
    ("swap", both(file("/proc/swaps", DISK), has("MemorySwapMax", "infinity")), "/dev/sda2"),
    ("swap", both(file("/proc/swaps", DISK), in_cage), "/dev/sda2"),
    ("print-jobs", printed("cupsctl", "PreserveJobHistory=No\n"), "PreserveJobFiles=?"),
    ("print-jobs", printed("cupsctl", "PreserveJobFiles=86400\nPreserveJobHistory=No\n"), "PreserveJobFiles=86400"),
    ("spool", an_old_print, "d00012-001"),
    ("secrecy", mode("/etc/coach/kiosk.toml", 0o644), "0644, uid 0"),
    ("secrecy", mode("/etc/coach/kiosk.toml", 0o600, 1000), "0600, uid 1000"),
    ("pin", setting(pin=None), ""),
    ("pin", no_config, ""),
    ("font", glyphs(larger(512)), "512 glyphs"),
    ("font", glyphs(fewer("▀")), "256 glyphs ▀"),
    ("blanking", file("/sys/module/kernel/parameters/consoleblank", "600"), "consoleblank=600"),
    ("numlock", printed("setleds", "Current flags: NumLock off CapsLock off\n"), "NumLock off"),
    ("reach", mode("/opt/coach", 0o700), "/opt/coach"),
    ("reach", mode("/opt", 0o750), "/opt/coach"),
    ("reach", setting(clinic=Path("/home/anna/clinic.toml")), "/home/anna/clinic.toml"),
    ("content", setting(content=Path("/no/such")), "/no/such"),
    ("reviews", years_later, ""),
    ("printer", setting(printer="attic"), "attic"),
    ("voice", no_voice, ""),
    ("alert", setting(alert=ALERT), "/srv/no-such"),
    ("alert", mode("/usr/local/bin/ring-desk", 0o750), "/usr/local/bin/ring-desk"),
]  # fmt: skip
UNTOLD: list[tuple[str, Spoil, str]] = [
    *((line, no_systemd, "no-program") for line in ("service", "user", "terminal", "confinement", "logins", "sleep")),
    *((line, stopped, "not-running") for line in ("user", "terminal", "confinement", "dumps", "font", "numlock")),
    ("front", file("/sys/class/tty/tty0/active", REFUSED), "refused"),
    *((line, no_bus, "no-program") for line in ("consoles", "restart-keys", "power-keys")),
    ("keymap", printed("dumpkeys -C /dev/tty1 --keys-only", CannotTellError("slow", "dumpkeys")), "slow"),
    ("sysrq", file("/proc/sys/kernel/sysrq", REFUSED), "refused"),
    ("boot", file("/boot/grub/grub.cfg", REFUSED), "refused"),
    ("boot", file("/boot/grub/grub.cfg", CannotTellError("absent", "it")), "absent"),
    ("dumps", file("/proc/sys/kernel/core_pattern", REFUSED), "refused"),
    ("swap", file("/proc/swaps", REFUSED), "refused"),
    ("swap", both(file("/proc/swaps", DISK), stopped), "not-running"),
    ("print-jobs", printed("cupsctl", CannotTellError("failed", "cupsctl")), "failed"),
    ("spool", no_spool, "absent"),
    *((line, no_config, "no-config") for line in NEED_CONFIG),
    *((line, wrong_config, "wrong-config") for line in ("pin", "reach", "content", "clinic", "alert")),
    ("font", glyphs(REFUSED), "refused"),
    ("font", glyphs(b"no font"), "failed"),
    ("font", in_cage, "in-cage"),
    ("blanking", file("/sys/module/kernel/parameters/consoleblank", REFUSED), "refused"),
    ("numlock", in_cage, "in-cage"),
    ("numlock", printed("setleds", "?"), "failed"),
    ("reach", setting(clinic=Path("/srv/clinic.toml")), "absent"),
    ("clinic", setting(content=Path("/no/such")), "content"),
    ("reviews", setting(content=Path("/no/such")), "content"),
    ("printer", printed("lpstat -e", CannotTellError("slow", "lpstat")), "slow"),
    ("voice", printed("espeak-ng --version", CannotTellError("failed", "espeak-ng")), "failed"),
    ("alert", setting(alert=Alert()), "no-alert"),
]  # fmt: skip


def test_on_a_sound_machine_every_line_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    spare_plans(monkeypatch)
    findings = list(examine(sound()))

    assert [finding.key for finding in findings if finding.state is not FindingState.HELD] == []
    assert {finding.key for finding in findings} == set(BY_KEY)


@pytest.mark.parametrize(("line", "spoil", "seen"), OPEN)
def test_what_is_not_as_it_should_be_is_open_and_shown(line: str, spoil: Spoil, seen: str) -> None:
    finding = look(line, spoil)

    assert finding.state is FindingState.OPEN
    assert seen in finding.seen


@pytest.mark.parametrize(("line", "spoil", "reason"), UNTOLD)
def test_what_cannot_be_read_is_never_held(line: str, spoil: Spoil, reason: str) -> None:
    finding = look(line, spoil)

    assert (finding.state, finding.reason) == (FindingState.CANNOT_TELL, reason)


def test_every_line_is_tried_in_all_three_states() -> None:
    # The two that depend on files of content are tried below.
    assert set(BY_KEY) - {line for line, _, _ in OPEN} == {"clinic"}
    assert set(BY_KEY) - {line for line, _, _ in UNTOLD} == set()


def test_a_clinic_without_a_phone_is_open(tmp_path: Path) -> None:
    file = tmp_path / "clinic.toml"
    file.write_text('name = "A"\nphone = "ask us"\nemergency_number = "911"\ndesk = "Go to the desk."\n')

    assert look("clinic", setting(clinic=file)).state is FindingState.OPEN
    assert look("clinic").seen == "Hill Road, 555-0100, 112"


def test_the_example_clinic_is_open(tmp_path: Path) -> None:
    file = tmp_path / "clinic.toml"
    file.write_text('name = "Hill Road"\n')

    assert look("clinic", setting(clinic=file)).state is FindingState.OPEN
    assert look("clinic", setting(clinic=resource("content") / "clinic.toml")).state is FindingState.OPEN


@pytest.mark.parametrize("line", ['emergency_number = ""', 'emergency_number = "abc"', 'phone = "call us"'])
def test_a_clinic_with_a_number_that_cannot_be_dialled_is_open_and_the_line_is_shown(tmp_path: Path, line: str) -> None:
    file = tmp_path / "clinic.toml"
    file.write_text(f"{line}\n")

    finding = look("clinic", setting(clinic=file))

    assert finding.state is FindingState.OPEN
    assert f"{file.name}:1: clinic: {line.partition(' ')[0]}: " in finding.seen


def test_content_with_an_error_is_open_and_its_first_error_shown(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "ours.toml").write_text("")

    finding = look("content", setting(content=folder))

    assert finding.state is FindingState.OPEN
    assert finding.seen.startswith("ours.toml:1:")
    assert finding.values == {"folder": str(folder)}


@pytest.mark.parametrize(
    ("line", "spoil"),
    [
        ("printer", setting(print=False)),
        ("printer", setting(printer=None)),
        ("voice", setting(voice=False)),
        ("swap", file("/proc/swaps", DISK)),
        ("service", in_cage),
        ("terminal", in_cage),
        ("reach", setting(content=Path("/etc/coach"))),
    ],
)
def test_what_needs_nothing_or_is_held_in_another_way_is_held(line: str, spoil: Spoil) -> None:
    assert look(line, spoil).state is FindingState.HELD


def test_without_a_default_printer_the_printer_is_open() -> None:
    assert (
        look("printer", setting(printer=None), printed("lpstat -d", "no system default destination\n")).state
        is FindingState.OPEN
    )


def test_a_fault_in_a_check_is_no_finding() -> None:
    def fail(_: Machine) -> Reading:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Check("broken", fail).finding(sound())


def test_each_check_has_a_key_of_its_own() -> None:
    assert len(BY_KEY) == len(CHECKS)


def test_the_file_that_has_the_pin_is_named_in_how_to_close_it() -> None:
    assert look("pin", setting(pin=None)).values == {"config": "/etc/coach/kiosk.toml"}
    assert PIN not in repr(look("pin"))
