"""Speaks cues by running one program at a time, in a thread of its own.

A count never interrupts a name: while a name is spoken or waits, counts are dropped. A newer name waits until the
present one is spoken, and replaces an older one that still waits. A program that is missing, fails, hangs, or ends
before it can have been heard loses a cue, but never delays the app.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from coach.core.session.cues import Cue
from coach.subprocess_with_deadline import run_silently, within
from coach.voice.manner import Manner
from coach.voice.voices import called_for

PATIENCE_S = 8.0
"""Seconds after which a program that still speaks is killed, because it hangs or has fallen behind."""
LETTERS_A_SECOND = 8
"""The slowest that a voice may speak; a long text gets more time by this."""
FASTEST_LETTERS_A_SECOND = 40
"""Faster than any voice speaks: a program that ends sooner was not heard, for want of a sound device."""
SHORTEST_S = 0.25
"""The least seconds for any cue: espeak-ng takes 0.6 s for a digit, and without a sound device up to 0.15 s."""
LEAVE_S = 1.0
"""Seconds that the app waits for the voice's thread when it ends."""


@dataclass(frozen=True)
class Program:
    """A program that can speak."""

    name: str
    says: tuple[str, ...]
    """The arguments before the words; `{voice}` is replaced by the voice that is asked for."""
    says_softly: tuple[str, ...]
    """The same, at a volume that nobody hears."""
    tuned: tuple[str, ...]
    """The arguments before those, where it is to speak in a `Manner`; `{volume}` and the others are replaced."""
    hushes: tuple[str, ...] = ()
    """The arguments that silence it, where killing the process is not enough."""


PROGRAMS: tuple[Program, ...] = (
    Program(
        "spd-say",
        ("--wait", "--language", "{voice}", "--"),
        ("--wait", "--language", "{voice}", "--volume", "-100", "--"),
        ("--volume", "{louder}", "--rate", "{faster}"),
        ("--cancel",),
    ),
    Program(
        "espeak-ng",
        ("-v", "{voice}", "--"),
        ("-v", "{voice}", "-a", "0", "--"),
        ("-a", "{volume}", "-s", "{speed}"),
    ),
    # `say` has no argument for the volume.
    Program("say", ("-v", "{voice}", "--"), ("-v", "{voice}", "--", "[[volm 0]]"), ("-r", "{speed}")),
)
"""The programs, in the order in which they are tried."""


def found(programs: Sequence[Program] = PROGRAMS) -> tuple[tuple[Program, str], ...]:
    """Return those of the programs that this computer has, each with its path."""
    paths = ((program, shutil.which(program.name)) for program in programs)
    return tuple((program, path) for program, path in paths if path)


@cache
def speaks(language: str) -> bool:
    """Return whether a program of this computer has a voice for a language; asks each program once."""
    return any(called_for(program.name, path, language) for program, path in found())


def can_play(program: Program, path: str, voice: str, words: str, clock: Callable[[], float] = time.monotonic) -> bool:
    """Return whether a program can speak here, by having it speak inaudibly, which takes as long as the words do.

    Args:
        program: The program.
        path: Its path.
        voice: By what name to ask it for a voice; see `called_for`.
        words: The words to speak.
        clock: Gives seconds.
    """
    command = [path, *(part.format(voice=voice) for part in program.says_softly), words]
    begun = clock()
    return _succeeds(command, within(PATIENCE_S)) and not is_too_fast(words, clock() - begun)


def is_too_fast(words: str, seconds: float) -> bool:
    """Return whether words ended sooner than anybody can speak them."""
    return seconds < max(SHORTEST_S, len(words) / FASTEST_LETTERS_A_SECOND)


