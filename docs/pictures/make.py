"""Makes the pictures of the README from the real program in a real terminal: `python -m docs.pictures.make`.

Needs the packages of the tests and Debian's fonts-dejavu-core, and takes some two minutes, since it plays in real time.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image
from pyte.screens import Char

from coach.core.library import Library
from coach.core.routine.constraints import routine_constraints
from coach.core.routine.proposal import proposed
from coach.core.session.commands import advance
from coach.core.session.state import started
from coach.core.session.substitution import routine_progress
from coach.storage.visits import VisitStore
from docs.pictures.cells import ScreenPainter
from tests.support.kept_visits import keep_routine
from tests.support.sessions import (
    CTRL_Q,
    RIGHT,
    SPACE,
    coach,
    confirm_answers,
    go_on,
    press_each,
    walk_to_first_question,
)
from tests.support.shipped import shipped
from tests.support.terminal import Terminal
from tests.support.visits import CALM
from tests.support.walking import SHAPING, walk

FOLDER = Path(__file__).parent
SIZE = (100, 34)
"""The smallest window in which the phase of an exercise is in large type."""
OPTIONS = ("--no-sound", "--pictures", "sextants", "--theme", "dark")
FRAMES_A_SECOND = 5
WHOLE_S = 0.03
"""So long the terminal is quiet once a frame of the program is whole."""
COLOURS = 128
"""How many colours the moving picture has."""
FILM, CHECK, PLAYER, SUMMARY = "visit.gif", "check.png", "player.png", "summary.png"


class Film:
    """A moving picture of a terminal, and stills of it."""

    def __init__(self) -> None:
        self._painter = ScreenPainter()
        self._frames: list[tuple[Image.Image, float]] = []

    def show(self, cells: Sequence[Sequence[Char]], seconds: float) -> None:
        """Show a screen for some seconds."""
        image = self._painter.drawn(cells)
        if self._frames and self._frames[-1][0].tobytes() == image.tobytes():
            self._frames[-1] = image, self._frames[-1][1] + seconds
        else:
            self._frames.append((image, seconds))

    def take(self, terminal: Terminal, seconds: float) -> None:
        """Show the terminal's present screen for some seconds."""
        self.show(terminal.cells, seconds)

    def roll(self, terminal: Terminal, seconds: float) -> None:
        """Show what the terminal does for some seconds, as it does it."""
        for _ in range(round(seconds * FRAMES_A_SECOND)):
            terminal.listen(1 / FRAMES_A_SECOND - WHOLE_S)
            # A frame that is still being sent would be torn.
            terminal.settle(WHOLE_S)
            self.take(terminal, 1 / FRAMES_A_SECOND)

    def keep_still(self, file: Path) -> None:
        """Write the last frame as a picture of its own."""
        self._frames[-1][0].quantize(2 * COLOURS).save(file, optimize=True)

    def keep(self, file: Path) -> None:
        """Write all frames as one moving picture that begins again at its end."""
        sample = Image.new("RGB", (self._frames[0][0].width, self._frames[0][0].height * 4))
        for number, (image, _) in enumerate(self._frames[:: max(len(self._frames) // 4, 1)][:4]):
            sample.paste(image, (0, number * image.height))
        palette = sample.quantize(COLOURS)
        first, *others = [image.quantize(palette=palette, dither=Image.Dither.NONE) for image, _ in self._frames]
        lengths = [round(seconds * 1000) for _, seconds in self._frames]
        first.save(file, save_all=True, append_images=others, duration=lengths, loop=0, optimize=False)


def film_check(film: Film, folder: Path, library: Library) -> None:
    """Film a check from the first screen to the result, and the routine that is offered."""
    with coach(folder, *OPTIONS, size=SIZE) as terminal:
        walk_to_first_question(terminal, library)
        film.take(terminal, 1.5)
        pages, _ = walk(library, CALM)
        for number, page in enumerate(pages):
            terminal.wait(library.page(page.page).title)
            for place, key in enumerate(page.keys):
                press_each(terminal, [key])
                terminal.settle()
                film.take(terminal, 0.4 if number < 2 else 0.12)
                if page.page == "danger-signs" and place == 2:
                    film.keep_still(FOLDER / CHECK)
        terminal.wait(library.words("review.ask"))
        film.take(terminal, 1.5)
        confirm_answers(terminal, library)
        terminal.settle()
        film.take(terminal, 3)
        press_each(terminal, ["enter"])
        terminal.wait(library.page("routine-health").words)
        press_each(terminal, SHAPING)
        terminal.wait(library.words("setup.ask"))
        terminal.settle()
        film.take(terminal, 2)
        terminal.press(CTRL_Q)
        terminal.finished()


def keep_until(folder: Path, library: Library, behind: int) -> None:
    """Keep a visit that was left in its routine with so many exercises behind it."""
    now = datetime.now(UTC)
    visit = keep_routine(folder, now=now)
    assert visit.request is not None
    session = started(proposed(visit.request, routine_constraints(visit, library), library).routine, 0.0)
    second = 0.0
    while session.behind < behind:
        session = advance(session, "resume" if session.paused else "tick", second)
        second += 1
    VisitStore(folder).save(replace(visit.with_progress(routine_progress(session), now), moved_at=now))


def film_exercise(film: Film, folder: Path, library: Library, behind: int, seconds: float) -> None:
    """Film an exercise of a routine that is under way."""
    keep_until(folder, library, behind)
    with coach(folder, *OPTIONS, size=SIZE) as terminal:
        go_on(terminal, library)
        terminal.wait(library.words("player.held"))
        press_each(terminal, [SPACE])
        film.roll(terminal, 1)
        terminal.press(RIGHT)
        film.roll(terminal, seconds)
        terminal.press(CTRL_Q)
        terminal.finished()


def film_end(film: Film, folder: Path, library: Library, behind: int) -> None:
    """Film the end of a routine whose last exercise is left out, and the summary."""
    keep_until(folder, library, behind)
    with coach(folder, *OPTIONS, size=SIZE) as terminal:
        go_on(terminal, library)
        terminal.wait(library.words("player.held"))
        press_each(terminal, [SPACE])
        press_each(terminal, [RIGHT, RIGHT])
        terminal.wait(library.words("skip.ask"))
        terminal.press("4")
        terminal.wait(library.page("pain-after-routine").words)
        press_each(terminal, ["1", "enter"])
        terminal.wait(library.words("ending.where"))
        terminal.settle()
        film.take(terminal, 3)
        press_each(terminal, ["enter"])
        terminal.settle()
        film.take(terminal, 4)
        film.keep_still(FOLDER / SUMMARY)
        terminal.press(CTRL_Q)
        terminal.finished()


def works(folder: Path, library: Library) -> list[str]:
    """Return the ids of the exercises of the routine that `keep_until` leaves, in order."""
    visit = keep_routine(folder)
    assert visit.request is not None
    routine = proposed(visit.request, routine_constraints(visit, library), library).routine
    return [step.exercise.id for step in routine.steps if step.phase == "work"]


def main() -> None:
    """Make all pictures."""
    library, film = shipped(), Film()
    with tempfile.TemporaryDirectory() as place:
        folders: Iterable[Path] = (Path(place) / name for name in ("check", "routine", "first", "second", "end"))
        check, routine, first, second, end = folders
        film_check(film, check, library)
        order = works(routine, library)
        film_exercise(film, first, library, order.index("bridge"), 6)
        film_exercise(film, second, library, order.index("bird-dog-leg"), 9)
        film.keep_still(FOLDER / PLAYER)
        film_end(film, end, library, len(order) - 1)
    film.keep(FOLDER / FILM)


if __name__ == "__main__":
    main()
