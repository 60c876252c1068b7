"""Checks of what the kiosk offers: its content, the clinic's name, the printer, the voice and the alert."""

from __future__ import annotations

from pathlib import Path
from stat import S_IROTH, S_IXOTH

from coach.checking import check
from coach.core.content.telephone import digits
from coach.core.content.topics import Clinic
from coach.core.errors import CoachError, MissingContentError
from coach.kiosk.doctor.finding import CannotTellError, Reading
from coach.kiosk.doctor.machine import Machine
from coach.loading.assembly import assemble, load_library
from coach.loading.example import is_example
from coach.voice.voices import listed, voice_for

FEWEST_DIGITS = 3
"""Of a phone number: the shortest have three."""
PROGRAM = "espeak-ng"
"""What speaks in a kiosk: other programs want a login session."""
REFUSED_CONTENT = "/var/lib/coach-kiosk-content/refused"
"""Where the program that takes new content into use writes the version that it refused, and below it why."""
READ_AND_RUN = S_IROTH | S_IXOTH
"""Permission bits of the alert's program: the kiosk's user has no rights but those of everyone."""


def content(machine: Machine) -> Reading:
    """Check that `coach content check` finds no error; warnings do not count."""
    folder = machine.setting.content
    values = {"folder": str(folder or "")}
    try:
        problems = check(assemble(machine.setting.content_place), machine.today)
    except MissingContentError:
        return Reading(held=False, seen=str(folder), values=values)
    errors = [problem for problem in problems if not problem.warning]
    return Reading(not errors, str(errors[0]) if errors else "", values)


def new_content(machine: Machine) -> Reading:
    """Check that no content which came as a package was refused."""
    try:
        refused = machine.read(REFUSED_CONTENT)
    except CannotTellError as error:
        if error.reason != "absent":
            raise
        return Reading(held=True)
    return Reading(held=False, seen=refused.partition("\n")[0], values={"file": REFUSED_CONTENT})


def reviews(machine: Machine) -> Reading:
    """Check that no rule or topic is overdue for its review."""
    try:
        overdue = load_library(machine.setting.content_place).overdue(machine.today)
    except CoachError as error:
        raise CannotTellError("content", str(error).partition("\n")[0]) from error
    return Reading(not overdue, " ".join(entry.id for entry in overdue[:3]))


def clinic(machine: Machine) -> Reading:
    """Check that the clinic's own numbers are set, and show them with its name: only people can see if they are right.

    They are on the emergency card and on the pages that visitors take away.
    """
    try:
        assembled = assemble(machine.setting.content_place)
    except MissingContentError as error:
        raise CannotTellError("content", str(error)) from error
    clinics: list[Clinic] = assembled.entries.get("clinic", [])
    if not clinics:
        wrong = next((each for each in assembled.problems if each.key.startswith("clinic")), assembled.problems[0])
        return Reading(held=False, seen=str(wrong))
    clinic = clinics[0]
    seen = f"{clinic.name}, {clinic.phone}, {clinic.emergency_number}"
    return Reading(digits(clinic.phone) >= FEWEST_DIGITS and not is_example(clinic), seen)


def printer(machine: Machine) -> Reading:
    """Check that CUPS has the queue that is named, or else a default one; where print is off none is needed."""
    setting = machine.setting
    if not setting.print:
        return Reading(held=True, seen="print = false")
    if setting.printer is None:
        default = machine.run("lpstat", "-d")
        return Reading(":" in default, default.strip())
    queues = machine.run("lpstat", "-e").split()
    return Reading(setting.printer in queues, setting.printer)


def voice(machine: Machine) -> Reading:
    """Check that a voice is installed for each language, unless voice is off; whether it is heard, only ears can tell.

    It shows which voice speaks which language, or the languages that none speaks.
    """
    if not machine.setting.voice:
        return Reading(held=True, seen="voice = false")
    try:
        voices = tuple(listed(PROGRAM, machine.run(PROGRAM, "--voices")))
    except CannotTellError as error:
        if error.reason != "no-program":
            raise
        return Reading(held=False)
    spoken = {code: voice_for(voices, code) for code in _languages(machine)}
    missing = [code for code, found in spoken.items() if found is None]
    if missing:
        return Reading(held=False, seen=f"{PROGRAM}: {', '.join(missing)} ?")
    return Reading(held=True, seen=", ".join(f"{code}: {found.name}" for code, found in spoken.items() if found))


def _languages(machine: Machine) -> tuple[str, ...]:
    """Return the codes of the languages that the kiosk offers."""
    if machine.setting.languages:
        return machine.setting.languages
    try:
        return (load_library(machine.setting.content_place).words("cue.language"),)
    except CoachError as error:
        raise CannotTellError("content", str(error).partition("\n")[0]) from error


def alert(machine: Machine) -> Reading:
    """Check that the kiosk may run the alert's program, without running it."""
    command = machine.setting.alert.command
    if not command:
        raise CannotTellError("no-alert", "")
    try:
        mode, _ = machine.mode(Path(command[0]))
    except CannotTellError as error:
        if error.reason != "absent":
            raise
        mode = 0
    return Reading(mode & READ_AND_RUN == READ_AND_RUN, command[0], {"program": command[0]})
