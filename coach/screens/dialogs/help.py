"""The help dialog: the keys of the screen in front."""

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
    width = max((len(each.name) for each in labels), default=0)
    lines = "\n".join(f"{each.name:<{width}}  {each.does}" for each in labels)
    mouse = [Block("note", words("help.mouse"))] if app.mouse else []
    letters = Block("note", words("help.letters"))
    return TextDialog(words, words("help.where"), [Block("text", lines), *mouse, letters])
