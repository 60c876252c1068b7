"""The base of all screens mends faults of Textual's own."""

from __future__ import annotations

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.widgets import Static

from coach.screens.screen_fixes import FixedScreen
from tests.support.settling import settle


class Watched(Static):
    """Keeps who told it of its sizes."""

    def __init__(self) -> None:
        super().__init__("one line")
        self.senders: list[MessagePump | None] = []

    def on_resize(self, event: events.Resize) -> None:
        """Keep who sent the size."""
        self.senders.append(event._sender)


async def test_what_a_screen_beneath_sends_to_its_widgets_never_counts_as_sent_by_the_screen_over_it() -> None:
    beneath, over, watched = FixedScreen[None](), FixedScreen[None](), Watched()
    app = App[None]()
    async with app.run_test(size=(40, 12)):
        await app.push_screen(beneath)
        await beneath.mount(watched)
        await settle(app)
        told = len(watched.senders)
        # A screen beneath is laid out only when the one over it is.
        await app.push_screen(FixedScreen[None]())
        watched.update("one line\nand another")
        await settle(app)
        await app.switch_screen(over)
        await settle(app)

    assert len(watched.senders) > told
    assert set(watched.senders) == {beneath}
