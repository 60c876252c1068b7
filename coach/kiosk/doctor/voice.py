"""There is a voice that reads the screens aloud."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Finding, UntoldError, judged
from coach.kiosk.doctor.machine import Machine


def check(machine: Machine) -> Finding:
    """Judge whether a voice is there; whether it is heard, only ears can tell."""
    if not machine.setting.voice:
        return judged("voice", held=True, seen="voice = false")
    try:
        told = machine.run("espeak-ng", "--version")
    except UntoldError as error:
        if error.reason != "no-program":
            raise
        return judged("voice", held=False)
    return judged("voice", held=True, seen=told.partition("  ")[0].strip())
