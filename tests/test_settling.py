"""`Hand.press` returns once a key has done everything that it does, and no sooner."""

from __future__ import annotations

import asyncio

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from tests.support.clocks import FakeClock
from tests.support.hand import Hand, at_keys
from tests.support.settling import settle


class Asked(Message):
    """The first of two messages."""


class Answered(Message):
    """The second of them."""


class Front(Screen[None]):
    """A screen on which one key starts a chain: a message, one to the app, a worker, and a screen on top."""

    BINDINGS = [("a", "ask"), ("w", "wait")]

    def compose(self) -> ComposeResult:
        yield Static("nothing")

    def action_ask(self) -> None:
        self.post_message(Asked())

    @on(Asked)
    def pass_on(self) -> None:
        self.call_after_refresh(self.app.post_message, Answered())

    def action_wait(self) -> None:
        self.run_worker(asyncio.Event().wait())


class Busy(App[int]):
    """An app that acts last, after the worker has ended."""

    done = ""

    def get_default_screen(self) -> Front:
        return Front()

    @on(Answered)
    def work(self) -> None:
        self.run_worker(self._work())

    async def _work(self) -> None:
        await asyncio.to_thread(sum, range(200_000))
        for _ in range(20):
            await asyncio.sleep(0)
        await self.push_screen(Screen())
        self.screen.mount(Static("there"))
        self.call_later(self._end)

    def _end(self) -> None:
        self.done = str(self.screen.query_one(Static).content)


@pytest.fixture
def hand() -> Hand:
    return Hand(Busy(), FakeClock())


async def test_a_key_has_acted_once_its_second_message_and_its_worker_have(hand: Hand) -> None:
    async with at_keys(hand):
        await hand.press("a")

        assert isinstance(hand.app, Busy)
        assert hand.app.done == "there"
        assert hand.screen.query_one(Static).size.width > 0


async def test_what_never_comes_to_rest_is_told_by_what_it_does(hand: Hand) -> None:
    with pytest.raises(AssertionError, match=r"did not come to rest in 0.05 s: .*Worker.* runs"):
        async with at_keys(hand):
            hand.waits_for_workers = False
            await hand.press("w")
            await settle(hand.app, 0.05)


async def test_a_failure_prints_the_keys_and_the_screen(hand: Hand, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError):
        async with at_keys(hand, (20, 3)):
            await hand.press("x", "?")
            await hand.resize(30, 4)
            raise ZeroDivisionError

    told = capsys.readouterr().out.splitlines()
    assert told == ["keys pressed: x ? [30x4]", "in front: Front", "nothing", "", "", ""]
