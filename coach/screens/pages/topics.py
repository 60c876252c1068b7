"""The list of topics to read, and the screen that shows one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.content.topics import Topic
from coach.core.library import Library
from coach.core.report.topic import topic_blocks
from coach.screens.base import CoachScreen
from coach.screens.requests import ScreenWanted
from coach.widgets.aside import Aside
from coach.widgets.letters import letter
from coach.widgets.reader import Reader
from coach.widgets.rows import Rows, RowWords


class TopicsScreen(CoachScreen):
    """The list of topics to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"open({number})", "keys.pick", key_display="1-9") for number in range(1, 10)),
        Binding("0", "open(10)", "keys.pick"),
        Binding("enter,space", "open(0)", "keys.pick-cursor"),
        Binding("up", "move(-1)", "keys.move", key_display="↑ ↓"),
        letter("up", "move(-1)", "keys.move"),
        Binding("down", "move(1)", "keys.move"),
        letter("down", "move(1)", "keys.move"),
        Binding("escape,minus,backspace,left", "close", "keys.back", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.pick-cursor", "keys.move", "keys.back", "keys.help", "keys.quit")

    def __init__(self, library: Library) -> None:
        self._topics = tuple(library.topics.values())
        super().__init__(library.words)
        self._rows = Rows([RowWords(str(number % 10), "", each.title) for number, each in enumerate(self._topics, 1)])
        self._aside = Aside(lambda: topic_blocks(self._topics[self._rows.cursor], library))

    def top_words(self) -> tuple[str, str]:
        """Return the title."""
        return self.words("topics.where"), ""

    def side(self) -> Iterable[Widget]:
        """Return the topic under the cursor."""
        return (self._aside,)

    def body(self) -> Iterable[Widget]:
        """Return a row for each topic."""
        yield Static(Content(self.words("topics.ask")), classes="ask")
        yield self._rows

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._rows.point(self._rows.cursor + by)
        self._aside.look()

    def action_open(self, number: int) -> None:
        """Open a topic by its number; 0 stands for the one under the cursor."""
        index = number - 1 if number else self._rows.cursor
        if index >= len(self._topics):
            raise SkipAction
        self._rows.point(index)
        self.post_message(TopicWanted(self._topics[index]))

    def action_close(self) -> None:
        """Close."""
        self.dismiss()


class TopicScreen(CoachScreen):
    """A topic."""

    AUTO_FOCUS = "Reader"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,minus,backspace,left,enter", "close", "keys.back", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.back", "keys.scroll", "keys.help", "keys.quit")

    def __init__(self, library: Library, topic: Topic) -> None:
        super().__init__(library.words)
        self._topic = topic
        self._reader = Reader(topic_blocks(topic, library))

    @property
    def about(self) -> str:
        """The topic's id."""
        return self._topic.id

    def top_words(self) -> tuple[str, str]:
        """Return the title."""
        return self.words("topics.where"), ""

    def body(self) -> Iterable[Widget]:
        """Return the text."""
        yield self._reader

    def action_close(self) -> None:
        """Close."""
        self.dismiss()


@dataclass
class TopicWanted(ScreenWanted):
    """The person wants to read a topic."""

    topic: Topic

    def screen(self, library: Library) -> TopicScreen:
        """Return the topic's screen."""
        return TopicScreen(library, self.topic)
