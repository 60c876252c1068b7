"""Messages by which screens ask something of the app. The first frame waits for this module, so it imports little."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen

if TYPE_CHECKING:
    from coach.core.library import Library
    from coach.core.programme.choices import WeekChoices
    from coach.core.visit.actions import VisitAction
    from coach.export import Form
    from coach.screens.seen import SeenScreen
    from coach.storage.settings import Voice


@dataclass
class Act(Message):
    """The person said or did something in their visit; the app applies it."""

    action: VisitAction


class Opens(Message):
    """A request to open a screen. It counts only while the screen that asks is in front, so that it opens once."""

    asker: Screen[Any] | None = None
    """The screen that asks; set when the message is posted."""


class ScreenWanted(Opens):
    """A request to open one of the app's screens over the present one."""

    @abstractmethod
    def screen(self, library: Library) -> SeenScreen[None]:
        """Return the screen to open."""


class TooSmallShown(Message):
    """The screen that asks for a larger window has come to the front."""


@dataclass
class FileWanted(Message):
    """The person wants the summary saved as a file."""

    form: Form


@dataclass
class SoundWanted(Message):
    """The person turned the sound of cues on or off, which the app remembers."""

    on: bool


@dataclass
class WeekChosen(Message):
    """The person changed their week, which the app remembers."""

    choices: WeekChoices


@dataclass
class VoiceChosen(Message):
    """The person was told or asked how cues are heard, which the app remembers."""

    voice: Voice


@dataclass
class PrintWanted(Message):
    """The person wants the summary printed, or its printing cancelled."""

    on: bool
    """False to cancel."""
