"""Screens of the app at home: shown to a test, and read by it."""

from __future__ import annotations

from dataclasses import replace

from textual.widgets import Static

from coach.screens.player import PlayerScreen
from coach.screens.summary import SummaryScreen
from coach.widgets.picture import Picture
from tests.support.home import Driven
from tests.support.usual import usual_visit
from tests.support.visits import NOW


async def at_summary(person: Driven) -> None:
    """Show the summary of the usual visit, as though its keys had been pressed."""
    steps = ("review", "result:self-care", "setup", "player")
    pages = [f"page:{page.id}" for page in person.app.visiting.library.pages]  # type: ignore[union-attr]
    await person.stand(replace(usual_visit(), checked_at=NOW, done=(*steps, *pages)))
    await person.until(lambda: person.shows(SummaryScreen))


def player(person: Driven) -> PlayerScreen:
    """Return the player, which must be in front."""
    assert isinstance(person.screen, PlayerScreen)
    return person.screen


def line(person: Driven, name: str) -> str:
    """Return what stands in a line of the player, by the name of its class."""
    return str(player(person).query_one(f".{name}", Static).content)


def left(person: Driven) -> float:
    """Return how many seconds of the routine are left."""
    position = player(person).session.position()
    assert position is not None
    return position.total_left


def fitted(picture: Picture) -> bool:
    """Say whether a picture is drawn as large as its place."""
    return picture.image is not None and picture.image.size == (picture.size.width, 2 * picture.size.height)
