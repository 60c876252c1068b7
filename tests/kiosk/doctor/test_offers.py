"""The checks of what the kiosk offers, each on a machine that was spoiled for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.kiosk.doctor.finding import FindingState
from coach.resources import resource
from tests.kiosk.doctor.spoils import (
    Spoil,
    assert_held,
    finding_of,
    setting,
)
from tests.support.shipped import copied


@pytest.mark.parametrize(
    ("key", "spoil"),
    [("printer", setting(print=False)), ("printer", setting(printer=None)), ("voice", setting(voice=False))],
)
def test_what_is_turned_off_or_left_to_the_default_is_held(key: str, spoil: Spoil) -> None:
    assert_held(key, spoil)


def test_the_voice_of_each_language_is_named() -> None:
    assert finding_of("voice").seen == "en: English (Great Britain)"
    assert (
        finding_of("voice", setting(languages=("es", "en"))).seen == "es: Spanish (Spain), en: English (Great Britain)"
    )


def test_a_clinic_without_a_phone_is_open(tmp_path: Path) -> None:
    file = tmp_path / "clinic.toml"
    file.write_text('name = "A"\nphone = "ask us"\nemergency_number = "911"\ndesk = "Go to the desk."\n')

    assert finding_of("clinic", setting(clinic=file)).state is FindingState.FIX
    assert finding_of("clinic").seen == "Hill Road, 555-0100, 112"


def test_the_example_clinic_is_open(tmp_path: Path) -> None:
    file = tmp_path / "clinic.toml"
    file.write_text('name = "Hill Road"\n')

    assert finding_of("clinic", setting(clinic=file)).state is FindingState.FIX
    assert finding_of("clinic", setting(clinic=resource("content") / "clinic.toml")).state is FindingState.FIX


@pytest.mark.parametrize("line", ['emergency_number = ""', 'emergency_number = "abc"', 'phone = "call us"'])
def test_a_clinic_with_a_number_that_cannot_be_dialled_is_open_and_the_line_is_shown(tmp_path: Path, line: str) -> None:
    file = tmp_path / "clinic.toml"
    file.write_text(f"{line}\n")

    finding = finding_of("clinic", setting(clinic=file))

    assert finding.state is FindingState.FIX
    assert f"{file.name}:1: clinic: {line.partition(' ')[0]}: " in finding.seen


def test_content_with_an_error_is_open_and_its_first_error_shown(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "ours.toml").write_text("")

    finding = finding_of("content", setting(content=folder))

    assert finding.state is FindingState.FIX
    assert finding.seen.startswith("ours.toml:1:")
    assert finding.values == {"folder": str(folder)}
