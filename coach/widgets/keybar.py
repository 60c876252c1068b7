"""The line at the bottom of each screen: the keys that act now, the most likely one first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import getters
from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from coach.core.words import Words
from coach.widgets.base_app import BaseApp
from coach.widgets.keypad import PAD
from coach.widgets.scripts import is_letter

SAID_S = 2.0
"""So long a passing word stands in place of the keys."""
ON_EVERY_PAD = ("keys.speak", "keys.desk")
"""Shown on every kiosk screen, at the end of the last line."""
AT_HOME_ONLY = (
    "keys.help", "keys.quit", "keys.scroll", "keys.move",
    "keys.pick", "keys.type", "keys.tick", "keys.turn", "keys.going", "keys.mistake",
)  # fmt: skip
"""Not shown in a kiosk: a keypad lacks the keys, the kiosk does it differently, or the rows show it already."""


class KeyBar(Static):
    """Shows the most important keys of its screen with what they do, in as many lines as they need.

    Args:
        words: The interface's texts.
        order: The descriptions of the bindings to show, the most likely first, at most six.
        on_pad: Further ones that only a kiosk shows, since nobody there can open the list of keys.
    """

    @dataclass
    class Clicked(Message):
        """A key was clicked."""

        key: str

    app = getters.app(BaseApp)

    def __init__(self, words: Words, order: Sequence[str], on_pad: Sequence[str] = ()) -> None:
        super().__init__()
        self._words = words
        self._order = order
        self._on_pad = on_pad
        self._clickable: list[list[Label]] = []
        """The keys that a click can press, line by line from the left; none in a kiosk, which has no mouse."""
        self.said = ""
        """The passing word that stands there now, if any."""
        self._beneath: Content | None = None
        """What stands there while a dialog covers the screen; None while none does."""

    def on_mount(self) -> None:
        """Update whenever the screen's bindings change."""
        self.screen.bindings_updated_signal.subscribe(self, self._show)
        self._show(self.screen)

    def on_resize(self) -> None:
        """Fill the lines anew."""
        if self.is_attached:
            self._show(self.screen)

    def on_click(self, event: Click) -> None:
        """Tell which key was clicked; the second of a double click counts no more, as a press counts once."""
        event.stop()
        at = event.get_content_offset(self)
        if at is None or event.chain > 1 or self.said:
            return
        left = 0
        for each in self._clickable[at.y] if at.y < len(self._clickable) else ():
            if left <= at.x < left + each.width and each.key:
                self.post_message(self.Clicked(each.key))
            left += each.width + len(GAP)

    def say(self, sentence: str) -> bool:
        """Show a passing word in place of the keys, and say whether it is new; the same again changes nothing."""
        if sentence == self.said:
            return False
        self.said = sentence
        lines = [sentence, *str(self.content).splitlines()[1:]]
        self.update(Content("\n").join(map(Content, lines)))
        self.set_timer(SAID_S, lambda: self._keys_again(sentence))
        return True

    def cover(self, *, own_keys: bool) -> None:
        """Show no key of the screen while a dialog stands over it, for none of them acts there.

        In a kiosk those that act over a dialog, too, stay, unless the dialog has a line of keys itself.
        """
        shown: list[Label] = []
        if self.app.KEYPAD and not own_keys:
            labels = key_labels(self.app, self.screen, self._words)
            shown = [labels[each] for each in ON_EVERY_PAD if each in labels]
        above = Content("\n" * str(self.content).count("\n"))
        self._beneath = above + _line(shown, NARROW_GAP)
        self.refresh()

    def uncover(self) -> None:
        """Show the screen's keys again."""
        self._beneath = None
        self.refresh()

    def render(self) -> RenderResult:
        """Return the keys, or what stands there beneath a dialog."""
        return super().render() if self._beneath is None else self._beneath

    def say_no_more(self) -> None:
        """Show the keys again."""
        if self.said:
            self.said = ""
            self._show(self.screen)

    def _keys_again(self, sentence: str) -> None:
        if self.said == sentence and self.is_attached:
            self.say_no_more()

    def _show(self, screen: Screen[object]) -> None:
        if self.said:
            return
        labels = key_labels(self.app, screen, self._words)
        room = self.content_size.width or self.app.size.width
        if self.app.KEYPAD:
            own = [each for each in (*self._order, *self._on_pad, "keys.more") if each not in AT_HOME_ONLY]
            lines, gap = self._pad_lines([labels[each] for each in own if each in labels], labels, room), NARROW_GAP
        else:
            lines, gap = _filled([labels[each] for each in self._order if each in labels], GAP, room), GAP
        self._clickable = lines
        self.update(Content("\n").join(_line(line, gap) for line in lines))
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Take as many rows as there are lines.

        Textual 8.2.8 does not measure a widget again whose text changes between its first measure and its first idle
        moment: the last line, with the way to the desk, would fall off the screen.
        """
        if self.is_attached and self.size.height != max(1, len(self._clickable)):
            self.refresh(layout=True)

    def _pad_lines(self, own: list[Label], labels: dict[str, Label], room: int) -> list[list[Label]]:
        """Return the screen's own keys, then those of every kiosk screen: in the same line if all of them fit there."""
        always = [labels[each] for each in ON_EVERY_PAD if each in labels]
        *above, last = _filled(own, NARROW_GAP, room) or [[]]
        if _width([*last, *always], NARROW_GAP) <= room:
            return [*above, [*last, *always]]
        return [*above, last, *_filled(always, NARROW_GAP, room)]


