"""The language of the command line while no content is read: for errors, wrong options, and `--help`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from coach.cli.places import Places
from coach.core.words import Words
from coach.loading.place import SHIPPED, ContentPlace
from coach.loading.sentences import error_words
from coach.loading.toml import read_table

_NAMED = ("--content", "--data", "--lang")
"""The options on which the language depends."""


def spoken() -> Words:
    """Return the words of errors and of `--help` in the language of this process's command line."""
    return _read(place_asked(sys.argv[1:]))


def place_asked(arguments: Sequence[str]) -> ContentPlace:
    """Return where the words are that a command line asks for; what it names and is not there does not count.

    It is read without click, which may have stopped at an option before it came to these. The last of each counts,
    wherever it stands.
    """
    named: dict[str, str] = {}
    for at, argument in enumerate(arguments):
        name, joined, value = argument.partition("=")
        if name in _NAMED and (joined or at + 1 < len(arguments)):
            named[name] = value if joined else arguments[at + 1]
    content, data = (Path(named[name]) if name in named else None for name in ("--content", "--data"))
    places = Places(content=content if content is not None and content.is_dir() else None, data=data)
    asked = ContentPlace(places.content, language=named.get("--lang"))
    there = asked.language is not None and (asked.translations() or asked.language == _own_language())
    return asked if there else places.content_place


def _own_language() -> str:
    """Return the code of the language that the shipped content is written in."""
    return str(read_table(SHIPPED.folders()[0] / "interface.toml")["cue"]["language"])


@cache
def _read(place: ContentPlace) -> Words:
    # The shipped words below, so that a language that is not whole lacks none.
    return error_words(SHIPPED).joined(error_words(place))
