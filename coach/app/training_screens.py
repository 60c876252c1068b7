"""Makes the screen for a session of a return plan."""

from __future__ import annotations

from coach.app.screen_context import ScreenContext
from coach.core.report.training import training_page
from coach.core.visit.state import Visit
from coach.screens.pages.training import TrainingScreen


def training_screen(visit: Visit, context: ScreenContext) -> TrainingScreen:
    """Return the session that has come in the plan that the visit names, or why there is none today."""
    page = training_page(visit, context.visits(), context.library, context.local(visit.started))
    top = page.where, page.note
    return TrainingScreen(context.library.words, top, page.title, page.blocks, allowed=page.allowed)
