"""Makes the table of keys from the bindings: `python -m tests.keys > docs/keys.md`."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
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
Whatever a letter does, a digit, an arrow or a sign does too. Under a keyboard layout whose letters are not Latin, the
line of keys and `?` name those from the first such letter on, and letters again from the first Latin one on.
Digits of any script count.
In a kiosk the keys of a numeric keypad do everything: digits answer, `Enter` goes on, `-` goes back, `+` says why,
the point shows more, `*` reads aloud, and `/` is the desk. Each means the same on every screen.

## Easier to see

On every full screen at home `t` changes the colours, one of them with high contrast, and `!` stops whatever moves:
figures stand still, and a chosen row is not shown lit first. Both are remembered. `NO_MOTION=1`, or
`TEXTUAL_ANIMATIONS=none`, in the environment asks for stillness as long as nothing was chosen. The size of letters is
your terminal's: in most, Ctrl and `+` make them larger. In a kiosk `/` and `0` lead to larger letters, stronger
contrast and stillness, for one visit.

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
TITLES: Mapping[type[object], str] = {
    CoachApp: "Every full screen at home",
    KioskApp: "Every screen of a kiosk, at any time",
}


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
    """Yield the bindings that a class itself declares, one for each key."""
    declared = [each for each in owner.__dict__.get("BINDINGS", []) if isinstance(each, Binding)]
    for binding in declared:
        yield from Binding.make_bindings([binding])


def described(owner: type[object], words: Words) -> dict[str, list[str]]:
    """Return the keys of a class by what they do; bindings without words are left out."""
    table: dict[str, list[str]] = {}
    for binding in bindings(owner):
        if binding.description in words:
            name = f"keyname.{binding.key}"
            does = words(binding.description, language="Español")
            table.setdefault(does, []).append(words(name) if name in words else binding.key)
    return table


def table() -> str:
    """Return the whole page."""
    words = shipped().words
    usual = ((name, f"keyname.{key}", key) for name, key in LETTERS.items())
    names = [f"| `{name}` | `{words(word) if word in words else key}` |" for name, word, key in usual]
    parts = [HEAD.format(names="\n".join(["| Name | Letter |", "| --- | --- |", *names]))]
    owners: list[type[object]] = [CoachScreen, CoachApp, TerminalApp, KioskApp, Reader, SearchLine, *screens()]
    for owner in owners:
        rows = described(owner, words)
        if rows:
            title = TITLES.get(owner) or (owner.__doc__ or owner.__name__).splitlines()[0].rstrip(".")
            lines = [f"| {' '.join(f'`{key}`' for key in keys)} | {label} |" for label, keys in rows.items()]
            parts.append("\n".join([f"## {title}", "", "| Key | What it does |", "| --- | --- |", *lines, ""]))
    return "\n".join(parts)


def everything() -> list[tuple[str, str, str]]:
    """Return class, key and description of every binding of the program's own classes."""
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
