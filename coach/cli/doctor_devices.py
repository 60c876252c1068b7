"""What `coach doctor` says of the computer's devices: what speaks, what keeps the screen awake, what prints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.doctor_line import DoctorLine
from coach.cli.options import Places
from coach.core.errors import CoachError

if TYPE_CHECKING:
    from coach.core.words import Words


def sound(words: Words, folder: Path) -> DoctorLine:
    """Return what gives the spoken cues; a voice is tried by having it say a word at no volume."""
    from coach.storage.settings import read_settings
    from coach.voice.speaker import can_play, found
    from coach.voice.voices import called_for

    settings = read_settings(folder)
    if not settings.sound:
        return DoctorLine(words("doctor.sound-off"))
    if settings.voice == "bell":
        return DoctorLine(words("doctor.sound-chosen"))
    voices = found()
    if not voices:
        return DoctorLine(words("doctor.sound-bell"))
    language, said = words("cue.language"), words("player.sound-on")
    able = ((program, path, called_for(program.name, path, language)) for program, path in voices)
    fitting = [(program, path, voice) for program, path, voice in able if voice is not None]
    if not fitting:
        return DoctorLine(words("doctor.sound-foreign"), well=False)
    for program, path, voice in fitting:
        if can_play(program, path, voice, said):
            return DoctorLine(words("doctor.sound-voice", program=path))
    return DoctorLine(words("doctor.sound-mute", program=fitting[0][1]), well=False)


def voices(words: Words, places: Places, folder: Path) -> Iterator[DoctorLine]:
    """Yield for each language which voice speaks it; nothing where no program speaks, or none is to."""
    from coach.loading.assembly import languages
    from coach.storage.settings import read_settings
    from coach.voice.speaker import found
    from coach.voice.voices import voice_for, voices_of

    settings = read_settings(folder)
    if not settings.sound or settings.voice == "bell":
        return
    listed = [(path, voices_of(program.name, path)) for program, path in found()]
    if not any(voices for _, voices in listed):
        return
    with suppress(CoachError):
        for language in languages(places.content_place):
            spoken = ((path, voice_for(voices, language.code)) for path, voices in listed)
            path, voice = next(((path, voice) for path, voice in spoken if voice is not None), ("", None))
            told = {"language": language.name, "program": path, "voice": voice.name if voice else ""}
            yield DoctorLine(words("doctor.voice" if voice else "doctor.voice-none", **told))


def awake(words: Words) -> DoctorLine:
    """Return what keeps the screen awake while a routine runs; it is tried for an instant."""
    from coach.keep_awake import awake_command, can_hold

    command = awake_command()
    if command is None:
        return DoctorLine(words("doctor.awake-none"))
    return DoctorLine(words("doctor.awake" if can_hold(command) else "doctor.awake-fails", program=command[0]))


def printer(words: Words) -> DoctorLine:
    """Return which printer the summary would go to; nothing is printed to try it."""
    from coach.export.printing.cups import PrintResult
    from coach.export.printing.printers import default_printer

    found = default_printer()
    if isinstance(found, PrintResult):
        return DoctorLine(words(f"doctor.printer-{found}"))
    return DoctorLine(words("doctor.printer", name=found))
