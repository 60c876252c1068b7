"""The doctor's table as a whole: all is well on a sound machine, and every check was tried on spoiled ones."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

import tests.kiosk.doctor
from coach.kiosk.doctor import CHECKS, Check, examine
from coach.kiosk.doctor.finding import FindingState, Reading
from coach.kiosk.doctor.machine import Machine
from tests.kiosk.doctor.spoils import BY_KEY, Case, Spoil, finding_of
from tests.support.machines import sound
from tests.support.proofs import spare_plans

TRIED = tuple(
    import_module(f"tests.kiosk.doctor.{each.name}")
    for each in iter_modules(tests.kiosk.doctor.__path__)
    if each.name.startswith("spoiled_")
)
"""Each has the lists OPEN and CANNOT_TELL."""
OPEN: list[Case] = [case for module in TRIED for case in module.OPEN]
CANNOT_TELL: list[Case] = [case for module in TRIED for case in module.CANNOT_TELL]
ASKED = {"bios", "power-back"}
"""What only a person can see."""


def test_on_a_sound_machine_every_check_is_ok_but_those_that_only_a_person_can_see(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spare_plans(monkeypatch)
    findings = list(examine(sound()))

    assert [finding.key for finding in findings if finding.state is not FindingState.OK] == sorted(ASKED)
    assert {finding.key for finding in findings} == set(BY_KEY)


def test_each_check_has_a_key_of_its_own() -> None:
    assert len(BY_KEY) == len(CHECKS)


def test_every_check_is_tried_open_and_unable_to_tell() -> None:
    tried_open = {key for key, _, _ in OPEN}
    tried_unable = {key for key, _, _ in CANNOT_TELL}

    # The clinic needs files of its own to be open: test_offers has tests for it.
    assert set(BY_KEY) - tried_open == {"clinic", *ASKED}
    assert set(BY_KEY) - tried_unable == set()


@pytest.mark.parametrize(("key", "spoil", "seen"), OPEN)
def test_what_is_not_as_it_should_be_is_to_fix_and_shown(key: str, spoil: Spoil, seen: str) -> None:
    finding = finding_of(key, spoil)

    assert finding.state is FindingState.FIX
    assert seen in finding.seen


@pytest.mark.parametrize(("key", "spoil", "reason"), CANNOT_TELL)
def test_what_cannot_be_read_is_never_ok(key: str, spoil: Spoil, reason: str) -> None:
    finding = finding_of(key, spoil)

    assert (finding.state, finding.reason) == (FindingState.CHECK, reason)


def test_a_fault_in_a_check_is_no_finding() -> None:
    def fail(_: Machine) -> Reading:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Check("broken", fail).finding(sound())
