"""The welcome screen: what the program is, and what to do with it. It is drawn before the content is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from coach.core.words import Words
from coach.home.welcome_choice import WelcomeChoice, choice_keys
from coach.screens.base import CoachScreen
from coach.screens.requests import Opens
from coach.widgets.letters import letter
from coach.widgets.rows import Rows, RowWords
from coach.widgets.topline import TopLine


class LanguageWanted(Message):
    """The person wants the next language."""


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
        letter("language", "language", "keys.language"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-small"), (24, "-short"), (30, "-tall")]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.enter", "keys.theme", "keys.language", "keys.help", "keys.quit")

    @dataclass
    class Chosen(Opens):
        """A row of the list was chosen."""

        choice: str
        """The row's id."""

    def __init__(self, words: Words, clinic: str, phone: str, choices: Sequence[WelcomeChoice]) -> None:
        self._clinic = f"{clinic} · {phone}"
        super().__init__(words)
        self.choices = tuple(choices)
        self._make_parts()

    def _make_parts(self) -> None:
        self._rows = Rows(self._row_words())
        self._lead = Static(Content(self.words("welcome.lead")), classes="lead")
        self._notice = Static(classes="notice")
        self._notice.display = False
        self._today: tuple[Widget, ...] = ()
        """What Today says, from the second start on."""

    async def speak(self, words: Words) -> None:
        """Say all that does not change in another language; what is offered is said by `offer`."""
        self.words = words
        self.top = TopLine(*self.top_words())
        self._make_parts()
        await self.recompose()

    def top_words(self) -> tuple[str, str]:
        """Return the program's name and the clinic."""
        return self.words("welcome.title"), self._clinic

    def body(self) -> Iterable[Widget]:
        """Return the question, the list, when not to use this program, and the notice."""
        yield Static(Content(self.words("welcome.ask")), classes="ask")
        yield self._lead
        yield self._rows
        yield Static(Content(self.words("welcome.now")), classes="now")
        yield Static(Content(f"{self.words('welcome.scope')} {self.words('welcome.worried')}"), classes="scope")
        yield self._notice

    async def offer(
        self,
        choices: Sequence[WelcomeChoice],
        notice: str | None,
        today: tuple[Widget, Widget] | None = None,
        lead: str | None = None,
    ) -> None:
        """Show another list.

        Args:
            choices: The rows of the list.
            notice: About files that cannot be kept or read; None for nothing.
            today: What Today says, in place of what a stranger reads, and what a wide window has beside the choices;
                None before there is anything to say.
            lead: What stands above the list, in place of the usual words.
        """
        self.choices = tuple(choices)
        for widget in self._today:
            await widget.remove()
        self._today = ()
        self.set_class(today is not None, "-today")
        self.query_one(".frame").set_class(today is not None, "-paned")
        if today is not None:
            above, beside = today
            self._today = (above, Vertical(beside, classes="side"))
            await self.mount(above, before=self._rows)
            await self.query_one(".panes").mount(self._today[1])
        self.question_changed()
        likely = [index for index, choice in enumerate(self.choices) if choice.likely]
        await self._rows.show(self._row_words(), likely[0] if likely else 0)
        self._lead.update(Content(lead or self.words("welcome.lead")))
        self.set_class(lead is not None, "-set")
        self._notice.display = notice is not None
        self._notice.update(Content(notice or ""))

    def _row_words(self) -> list[RowWords]:
        keys = choice_keys(self.choices)
        return [RowWords(key, "", choice.line) for key, choice in zip(keys, self.choices, strict=True)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another language only if there is one."""
        return action != "language" or bool(self.app.other_language)

    def accepts(self, event: events.InputEvent) -> bool:
        """Accept digits at any time: they mean the same before the first frame and once the content is read."""
        return (isinstance(event, events.Key) and event.key.isdigit()) or super().accepts(event)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._rows.point(self._rows.cursor + by)

    def action_choose(self, digit: str) -> None:
        """Choose a row by its digit; an empty string stands for the row under the cursor."""
        keys = choice_keys(self.choices)
        if digit and digit not in keys:
            raise SkipAction
        index = keys.index(digit) if digit else self._rows.cursor
        self._rows.point(index)
        self.post_message(self.Chosen(self.choices[index].id))

    def action_language(self) -> None:
        """Ask for the next language."""
        self.post_message(LanguageWanted())
