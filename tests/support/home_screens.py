"""Brings screens of the app at home to the front, and reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from textual.widgets import Static

from coach.app.routine_screens import routine_basis
from coach.core.library import Library
from coach.core.routine.plan import RoutineStep
from coach.core.triage.answers import Value
from coach.core.visit import journey
from coach.core.visit.state import Visit
from coach.screens.checklist.review import ReviewScreen
from coach.screens.pages.summary import SummaryScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.screens.player.player import PlayerScreen
from coach.widgets.picture import Picture
from tests.support.home import Driven, start_if_waiting
from tests.support.usual import usual_visit
from tests.support.visits import CALM, NOW, new_visit
from tests.support.walking import walk, walked


def offered(person: Driven) -> list[str]:
    """Return the choices of the welcome screen, from the top."""
    assert isinstance(person.screen, WelcomeScreen)
    return [choice.id for choice in person.screen.choices]


async def choose(person: Driven, choice: str) -> None:
    """Press the digit of a row of the welcome screen."""
    await person.press(str(offered(person).index(choice) + 1))


async def at_page(person: Driven, library: Library, page: str, answers: Mapping[str, Value] = CALM) -> None:
    """Show a page of the check as if the keys before it had been pressed."""
    await person.stand(walked(new_visit(), library, answers, f"page:{page}"))


async def answer_last_page(person: Driven, library: Library, answers: Mapping[str, Value] = CALM) -> None:
    """Press the keys of the last page before the review or an emergency, as if those before had been pressed."""
    last = walk(library, answers)[0][-1]
    await at_page(person, library, last.page, answers)
    await person.press(*last.keys)


async def back_to(person: Driven, library: Library, page: str) -> None:
    """Open a page from the review of the answers by keys."""
    assert person.shows(ReviewScreen)
    pages = [each.id for each in journey.open_pages(person.visit, library)]
    await person.press(*["down"] * (pages.index(page) + 1), "enter")
    assert person.screen.step == f"page:{page}"  # type: ignore[attr-defined]


async def before_work(person: Driven, visit: Visit, fits: Callable[[RoutineStep], bool]) -> None:
    """Show the player right before the first work of a kind, as a routine that was left there is gone on with.

    Args:
        person: The person at the keys.
        visit: The visit, which stands at the player.
        fits: Whether a step of work is of the kind.
    """
    assert person.app.controller is not None
    routine = routine_basis(visit, person.app.controller.context()).planned()
    works = [step for step in routine.steps if step.phase == "work"]
    behind = next(number for number, step in enumerate(works) if fits(step))
    await person.stand(replace(visit, routine_seconds=routine.seconds, behind=behind))
    await person.until(lambda: person.shows(PlayerScreen))
    await start_if_waiting(person)


async def at_summary(person: Driven) -> None:
    """Show the summary of the usual visit as if its keys had been pressed."""
    steps = ("review", "result:self-care", "setup", "player")
    pages = [f"page:{page.id}" for page in person.app.controller.library.pages]  # type: ignore[union-attr]
    await person.stand(replace(usual_visit(), checked_at=NOW, done=(*steps, *pages)))
    await person.until(lambda: person.shows(SummaryScreen))


def player(person: Driven) -> PlayerScreen:
    """Return the player, which must be in front."""
    assert isinstance(person.screen, PlayerScreen)
    return person.screen


def line(person: Driven, name: str) -> str:
    """Return the text of one of the player's widgets, by its CSS class."""
    return str(player(person).query_one(f".{name}", Static).content)


def left(person: Driven) -> float:
    """Return how many seconds of the routine are left."""
    position = player(person).session.position()
    assert position is not None
    return position.total_left


def fitted(picture: Picture) -> bool:
    """Say whether a picture is drawn at the size of its widget, or not shown at all."""
    if not picture.display:
        return True
    return picture.image is not None and picture.image.size == (picture.size.width, 2 * picture.size.height)
