"""Makes the screen for a session of a return plan."""

from __future__ import annotations

from coach.app.screen_context import ScreenContext
from coach.core.blocks import Block
from coach.core.programme.returning import RETURN_TO, may_train, return_progress
from coach.core.report.training import training_blocks
from coach.core.visit.state import Visit
from coach.screens.pages.training import TrainingScreen


def training_screen(visit: Visit, context: ScreenContext) -> TrainingScreen:
    """Return the session that has come in the plan that the visit names, or why there is none today."""
    library, words = context.library, context.library.words
    plan = library.returns[str(visit.answers[RETURN_TO])]
    progress = return_progress(plan, context.visits(), library, visit.started)
    where = words("training.where", plan=plan.name, number=progress.number, total=len(plan.weeks))
    if not may_train(visit, plan, library):
        why = tuple(
            Block("text", text)
            for text in (words("training.not-today-why", pain=plan.most_pain), words("training.not-today-next"))
        )
        return TrainingScreen(words, (where, ""), words("training.not-today"), why, allowed=False)
    session = min(progress.sessions + 1, plan.sessions)
    note = words("training.note", session=session, sessions=plan.sessions)
    blocks = training_blocks(progress, visit.answers, library, context.local(visit.started))
    return TrainingScreen(words, (where, note), progress.week.title, blocks, allowed=True)
