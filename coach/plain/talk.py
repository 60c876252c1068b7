"""Asks: says a question, reads lines until one is an answer, and helps with the words that act everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar
from unicodedata import combining, normalize

from coach.core.blocks import Block
from coach.core.words import Words
from coach.plain.console import Console
from coach.plain.prompt import EVERYWHERE, Command, Prompt, Typed
from coach.plain.typed_lines import Stopped

T = TypeVar("T")
_COMMANDS = "plain.command."


class Talk:
    """Asks on a console."""

    def __init__(self, console: Console, words: Words) -> None:
        self.console, self.words = console, words
        console.turn = self._turn
        self._commands: Mapping[str, str] = {
            typed: key.removeprefix(_COMMANDS)
            for key in words.keys()  # noqa: SIM118 -- no mapping
            if key.startswith(_COMMANDS)
            for typed in words(key).split()
        }

    def say(self, key: str, **values: object) -> None:
        """Say words of the interface."""
        self.console.say(self.words(key, **values))

    def _turn(self) -> None:
        """Wait until the person wants the next part of a long text."""
        self.say("plain.more")
        line = self.console.read(None)
        if self.command((line or "").strip(), ("stop",)):
            raise Stopped

    def command(self, line: str, among: Sequence[Command]) -> Typed | None:
        """Return the word that acts at the beginning of a line, if it is one of these."""
        name, _, rest = line.partition(" ")
        found = self._commands.get(name.casefold())
        return next((Typed(each, rest.strip()) for each in among if each == found), None)

    def ask(self, prompt: Prompt[T]) -> T | Typed:
        """Say a question and return its answer, or the word that the caller acts on.

        Raises:
            Stopped: The person stops, or the input has ended.
        """
        prompt.tell()
        while True:
            line = self.console.read(None)
            assert line is not None
            line = line.strip()
            answer = prompt.answer(line)
            if answer is not None:
                return answer
            typed = self.command(line, (*prompt.commands, *EVERYWHERE))
            if typed is None:
                unknown = self.command(line, ("back",)) is not None
                self.console.say(self.words("plain.no-back") if unknown else prompt.wrong)
            elif typed.command in prompt.commands:
                return typed
            else:
                self._help(typed, prompt)

    def _help(self, typed: Typed, prompt: Prompt[T]) -> None:
        match typed.command:
            case "stop":
                raise Stopped
            case "help":
                for key in ("help", "help-ask", "help-back"):
                    self.say(f"plain.{key}")
            case "where":
                self.console.say(prompt.where or self.words("plain.nowhere"))
            case "why" if not prompt.why:
                self.say("plain.no-why")
            case "why":
                self.console.blocks(prompt.why)
                prompt.tell()
            case _:
                prompt.tell()

    def choose(
        self,
        told: Sequence[Block],
        rows: Sequence[str] | Mapping[str, str],
        *,
        enter: int | None = None,
        commands: tuple[Command, ...] = ("back",),
        why: Sequence[Block] = (),
        where: str = "",
    ) -> int | Typed:
        """Ask for one row of a list and return its index.

        Args:
            told: What comes before the rows.
            rows: The rows, chosen by their numbers, or by the keys of a mapping.
            enter: The index that Enter alone stands for; None if it stands for nothing.
            commands: As for `Prompt`, as the rest is.
            why: Why it is asked.
            where: Where this is.
        """
        keyed = rows if isinstance(rows, Mapping) else {str(number): row for number, row in enumerate(rows, 1)}
        keys = list(keyed)
        typed = [_bare(key) for key in keys]

        def tell() -> None:
            self.console.blocks(told)
            self.console.rows(keyed)
            if enter is not None:
                self.say("plain.enter", number=keys[enter])

        def answer(line: str) -> int | None:
            return typed.index(_bare(line)) if _bare(line) in typed else enter if not line else None

        wrong = self.words("plain.one-of", keys=", ".join(keys))
        return self.ask(Prompt(tell, answer, wrong, why, where, commands))

    def confirm(self, asked: str) -> bool | None:
        """Ask a question by its table of words, to be answered yes or no; None if the person goes back."""
        told = [Block("heading", self.words(f"{asked}.ask")), Block("text", self.words(f"{asked}.kept"))]
        chosen = self.choose(told, [self.words(f"{asked}.{each}") for each in ("yes", "no")])
        return None if isinstance(chosen, Typed) else chosen == 0


def _bare(text: str) -> str:
    """Return a text in small letters without accents, which not every keyboard has."""
    return "".join(sign for sign in normalize("NFD", text.casefold()) if not combining(sign))
