"""The stack of screens: the one place where a screen is opened over another."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen

from coach.screens.requests import Opens
from coach.screens.seen import SeenScreen

Result = TypeVar("Result")
Then = Callable[[Result | None], None] | Callable[[Result | None], Awaitable[None]]
"""What is told the result of a screen once it has closed."""


def open_screen(
    app: App[Any], screen: SeenScreen[Result], then: Then[Result] | None = None, asked: Opens | None = None
) -> Awaitable[None]:
    """Open a screen over the present one, unless the same is open already; it stands once what comes back is awaited.

    Args:
        app: The app whose screens these are.
        screen: The screen to open.
        then: Is told the screen's result.
        asked: The message that asks for it: it counts only while the screen that sent it is in front.
    """
    if asked is not None and not still_asked(app, asked):
        return AwaitComplete()
    if any(_same(each, screen) for each in app.screen_stack):
        return AwaitComplete()
    return app.push_screen(screen, then)


async def answer_to(app: App[Any], screen: SeenScreen[Result]) -> Result | None:
    """Open a screen over the present one and return its result; None at once if the same is open already.

    Only a worker may wait for this.
    """
    if any(_same(each, screen) for each in app.screen_stack):
        return None
    return await app.push_screen_wait(screen)


def still_asked(app: App[Any], asked: Opens) -> bool:
    """Say whether the screen that asked for another is still in front: the other has not opened meanwhile."""
    return asked.asker is None or asked.asker is app.screen


def _same(one: Screen[Any], other: SeenScreen[Any]) -> bool:
    return isinstance(one, SeenScreen) and type(one) is type(other) and one.about == other.about
