"""The table of keys, made from the bindings: `python -m tests.keys > docs/keys.md`."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from textual.binding import Binding
from textual.screen import Screen

import coach.screens
from coach.app.app import CoachApp
from coach.app.terminal_app import TerminalApp
from coach.core.words import Words
from coach.kiosk.app import KioskApp
from coach.screens.base import CoachScreen
from coach.widgets.letters import LETTERS
from coach.widgets.reader import Reader
from coach.widgets.searchline import SearchLine
from tests.support.shipped import shipped

HEAD = """# Keys

Made from the program's own bindings by `python -m tests.keys > docs/keys.md`; a test compares the two.
On each screen `?` shows the keys that act there. Digits answer, single letters do the rest, in either case.
There are no chords but `Ctrl+L`, and `Ctrl+C` to leave.
In a kiosk the keys of a numeric keypad do everything: digits, `Enter`, `-`, `+`, `*`, `/` and the point.

## Change letters

A letter or sign means one thing on every screen. To change one at home, write its name and another letter into
`keys.toml` in your data folder, the one that `coach doctor` names, and start the coach anew:

```toml
why = "y"
yes = "w"
```

Digits, Enter, Space, Esc and the arrows stay as they are, and so do all keys of a kiosk. If two names had the same
letter, the usual keys act, and the first screen says so. The names:

{names}
"""
KIOSK = "Every screen of a kiosk, at any time"


def screens() -> list[type[Screen[object]]]:
    """Return every screen class of the program, by name."""
    for module in pkgutil.walk_packages(coach.screens.__path__, "coach.screens."):
        import_module(module.name)
    found: set[type[Screen[object]]] = set()
    waiting: list[type[Screen[object]]] = [Screen]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("coach.") and kind is not CoachScreen:
            found.add(kind)
    return sorted(found, key=lambda kind: kind.__name__)


def bindings(owner: type[object]) -> Iterator[Binding]:
    """Yield the bindings that a class declares itself, one for each key."""
    declared = [each for each in owner.__dict__.get("BINDINGS", []) if isinstance(each, Binding)]
    for binding in declared:
        yield from Binding.make_bindings([binding])


def described(owner: type[object], words: Words) -> dict[str, list[str]]:
    """Return the keys of a class by what they do, leaving out those without words."""
    table: dict[str, list[str]] = {}
    for binding in bindings(owner):
        if binding.description in words:
            name = f"keyname.{binding.key}"
            table.setdefault(words(binding.description), []).append(words(name) if name in words else binding.key)
    return table


def table() -> str:
    """Return the whole page."""
    words = shipped().words
    usual = ((name, f"keyname.{key}", key) for name, key in LETTERS.items())
    names = [f"| `{name}` | `{words(word) if word in words else key}` |" for name, word, key in usual]
    parts = [HEAD.format(names="\n".join(["| Name | Letter |", "| --- | --- |", *names]))]
    owners: list[type[object]] = [CoachScreen, TerminalApp, KioskApp, Reader, SearchLine, *screens()]
    for owner in owners:
        rows = described(owner, words)
        if rows:
            title = KIOSK if owner is KioskApp else (owner.__doc__ or owner.__name__).splitlines()[0].rstrip(".")
            lines = [f"| {' '.join(f'`{key}`' for key in keys)} | {label} |" for label, keys in rows.items()]
            parts.append("\n".join([f"## {title}", "", "| Key | What it does |", "| --- | --- |", *lines, ""]))
    return "\n".join(parts)


def everything() -> list[tuple[str, str, str]]:
    """Return owner, key and description of every binding that is ours."""
    words = shipped().words
    owners: list[type[object]] = [CoachApp, TerminalApp, KioskApp, CoachScreen, Reader, SearchLine, *screens()]
    return [
        (owner.__name__, binding.key, binding.description)
        for owner in owners
        for binding in bindings(owner)
        if binding.description in words
    ]


if __name__ == "__main__":
    print(table(), end="")  # noqa: T201
