"""`coach serve --kiosk`: visitors cannot leave it, each page has a process, and nothing outlives the visit."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.kiosk.letters import LEAST_COLUMNS, LEAST_ROWS
from tests.support.browser import needs_browser
from tests.support.browsers import browser
from tests.support.kiosk_storm import ATTRACT, DESK, PIN, kiosk_file
from tests.support.served_pages import FIRST, PASTE, Server, coach_command, gone, served, wire
from tests.support.shipped import PRESS, shipped

pytestmark = pytest.mark.long

SECOND = "How old are you?"
LARGER = shipped().words("kiosk.sight.letters")
MISTYPED = [
    "q",
    "\x03",
    "\x11",
    "\x1a",
    "\x10",
    "abc",
    "\x1b",
    "\x1b[<0;10;10M",
    "\x1b[<0;10;10m",
    "\x1b[11~",
    "é",
    "\x1b1",
]
"""Letters, chords, a click, a function key, and Alt with a digit."""


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A served kiosk, started with variables that would change any other Textual program."""
    folder = tmp_path_factory.mktemp("kiosk")
    environment = {
        "TEXTUAL_DRIVER": "nowhere:Nothing", "TEXTUAL_PRESS": "slash", "TEXTUAL_LOG": str(folder / "keys.log"),
        "TEXTUAL_SCREENSHOT": "1", "NO_COLOR": "1", "COLUMNS": "7", "ROWS": "3", "TERM": "dumb",
    }  # fmt: skip
    with served(coach_command("serve", "--kiosk", "--config", kiosk_file(folder)), environment) as server:
        yield server
    assert not (folder / "keys.log").exists()


async def test_a_listed_key_starts_and_nothing_else_does_anything(kiosk: Server) -> None:
    async with wire(kiosk) as page:
        await page.wait(ATTRACT)
        # It has the page's size and colours whatever its caller says.
        assert DESK not in page.text
        assert b"\x1b[38;2;" in page.raw or b";38;2;" in page.raw
        await page.send(*MISTYPED, PASTE.format("1\r"), PASTE.format("1" * 5000), "\x1b[200~1", "\x1b[201~")
        await page.listen(PRESS.bounce)
        assert ATTRACT in page.text
        await page.send("5")
        await page.wait(FIRST)
        await page.send("/")
        await page.wait(DESK)
        await page.send("2")
        await page.wait(ATTRACT)
        await page.listen(PRESS.bounce)
        # Nothing of the visit is left in the browser, whose clipboard and title such a string could set.
        assert b"\x1b]" not in page.raw


async def test_a_key_that_is_held_down_is_one_press(kiosk: Server) -> None:
    async with wire(kiosk) as page:
        await page.wait(ATTRACT)
        await page.send(*["1"] * 20)
        await page.wait(FIRST)
        await page.listen(PRESS.bounce)
        assert FIRST in page.text
        await page.send("1")
        await page.wait(SECOND)


async def test_staff_end_their_pages_process_by_the_pin(kiosk: Server) -> None:
    async with wire(kiosk) as page:
        await page.wait(ATTRACT)
        visitors = kiosk.visitors
        await page.send("/")
        await page.wait(DESK)
        await page.send("9")
        await page.wait("type the PIN")
        for digit in PIN:
            await page.send(digit)
        await page.send("\r")
        await page.wait("Staff menu")
        await page.send("9")
        await page.wait_until(lambda: page.closed, "the end")
    assert gone(visitors)


async def test_a_crash_ends_the_pages_process_with_a_report_without_values_and_a_reload_starts_anew() -> None:
    with served([sys.executable, "-m", "tests.cli.odd_server", "crashing"]) as server:
        async with wire(server) as page:
            await page.wait(ATTRACT)
            visitors = server.visitors
            await page.send("5")
            await page.wait(FIRST)
            await page.send("/")
            await page.wait_until(lambda: page.closed, "the end")
        assert gone(visitors)
        server.wait_said("in action_desk")
        assert "ValueError\n" in server.said
        assert "Visit(" not in server.said
        async with wire(server) as page:
            await page.wait(ATTRACT)


@needs_browser
async def test_in_a_browser_the_kiosk_shows_starts_and_ends_with_its_page(kiosk: Server, tmp_path: Path) -> None:
    async with browser(kiosk, tmp_path) as page:
        await page.wait(ATTRACT)
        visitors = kiosk.visitors
        assert len(visitors) == 1
        for letter in "qwx":
            await page.press(letter)
        await page.press("Escape")
        await page.click(300, 300)
        await page.run(
            "{const data = new DataTransfer(); data.setData('text/plain', '1\\r1');"
            "document.querySelector('textarea').dispatchEvent("
            "new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))}"
        )
        await page.listen(PRESS.bounce)
        assert "q" in page.sent
        assert not any("1" in each for each in page.sent)
        assert ATTRACT in page.text
        await page.press("5")
        await page.wait(FIRST)
        assert await page.run("window.open('about:blank') === null")
        await page.ask("Page.navigate", url="about:blank")
        assert gone(visitors)
        assert page.loaded
        assert [url for url in page.loaded if not url.startswith((kiosk.url, "data:"))] == []


@needs_browser
async def test_larger_letters_fill_the_page_with_fewer_cells_and_the_next_visitor_has_the_usual_ones(
    kiosk: Server, tmp_path: Path
) -> None:
    async with browser(kiosk, tmp_path) as page:
        await page.wait(ATTRACT)
        before = page.screen.columns
        await page.ask("Emulation.setDeviceMetricsOverride", width=1600, height=1000, deviceScaleFactor=1, mobile=False)
        await page.wait_until(lambda: page.screen.columns > before, "the size of a clinic's screen")
        await page.wait(ATTRACT)
        usual = page.screen.columns, page.screen.lines
        for key, shown in (("/", DESK), ("0", LARGER)):
            await page.press(key)
            await page.wait(shown)
        await page.press("1")
        await page.wait_until(lambda: page.screen.columns < usual[0], "fewer columns")
        await page.wait(LARGER)
        assert page.screen.columns >= LEAST_COLUMNS
        assert page.screen.lines >= LEAST_ROWS
        drawn = await page.run("JSON.stringify(document.querySelector('.xterm-screen').getBoundingClientRect())")
        box = json.loads(drawn)
        height = await page.run("innerHeight")
        # The larger letters use the whole page and nothing of them is beyond its edge.
        assert 0.8 * height < box["height"] <= height
        await page.press("Enter")
        await page.wait_until(lambda: LARGER not in page.text, "the first screen")
        for key, shown in (("5", FIRST), ("/", DESK), ("2", ATTRACT)):
            await page.press(key)
            await page.wait(shown)
        await page.wait_until(lambda: (page.screen.columns, page.screen.lines) == usual, "the usual letters")
