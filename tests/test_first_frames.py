"""The first frame, at home and in the kiosk, waits for no grammar: Babel is read with the first text that needs it."""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import AsyncMock

import pytest

from coach.app.app import CoachApp
from coach.core import grammar
from tests.support.hand import Hand, at_keys
from tests.support.home import composed, driven
from tests.support.kiosk import visiting


@pytest.fixture(autouse=True)
def no_grammar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whatever asks Babel fail."""
    grammar._locale.cache_clear()
    monkeypatch.setitem(sys.modules, "babel.core", None)
    with pytest.raises(ImportError):
        grammar.form_of(1, "en_001")


async def test_the_first_frame_at_home_needs_no_grammar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CoachApp, "_load", AsyncMock())
    app, clock = composed(tmp_path)

    async with at_keys(Hand(app, clock), (80, 24)) as person:
        assert app.opening.words("welcome.ask") in person.text()


async def test_the_first_screen_at_home_needs_no_grammar_once_the_content_is_there(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        assert person.app.opening.words("welcome.check-note").partition("{")[0] in person.text()


async def test_the_first_screen_of_the_kiosk_needs_no_grammar() -> None:
    async with visiting() as visitor:
        assert visitor.at_rest()
        assert visitor.library.words("kiosk.attract.start") in visitor.text()
