"""The kiosk's guide: its commands, files, units and times exist, and systemd rates the units as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coach.kiosk.config.file import MACHINE_FOLDER, KioskConfig, Times
from coach.kiosk.setup.folder import write_folder
from coach.kiosk.setup.kit import kit
from coach.kiosk.setup.values import USER, Values
from tests.docs.reading import DOCS, command_lines, guide, parsed, table_rows
from tests.support.shipped import shipped
from tests.support.units import UNITS, exposure, needs_systemd

GUIDE = guide("kiosk.md")
VALUES = Values(coach="/bin/true", config=str(MACHINE_FOLDER / "kiosk.toml"), writable="", largest=0)
README = kit(VALUES)["README.md"].decode()
TOLERANCE = 0.3
"""Versions of systemd rate the same unit a little differently."""


def rows(*columns: str) -> list[dict[str, str]]:
    return [row for row in table_rows(GUIDE) if tuple(row) == columns]


@pytest.mark.parametrize("line", sorted({*command_lines(GUIDE)}))
def test_every_command_line_of_the_guide_exists(line: str) -> None:
    parsed(line)


def test_every_file_and_heading_that_the_guide_links_to_exists() -> None:
    links = re.findall(r"\]\(([\w.-]+)(?:#([\w-]+))?\)", GUIDE)

    assert links
    for file, heading in links:
        text = (DOCS / file).read_text("utf-8")
        headings = {
            re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-")
            for line in text.splitlines()
            if line[:1] == "#"
        }
        assert not heading or heading in headings


def test_every_unit_and_part_of_the_kit_that_the_guide_names_is_in_it() -> None:
    names = set(kit(VALUES))

    units = set(re.findall(r"coach-kiosk[\w-]*\.(?:service|timer)", GUIDE))
    assert {Path(unit).name for unit in UNITS} <= units <= {Path(name).name for name in names}
    assert {name.split("/")[0] for name in names if "/" in name} == {"both", "console", "cage"}
    assert all(f"`{part}`" in GUIDE for part in ("both", "console", "cage", USER, "kiosk-kit/README.md"))
    assert re.search(r"^8\. Shut the boot loader", README, re.MULTILINE)


@needs_systemd
@pytest.mark.whole
@pytest.mark.parametrize("unit", UNITS)
def test_systemd_rates_the_unit_as_the_guide_says(unit: str, tmp_path: Path) -> None:
    told = {row["Unit"].strip("`"): float(row["Exposure"]) for row in rows("Unit", "Exposure")}
    write_folder(tmp_path / "kit", kit(VALUES), force=False)

    assert told[Path(unit).name] == pytest.approx(exposure(tmp_path / "kit" / unit), abs=TOLERANCE)


def test_the_times_are_those_that_hold() -> None:
    told = {row["Setting"].strip("`"): int(row["Seconds"]) for row in rows("What", "Setting", "Seconds")}

    assert told == Times().model_dump()


def test_the_settings_that_the_guide_names_exist() -> None:
    assert {"clinic", "counts", "counts_folder", "printer", "alert", "pin"} <= set(KioskConfig.model_fields)
    assert str(MACHINE_FOLDER / "kiosk.toml") in GUIDE
    assert KioskConfig().counts is False


def test_the_lines_of_the_doctor_that_the_guide_names_are_in_its_table() -> None:
    words = shipped().words
    named = re.findall(r'the doctor: "([^"]+)"', GUIDE)

    assert len(named) == 2
    assert set(named) <= {words(key) for key in words.keys() if key.startswith("kiosk.doctor.wrong.")}  # noqa: SIM118


def test_the_doctor_sends_nobody_to_a_numbered_step_and_names_a_part_that_both_guides_have() -> None:
    words = shipped().words
    told = [words(key) for key in words.keys() if re.match(r"kiosk\.doctor\.(?:why|mend)\.", key)]  # noqa: SIM118
    named = [part for line in told for part in re.findall(r'see "([^"]+)"', line)]

    assert not [line for line in told if re.search(r"\b(?:step \d|first step)", line)]
    assert named
    for part in named:
        assert re.search(rf"^\d+\. {part}", GUIDE, re.MULTILINE)
        assert re.search(rf"^\d+\. {part}", README, re.MULTILINE)


@pytest.mark.parametrize("text", [GUIDE, README], ids=["guide", "kit"])
def test_old_prints_are_cancelled_before_the_line_that_restarts_cups(text: str) -> None:
    assert text.index("sudo cancel -a -x") < text.index("sudo cupsctl PreserveJobFiles=No")


def test_the_desk_is_told_all_that_was_decided() -> None:
    part = GUIDE[GUIDE.index("## When a visitor gets an emergency card") : GUIDE.index("## Keys")]

    steps = re.findall(r"^\d\. (.*?)(?=^\d\. |\n\n)", part, re.MULTILINE | re.DOTALL)
    for step, said in zip(
        steps,
        [
            "chime",
            "Walk over",
            "private place",
            "not reassure",
            "911",
            "within five minutes",
            "drives",
            "Print the page",
            "Note it",
        ],
        strict=True,
    ):
        assert said in step
    assert all(sign in steps[4] for sign in ("chest", "breathing", "fainting", "collapse", "confusion"))
    assert all(sign in steps[6] for sign in ("numb", "weak legs"))
