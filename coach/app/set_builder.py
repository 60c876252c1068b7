"""`SetBuilderApp`, the app behind `coach set new`: it keeps the set that its screens build, and saves it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.driver import Driver

from coach.app.idle_keys import AnsweringApp
from coach.app.terminal_app import TerminalApp
from coach.core.content.press_times import PressTimes
from coach.core.errors import StorageError
from coach.core.library import Library
from coach.core.routine.prescription import PrescriptionHead, WrittenSet
from coach.core.routine.set_code import set_code
from coach.core.words import Words
from coach.drivers.terminal import SafeInputDriver
from coach.export.set_toml import set_toml
from coach.loading.sentences import in_words
from coach.loading.toml import read_regular
from coach.resources import style
from coach.screens.base import CoachScreen, HelpWanted, QuitWanted
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.dialogs.help import help_dialog
from coach.screens.requests import ScreenWanted
from coach.screens.set_builder.code import SetCodeScreen
from coach.screens.set_builder.dosing import DoseScreen
from coach.screens.set_builder.overview import SetScreen
from coach.screens.set_builder.requests import CodeWanted, SaveWanted, SetChanged
from coach.screens.set_builder.text_dialog import Noted
from coach.screens.stack import open_screen
from coach.storage.documents import TakenError, write_beside, write_whole
from coach.storage.refusals import UnreadableError, UnwritableError


class SetBuilderApp(TerminalApp, AnsweringApp):
    """Builds the set in a file.

    Args:
        library: The library that the set is checked against.
        file: The set's file, which need not exist.
        written: What the file holds; None if there is none.
        at_code: Whether only the set's code is shown.
        terminal: The value of TERM.
        driver: Reads the keys.
    """

    CSS_PATH = [style("base"), style("set-builder"), style("code")]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "coach"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "ask_to_quit", show=False, priority=True)]

    def __init__(
        self,
        library: Library,
        file: Path,
        written: WrittenSet | None,
        *,
        at_code: bool = False,
        terminal: str | None = os.environ.get("TERM"),
        driver: type[Driver] = SafeInputDriver,
    ) -> None:
        super().__init__(driver)
        self.look(None, None, terminal)
        self.library, self._file, self._at_code = library, file, at_code
        self.written = written or WrittenSet(PrescriptionHead(), ())
        self._seen = _bytes_of(file)
        """What the file held when this program last read or wrote it; None where it was not there."""
        self._saved = self.written
        """The set as the file has it."""
        self._by_hand = self._seen is not None and self._seen != set_toml(self.written).encode()
        self.last_words: str | None = None
        """What to print on the terminal after the app has ended."""

    def get_default_screen(self) -> SetScreen:
        """Return the list of the set's exercises."""
        return SetScreen(self.library, self.written, self._file.name)

    def on_mount(self) -> None:
        """Show the code, if only that is wanted."""
        if self._at_code:
            self._open_code()

    @property
    def words(self) -> Words:
        """The interface's words."""
        return self.library.words

    @property
    def press_times(self) -> PressTimes:
        """The times by which a press is told from a key that is held down."""
        return self.library.press_times

    def too_small_words(self) -> Words:
        """Return the interface's words."""
        return self.words

    async def large_enough_again(self) -> None:
        """Leave the screens as they are: they lie beneath the request for a larger window."""

    @on(ScreenWanted)
    def show_wanted(self, message: ScreenWanted) -> None:
        """Open the screen that a message asks for."""
        open_screen(self, message.screen(self.library), asked=message)

    @on(SetChanged)
    async def change(self, message: SetChanged) -> None:
        """Take the changed set, and show it."""
        self.written = message.written
        while len(self.screen_stack) > 1 and isinstance(self.screen, CoachScreen):
            await self.pop_screen()
        await self._overview.show(message.written, message.at)

    @on(Noted)
    async def note(self, message: Noted) -> None:
        """Give a note that was typed to the exercise in front."""
        if isinstance(self.screen, DoseScreen):
            await self.screen.take_note(message.note)

    @property
    def _overview(self) -> SetScreen:
        front = self.screen_stack[0]
        assert isinstance(front, SetScreen)
        return front

    @on(CodeWanted)
    def show_code(self) -> None:
        """Show the set as a code."""
        self._open_code()

    def _open_code(self) -> None:
        screen = SetCodeScreen(self.words, set_code(set_toml(self.written)))
        open_screen(self, screen, (lambda _: self.exit(0)) if self._at_code else None)

    @on(SaveWanted)
    def save(self) -> None:
        """Save the set; ask first where something in the file would be lost."""
        try:
            changed = _bytes_of(self._file) != self._seen
        except StorageError as error:
            self._overview.say(in_words(error, self.words))
            return
        if changed or self._by_hand:
            asked = "builder.changed" if changed else "builder.relaid"
            open_screen(self, self._confirm(asked), lambda yes: self._write(replacing=True) if yes else None)
        else:
            self._write(replacing=self._seen is not None)

    def _write(self, *, replacing: bool) -> None:
        text = set_toml(self.written)
        try:
            write_whole(self._file, text, replacing=replacing)
        except TakenError:
            # Another program has made it just now.
            open_screen(
                self, self._confirm("builder.changed"), lambda yes: self._write(replacing=True) if yes else None
            )
            return
        except StorageError as error:
            reason = error.naming("file") if isinstance(error, UnwritableError) else error
            self._overview.say(in_words(reason, self.words))
            return
        self._seen, self._saved, self._by_hand = text.encode(), self.written, False
        self._overview.say(self.words("builder.saved", path=self._file))

    def _confirm(self, asked: str) -> ConfirmDialog:
        return ConfirmDialog(*(self.words(f"{asked}.{part}") for part in ("ask", "kept", "yes", "no")))

    @on(HelpWanted)
    def show_keys(self, message: HelpWanted) -> None:
        """List the keys of the screen in front."""
        open_screen(self, help_dialog(self, self.words, self.screen), asked=message)

    @on(QuitWanted)
    def action_ask_to_quit(self) -> None:
        """Ask before quitting if something is not saved."""
        if self.written == self._saved:
            self.exit(0)
        elif not isinstance(self.screen, ConfirmDialog):
            open_screen(self, self._confirm("builder.leave"), lambda yes: self.exit(0) if yes else None)

    def leave(self) -> None:
        """End the app, as a signal asks; a set that is not saved goes into a file beside its own."""
        self._keep_unsaved()
        self.exit(0)

    def _keep_unsaved(self) -> None:
        if self.written == self._saved or not self.written.exercises:
            return
        try:
            kept = write_beside(self._file.with_name(f"unsaved-{self._file.name}"), set_toml(self.written))
            self.last_words = self.words("builder.kept", path=kept)
        except StorageError as error:
            self.last_words = in_words(error, self.words)

    def _fatal_error(self) -> None:
        """End after a crash with a line of our own, and keep the set that is not saved."""
        self._keep_unsaved()
        error = self._exception
        self.panic(Text(self.words("crash.unkept", kind=type(error).__name__)))


def _bytes_of(file: Path) -> bytes | None:
    """The content of the set's file, or None where it is not there.

    Raises:
        StorageError: It cannot be read.
    """
    try:
        return read_regular(file)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableError(file, error) from error
