"""What the app at home and the kiosk share: what changed is drawn without a further key, and a timer always fires."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

import pytest
from textual import _time
from textual.app import ComposeResult
from textual.widgets import Static

from coach.widgets.base_app import BaseApp

LONG_S = 10.0
"""No test waits so long for what comes at once."""
TURNS = 100
"""More turns of the loop than it takes until the screen knows what to draw anew."""


class Changing(BaseApp):
    """An app with one text, which tells when it draws."""

    def __init__(self) -> None:
        super().__init__()
        self.text = Static("before")
        self.drew = asyncio.Event()

    def compose(self) -> ComposeResult:
        """Yield the text."""
        yield self.text

    def _display(self, screen: Any, renderable: Any) -> None:
        super()._display(screen, renderable)
        if renderable is not None and not self._batch_count:
            self.drew.set()


async def test_what_changes_while_all_drawing_waits_is_drawn_once_it_goes_on() -> None:
    app = Changing()
    async with app.run_test() as pilot:
        await pilot.pause()
        with app.batch_update():
            app.text.update("after")
            for _ in range(TURNS):
                await asyncio.sleep(0)
            assert app.screen._dirty_widgets
            app.drew.clear()
        await asyncio.wait_for(app.drew.wait(), LONG_S)


async def test_a_timer_fires_however_late_a_busy_computer_starts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    app, fired = BaseApp(), asyncio.Event()
    async with app.run_test():
        seconds = count()
        monkeypatch.setattr(_time, "get_time", lambda: float(next(seconds)))
        app.set_timer(1 / 120, fired.set)
        await asyncio.wait_for(fired.wait(), LONG_S)
