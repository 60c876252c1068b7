"""A made-up machine for the checks of `coach kiosk doctor`, on which all is well."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from coach.kiosk.config.file import Alert, KioskConfig
from coach.kiosk.config.pin import hash_pin
from coach.kiosk.doctor.escape import (
    CONFINEMENT_SETTINGS,
    CONSOLE_SETTINGS,
    OTHER_LOGINS,
    OWN_LOGIN,
    RESTART_TARGET,
)
from coach.kiosk.doctor.finding import CannotTellError
from coach.kiosk.doctor.service_checks import SLEEP_TARGETS
from coach.kiosk.doctor.unit import CAGE, CONSOLE
from coach.kiosk.doctor.upkeep import TIMER
from coach.kiosk.setup import FONTS
from coach.loading.place import ContentPlace
from tests.support.shipped import REVIEWED

Answer = TypeVar("Answer")
PIN = hash_pin("2580", bytes(16))
RING = "/usr/local/bin/ring-desk"
KIOSK_UNIT = {
    "ActiveState": "active",
    "UnitFileState": "enabled",
    "Restart": "always",
    "WatchdogUSec": "30s",
    "User": "coach-kiosk",
    "LimitCORE": "0",
    "LimitCORESoft": "0",
    "MemorySwapMax": "0",
    **CONSOLE_SETTINGS,
    **CONFINEMENT_SETTINGS,
}
SWAPS = "Filename Type Size Used Priority\n"
DISK = f"{SWAPS}/dev/sda2 partition 999 0 -2\n"
LEDS = """Current default flags:  NumLock on   CapsLock off   ScrollLock off
Current flags:          NumLock on   CapsLock off   ScrollLock off
"""


MENU = """set timeout=0
set superusers="admin"
password_pbkdf2 admin grub.pbkdf2.sha512.10000.ABCD.EF01
menuentry 'Debian GNU/Linux' --unrestricted --class debian $menuentry_id_option 'gnulinux-simple' {
}
"""


class OwnClinic(KioskConfig):
    """A kiosk's file that names the clinic's own file."""

    @property
    def content_place(self) -> ContentPlace:
        """Where the content comes from."""
        return ContentPlace(self.content, self.clinic or Path(__file__).with_name("clinic.toml"))


SSHD = """port 22
passwordauthentication no
kbdinteractiveauthentication no
permitrootlogin without-password
"""
FIREWALL = """table ip filter {
  chain INPUT {
    type filter hook input priority filter; policy drop;
    jump ufw-before-input
  }
}
"""


@dataclass
class FakeMachine:
    """A machine made of its answers: one that is an error is raised; where there is none, CannotTellError is raised."""

    files: dict[str, str | CannotTellError]
    folders: dict[str, frozenset[str]]
    units: dict[str, dict[str, str]]
    bus: dict[str, str]
    printed: dict[tuple[str, ...], str | CannotTellError]
    modes: dict[Path, tuple[int, int]]
    console_font: bytes | CannotTellError
    setting_or_error: KioskConfig | CannotTellError
    config_or_error: Path | CannotTellError = Path("/etc/coach/kiosk.toml")
    today: date = REVIEWED
    places: tuple[Path, ...] = (Path("/opt/coach"),)
    shells: dict[str, str] = field(default_factory=lambda: {"coach-kiosk": "/usr/sbin/nologin"})

    @property
    def config(self) -> Path:
        return answered(self.config_or_error)

    @property
    def setting(self) -> KioskConfig:
        return answered(self.setting_or_error)

    def read(self, path: str) -> str:
        return answered(self.files.get(path, CannotTellError("absent", path))).strip()

    def names(self, folder: str) -> frozenset[str]:
        return answered(self.folders.get(folder, CannotTellError("absent", folder)))

    def mode(self, path: Path) -> tuple[int, int]:
        return answered(self.modes.get(path, CannotTellError("absent", str(path))))

    def run(self, *command: str, stdin: str = os.devnull) -> str:
        match command:
            case ("systemctl", "show", name, wanted) if self.units:
                has = self.units.get(name, {})
                return "".join(f"{key}={has[key]}\n" for key in wanted.partition("=")[2].split(",") if key in has)
            case ("busctl", "get-property", _, _, _, *properties) if self.bus:
                return "".join(f'{"u" if self.bus[key].isdigit() else "s"} "{self.bus[key]}"\n' for key in properties)
        return answered(self.printed.get(command, CannotTellError("no-program", command[0])))

    def shell(self, user: str) -> str | None:
        return self.shells.get(user)

    def font(self) -> bytes:
        return answered(self.console_font)


def answered(answer: Answer | CannotTellError) -> Answer:
    if isinstance(answer, CannotTellError):
        raise answer
    return answer


ESPEAK_VOICES = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  en-029          --/M      English_(Caribbean) gmw/en-029           (en 10)
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  es              --/M      Spanish_(Spain)    roa/es
 5  es-419          --/M      Spanish_(Latin_America) roa/es-419      (es-mx 6)
"""
"""What espeak-ng 1.51 and 1.52 print at --voices, a few lines of it."""


