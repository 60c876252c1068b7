"""The base class of the check's screens: a list of rows with a cursor, and the way back."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from coach.core.visit.actions import WentBack
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.widgets.letters import letter
from coach.widgets.rows import Rows


class RowListScreen(CoachScreen):
    """Every screen of the check: a list of rows with a cursor."""

    CSS_PATH = style("checklist")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "keys.move", key_display="↑ ↓"),
        letter("up", "move(-1)", "keys.move"),
        Binding("down", "move(1)", "keys.move"),
        letter("down", "move(1)", "keys.move"),
        Binding("escape,minus,backspace,left", "back", "keys.back", key_display="Esc"),
    ]
    rows: Rows

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.rows.point(self.rows.cursor + by)

    def action_back(self) -> None:
        """Go to the screen before."""
        self.act(WentBack())
