"""The app at home as far as it reads the content: once the first frame stands, and again in another language."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work

from coach.app.terminal_app import TerminalApp
from coach.core.errors import CoachError
from coach.home.welcome_choice import WelcomeChoice
from coach.loading.sentences import error_words, in_words
from coach.screens.pages.welcome import LanguageWanted, WelcomeScreen
from coach.startup import Loaded, Opening, Surroundings, load, read_opening
from coach.storage.settings import Settings, write_settings

if TYPE_CHECKING:
    from textual.driver import Driver

    from coach.app.home_visit import HomeVisit
    from coach.loading.assembly import Language


class ReadingApp(TerminalApp):
    """Shows the welcome screen, reads the content, and reads it again in the language that the person wants."""

    def __init__(self, opening: Opening, surroundings: Surroundings, driver: type[Driver]) -> None:
        super().__init__(driver)
        self.opening = opening
        self.surroundings = surroundings
        self.settings = surroundings.settings
        """The settings as they now are."""
        self.controller: HomeVisit | None = None
        self.content_error: CoachError | None = None
        """Why the content could not be used, which ends the app."""
        self._other: Language | None = None
        """The language that a key changes to; None where there is no other, or it is not known yet."""

    def get_default_screen(self) -> WelcomeScreen:
        """Return the screen beneath all others."""
        words = self.opening.words
        first = WelcomeChoice("check", words("welcome.check"))
        second = WelcomeChoice("topics", words("welcome.topics"), words("welcome.topics-note"))
        last = WelcomeChoice("guide", words("welcome.guide"), words("welcome.guide-note"), key="0")
        return WelcomeScreen(words, self.opening.clinic, self.opening.phone, [first, second, last])

    async def read_in(self, language: str | None) -> bool:
        """Read the content and return True; where it cannot be used, end the app and return False.

        Args:
            language: The code of the language; None for the content's own.
        """
        place = replace(self.surroundings.place, language=language)
        try:
            loaded: Loaded = load(place, self.surroundings.data, self.surroundings.set_file, self.surroundings.now)
            if loaded.place != self.surroundings.place:
                self.opening = read_opening(loaded.place)
                first = self.screen_stack[0]
                assert isinstance(first, WelcomeScreen)
                await first.speak(self.opening.words)
        except CoachError as error:
            self.content_error = error
            self.exit(2)
            return False
        from coach.app.home_visit import HomeVisit

        self.surroundings = replace(self.surroundings, place=loaded.place, settings=self.settings)
        self.controller = HomeVisit(self, self.surroundings, loaded)
        self.surroundings.content_read()
        self._offer_language()
        return True

    @work(group="language")
    async def _offer_language(self) -> None:
        """Offer the next language by its key, where the content is whole in more than one."""
        from coach.home.language import next_language

        # Content that was broken, or has gone, since it was read tells so at the next start.
        with suppress(CoachError, OSError):
            self._other = await asyncio.to_thread(next_language, self.surroundings.place)
        self.other_language = self._other.name if self._other is not None else ""
        self.screen.refresh_bindings()

    @on(LanguageWanted)
    async def change_language(self) -> None:
        """Change to the next language, and save the choice."""
        other, before = self._other, self.controller
        if other is None or before is None or before.visit is not None:
            return
        self._other = None
        self.remember(replace(self.settings, language=other.code))
        if await self.read_in(other.code) and self.controller is not None:
            before.finish()
            await self.controller.welcome()

    def remember(self, settings: Settings) -> None:
        """Save settings that the person changed; where that fails, say so."""
        before, self.settings = self.settings, settings
        try:
            write_settings(self.surroundings.data, settings, before)
        except CoachError as error:
            self.notify(in_words(error, error_words(self.surroundings.place)), severity="warning", markup=False)
