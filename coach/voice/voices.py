"""Asks a program that speaks which voices it has, so that no language is read by the voice of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from coach.subprocess_with_deadline import run, within

ASK_S = 2.0
"""Seconds in which a program must list its voices; one that does not is tried without being asked."""
LISTS: dict[str, tuple[str, ...]] = {"spd-say": ("-L",), "espeak-ng": ("--voices",), "say": ("-v", "?")}
"""By the name of a program: the arguments at which it lists its voices."""
CODE = re.compile(r"[a-z]{2,3}([-_][A-Za-z0-9]+)*")
"""The code of a language, as the programs write it: `es`, `es-419`, `es_MX`."""
_ALSO = re.compile(r"\(([a-z]{2,3}(?:-\w+)*) (\d+)\)")
"""Another code of a voice of espeak-ng, with its priority there: `(zh 5)`."""
NO_PRIORITY = 1000
"""Behind every priority that espeak-ng gives."""
_SAY = re.compile(r"(?P<name>\S.*?)\s+(?P<code>[a-z]{2,3}[-_]\w+)\s+#")
"""A line of macOS's `say`: the name of the voice, its language, and what it says for itself."""
_PLEASANT = ("Samantha", "Daniel", "Karen", "Alex")
"""Voices of `say` for English, which has many that are jokes and stand first."""


@dataclass(frozen=True)
class Voice:
    """A voice of a program."""

    name: str
    language: str
    """The code of its language, as the program writes it."""
    priority: int = 0
    """Where it stands among the voices of its code; the program takes the lowest."""
    others: tuple[tuple[str, int], ...] = ()
    """Other codes at which the program takes it, with its priority there: `zh` for a voice of `cmn`."""

    def speaks(self, language: str) -> bool:
        """Return whether it speaks a language, whatever the country."""
        return any(_without_country(code) == _without_country(language) for code in self._priorities())

    def priority_for(self, code: str) -> int:
        """Return where it stands among the voices of a code, country and all; NO_PRIORITY if it has not that code."""
        return self._priorities().get(code, NO_PRIORITY)

    def _priorities(self) -> dict[str, int]:
        return {**dict(self.others), self.language: self.priority}


def voices_of(program: str, path: str) -> tuple[Voice, ...]:
    """Return the voices that a program lists; none where it cannot tell.

    Args:
        program: The program's name.
        path: Its path.
    """
    try:
        report = run([path, *LISTS[program]], within(ASK_S))
    except OSError:
        return ()
    return () if report is None or report.code else tuple(listed(program, report.printed))


def listed(program: str, printed: str) -> Iterator[Voice]:
    """Yield the voices in a program's list."""
    read: Callable[[str], Voice | None] = {"say": _of_say, "espeak-ng": _of_espeak}.get(program, _of_spd)
    return (voice for line in printed.splitlines() if (voice := read(line)) is not None)


def voice_for(voices: Iterable[Voice], language: str) -> Voice | None:
    """Return the voice that is to speak a language: one of its very code, else of any country; None if none does.

    Of several the one with the lowest priority, as the program itself takes it. Of the many voices of `say`, a pleasant
    one goes first.
    """
    fitting = sorted((each for each in voices if each.speaks(language)), key=lambda each: each.priority_for(language))
    pleasant = (voice for name in _PLEASANT for voice in fitting if voice.name == name)
    return next(pleasant, fitting[0] if fitting else None)


def called_for(program: str, path: str, language: str) -> str | None:
    """Return by what name to ask a program for a voice of a language; None if it has none.

    `say` must be told a voice by its name, the others choose one by the language's code; so they do where they cannot
    list their voices.
    """
    voices = voices_of(program, path)
    if not voices:
        return language
    voice = voice_for(voices, language)
    return None if voice is None else voice.name if program == "say" else language


def _of_espeak(line: str) -> Voice | None:
    """Return the voice of a line such as ` 5  es-419  --/M  Spanish_(Latin_America)  roa/es-419`."""
    parts = line.split()
    if len(parts) < 4 or not parts[0].isdigit() or not _is_code(parts[1:2]):
        return None
    others = tuple((code, int(priority)) for code, priority in _ALSO.findall(line))
    return Voice(parts[3].replace("_", " "), parts[1], int(parts[0]), others)


def _of_spd(line: str) -> Voice | None:
    """Return the voice of a line of three columns, the name, which may have spaces, the language and the variant."""
    parts = line.split()
    if len(parts) < 3 or not _is_code(parts[-2:-1]):
        return None
    return Voice(" ".join(parts[:-2]), parts[-2])


def _of_say(line: str) -> Voice | None:
    found = _SAY.match(line)
    return Voice(found["name"], found["code"]) if found else None


def _without_country(code: str) -> str:
    return re.split("[-_]", code)[0]


def _is_code(words: Sequence[str]) -> bool:
    return all(CODE.fullmatch(word) for word in words)
