"""However fast a window changes its size, the screen ends at the last size and keys still act."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.geometry import Size
from textual.screen import Screen

from tests.support.home import driven

MANY = 50


async def test_sizes_that_follow_each_other_fast_do_not_take_turns_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Size] = []

    def counted(screen: Screen[None], size: Size, resized: object = Screen._screen_resized) -> None:
        taken.append(size)
        # If the fault returned, the app would resize for ever and this test would hang.
        assert len(taken) < MANY
        assert callable(resized)
        resized(screen, size)

    async with driven(tmp_path) as person:
        await person.press("1")
        monkeypatch.setattr(Screen, "_screen_resized", counted)
        with person.app.batch_update():
            for size in (Size(100, 30), Size(90, 26)):
                person.screen.post_message(events.Resize(size, size))
                person.screen.call_later(lambda: None)
            last = Size(120, 36)
            person.app.post_message(events.Resize(last, last))
            await person.until(lambda: last in taken)
        await person.press("?")

        assert set(taken) == {last}
        assert len(person.app.screen_stack) == 3
