"""The line at the bottom of each screen: the keys that act now, the likely one first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from coach.core.words import Words
from coach.widgets.keypad import PAD, on_keypad

ON_EVERY_PAD = ("keys.more", "keys.speak", "keys.desk")
"""What a kiosk offers on each of its screens, at the end of the line."""
AT_HOME_ONLY = ("keys.help", "keys.quit", "keys.scroll", "keys.move", "keys.pick", "keys.type")
"""What a keypad has no keys for, what a kiosk does in its own way, and what is printed beside the rows."""


class KeyBar(Static):
    """Shows the keys of its screen that matter most, with what they do."""

    def __init__(self, words: Words, order: Sequence[str]) -> None:
        """Take the interface's words and the descriptions of the bindings to show, in order, at most six."""
        super().__init__()
        self._words = words
        self._order = order

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._show)
        self._show(self.screen)

    def on_resize(self) -> None:
        """Show as many keys as there is room for."""
        self._show(self.screen)

    def _show(self, screen: Screen[object]) -> None:
        labels = key_labels(screen, self._words)
        shown, gap = [labels[each] for each in self._order if each in labels], GAP
        if on_keypad(self.app):
            own = [each for each in self._order if each not in AT_HOME_ONLY]
            shown, gap = self._fitting([labels[each] for each in own if each in labels], labels), NARROW_GAP
        parts: list[str | tuple[str, str]] = []
        for key, label in shown:
            parts += [(key, "bold $ink"), f" {label}{gap}"]
        self.update(Content.assemble(*parts))

    def _fitting(self, own: list[tuple[str, str]], labels: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
        """The likely key, and of the screen's others as many as leave room for those that a kiosk always offers."""
        always = [labels[each] for each in ON_EVERY_PAD if each in labels]
        room = self.content_size.width or self.app.size.width
        shown = [*own, *always]
        while len(shown) > 1 and len(NARROW_GAP.join(f"{key} {label}" for key, label in shown)) > room:
            last = len(shown) - len(always) - 1
            # Where even the likely key and those together are too many, the desk's stays the longest.
            del shown[last if last > 0 else 1]
            always = [each for each in always if each in shown]
        return shown


GAP, NARROW_GAP = "   ", "  "
"""What stands between one key and the next, at home and where there are more of them."""


def key_labels(screen: Screen[object], words: Words) -> dict[str, tuple[str, str]]:
    """Return, for each thing that keys do on a screen now, the key in words and what it does.

    A binding's description is the key of its words; bindings without words of ours are Textual's own and left out. In
    a kiosk the keys are named that stand on a keypad, and nothing is told that has no such key.
    """
    pad = on_keypad(screen.app)
    labels: dict[str, tuple[str, str]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if binding.description in words and active.enabled and (key in PAD or not pad):
            name = binding.key_display or (words(f"keyname.{key}") if f"keyname.{key}" in words else key)
            if pad and not (key.isdigit() and name[0].isdigit()):
                name = PAD[key]
            labels.setdefault(binding.description, (name, words(binding.description)))
    return labels
