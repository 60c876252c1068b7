"""The kiosk's screens look like the pictures that a person has accepted; see tests/test_snapshots.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from coach.kiosk.app import KioskApp
from tests.support.clocks import FakeClock
from tests.support.kiosk import Visitor, faked_context
from tests.support.snapshots import XML_NAMESPACE, SnapCompare, without_addresses
from tests.support.tour import STOPS, go

NAMES = ("attract", "emergency")
PICTURES = list(Path(__file__).with_name("__snapshots__").rglob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_of_the_kiosk_looks_as_accepted(
    name: str, snap_compare: SnapCompare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    clock = FakeClock(1000.0)
    app = KioskApp(faked_context(clock))
    app.animation_level = "none"
    monkeypatch.setattr(app, "export_screenshot", without_addresses(app.export_screenshot))

    async def stand(_: object) -> None:
        visitor = Visitor(app, clock)
        await go(visitor, STOPS[name])
        await visitor.until(lambda: all(widget.is_attached for widget in visitor.screen.query(Static)))
        await visitor.settle()

    assert snap_compare(app, terminal_size=(80, 24), run_before=stand)


def test_each_picture_of_the_kiosk_has_its_case_and_holds_no_address() -> None:
    assert {picture.stem.partition("[")[2].rstrip("]") for picture in PICTURES} == set(NAMES)
    for picture in PICTURES:
        assert "://" not in picture.read_text("utf-8").replace(XML_NAMESPACE, ""), picture.name
