"""Runs line mode from its first line to its last."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import NoReturn

from coach.core.session.sound import Sound
from coach.home.language import next_language
from coach.home.week import own_week
from coach.home.welcome_choices import WelcomeChoices
from coach.keep_awake import KeepAwake
from coach.loading.clinic_language import content_for_clinic
from coach.loading.sentences import in_words
from coach.plain.console import Console
from coach.plain.context import LineContext
from coach.plain.home import LineHome
from coach.plain.talk import Talk
from coach.plain.typed_lines import FileLines, Stopped
from coach.startup import Loaded, Surroundings, load
from coach.storage.keeper import Keeper
from coach.storage.settings import Settings
from coach.voice.bell import Bell
from coach.voice.speaker import Speaker, found


def run_lines(surroundings: Surroundings) -> int:
    """Run line mode on stdin and stdout until the person stops; return the exit code.

    Raises:
        CoachError: The content cannot be read, or the last state of a visit cannot be saved.
        OSError: Nothing can be written.
    """
    console = Console(sys.stdout, FileLines(), bell=sys.stdout.isatty())
    with _ended_by_signals():
        loaded = load(surroundings.place, surroundings.data, surroundings.set_file, surroundings.now)
        return lead(surroundings, loaded, console)


def lead(surroundings: Surroundings, loaded: Loaded, console: Console) -> int:
    """Lead through line mode on a console; arguments as for `LineHome`, the rest as for `run_lines`."""
    while (settings := _lead_in_one_language(surroundings, loaded, console)) is not None:
        place = replace(loaded.place, language=settings.language)
        surroundings = replace(surroundings, place=place, settings=settings)
        loaded = load(place, surroundings.data, surroundings.set_file, surroundings.now)
    return 0


def _lead_in_one_language(surroundings: Surroundings, loaded: Loaded, console: Console) -> Settings | None:
    """Return the settings with another language once the person wants one, or None when they stop."""
    library, settings = loaded.library, surroundings.settings
    talk, keeper = Talk(console, library.words), Keeper(loaded.store)
    awake = KeepAwake(surroundings.awake)
    aloud = surroundings.sound and settings.voice == "aloud"
    clinic = content_for_clinic(library, loaded.place)

    def context(home: LineHome) -> LineContext:
        return LineContext(
            library=library,
            clinic=clinic,
            talk=talk,
            clock=surroundings.clock,
            now=surroundings.now,
            choices=WelcomeChoices(library, loaded.store),
            heard=home.heard,
            voice=_voice(library.words("cue.language"), console) if aloud else None,
            print_job=surroundings.print_job,
            kept=home.kept,
            week=lambda: home.week,
            remember_sound=home.remember_sound,
            awake=awake,
            prescription=loaded.prescription,
        )

    week, other = own_week(settings.week, loaded.prescription), next_language(loaded.place)
    trouble = in_words(loaded.trouble, library.words) if loaded.trouble else None
    home = LineHome(surroundings, context, keeper, week, trouble, other)
    try:
        return home.lead()
    except (Stopped, KeyboardInterrupt):
        with suppress(OSError):
            talk.say("plain.not-kept" if home.trouble else "plain.stopped")
    finally:
        awake.release()
        keeper.finish(None)
    return None


def _voice(language: str, console: Console) -> Callable[[], Sound]:
    """Return what makes the voice that reads cues aloud; the bell rings where no program speaks."""
    bell = Bell(console.ring)
    programs = found()
    return lambda: Speaker(programs, language, bell.give) if programs else bell


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Have the signals that end a program end it as Ctrl+C does, so that the exercise under way is kept."""

    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = {each: signal.signal(each, interrupt) for each in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