class Speaker:
    """Speaks cues with the first program that works.

    Args:
        programs: The programs to try in turn, each with its path.
        language: The code of the language.
        instead: Gets each cue once no program works.
        patience: Seconds that a program may take for a cue; a long one gets more.
        clock: Gives seconds.
        called: Says by what name to ask a program for a voice: given its name, its path and the language's code.
    """

    def __init__(
        self,
        programs: Sequence[tuple[Program, str]],
        language: str,
        instead: Callable[[Cue], None],
        patience: float = PATIENCE_S,
        clock: Callable[[], float] = time.monotonic,
        *,
        called: Callable[[str, str, str], str | None] = called_for,
    ) -> None:
        self._programs = [(program, path, language) for program, path in programs]
        self._called = called
        self.manner: Callable[[], Manner | None] = lambda: None
        """Returns how to speak, asked anew for each cue; None for the program's own way."""
        self._instead = instead
        self._patience = patience
        self._clock = clock
        self._lock = threading.Condition()
        self._waiting: Cue | None = None
        self._saying: Cue | None = None
        self._hushed = False
        self._closed = False
        self._thread: threading.Thread | None = None

    def give(self, cue: Cue) -> None:
        """Speak a cue, once a name that is being spoken has ended; returns at once."""
        with self._lock:
            if self._closed:
                return
            if self._programs:
                self._wait_with(cue)
                return
        self._instead(cue)

    def silence(self) -> None:
        """Stop speaking, and drop the cue that waits."""
        with self._lock:
            self._waiting = None
            self._cut()

    def close(self) -> None:
        """Stop speaking for good."""
        with self._lock:
            self._closed = True
            self._waiting = None
            self._cut()
            self._lock.notify()
            thread = self._thread
        if thread is not None:
            # It ends at once unless the kernel hangs; even then the app can end, since it is a daemon thread.
            thread.join(LEAVE_S)

    def _wait_with(self, cue: Cue) -> None:
        names = [each for each in (self._saying, self._waiting) if each is not None and not each.counts]
        if cue.counts and names:
            return
        if self._saying is not None and self._saying.counts:
            self._cut()
        self._waiting = cue
        if self._thread is None:
            self._thread = threading.Thread(target=self._speak, name="voice", daemon=True)
            self._thread.start()
        self._lock.notify()

    def _cut(self) -> None:
        """Have the speaking thread end what it speaks; called with the lock held."""
        if self._saying is not None:
            self._hushed = True

    def _speak(self) -> None:
        self._leave_out_other_languages()
        while (cue := self._taken()) is not None:
            program, path, voice = self._programs[0]
            spoken = self._said(program, path, voice, cue)
            with self._lock:
                self._saying, hushed = None, self._hushed
                if not spoken and not hushed:
                    self._programs.pop(0)
                    if self._waiting is None and self._programs:
                        self._waiting = cue
            if hushed and program.hushes:
                _succeeds([path, *program.hushes], within(self._patience))

    def _leave_out_other_languages(self) -> None:
        """Keep the programs that have a voice for the language; they are asked here, where nobody waits for them."""
        asked = [
            (program, path, self._called(program.name, path, language)) for program, path, language in self._programs
        ]
        with self._lock:
            self._programs = [(program, path, voice) for program, path, voice in asked if voice]

    def _taken(self) -> Cue | None:
        """Wait for the next cue and return it; None once closed, or once no program works."""
        with self._lock:
            while self._waiting is None and not self._closed and self._programs:
                self._lock.wait()
            if self._closed or not self._programs:
                return None
            self._saying, self._waiting, self._hushed = self._waiting, None, False
            return self._saying

    def _said(self, program: Program, path: str, voice: str, cue: Cue) -> bool:
        manner = self.manner()
        tuned = [part.format(**manner.values) for part in program.tuned] if manner is not None else []
        asked = [*tuned, *(part.format(voice=voice) for part in program.says)]
        # `say` and espeak-ng take text in double brackets for a command or for phonemes.
        words = cue.words.replace("[[", "[ [")
        slowness = manner.slowness if manner is not None else 1.0
        in_time = within(max(self._patience, len(words) / LETTERS_A_SECOND) * slowness)
        begun = self._clock()
        ended = _succeeds([path, *asked, words], lambda: in_time() and not self._hushed)
        return ended and not is_too_fast(cue.words, self._clock() - begun)


def _succeeds(command: Sequence[str], may_go_on: Callable[[], bool]) -> bool:
    try:
        return run_silently(command, may_go_on) == 0
    except OSError:
        return False
