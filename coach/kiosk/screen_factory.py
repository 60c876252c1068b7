"""The kiosk's own screens, filled with the content's words, and what each screen means for who waits at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import App
from textual.screen import Screen

from coach.core.checklist.duration import minutes
from coach.core.library import Library
from coach.kiosk.context import KioskContext
from coach.kiosk.idle import Mode
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.desk import DeskDialog
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.notice import NoticeKind, NoticeScreen
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.dialogs.printing import PrintDialog
from coach.screens.pages.emergency import EmergencyScreen
from coach.screens.player.player import PlayerScreen
from coach.themes import picture_colours
from coach.widgets.mover import Mover

_OF_NOTICE: Mapping[NoticeKind, Mode] = {"done": "done", "neutral": "neutral", "crash": "empty"}


def attract_screen(app: App[int], context: KioskContext) -> AttractScreen:
    """Return the first screen, which shows standing and seated moves in turn, in the default language."""
    library = context.languages.first
    pages = [page for page in library.pages if page.part in ("start", "check")]
    shown = [
        each.id
        for each in library.exercises.values()
        if each.position != "floor" and each.stage == 1 and not each.stand_in
    ]
    mover = Mover([library.figures[name] for name in shown], library.poses, context.clock, *picture_colours(app))
    length = minutes(pages, library.planning.usual, library)
    clinic = f"{library.clinic.name} · {library.clinic.phone}"
    return AttractScreen(library.words, clinic, length, mover, context.languages.names, reviewed=library.reviewed)


def idle_screen(app: App[int], context: KioskContext, seconds: float) -> IdleScreen:
    """Return the warning with its countdown."""
    return IdleScreen(context.library.words, seconds, *picture_colours(app))


def desk_dialog(library: Library, *, speaking: bool, title: str = "kiosk.desk.title") -> DeskDialog:
    """Return the dialog about the front desk, under its own title or another one from the content."""
    return DeskDialog(library.words, library.words(title), library.clinic.desk, speaking=speaking)


class VoiceQuestion(ConfirmDialog):
    """The question that comes before the first word is spoken."""

    def __init__(self, library: Library) -> None:
        super().__init__(*(library.words(f"kiosk.voice.{name}") for name in ("ask", "more", "yes", "no")))


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


def mode_of(stack: Sequence[Screen[object]], *, speaking: bool) -> Mode:
    """Return what the kiosk does, by the screens on its stack, the front one last, and by whether its voice is on."""
    screens = [screen for screen in stack if not isinstance(screen, IdleScreen)]
    front = screens[-1]
    match front:
        case AttractScreen():
            # A voice that was left on would read the next visitor's answers to the room.
            return "asking" if speaking else "empty"
        case NoticeScreen():
            return _OF_NOTICE[front.kind]
        case PlayerScreen() if not front.session.paused:
            return "busy"
        case PlayerScreen() if front.session.step is not None and front.session.step.phase == "ready":
            return "starting"
    if any(isinstance(screen, EmergencyScreen) for screen in screens):
        return "emergency"
    return "busy" if isinstance(front, PrintDialog) and front.busy else "asking"
