"""The kiosk's own screens, filled with the content's words, and what each screen means for who waits at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual.app import App
from textual.screen import Screen

from coach.core.checklist.duration import check_minutes
from coach.core.library import Library
from coach.kiosk.closed_texts import signs
from coach.kiosk.context import KioskContext
from coach.kiosk.idle import Mode
from coach.kiosk.screens.attract import AttractScreen, KioskFacts
from coach.kiosk.screens.closed import ClosedScreen, Sign
from coach.kiosk.screens.desk import DeskDialog
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.notice import NoticeKind, NoticeScreen
from coach.kiosk.screens.staff import StaffMenu
from coach.screens.dialogs.printing import PrintDialog
from coach.screens.pages.emergency import EmergencyScreen
from coach.screens.player.player import PlayerScreen
from coach.screens.tour.stage import TourStage
from coach.themes import picture_colours

_OF_NOTICE: Mapping[NoticeKind, Mode] = {"done": "done", "neutral": "neutral", "crash": "empty"}
_OVER: Mapping[type[Screen[Any]], Mode] = {EmergencyScreen: "emergency", StaffMenu: "staff", ClosedScreen: "staff"}
"""What the kiosk does while one of these screens is shown, whatever is open over it."""


def attract_screen(app: App[int], context: KioskContext) -> AttractScreen:
    """Return the first screen, which plays the tour with standing and seated moves, in the default language."""
    library = context.languages.first
    shown = [
        each.id
        for each in library.exercises.values()
        if each.position != "floor" and each.stage == 1 and not each.stand_in
    ]
    stage = TourStage(library, "kiosk", shown, context.clock, *picture_colours(app))
    facts = KioskFacts(check_minutes(library), context.languages.names, library.reviewed, context.can_speak)
    return AttractScreen(library.words, _clinic(library), stage, facts)


def closed_screen(app: App[int], context: KioskContext) -> ClosedScreen:
    """Return the closed sign, in all languages: nobody can choose one there."""
    first, lit_s = context.languages.first, context.config.times.sign_s

    def says() -> Sequence[Sign]:
        return signs(context.opening, [library.words for library in context.languages.all])

    return ClosedScreen(first.words, _clinic(first), says, lit_s, context.clock, picture_colours(app))


def _clinic(library: Library) -> str:
    return f"{library.clinic.name} · {library.clinic.phone}"


def idle_screen(app: App[int], context: KioskContext, seconds: float) -> IdleScreen:
    """Return the warning with its countdown."""
    return IdleScreen(context.library.words, seconds, *picture_colours(app))


def desk_dialog(
    context: KioskContext, *, visiting: bool, printing: bool, speaking: bool, closed: bool, alarming: bool
) -> DeskDialog:
    """Return the dialog about the front desk.

    Args:
        context: What the kiosk is set up with.
        visiting: Whether there is a visit.
        printing: Whether a page of it is on its way to the printer, so that it cannot change its language.
        speaking: Whether the voice is on.
        closed: Whether the closed sign is up, so that nobody may be at the desk.
        alarming: Whether the visitor was told to go to the desk at once: nobody else is sent there.
    """
    words, desk = context.library.words, context.library.clinic.desk
    languages = context.languages.others if visiting and not printing else ()
    title = words("kiosk.closed.title" if closed else "kiosk.desk.title")
    more = words("kiosk.closed.emergency" if closed else "kiosk.desk.more")
    if alarming and not closed:
        more = f"{more} {desk}"
    return DeskDialog(words, title, more, visiting=visiting, speaking=speaking, languages=languages)


def notice_screen(context: KioskContext, name: NoticeKind, *, paper: bool = False) -> NoticeScreen:
    """Return a notice, with the words that the content has for it, and with a word about paper that may lie there."""
    library, clock = context.library, context.clock
    words = library.words
    stands_until = clock() + (context.config.times.neutral_stays_s if name == "neutral" else 0)
    lines = [words(f"kiosk.{name}.more"), *([words("kiosk.done.paper")] if paper else [])]
    title, following = words(f"kiosk.{name}.title"), words(f"kiosk.{name}.next")
    screen = NoticeScreen(words, library.clinic.name, title, lines, following, name)
    screen.stays = lambda: clock() < stands_until
    return screen


def mode_of(stack: Sequence[Screen[object]], *, changed: bool) -> Mode:
    """Return what the kiosk does, by the screens on its stack, the front one last.

    `changed` says whether its voice or its looks are as one visitor wants them.
    """
    screens = [screen for screen in stack if not isinstance(screen, IdleScreen)]
    front = screens[-1]
    match front:
        # A voice that was left on would read the next visitor's answers to the room.
        case AttractScreen() | ClosedScreen() if not changed:
            return "empty"
        case NoticeScreen():
            return _OF_NOTICE[front.kind]
        case PlayerScreen() if not front.session.paused:
            return "busy"
        case PlayerScreen() if front.session.step is not None and front.session.step.phase == "ready":
            return "starting"
    for kind, mode in _OVER.items():
        if any(isinstance(screen, kind) for screen in screens):
            return mode
    return "busy" if isinstance(front, PrintDialog) and front.busy else "asking"
