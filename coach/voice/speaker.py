"""A voice by child processes: one program at a time says one thing, off the screen's thread.

A name is never cut short by a count: while a name is said or waits, counts are dropped. A newer name waits its turn and
takes the place of an older one that still waits. A program that is missing, fails, hangs, or is done before it can have
been heard costs a cue, never a moment.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.core.session.cues import Cue
from coach.subprocess_with_deadline import run_silently, within

PATIENCE_S = 8.0
"""After this a program that still says a cue is ended: it hangs, or has fallen behind."""
LETTERS_A_SECOND = 8
"""How slowly a voice may speak: what is longer than a cue gets so much more time."""
FASTEST_LETTERS_A_SECOND = 40
"""No voice speaks faster, whatever a person has set: what is over sooner was not heard, for want of a sound device."""
SHORTEST_S = 0.25
"""No cue is said sooner, however short: espeak-ng takes 0.6 s for a digit, without a sound device up to 0.15 s."""
LEAVE_S = 1.0
"""How long the end of the program waits for the voice's thread."""


@dataclass(frozen=True)
class Program:
    """A program that can speak."""

    name: str
    says: tuple[str, ...]
    """Arguments before the words; `{language}` stands for the language's code."""
    says_softly: tuple[str, ...]
    """The same for words that nobody is to hear."""
    hushes: tuple[str, ...] = ()
    """Arguments that silence it, where ending the process is not enough."""


PROGRAMS: tuple[Program, ...] = (
    Program(
        "spd-say",
        ("--wait", "--language", "{language}", "--"),
        ("--wait", "--language", "{language}", "--volume", "-100", "--"),
        ("--cancel",),
    ),
    Program("espeak-ng", ("-v", "{language}", "--"), ("-v", "{language}", "-a", "0", "--")),
    Program("say", ("--",), ("--", "[[volm 0]]")),
)
"""In the order in which they are tried."""


def found(programs: Sequence[Program] = PROGRAMS) -> tuple[tuple[Program, str], ...]:
    """Return the programs that this computer has, each with its path."""
    paths = ((program, shutil.which(program.name)) for program in programs)
    return tuple((program, path) for program, path in paths if path)


def can_play(
    program: Program, path: str, language: str, words: str, clock: Callable[[], float] = time.monotonic
) -> bool:
    """Say whether a program can speak here, by having it say words that nobody hears; takes as long as they do.

    Args:
        program: What speaks.
        path: Where it is.
        language: The code of the language to speak.
        words: What to say.
        clock: Gives seconds.
    """
    command = [path, *(part.format(language=language) for part in program.says_softly), words]
    begun = clock()
    return _succeeds(command, within(PATIENCE_S)) and not is_too_fast(words, clock() - begun)


def is_too_fast(words: str, seconds: float) -> bool:
    """Say whether words were over sooner than anybody can say them."""
    return seconds < max(SHORTEST_S, len(words) / FASTEST_LETTERS_A_SECOND)


class Speaker:
    """Says cues with the first program that works."""

    def __init__(
        self,
        programs: Sequence[tuple[Program, str]],
        language: str,
        instead: Callable[[Cue], None],
        patience: float = PATIENCE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take what speaks and what to do where nothing does.

        Args:
            programs: The programs, each with its path.
            language: The code of the language.
            instead: Gives a cue once no program works.
            patience: How long a program may take for a cue that is not long, in seconds.
            clock: Gives seconds.
        """
        self._programs = list(programs)
        self._language = language
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
        """Say a cue, as soon as what must not be cut short has been said; returns at once."""
        with self._lock:
            if self._closed:
                return
            if self._programs:
                self._wait_with(cue)
                return
        self._instead(cue)

    def silence(self) -> None:
        """Stop speaking at once, and forget what waits."""
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
            # It ends at once unless the system itself hangs; it is a daemon, so that even then the program can end.
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
        """Have what is being said ended, by the thread that says it; the lock is held."""
        if self._saying is not None:
            self._hushed = True

    def _speak(self) -> None:
        while (cue := self._taken()) is not None:
            program, path = self._programs[0]
            spoken = self._said(program, path, cue)
            with self._lock:
                self._saying, hushed = None, self._hushed
                if not spoken and not hushed:
                    self._programs.pop(0)
                    if self._waiting is None and self._programs:
                        self._waiting = cue
            if hushed and program.hushes:
                _succeeds([path, *program.hushes], within(self._patience))

    def _taken(self) -> Cue | None:
        """Wait for the next cue to say; None once closed, or once no program works."""
        with self._lock:
            while self._waiting is None and not self._closed and self._programs:
                self._lock.wait()
            if self._closed or not self._programs:
                return None
            self._saying, self._waiting, self._hushed = self._waiting, None, False
            return self._saying

    def _said(self, program: Program, path: str, cue: Cue) -> bool:
        language = [part.format(language=self._language) for part in program.says]
        # `say` and espeak-ng take what stands in double brackets for a command or for sounds.
        words = cue.words.replace("[[", "[ [")
        in_time = within(max(self._patience, len(words) / LETTERS_A_SECOND))
        begun = self._clock()
        ended = _succeeds([path, *language, words], lambda: in_time() and not self._hushed)
        return ended and not is_too_fast(cue.words, self._clock() - begun)


def _succeeds(command: Sequence[str], may_go_on: Callable[[], bool]) -> bool:
    try:
        return run_silently(command, may_go_on) == 0
    except OSError:
        return False
