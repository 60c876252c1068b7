"""The line of steps can be seen on a console, whose own blue on black is too dark."""

from __future__ import annotations

import pytest
from textual.theme import Theme

from coach.themes import CONSOLE, KIOSK_CONSOLE, KIOSK_CONSOLE_CONTRAST, THEMES
from tests.support.colours import contrast_of

ON_CONSOLES = [theme for theme in THEMES if theme.name in (CONSOLE, KIOSK_CONSOLE, KIOSK_CONSOLE_CONTRAST)]


@pytest.mark.parametrize("theme", ON_CONSOLES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("segment", ["accent", "urgent-bar", "to-come"])
def test_each_segment_has_three_times_the_light_of_a_consoles_ground(theme: Theme, segment: str) -> None:
    assert contrast_of(theme.variables[segment], theme.variables["ground"]) >= 3


def test_the_blue_of_other_bars_would_be_too_dark() -> None:
    assert contrast_of("ansi_blue", "ansi_black") < 3
