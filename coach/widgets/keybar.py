"""The line at the bottom of each screen: the keys that act now, the likely one first."""

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
"""What a kiosk offers on each of its screens, at the end of the last line."""
AT_HOME_ONLY = (
    "keys.help", "keys.quit", "keys.scroll", "keys.move",
    "keys.pick", "keys.type", "keys.tick", "keys.turn", "keys.going", "keys.mistake",
)  # fmt: skip
"""What a keypad has no keys for, what a kiosk does in its own way, and what is printed beside the rows."""


class KeyBar(Static):
    """Shows the keys of its screen that matter most, with what they do."""

    app = getters.app(BaseApp)

    def __init__(self, words: Words, order: Sequence[str], on_pad: Sequence[str] = ()) -> None:
        """Take the interface's words and the descriptions of the bindings to show.

        Args:
            words: The interface's words.
            order: The likely one first, at most six.
            on_pad: What a kiosk shows besides, where it must be told and no list of keys can be asked for.
        """
        super().__init__()
        self._words = words
        self._order = order
        self._on_pad = on_pad

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._show)
        self._show(self.screen)

    def on_resize(self) -> None:
        """Show as many keys as there is room for."""
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
        """One line with all keys where it holds them; else the screen's own above those that a kiosk always offers."""
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
"""What stands between one key and the next, at home and where there are more of them."""


def key_labels(app: BaseApp, screen: Screen[object], words: Words) -> dict[str, Label]:
    """Return, for each thing that keys do on a screen now, the key in words and what it does.

    A binding's description is the key of its words; bindings without words of ours are Textual's own and left out. A
    letter that the person chose stands before the key that does the same. In a kiosk the keys are named that stand on
    a keypad, and nothing is told that has no such key.
    """
    pad, chosen = app.KEYPAD, app._keymap
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
    """The app's keys that come first on any screen: over a sheet they act, and Textual does not tell of them."""
    for key, binding in screen.app._bindings:
        if binding.priority and screen.app.check_action(binding.action, ()):
            yield key, binding


def _line(shown: Sequence[Label], gap: str) -> Content:
    parts: list[str | tuple[str, str]] = []
    for key, label in shown:
        parts += [(key, "bold $ink"), f" {label}{gap}"]
    return Content.assemble(*parts)


def _width(shown: Sequence[Label]) -> int:
    """Columns that a line of a kiosk takes."""
    return len(_line(shown, NARROW_GAP).plain.rstrip())