class Label(NamedTuple):
    """A key as the line of keys shows it."""

    name: str
    """The key in words."""
    does: str
    key: str
    """The key that a click presses; empty where the name stands for several."""

    @property
    def width(self) -> int:
        """How many columns it takes."""
        return len(self.name) + 1 + len(self.does)


SEVERAL = re.compile(r"\d-\d|\S \S")
"""What the name of several keys looks like, as in `1-9` or `↑ ↓`."""
GAP, NARROW_GAP = "   ", "  "
"""The space between two keys, at home and in a kiosk, where there are more of them."""


def key_labels(app: BaseApp, screen: Screen[object], words: Words) -> dict[str, Label]:
    """Return the label of each thing that keys do on a screen now, by the binding's description.

    A description is the key of the interface's text; bindings without a text are Textual's own and left out. A letter
    that the person chose is named in place of the key that does the same. In a kiosk only keys of a keypad are named,
    and what has no such key is left out; so is a letter where the person's keyboard types none that is Latin.
    """
    pad, chosen = app.KEYPAD, app.letters
    acting = [(key, active.binding) for key, active in screen.active_bindings.items() if active.enabled]
    labels: dict[str, Label] = {}
    for key, binding in [*acting, *_everywhere(screen)]:
        if is_letter(key) and not app.names_letters:
            continue
        if binding.description in words and (key in PAD or not pad):
            name = binding.key_display or (words(f"keyname.{key}") if f"keyname.{key}" in words else key)
            if pad and not (key.isdigit() and name[0].isdigit()):
                name = PAD[key]
            does = words(binding.description, language=app.other_language)
            label = Label(name, does, "" if SEVERAL.search(name) else key)
            if binding.id in chosen:
                labels[binding.description] = label
            labels.setdefault(binding.description, label)
    return labels


def _everywhere(screen: Screen[object]) -> Iterator[tuple[str, Binding]]:
    """Yield the app's priority bindings: they act over a dialog too, but Textual does not list them there."""
    for key, binding in screen.app._bindings:
        if binding.priority and screen.app.check_action(binding.action, ()):
            yield key, binding


def _line(shown: Sequence[Label], gap: str) -> Content:
    parts: list[str | tuple[str, str]] = []
    for each in shown:
        parts += [(each.name, "bold $ink"), f" {each.does}{gap}"]
    return Content.assemble(*parts)


def _filled(shown: Sequence[Label], gap: str, room: int) -> list[list[Label]]:
    """Return the labels in as many lines as they need; none is cut."""
    lines: list[list[Label]] = []
    for label in shown:
        if lines and _width([*lines[-1], label], gap) <= room:
            lines[-1].append(label)
        else:
            lines.append([label])
    return lines


def _width(shown: Sequence[Label], gap: str) -> int:
    """Return the width of a line in columns."""
    return len(_line(shown, gap).plain.rstrip())
