"""Screens that ask one question: choose one of a list, tick several, or type a number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.checklist.wording import band_of
from coach.core.content.questions import Page
from coach.core.library import Library
from coach.core.triage.answers import Answers, Value
from coach.drivers.presses import Digits
from coach.screens.base import CoachScreen
from coach.screens.checklist.base import ASIDE, QuestionScreen
from coach.widgets.letters import letter
from coach.widgets.numberbox import NumberBox
from coach.widgets.rows import RowWords, State
from coach.widgets.scale import NumberScale


class ChoiceScreen(QuestionScreen):
    """A question with one choice of a list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *ASIDE,
        *(Binding(str(number), f"choose({number})", "keys.pick", key_display="1-9") for number in range(1, 10)),
        Binding("enter,space", "choose(0)", "keys.pick-cursor"),
        Binding("enter", "tell_how", show=False),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.pick-cursor", "keys.why", "keys.back", "keys.help", "keys.quit")

    def row_words(self) -> list[RowWords]:
        """Return each choice with its number."""
        return [RowWords(str(number), "", words) for number, (words, _) in enumerate(self.offered, 1)]

    @property
    def offered(self) -> list[tuple[str, Value]]:
        """What can be chosen, in words and as an answer; the bands of a number if it has no choices."""
        question = self.questions[0]
        if question.by_bands:
            return [(band.words or "", band.counts_as) for band in question.bands]
        return [(choice.words, choice.id) for choice in question.choices]

    def first_open(self) -> int:
        """Return the index of the choice made before, or 0."""
        question = self.questions[0]
        chosen = self.answers.get(question.id)
        if isinstance(chosen, int):
            band = band_of(question, chosen)
            return question.bands.index(band) if band else 0
        answers = [answer for _, answer in self.offered]
        return answers.index(chosen) if chosen in answers else 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Enter for the row under the cursor; on a keypad, which cannot move it, only if it was chosen before."""
        if action == "choose" and parameters == (0,) and self.app.KEYPAD:
            return self.questions[0].id in self.answers
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Show no cursor on a keypad before a choice was made."""
        if self.questions[0].id not in self.answers:
            self.unpoint()

    def action_tell_how(self) -> None:
        """Say how the page is answered."""
        self.say_quietly(self.words("hint.choice"))

    def action_choose(self, number: int) -> None:
        """Choose by number and go on; 0 stands for the row under the cursor."""
        index = number - 1 if number else self.rows.cursor
        if index >= len(self.offered):
            raise SkipAction
        self.answer({self.questions[0].id: self.offered[index][1]})


class SeveralScreen(QuestionScreen):
    """A question with any number of choices of a list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *ASIDE,
        *(Binding(str(number), f"turn({number})", "keys.tick", key_display="1-9") for number in range(1, 10)),
        Binding("space", "turn(0)", "keys.tick-cursor"),
        Binding("0", "none", "keys.none"),
        Binding("enter", "go_on", "keys.continue"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.tick", "keys.none", "keys.continue", "keys.why", "keys.back", "keys.help")

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the ticked choices."""
        value = self.answers.get(self.questions[0].id)
        return value if isinstance(value, tuple) else ()

    def row_words(self) -> list[RowWords]:
        """Return each choice with its number and tick."""
        states: list[State] = ["yes" if choice.id in self.chosen else "open" for choice in self.questions[0].choices]
        return [
            RowWords(str(number), self.words(f"tick.{state}"), choice.words, state)
            for number, (choice, state) in enumerate(zip(self.questions[0].choices, states, strict=True), 1)
        ]

    def on_mount(self) -> None:
        """Show no cursor on a keypad before a row was ticked."""
        self.unpoint()

    async def action_turn(self, number: int) -> None:
        """Tick or untick a row by its number; 0 stands for the row under the cursor."""
        choices = self.questions[0].choices
        index = number - 1 if number else self.rows.cursor
        if index >= len(choices):
            raise SkipAction
        ticked = {*self.chosen} ^ {choices[index].id}
        most = self.questions[0].most or len(choices)
        if len(ticked) > most:
            self.say_quietly(self.words("checklist.most", count=most))
            return
        self.answers[self.questions[0].id] = tuple(choice.id for choice in choices if choice.id in ticked)
        await self.rows.show(self.row_words(), index)

    def action_none(self) -> None:
        """Answer with no choice and go on."""
        self.answer({self.questions[0].id: ()})

    def action_go_on(self) -> None:
        """Go on with the ticked choices; without any, that means none of them, as the page says."""
        self.answer({self.questions[0].id: self.chosen})


