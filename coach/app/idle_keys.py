"""An app that answers every key: one that does nothing on the present screen is told so, quietly and once."""

from __future__ import annotations

from textual import events

from coach.app.window_size import MinimumSizeApp
from coach.screens.seen import SeenScreen
from coach.widgets.letters import shown_letter
from coach.widgets.scripts import is_letter, of_other_script


class AnsweringApp(MinimumSizeApp):
    """Says in the line of keys that a key does nothing, or people press it again and again."""

    _told_of_script = False
    """Whether it was said that keys other than letters are named."""

    async def on_key(self, event: events.Key) -> None:
        """Do what the key means here, or say that it means nothing."""
        event.prevent_default()
        screen = self.screen
        if isinstance(screen, SeenScreen):
            screen.spoke = False
        acted = await self._check_bindings(event.key)
        self._learn_script(event.key, event.character)
        if not isinstance(screen, SeenScreen) or screen.spoke:
            return
        if acted:
            screen.say_no_more()
        else:
            screen.say_quietly(self._idle_words(event.character))

    def _learn_script(self, key: str, character: str | None) -> None:
        """Name digits, arrows and signs from the first letter on that is not Latin, and letters from a Latin one on."""
        named = not of_other_script(character) if is_letter(key) or of_other_script(character) else self.names_letters
        if named != self.names_letters:
            self.names_letters = named
            for screen in self.screen_stack:
                screen.refresh_bindings()

    def _idle_words(self, character: str | None) -> str:
        """Return that a key does nothing, and which key lists those that act, where there is one.

        Of a letter that is not Latin it is said, the first time, that the line of keys names others from now on.
        """
        if of_other_script(character) and not self._told_of_script:
            self._told_of_script = True
            return self.too_small_words()("quiet.other-letters")
        words, helped = self.too_small_words(), self.active_bindings.get(self.letter("help"))
        listed = not self.KEYPAD and helped is not None and helped.binding.description == "keys.help"
        key = shown_letter(self.letter("help"), words)
        return words("quiet.idle-key", key=key) if listed else words("quiet.idle-key-alone")
