"""With Caps Lock on, letters act as the same keys, and are capitals in a text field."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from tests.support.home import driven


async def test_letters_act_with_caps_lock_on(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("0", "/", *"FEVER")
        assert person.screen.query_one(Input).value == "FEVER"
        await person.press("escape", "Q")
        assert person.app.return_value == 0
