"""The line at the bottom of each screen: the keys that act now, the likely one first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from coach.core.words import Words


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

    def _show(self, screen: Screen[object]) -> None:
        labels = key_labels(screen, self._words)
        parts: list[str | tuple[str, str]] = []
        for description in self._order:
            if description in labels:
                key, label = labels[description]
                parts += [(key, "bold $ink"), f" {label}   "]
        self.update(Content.assemble(*parts))


def key_labels(screen: Screen[object], words: Words) -> dict[str, tuple[str, str]]:
    """Return, for each thing that keys do on a screen now, the key in words and what it does.

    A binding's description is the key of its words; bindings without words of ours are Textual's own and left out.
    """
    labels: dict[str, tuple[str, str]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if binding.description in words and active.enabled:
            name = binding.key_display or (words(f"keyname.{key}") if f"keyname.{key}" in words else key)
            labels.setdefault(binding.description, (name, words(binding.description)))
    return labels
