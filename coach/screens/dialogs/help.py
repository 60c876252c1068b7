"""Help: the keys of the screen one is on."""

from __future__ import annotations

from textual.screen import Screen

from coach.core.blocks import Block
from coach.core.words import Words
from coach.screens.dialogs.text import TextDialog
from coach.widgets.base_app import BaseApp
from coach.widgets.keybar import key_labels


def help_dialog(app: BaseApp, words: Words, screen: Screen[object]) -> TextDialog:
    """Return a dialog that lists each key of a screen with what it does."""
    labels = key_labels(app, screen, words).values()
    width = max((len(key) for key, _ in labels), default=0)
    lines = "\n".join(f"{key:<{width}}  {label}" for key, label in labels)
    return TextDialog(words, words("help.where"), [Block("text", lines)])
