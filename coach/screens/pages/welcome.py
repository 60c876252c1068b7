"""The welcome screen: what the program is, and what to do with it. It is drawn before the content is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from coach.core.words import Words
from coach.screens.base import CoachScreen
from coach.screens.requests import Opens
from coach.widgets.letters import letter
from coach.widgets.rows import Rows, RowWords


class ThemeWanted(Message):
    """The person wants the other of the dark and the light theme."""


@dataclass(frozen=True)
class WelcomeChoice:
    """One row of the welcome screen's list."""

    id: str
    words: str
    note: str = ""
    likely: bool = False
    """Whether the cursor starts on this row."""
    key: str = ""
    """The digit that chooses this row wherever it stands; if empty, its place in the list, counted from 1."""


class WelcomeScreen(CoachScreen):
    """The welcome screen.

    Each visit at home begins and ends here.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"choose('{digit}')", show=False) for digit in range(10)),
        Binding("up", "move(-1)", "keys.move", key_display="↑ ↓"),
        letter("up", "move(-1)", "keys.move"),
        Binding("down", "move(1)", "keys.move"),
        letter("down", "move(1)", "keys.move"),
        Binding("enter", "choose('')", "keys.enter"),
        letter("theme", "theme", "keys.theme"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-small"), (24, "-short"), (30, "-tall")]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.enter", "keys.theme", "keys.help", "keys.quit")

    @dataclass
    class Chosen(Opens):
        """A row of the list was chosen."""

        choice: str
        """The row's id."""

    def __init__(self, words: Words, clinic: str, phone: str, choices: Sequence[WelcomeChoice]) -> None:
        self._clinic = f"{clinic} · {phone}"
        super().__init__(words)
        self.choices = tuple(choices)
        self._rows = Rows(self._row_words())
        self._lead = Static(Content(words("welcome.lead")), classes="lead")
        self._notice = Static(classes="notice")
        self._today: Widget | None = None
        """What Today says, from the second start on."""

    def top_words(self) -> tuple[str, str]:
        """Return the program's name and the clinic."""
        return self.words("welcome.title"), self._clinic

    def body(self) -> Iterable[Widget]:
        """Return the question, the list, when not to use this program, and the notice."""
        yield Vertical(
            Static(Content(self.words("welcome.ask")), classes="ask"),
            self._lead,
            self._rows,
            Static(Content(self.words("welcome.now")), classes="now"),
            Static(Content(f"{self.words('welcome.scope')} {self.words('welcome.worried')}"), classes="scope"),
            self._notice,
            classes="column",
        )

    def on_mount(self) -> None:
        """Hide the notice until there is one."""
        self._notice.display = False

    async def offer(
        self,
        choices: Sequence[WelcomeChoice],
        notice: str | None,
        today: Widget | None = None,
        lead: str | None = None,
    ) -> None:
        """Show another list.

        Args:
            choices: The rows of the list.
            notice: About files that cannot be kept or read; None for nothing.
            today: What Today says, in place of what a stranger reads; None before there is anything to say.
            lead: What stands above the list, in place of the usual words.
        """
        self.choices = tuple(choices)
        if self._today is not None:
            await self._today.remove()
        self._today = today
        self.set_class(today is not None, "-today")
        if today is not None:
            await self.mount(today, before=self._rows)
        self.question_changed()
        likely = [index for index, choice in enumerate(self.choices) if choice.likely]
        await self._rows.show(self._row_words(), likely[0] if likely else 0)
        self._lead.update(Content(lead or self.words("welcome.lead")))
        self.set_class(lead is not None, "-set")
        self._notice.display = notice is not None
        self._notice.update(Content(notice or ""))

    def _row_words(self) -> list[RowWords]:
        return [
            RowWords(key, "", f"{choice.words}  ({choice.note})" if choice.note else choice.words)
            for key, choice in zip(self._keys(), self.choices, strict=True)
        ]

    def _keys(self) -> list[str]:
        return [choice.key or str(number) for number, choice in enumerate(self.choices, 1)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the other theme only if there is one: the Linux console has a theme of its own."""
        return action != "theme" or not self.app.current_theme.ansi

    def accepts(self, event: events.Key) -> bool:
        """Accept digits at any time: they mean the same before the first frame and once the content is read."""
        return event.key.isdigit() or super().accepts(event)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._rows.point(self._rows.cursor + by)

    def action_choose(self, digit: str) -> None:
        """Choose a row by its digit; an empty string stands for the row under the cursor."""
        keys = self._keys()
        if digit and digit not in keys:
            return
        index = keys.index(digit) if digit else self._rows.cursor
        self._rows.point(index)
        self.post_message(self.Chosen(self.choices[index].id))

    def action_theme(self) -> None:
        """Ask for the other theme."""
        self.post_message(ThemeWanted())