def sound() -> FakeMachine:
    """Return a machine on which every check is held."""
    masked = {"LoadState": "masked"}
    return FakeMachine(
        files={
            "/proc/sys/kernel/core_pattern": "core\n",
            "/proc/sys/kernel/sysrq": "0\n",
            "/proc/swaps": SWAPS,
            "/sys/class/tty/tty0/active": "tty1\n",
            "/sys/module/kernel/parameters/consoleblank": "0\n",
            "/proc/sys/kernel/printk": "1\t4\t1\t7\n",
            "/boot/grub/grub.cfg": MENU,
            "/proc/cmdline": "BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro quiet panic=10 fsck.repair=yes\n",
        },
        folders={
            "/var/spool/cups": frozenset({"tmp"}),
            "/sys/module": frozenset({"softdog", "usbhid"}),
            "/dev": frozenset({"null", "watchdog", "watchdog0"}),
        },
        units={
            CONSOLE: dict(KIOSK_UNIT),
            CAGE: {"ActiveState": "inactive", "UnitFileState": ""},
            OWN_LOGIN: {"ActiveState": "inactive", "UnitFileState": "disabled"},
            TIMER: {"ActiveState": "active"},
            **{name: dict(masked) for name in (*OTHER_LOGINS, *SLEEP_TARGETS, RESTART_TARGET)},
        },
        bus={
            "NAutoVTs": "0",
            "CtrlAltDelBurstAction": "none",
            "HandlePowerKey": "ignore",
            "HandleSuspendKey": "ignore",
            "HandleHibernateKey": "ignore",
            "RuntimeWatchdogUSec": "30000000",
        },
        printed={
            ("dumpkeys", "-C", "/dev/tty1", "--keys-only"): "keycode 59 = F1 F13 VoidSymbol\n",
            ("setleds",): LEDS,
            ("stty", "size"): "22 80\n",
            ("cupsctl",): "_share_printers=0\nPreserveJobFiles=No\nPreserveJobHistory=No\n",
            ("lpstat", "-e"): "desk\nupstairs\n",
            ("lpstat", "-d"): "system default destination: desk\n",
            ("espeak-ng", "--voices"): ESPEAK_VOICES,
            ("sshd", "-T"): SSHD,
            ("nft", "list", "ruleset"): FIREWALL,
            ("modprobe", "--showconfig"): "install usb_storage /bin/false\ninstall uas /bin/false\n",
            ("dpkg-query", "--show", "--showformat=${db:Status-Status}", "unattended-upgrades"): "installed",
            ("apt-config", "dump"): 'APT::Periodic::Unattended-Upgrade "1";\n',
            ("timedatectl", "show", "--property=NTPSynchronized"): "NTPSynchronized=yes\n",
            ("df", "--output=avail", "--block-size=M", "/var"): "Avail\n1500M\n",
        },
        modes={
            **{Path(folder): (0o755, 0) for folder in ("/", "/opt", "/opt/coach", "/etc", "/etc/coach")},
            Path("/etc/coach/kiosk.toml"): (0o600, 0),
            Path(RING): (0o755, 0),
        },
        console_font=(FONTS / "coach-16x32.psf").read_bytes(),
        setting_or_error=OwnClinic(pin=PIN, printer="desk", alert=Alert(command=(RING,))),
    )
