"""Makes the two screens of a routine: its set-up and its player."""

from __future__ import annotations

from coach.app.screen_context import ScreenContext
from coach.core.routine.constraints import routine_constraints
from coach.core.session.basis import RoutineBasis
from coach.core.visit.state import Visit
from coach.screens.pages.setup import SetupScreen
from coach.screens.player.player import PlayerScreen


def setup_screen(visit: Visit, context: ScreenContext) -> SetupScreen:
    """Return the set-up of a visit's routine, with the choices made so far."""
    basis = routine_basis(visit, context)
    return SetupScreen(context.library.words, basis.first_request(), basis.offer(), basis.proposal)


def player_screen(visit: Visit, context: ScreenContext) -> PlayerScreen:
    """Return the player of the routine that a visit asks for, from where the visit left it."""
    conductor = routine_basis(visit, context).conductor(context.clock, context.sound)
    conductor.muted = context.muted
    return PlayerScreen(context.library, conductor, context.palette, context.colours)


def routine_basis(visit: Visit, context: ScreenContext) -> RoutineBasis:
    """Return what a visit's routine is made from."""
    heard = context.sound is not None and not context.muted
    past, positions = context.past(visit), context.positions
    person = routine_constraints(visit, context.library, past, positions, heard=heard)
    return RoutineBasis(visit, context.library, person, context.prescription)
