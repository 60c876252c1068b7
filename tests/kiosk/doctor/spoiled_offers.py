"""Machines that were spoiled for the checks of `offers`: what each check then shows, or why it cannot tell."""

from __future__ import annotations

from pathlib import Path

from coach.kiosk.config.file import Alert
from coach.kiosk.doctor.finding import CannotTellError
from coach.kiosk.doctor.offers import REFUSED_CONTENT
from tests.kiosk.doctor.spoils import (
    Case,
    both,
    file,
    mode,
    no_config,
    printed,
    setting,
    wrong_config,
)
from tests.support.machines import FakeMachine
from tests.support.shipped import shipped

ALERT = Alert(command=("/srv/no-such",))


def no_voice(machine: FakeMachine) -> None:
    del machine.printed["espeak-ng", "--voices"]


def years_later(machine: FakeMachine) -> None:
    machine.today = max(rule.review.due for rule in shipped().rules.values())


OPEN: list[Case] = [
    ("content", setting(content=Path("/no/such")), "/no/such"),
    ("new-content", file(REFUSED_CONTENT, "2027.2\nrules/own.toml:3: rule fever: level: …\n"), "2027.2"),
    ("reviews", years_later, ""),
    ("printer", setting(printer="attic"), "attic"),
    ("printer", both(setting(printer=None), printed("lpstat -d", "no system default destination\n")), "no system"),
    ("voice", no_voice, ""),
    ("voice", setting(languages=("en", "fr", "es", "de")), "espeak-ng: fr, de ?"),
    ("alert", setting(alert=ALERT), "/srv/no-such"),
    ("alert", mode("/usr/local/bin/ring-desk", 0o750), "/usr/local/bin/ring-desk"),
]
CANNOT_TELL: list[Case] = [
    *((key, no_config, "no-config") for key in ("content", "reviews", "clinic", "printer", "voice", "alert")),
    *((key, wrong_config, "wrong-config") for key in ("content", "clinic", "alert")),
    ("clinic", setting(content=Path("/no/such")), "content"),
    ("new-content", file(REFUSED_CONTENT, CannotTellError("refused", REFUSED_CONTENT)), "refused"),
    ("reviews", setting(content=Path("/no/such")), "content"),
    ("printer", printed("lpstat -e", CannotTellError("slow", "lpstat")), "slow"),
    ("voice", printed("espeak-ng --voices", CannotTellError("failed", "espeak-ng")), "failed"),
    ("alert", setting(alert=Alert()), "no-alert"),
]
