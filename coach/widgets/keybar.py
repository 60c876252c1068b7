"""The line at the bottom of each screen: the keys that act now, the most likely one first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import getters
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from coach.core.words import Words
from coach.widgets.base_app import BaseApp
from coach.widgets.keypad import PAD

ON_EVERY_PAD = ("keys.speak", "keys.desk")
"""Shown on every kiosk screen, at the end of the last line."""
AT_HOME_ONLY = (
    "keys.help", "keys.quit", "keys.scroll", "keys.move",
    "keys.pick", "keys.type", "keys.tick", "keys.turn", "keys.going", "keys.mistake",
)  # fmt: skip
"""Not shown in a kiosk: a keypad lacks the keys, the kiosk does it differently, or the rows show it already."""


class KeyBar(Static):
    """Shows the most important keys of its screen, with what they do.

    Args:
        words: The interface's texts.
        order: The descriptions of the bindings to show, the most likely first, at most six.
        on_pad: Further ones that only a kiosk shows, since nobody there can open the list of keys.
    """

    app = getters.app(BaseApp)

    def __init__(self, words: Words, order: Sequence[str], on_pad: Sequence[str] = ()) -> None:
        super().__init__()
        self._words = words
        self._order = order
        self._on_pad = on_pad

    def on_mount(self) -> None:
        """Update whenever the screen's bindings change."""
        self.screen.bindings_updated_signal.subscribe(self, self._show)
        self._show(self.screen)

    def on_resize(self) -> None:
        """Show as many keys as fit."""
        if self.is_attached:
            self._show(self.screen)

    def _show(self, screen: Screen[object]) -> None:
        labels = key_labels(self.app, screen, self._words)
        if not self.app.KEYPAD:
            self.update(_line([labels[each] for each in self._order if each in labels], GAP))
            return
        own = [each for each in (*self._order, *self._on_pad, "keys.more") if each not in AT_HOME_ONLY]
        lines = self._lines([labels[each] for each in own if each in labels], labels)
        self.update(Content("\n").join(_line(line, NARROW_GAP) for line in lines if line))

    def _lines(self, own: list[Label], labels: dict[str, Label]) -> list[list[Label]]:
        """Return one line with all keys if they fit; else the screen's own, then those of every kiosk screen."""
        always = [labels[each] for each in ON_EVERY_PAD if each in labels]
        room = self.content_size.width or self.app.size.width
        if _width([*own, *always]) <= room:
            return [[*own, *always]]
        while own and _width(own) > room:
            own = own[:-1]
        return [own, always] if _width(always) <= room else [own, *([each] for each in always)]


Label = tuple[str, str]
"""A key in words, and what it does."""
GAP, NARROW_GAP = "   ", "  "
"""The space between two keys, at home and in a kiosk, where there are more of them."""


def key_labels(app: BaseApp, screen: Screen[object], words: Words) -> dict[str, Label]:
    """Return the label of each thing that keys do on a screen now, by the binding's description.

    A description is the key of the interface's text; bindings without a text are Textual's own and left out. A letter
    that the person chose is named in place of the key that does the same. In a kiosk only keys of a keypad are named,
    and what has no such key is left out.
    """
    pad, chosen = app.KEYPAD, app.letters
    acting = [(key, active.binding) for key, active in screen.active_bindings.items() if active.enabled]
    labels: dict[str, Label] = {}
    for key, binding in [*acting, *_everywhere(screen)]:
        if binding.description in words and (key in PAD or not pad):
            name = binding.key_display or (words(f"keyname.{key}") if f"keyname.{key}" in words else key)
            if pad and not (key.isdigit() and name[0].isdigit()):
                name = PAD[key]
            label = name, words(binding.description)
            if binding.id in chosen:
                labels[binding.description] = label
            labels.setdefault(binding.description, label)
    return labels


def _everywhere(screen: Screen[object]) -> Iterator[tuple[str, Binding]]:
    """Yield the app's priority bindings: they act over a dialog too, but Textual does not list them there."""
    for key, binding in screen.app._bindings:
        if binding.priority and screen.app.check_action(binding.action, ()):
            yield key, binding


def _line(shown: Sequence[Label], gap: str) -> Content:
    parts: list[str | tuple[str, str]] = []
    for key, label in shown:
        parts += [(key, "bold $ink"), f" {label}{gap}"]
    return Content.assemble(*parts)


def _width(shown: Sequence[Label]) -> int:
    """Return the width of a kiosk's line in columns."""
    return len(_line(shown, NARROW_GAP).plain.rstrip())
