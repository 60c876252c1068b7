"""Whoever follows the guide gets large letters: 80 columns and 22 rows, capitals as high as the kiosk's file says.

The console and the kernel are played here by small programs; a real one is tried by hand.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import ImageFont

from coach.kiosk.config.screen import ScreenSize
from coach.kiosk.doctor.letters import capitals_mm
from coach.kiosk.setup import FONTS
from coach.kiosk.setup.kit import kit
from coach.loading.psf import capital_height, doubled, parsed
from tests.docs.reading import ROOT
from tests.support.kit import KIT, VALUES

Dots = tuple[int, int]
FULL_HD: Dots = (1920, 1080)
"""The screen that the guide names."""
OLD, NEW = 32, 128
"""How high letters may be: Linux up to 6.8, and from 6.9 on."""
GRUB = "both/etc/default/grub.d/coach-kiosk.cfg"
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")
"""What the kit has `foot` show, of Debian's fonts-dejavu-core."""

SETFONT = """#!/bin/sh
# A console of {0} by {1} dots, whose kernel shows letters up to {2} dots high.
times=1
for word; do
    case $word in
        -d) times=2 ;;
        *.psf) test -e "$word" || exit 66; size=${{word#coach-}}; size=${{size%.psf}} ;;
    esac
done
wide=$((times * ${{size%x*}})) high=$((times * ${{size#*x}}))
test $high -le {2} || exit 71
echo $(({1} / high)) $(({0} / wide)) >{3}/size
echo $times coach-$size.psf >{3}/font
"""


class Shown(NamedTuple):
    """What a console or a window shows."""

    columns: int
    rows: int
    capitals: int
    """In dots."""


