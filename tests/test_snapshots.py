"""The look of the screens, compared with pictures that a person has accepted.

After a change that is meant: `pytest tests/test_snapshots.py --snapshot-update`, and look at the pictures that changed
in tests/__snapshots__ before they are kept. They hold for the versions of Textual and Pillow in the test extra.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.core.routine.plan import RoutineStep
from coach.core.triage.answers import Value
from coach.core.visit.journey import next_step
from coach.core.visit.state import Performed, Visit
from coach.export.printing.cups import CupsJob
from coach.screens.player.player import PlayerScreen
from coach.themes import DARK, LIGHT
from coach.widgets.picture import Picture
from coach.widgets.stepline import StepLine
from tests.support.home import Driven, composed, skip
from tests.support.home_screens import fitted
from tests.support.kept_visits import keep_check
from tests.support.snapshots import XML_NAMESPACE, Size, SnapCompare, without_addresses
from tests.support.visits import new_visit
from tests.support.walking import walked

USUAL: Size = (80, 24)
ROOMY: Size = (120, 36)
PICTURES = list(Path(__file__).with_name("__snapshots__").rglob("*.svg"))


@dataclass(frozen=True)
class Scene:
    """How to reach a screen: the step of a visit, a phase of its routine, then keys."""

    until: str | None = None
    """The journey step that the visit has reached; None for the welcome screen."""
    given: tuple[tuple[str, Value], ...] = ()
    """Answers other than calm ones."""
    keys: tuple[str, ...] = ()
    phase: str = ""
    """The phase to skip to in the player: `hold` or `rest`."""
    earlier: bool = False
    """Whether an earlier visit is saved."""


def at(until: str, *keys: str, phase: str = "", **given: Value) -> Scene:
    return Scene(until, tuple((name.replace("_", "-"), value) for name, value in given.items()), keys, phase)


SCENES = {
    "welcome": Scene(),
    "welcome-again": Scene(earlier=True),
    "choice": at("page:what-fits"),
    "finding-rows": at("page:danger-signs", "3", "2"),
    "opened-rows": at("page:your-health", "1", "3", "2"),
    "number": at("page:pain-number", "4"),
    "chart": at("page:where-it-hurts", "2", "6"),
    "why": at("page:danger-signs", "w"),
    "help": at("page:your-health", "?"),
    "emergency": at("emergency", pee_hard="yes"),
    "review": at("review", leg_weak="unsure"),
    "result-urgent": at("result", leg_weak="yes"),
    "result-self-care": at("result"),
    "setup": at("setup"),
    "steps": at("setup", "5", "down", "0", "down", "down", "9"),
    "player-hold": at("player", phase="hold"),
    "player-change": at("player", phase="change"),
    "player-end": at("player", "escape", phase="hold"),
    "summary": at("summary", pain_after=3),
    "code": at("summary", "c", leg_weak="yes"),
    "topic": Scene(keys=("2", "2")),
    "guide-searched": Scene(keys=("0", "/", *"fever")),
}
CROWDED: Size = (50, 15)
ELSEWHERE = {
    "welcome": (ROOMY, DARK),
    "player-hold": (ROOMY, DARK),
    "summary": (ROOMY, DARK),
    "finding-rows": (USUAL, LIGHT),
    "result-self-care": (USUAL, LIGHT),
    "setup": (USUAL, LIGHT),
}
"""Scenes in a window or a theme other than the usual ones."""
CASES = [
    *((name, *ELSEWHERE.get(name, (USUAL, DARK))) for name in SCENES),
    ("welcome", CROWDED, DARK),
]
NAMES = [f"{name}-{width}x{height}-{theme.removeprefix('coach-')}" for name, (width, height), theme in CASES]


def is_phase(step: RoutineStep, phase: str) -> bool:
    return (step.phase == "work" and step.is_hold) if phase == "hold" else step.phase == phase


async def lead(person: Driven, phase: str) -> None:
    """Skip to a phase, and wait until 1.5 seconds of it have passed and everything is saved and drawn."""
    player = person.screen
    assert isinstance(player, PlayerScreen)
    steps = player.session.routine.steps
    index = next(number for number, step in enumerate(steps) if is_phase(step, phase))
    await skip(person, index)
    # The cue of the start is given at the first of these moments and gone by the second.
    for moment in (0.5, 1.5):
        person.clock.advance(moment - player.session.spent)
        await person.until(lambda: player.session.spent == moment)  # noqa: B023
    await person.until(lambda: all(map(fitted, player.query(Picture))))
    await person.until(lambda: player.query_one(StepLine).done == player.session.behind)


def visit_of(scene: Scene, library: Library) -> Visit:
    assert scene.until is not None
    begun = new_visit()
    if scene.until == "summary":
        done = Performed("bridge", None, 1, "done", 36.0)
        begun = replace(begun, performed=(done, replace(done, set_number=2, outcome="skipped", seconds=4.0)))
    visit = walked(begun, library, dict(scene.given), scene.until)
    reached = next_step(visit, library)
    assert scene.until in (reached.kind, reached.name)
    return visit


async def show(person: Driven, scene: Scene, library: Library) -> None:
    """Show a scene."""
    await person.until_read()
    if scene.until is not None:
        await person.stand(visit_of(scene, library))
    if scene.phase:
        await lead(person, scene.phase)
    await person.press(*scene.keys)


@pytest.fixture(autouse=True)
def same_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make the pictures independent of the machine's time zone and colours."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_screen_looks_as_accepted(
    case: tuple[str, Size, str],
    tmp_path: Path,
    library: Library,
    snap_compare: SnapCompare,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name, size, theme = case
    scene = SCENES[name]
    if scene.earlier:
        keep_check(tmp_path, days_ago=1)
    # Nothing is printed: this only makes the pictures show the key to print.
    app, clock = composed(tmp_path, theme=theme, print_job=CupsJob)
    app.animation_level = "none"
    monkeypatch.setattr(app, "export_screenshot", without_addresses(app.export_screenshot))

    async def stand(_: object) -> None:
        await show(Driven(app, clock, tmp_path), scene, library)

    assert snap_compare(app, terminal_size=size, run_before=stand)


def test_no_picture_holds_an_address() -> None:
    for picture in PICTURES:
        assert "://" not in picture.read_text("utf-8").replace(XML_NAMESPACE, ""), picture.name


def test_no_picture_outlives_its_case() -> None:
    # In parallel runs the plugin does not report pictures that no test compares any more.
    assert PICTURES
    assert {picture.stem.partition("[")[2].rstrip("]") for picture in PICTURES} == set(NAMES)
