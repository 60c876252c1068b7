"""Asks once whether cues are read aloud, and says how to get a voice where there is none."""

from __future__ import annotations

from coach.core.blocks import Block
from coach.core.words import Words
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.dialogs.text import TextDialog


def voice_dialog(words: Words) -> ChooseDialog:
    """Return the question whether cues are read aloud; it results in `aloud` or `bell`."""
    choices = [("aloud", words("voice.yes")), ("bell", words("voice.no"))]
    return ChooseDialog(words("voice.ask"), words("voice.more"), choices)


def no_voice_dialog(words: Words) -> TextDialog:
    """Return a text that says that a bell rings, and how to get a voice."""
    blocks = [Block("text", words(f"voice.{part}")) for part in ("none-why", "none-how")]
    blocks += [Block("point", words(f"voice.{part}")) for part in ("none-debian", "none-fedora", "none-other")]
    return TextDialog(words, words("voice.none"), blocks)