def program(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


def console_files(folder: Path) -> Path:
    """Write the kit's files for the console below a folder, and return where they are; its console is in the folder."""
    share = folder / "share"
    share.mkdir()
    for name, content in kit(replace(VALUES, share=str(share), tty="console")).items():
        if name.startswith("console/usr/local/share/"):
            (share / Path(name).name).write_bytes(content.replace(b"/dev/console", str(folder / "console").encode()))
    return share


def on_the_console(folder: Path, dots: Dots, highest: int) -> Shown:
    """Return what the kit's font shows on a console."""
    share = console_files(folder)
    program(folder, "setfont", SETFONT.format(*dots, highest, folder))
    program(folder, "stty", f"#!/bin/sh\ncat {folder}/size\n")
    environment = {"PATH": f"{folder}:/usr/bin:/bin"}
    (folder / "console").touch()
    subprocess.run(["/bin/sh", str(share / "set-font"), str(folder / "console")], env=environment, check=True)
    rows, columns = map(int, (folder / "size").read_text().split())
    times, name = (folder / "font").read_text().split()
    font = parsed((FONTS / name).read_bytes())
    return Shown(columns, rows, capital_height(doubled(font) if times == "2" else font))


def pixels_in_cage(folder: Path, modes: str) -> int:
    """Return the size of letters that foot gets where the kernel names these modes."""
    program(folder, "cat", f"#!/bin/sh\nprintf '{modes}'\n")
    program(folder, "terminal", f'#!/bin/sh\necho "$@" >{folder}/words\n')
    script = folder / "in-cage"
    made = kit(replace(VALUES, cage=str(folder / "terminal")))
    script.write_bytes(made["cage/usr/local/share/coach-kiosk/in-cage"])
    environment = {"PATH": f"{folder}:/usr/bin:/bin", "RUNTIME_DIRECTORY": str(folder)}
    subprocess.run(["/bin/sh", str(script)], env=environment, check=False, stderr=subprocess.DEVNULL)
    (pixels,) = re.findall(r"DejaVu Sans Mono:pixelsize=(\d+) ", (folder / "words").read_text())
    return int(pixels)


def in_dejavu(pixels: int, dots: Dots) -> Shown:
    """Return what letters of DejaVu Sans Mono of so many pixels show on a screen, by the font's own measures."""
    if not DEJAVU.exists():
        pytest.skip("measures letters of Debian's fonts-dejavu-core")
    font = ImageFont.truetype(DEJAVU, pixels)
    _, top, _, bottom = font.getbbox("H")
    return Shown(dots[0] // round(font.getlength("H")), dots[1] // sum(font.getmetrics()), int(bottom - top))


def kernel_s_mode() -> Dots:
    (mode,) = re.findall(r"\bvideo=(\d+)x(\d+)\b", KIT[GRUB])
    return int(mode[0]), int(mode[1])


def assert_large(shown: Shown, dots: Dots) -> None:
    asked = ScreenSize()
    assert capitals_mm(shown.capitals, dots, asked.inches) >= asked.capitals_mm >= 8
    assert (shown.columns, shown.rows) == (80, 22)


def test_on_debian_12_the_mode_that_the_kit_sets_makes_the_console_s_letters_large(tmp_path: Path) -> None:
    assert_large(on_the_console(tmp_path, kernel_s_mode(), OLD), kernel_s_mode())


def test_a_kernel_that_shows_higher_letters_has_large_ones_in_the_screen_s_own_mode(tmp_path: Path) -> None:
    assert_large(on_the_console(tmp_path, FULL_HD, NEW), FULL_HD)


def test_in_cage_letters_are_as_large(tmp_path: Path) -> None:
    assert_large(in_dejavu(pixels_in_cage(tmp_path, "1920x1080\\n1280x720\\n"), FULL_HD), FULL_HD)


@pytest.mark.parametrize(
    ("dots", "highest", "cells"),
    [
        (FULL_HD, OLD, (120, 33)),
        ((1280, 800), OLD, (80, 25)),
        ((1280, 1024), NEW, (80, 32)),
        ((1024, 768), OLD, (64, 24)),
        ((800, 600), OLD, (66, 25)),
        ((640, 480), OLD, (80, 30)),
        ((1680, 1050), NEW, (70, 21)),
        ((2560, 1440), NEW, (80, 22)),
        ((3840, 2160), NEW, (120, 33)),
    ],
)
def test_on_any_other_console_letters_are_the_largest_that_leave_room_for_every_screen(
    tmp_path: Path, dots: Dots, highest: int, cells: tuple[int, int]
) -> None:
    shown = on_the_console(tmp_path, dots, highest)

    assert (shown.columns, shown.rows) == cells


@pytest.mark.parametrize(
    ("modes", "pixels"),
    [
        ("1280x720\\n", 26),
        ("1280x1024\\n", 26),
        ("1024x768\\n", 21),
        ("1920x1080i\\n", 40),
        ("2560x1440\\n1920x1080\\n", 53),
        # Where the kernel names no mode: room for all on small screens, too.
        ("", 26),
    ],
)
def test_in_cage_the_mode_of_the_screen_decides_how_large_letters_are(tmp_path: Path, modes: str, pixels: int) -> None:
    assert pixels_in_cage(tmp_path, modes) == pixels


def test_the_guide_opens_the_browser_s_page_with_letters_as_large() -> None:
    (size,) = re.findall(r"\?fontsize=(\d+)'", (ROOT / "docs/kiosk.md").read_text("utf-8"))

    assert_large(in_dejavu(int(size), FULL_HD), FULL_HD)
    assert 'src: local("DejaVu Sans Mono")' in (ROOT / "coach/cli/page.html").read_text("utf-8")


def test_grub_gets_what_the_doctor_looks_for_behind_what_the_clinic_has_set_itself(tmp_path: Path) -> None:
    file = tmp_path / "coach-kiosk.cfg"
    file.write_text(KIT[GRUB])
    read = f'. {file}; echo "$GRUB_TIMEOUT $GRUB_DISABLE_RECOVERY $GRUB_CMDLINE_LINUX"'

    done = subprocess.run(
        ["/bin/sh", "-c", f"GRUB_CMDLINE_LINUX=mine; GRUB_TIMEOUT=5; {read}"],
        capture_output=True,
        text=True,
        check=True,
    )

    menu, recovery, own, *kernel = done.stdout.split()
    assert (menu, recovery, own) == ("0", "true", "mine")
    assert {"panic=10", "fsck.repair=yes", "consoleblank=0", "systemd.swap=no"} <= set(kernel)


def test_a_console_in_another_charset_is_set_to_utf_8(tmp_path: Path) -> None:
    on_the_console(tmp_path, FULL_HD, OLD)

    assert (tmp_path / "console").read_bytes() == b"\x1b%G"


@pytest.mark.parametrize(("state", "loads"), [("active", True), ("activating", True), ("inactive", False), ("", False)])
def test_a_graphics_driver_that_comes_late_leaves_the_kiosk_its_letters_and_a_login_its_own(
    tmp_path: Path, state: str, *, loads: bool
) -> None:
    share = console_files(tmp_path)
    program(tmp_path, "systemctl", f"#!/bin/sh\necho '{state}'\n")
    program(tmp_path, "setfont", SETFONT.format(*FULL_HD, NEW, tmp_path))
    program(tmp_path, "stty", f"#!/bin/sh\ncat {tmp_path}/size\n")

    subprocess.run(["/bin/sh", str(share / "keep-font")], env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, check=True)

    assert (tmp_path / "font").exists() == loads
    assert (tmp_path / "console").exists() == loads


def test_udev_loads_the_kiosk_s_letters_behind_those_of_console_setup() -> None:
    (rules,) = (name for name in KIT if "/udev/rules.d/" in name)

    assert Path(rules).name > "90-console-setup.rules"
    for event in ('SUBSYSTEM=="vtconsole", KERNEL=="vtcon*"', f'SUBSYSTEM=="vc", KERNEL=="vcs{VALUES.vt}"'):
        assert f'ACTION=="add", {event}, RUN+="/bin/sh {VALUES.share}/keep-font"\n' in KIT[rules]
