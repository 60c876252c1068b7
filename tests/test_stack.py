"""Screens are opened in one place, and none that is open is opened again."""

from __future__ import annotations

import ast
from pathlib import Path

import coach
from coach.core.library import Library
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.dialogs.text import TextDialog
from coach.screens.dialogs.why import WhyWanted
from coach.screens.pages.topics import TopicsScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.screens.stack import open_screen
from tests.support.home import driven
from tests.support.kiosk import visiting

PACKAGE = Path(coach.__file__).parent
OPENERS = {"push_screen", "push_screen_wait", "install_screen", "switch_mode"}
"""What opens a screen over another in Textual."""
THE_PLACE = PACKAGE / "screens" / "stack.py"


def calls(file: Path) -> set[str]:
    """Names that are called in a file."""
    nodes = (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call))
    return {node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "") for node in nodes}


def test_one_function_opens_every_screen() -> None:
    assert {file for file in PACKAGE.rglob("*.py") if calls(file) & OPENERS} == {THE_PLACE}


async def test_a_screen_that_is_open_is_not_opened_again(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        for _ in range(3):
            await open_screen(person.app, TopicsScreen(library))
            await open_screen(person.app, TextDialog(library.words, "one", ()))
            await open_screen(person.app, TextDialog(library.words, "another", ()))

        assert len(person.app.screen_stack) == 4


async def test_of_two_things_asked_for_on_one_screen_the_first_opens_at_home(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        first = person.screen
        for choice in ("topics", "guide", "topics", "check"):
            first.post_message(WelcomeScreen.Chosen(choice))
        await person.until(lambda: person.screen is not first)
        await person.settle()

        assert isinstance(person.screen, TopicsScreen)
        assert person.app.controller is not None
        assert person.app.controller.visit is None
        assert len(person.app.screen_stack) == 2


async def test_of_two_things_asked_for_on_one_screen_the_first_opens_in_the_kiosk(library: Library) -> None:
    async with visiting() as person:
        await person.press("enter")
        page, questions = person.screen, list(library.questions.values())
        for question in questions[:3]:
            page.post_message(WhyWanted(question))
        await person.until(lambda: person.screen is not page)
        await person.settle()

        assert isinstance(person.screen, TextDialog)
        assert person.screen.about == questions[0].words
        assert person.app.screen_stack[-2] is page


async def test_leaving_is_asked_once(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("1", "1")
        for _ in range(3):
            person.app.action_ask_to_quit()
        await person.settle()

        assert [type(each) for each in person.app.screen_stack].count(ConfirmDialog) == 1