class NumberScreen(QuestionScreen):
    """A question with a number to type: on a scale if its ends have words, else in a box.

    `last` is how an earlier visit answered it, or None.
    """

    DIGITS: ClassVar[Digits] = "type"

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"type({digit})", "keys.type", key_display="0-9") for digit in range(10)),
        Binding("up", "step(1)", "keys.step", key_display="↑ ↓"),
        letter("up", "step(1)", "keys.step"),
        Binding("down", "step(-1)", "keys.step"),
        letter("down", "step(-1)", "keys.step"),
        Binding("delete", "clear", "keys.clear"),
        Binding("backspace", "rub_out", "keys.rub-out", key_display="←"),
        Binding("enter", "take", "keys.continue"),
        Binding("escape,left", "back", "keys.back", key_display="Esc"),
        Binding("minus", "rub_out", "keys.back"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.type", "keys.step", "keys.continue", "keys.why", "keys.back", "keys.help")

    def __init__(
        self, library: Library, page: Page, answers: Answers, progress: tuple[str, str], last: int | None = None
    ) -> None:
        super().__init__(library, page, answers, progress)
        self._last = last

    def row_words(self) -> list[RowWords]:
        """Return no rows: the number has a box of its own."""
        return []

    def body(self) -> Iterable[Widget]:
        """Return the question, and the scale or the box for the number."""
        self._box = self._number()
        yield from self.heading()
        yield self._box
        yield Static(classes="said")

    def _number(self) -> NumberBox:
        question = self.questions[0]
        if question.ends is None:
            return NumberBox(self.words("mark.open"), question.maximum)
        last = None if self._last is None else (self._last, self.words("checklist.last-time", number=self._last))
        return NumberScale(question.minimum, question.maximum, question.ends, last)

    def on_mount(self) -> None:
        """Show the earlier answer."""
        before = self.answers.get(self.questions[0].id)
        self._box.put(str(before) if isinstance(before, int) else "")

    async def take_over(self, other: CoachScreen) -> None:
        """Take the number as far as it is typed."""
        if isinstance(other, NumberScreen):
            self._box.put(other._box.typed)

    async def refresh_answers(self, answers: Answers) -> None:
        """Update the answers without touching the number that is being typed."""
        self.answers = dict(answers)

    def action_type(self, digit: int) -> None:
        """Append a digit, unless the number would exceed the maximum."""
        self._box.type(digit)
        self._say("")

    def action_step(self, by: int) -> None:
        """Go to the next number up or down, at first to the lowest; at an end, say which numbers there are."""
        question, value = self.questions[0], self._box.value
        wanted = question.minimum if value is None else value + by
        if question.minimum <= wanted <= question.maximum:
            self._box.put(str(wanted))
            self._say("")
        else:
            self._say_range()

    def action_rub_out(self) -> None:
        """Delete the last digit; with none left, go to the screen before."""
        if self._box.value is None:
            self.action_back()
        self._box.rub_out()
        self._say("")

    def action_clear(self) -> None:
        """Delete all digits."""
        self._box.put("")
        self._say("")

    def action_take(self) -> None:
        """Answer with the number, or say which numbers the question allows."""
        question, value = self.questions[0], self._box.value
        if value is not None and question.minimum <= value <= question.maximum:
            self.answer({question.id: value})
        else:
            self._say_range()

    def _say_range(self) -> None:
        question = self.questions[0]
        self._say(self.words("checklist.number-range", low=question.minimum, high=question.maximum))

    def _say(self, text: str) -> None:
        self.query_one(".said", Static).update(Content(text))
