"""`coach serve`: only for this computer, one process for each page, and never with broken content."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack
from http import HTTPStatus
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from coach.drivers.browser import GREETING
from coach.drivers.page_limits import MOST_PAGES
from coach.drivers.terminal import MOUSE_ON
from tests.cli import odd_server
from tests.support.browser import needs_browser
from tests.support.browsers import browser
from tests.support.command import Run, assert_refused
from tests.support.kiosk_storm import kiosk_file
from tests.support.served_pages import COLUMNS, FIRST, PASTE, ROWS, Server, coach_command, gone, served, wire
from tests.support.shipped import PRESS, shipped
from tests.support.terminal import DEADLINE_S

pytestmark = pytest.mark.long

WELCOME = "Check my back"
PLAIN = [sys.executable, "-m", "tests.cli.odd_server", "plain"]
ENTER = "new KeyboardEvent('keydown', {key: 'Enter', keyCode: 13, bubbles: true, cancelable: true})"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The served app, with a folder of its own."""
    with served(coach_command("--data", tmp_path_factory.mktemp("home") / "data", "serve", "--no-sound")) as server:
        yield server


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the package that serves."""
    monkeypatch.setitem(sys.modules, "textual_serve", None)


@pytest.mark.usefixtures("bare")
def test_without_the_package_one_line_says_how_to_get_it(run: Run) -> None:
    assert_refused(run("serve"), f"{sys.executable} -m pip install '.[serve]'")


@pytest.mark.usefixtures("bare")
def test_a_kiosk_without_a_pin_says_that_before_anything_else(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "kiosk.toml"

    assert_refused(run("serve", "--kiosk", "--config", missing), "No staff PIN is set, and", f"--config {missing}")


@pytest.mark.usefixtures("bare")
def test_a_kiosk_with_a_pin_says_the_package_before_a_missing_file(run: Run, tmp_path: Path) -> None:
    config = kiosk_file(tmp_path, 'content = "gone"\n')

    assert_refused(run("serve", "--kiosk", "--config", config), f"{sys.executable} -m pip install '.[serve]'")


def test_a_kiosk_with_a_missing_file_says_so_before_it_serves(run: Run, tmp_path: Path) -> None:
    config = kiosk_file(tmp_path, 'clinic = "gone.toml"\n')

    assert_refused(run("serve", "--kiosk", "--config", config), f"There is no clinic file at {tmp_path / 'gone.toml'}")


@pytest.mark.parametrize("words", [["--theme", "dark"], ["--no-sound"], ["--data", "somewhere"]])
def test_a_kiosk_takes_no_option_of_the_app(run: Run, tmp_path: Path, words: list[str]) -> None:
    ran = run("serve", "--kiosk", "--config", kiosk_file(tmp_path), *words)

    assert_refused(ran, "with --kiosk give only --config and --port")


def test_the_app_takes_no_kiosk_file(run: Run, tmp_path: Path) -> None:
    assert_refused(run("serve", "--config", kiosk_file(tmp_path)), "--config goes with --kiosk")


def test_broken_content_is_told_before_anything_is_served(run: Run, tmp_path: Path) -> None:
    (tmp_path / "welcome.toml").write_text("[welcome\n")

    ran = run("serve", "--content", tmp_path)

    assert (ran.code, ran.out) == (2, "")
    assert "welcome.toml:1" in ran.err


def test_a_port_that_is_taken_is_told_in_one_line(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        ran = run("serve", "--port", port)

    assert_refused(ran, f"Port {port} is taken. Name another with --port.\n")


def test_it_listens_on_this_computer_alone(home: Server) -> None:
    heard = [each.laddr for each in psutil.Process(home.process.pid).net_connections("inet") if each.status == "LISTEN"]

    assert heard == [("127.0.0.1", home.port)]


@pytest.mark.parametrize("foreign", [{"origin": "http://evil.example"}, {"host": "evil.example"}, {"origin": "null"}])
async def test_no_page_of_the_web_can_reach_it(home: Server, foreign: dict[str, str]) -> None:
    with pytest.raises(WSServerHandshakeError, match="403"):
        async with wire(home, **foreign):
            pass

    assert home.visitors == []


async def test_its_own_page_may_load_nothing_from_elsewhere_and_be_shown_nowhere_else(home: Server) -> None:
    async with ClientSession() as session, session.get(f"http://localhost:{home.port}/?fontsize=24") as answer:
        assert str(answer.url) == f"{home.url}/?fontsize=24"
        policy = answer.headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy


async def test_two_pages_are_two_processes_and_a_closed_one_takes_its_own_with_it(home: Server) -> None:
    async with wire(home) as first:
        await first.wait(WELCOME)
        before = home.visitors
        async with wire(home) as second:
            await second.wait(WELCOME)
            both = home.visitors
            await second.send("1")
            await second.wait(FIRST)
            assert FIRST not in first.text

        assert (len(before), len(both)) == (1, 2)
        assert gone([each for each in both if each not in before])
        await first.send("1")
        await first.wait(FIRST)
    assert gone(before)


@pytest.mark.parametrize(
    ("number", "command", "shown"),
    [
        (signal.SIGTERM, coach_command("--data", "nowhere", "serve"), WELCOME),
        (signal.SIGINT, PLAIN, "plain"),
        pytest.param(signal.SIGINT, coach_command("--data", "nowhere", "serve"), WELCOME, marks=pytest.mark.exhaustive),
    ],
)
async def test_ending_the_server_ends_every_page_in_good_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, command: list[str], shown: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with served(command) as server:
        async with wire(server) as page:
            await page.wait(shown)
            visitors = server.visitors
            server.process.send_signal(number)
            await page.wait_until(lambda: page.closed, "the end")
        assert gone(visitors)
        assert server.process.wait(DEADLINE_S) == 0
        server.hear(0.1)
        assert server.said.count("\n") == 1


async def test_a_server_that_is_killed_leaves_no_process_behind(tmp_path: Path) -> None:
    with served(coach_command("--data", tmp_path / "data", "serve")) as server:
        async with wire(server) as page:
            await page.wait(WELCOME)
            visitors = server.visitors
            server.process.kill()
            assert gone(visitors)


async def test_a_process_that_does_not_end_by_itself_is_ended() -> None:
    with served([sys.executable, "-m", "tests.cli.odd_server", "stubborn"]) as server:
        async with wire(server) as page:
            await page.wait("stubborn")
            visitors = server.visitors
        assert len(visitors) == 1
        assert gone(visitors)


@needs_browser
async def test_in_a_browser_keys_alone_answer_and_no_text_that_no_key_typed_and_enter_starts_the_app_again(
    home: Server, tmp_path: Path
) -> None:
    async with browser(home, tmp_path) as page:
        await page.wait(WELCOME)
        await page.ask("Input.insertText", text="1")
        await page.ask("Input.imeSetComposition", text="1", selectionStart=1, selectionEnd=1)
        await page.ask("Input.insertText", text="1")
        await page.run("document.execCommand('insertText', false, '1')")
        await page.listen(0.5)
        assert page.sent.count("1") == 0
        assert WELCOME in page.text
        await page.press("1")
        await page.wait(FIRST)
        await page.press("Escape")
        await page.wait(WELCOME)
        await page.press("q")
        await page.wait_until(lambda: page.closed, "the end")
        await page.wait_shown(shipped().words("serve.ended"))
        page.closed = False
        page.screen.reset()
        # The terminal may still have the focus, and lets no key through to the page.
        await page.run(f"document.querySelector('.xterm-helper-textarea').dispatchEvent({ENTER})")
        await page.wait(WELCOME)


@needs_browser
async def test_in_a_browser_a_click_chooses_a_row_and_a_key_at_the_foot(home: Server, tmp_path: Path) -> None:
    words = shipped().words
    async with browser(home, tmp_path) as page:
        # A click before the list has its last rows would answer nothing.
        await page.wait("(" + words("welcome.check-note").partition("{")[0])
        await page.listen(1.0)
        await page.click_words(words("welcome.topics"))
        await page.wait(words("topics.ask"))
        await page.listen(1.0)
        await page.click_words(f"Esc {words('keys.back')}")
        await page.wait(words("welcome.topics-note"))


async def test_a_page_has_its_own_size_within_bounds_and_only_a_key_answers_in_it(home: Server) -> None:
    async with wire(home) as page:
        await page.wait(WELCOME)
        await page.resize(50, 15)
        await page.wait("make this window larger")
        await page.resize(80, 24)
        await page.wait(WELCOME)
        # The page before may still be ending.
        await page.wait_until(lambda: len(home.visitors) == 1, "one page")
        (visitor,) = home.visitors
        before = visitor.memory_info().rss
        for size in (99_999, 10**9, 0, -5):
            await page.ask_size(size, size)
        await page.resize(COLUMNS, ROWS)
        await page.listen(1.0)
        assert visitor.is_running()
        assert visitor.memory_info().rss - before < 120e6

        await page.wait(WELCOME)
        await page.send(PASTE.format("1"), PASTE.format("1" * 5000), "\x1b[<0;10;10M", "11", "1 ", "q1")
        await page.listen(PRESS.bounce)
        assert WELCOME in page.text
        await page.send("1")
        await page.wait(FIRST)
        assert MOUSE_ON.encode() in page.raw


async def test_one_page_too_many_is_refused_and_a_closed_one_makes_room() -> None:
    with served(PLAIN) as server:
        async with AsyncExitStack() as pages:
            for _ in range(MOST_PAGES - 1):
                await pages.enter_async_context(wire(server))
            async with wire(server) as last:
                await last.wait("plain")
                with pytest.raises(WSServerHandshakeError) as refused:
                    async with wire(server):
                        pass
                assert refused.value.status == HTTPStatus.SERVICE_UNAVAILABLE
                async with ClientSession() as session, session.get(server.url) as answer:
                    assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE
                    assert odd_server.FULL in await answer.text()
            async with ClientSession() as session, asyncio.timeout(DEADLINE_S):
                while (await session.get(server.url)).status != HTTPStatus.OK:
                    pass


def test_the_plain_program_greets_the_server_as_the_app_does() -> None:
    assert odd_server.GREETING == GREETING
