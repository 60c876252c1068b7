"""The player in a browser."""

from __future__ import annotations

import re

from coach.core.library import Library
from tests.support.browsers import Browser


async def player_in(page: Browser, library: Library) -> None:
    """Go on with a routine that was left a moment ago, as `keep_routine_left_now` saves one, up to its first count."""
    numbered = re.compile(rf"(\d) +{re.escape(library.words('welcome.go-on'))}")
    await page.wait_until(lambda: numbered.search(page.text) is not None, "the choice to go on")
    await page.press(numbered.findall(page.text)[0])
    await page.wait(library.words("player.held"))
    await page.press(" ")
    await page.wait(library.words("player.ready"))
