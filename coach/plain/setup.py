"""Setting up the routine: each number changes a row to its next value, and the steps can be changed one by one."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

from coach.core.blocks import Block
from coach.core.routine.preview import part_name, portion_line
from coach.core.routine.setting_up import Offer, Proposal, setup_choices, setup_value, turned
from coach.core.session.basis import RoutineBasis
from coach.core.visit.actions import ChangeWanted, RequestMade, RoutineChosen, WentBack
from coach.core.visit.state import Changes, Request, Visit
from coach.plain.context import LineContext, Teller
from coach.plain.prompt import Command, Prompt, Typed

STEP_WORDS: tuple[Command, ...] = ("out", "easier", "harder", "up", "down", "back")


def setup(visit: Visit, context: LineContext) -> Teller:
    """Tell what can be chosen and the routine that it makes, until the person begins it."""
    basis = context.basis(visit)
    request, offer, whole = basis.first_request(), basis.offer(), True
    while True:
        proposal = basis.proposal(request)
        chosen = _ask(proposal, offer, context, whole=whole)
        whole = False
        if isinstance(chosen, Typed):
            visit = yield WentBack()
            continue
        if chosen == 0:
            routine = proposal.arrangement.routine
            visit = yield RoutineChosen(proposal.request, routine.seconds, routine.set_used)
            continue
        choice = setup_choices(proposal, offer)[chosen - 1]
        changed = turned(choice, proposal, offer)
        if changed is not None:
            request = basis.proposal(changed).request
            visit = yield RequestMade(request)
        elif choice == "easy-on":
            visit = yield ChangeWanted(offer.easy_on_page)
        else:
            request = yield from _steps(proposal.request, basis, context)
            whole = True


def _ask(proposal: Proposal, offer: Offer, context: LineContext, *, whole: bool) -> int | Typed:
    """Ask for the number of a row; 0 begins. The whole routine is told first, and whenever it is asked for again."""
    words, console = context.words, context.console
    names = setup_choices(proposal, offer)
    told = [f"{words(f'setup.{name}')}: {setup_value(name, proposal.request, offer, words)}" for name in names]
    rows = {str(number): each for number, each in enumerate(told, 1)}

    def tell() -> None:
        nonlocal whole
        console.gap()
        if whole:
            console.say(words("setup.where"))
            console.blocks(proposal.blocks)
            console.gap()
        else:
            console.blocks(proposal.blocks[:1])
        console.rows(rows)
        console.say(words("setup.ask"))
        whole = True

    def answer(line: str) -> int | None:
        return int(line) if line in rows else None if line else 0

    return context.talk.ask(Prompt(tell, answer, words("setup.ask"), where=words("setup.where")))


def _steps(request: Request, basis: RoutineBasis, context: LineContext) -> Generator[RequestMade, Visit, Request]:
    """Tell the steps, and change them by a word and a number, such as "out 3", until Enter."""
    words, library, told = context.words, context.library, ""
    while True:
        arrangement = basis.proposal(request).arrangement
        lines = [portion_line(each.portion, library, arrangement.planned.profiles) for each in arrangement.items]
        rows = {
            str(number): f"{words('steps.left-out')}: {line}" if item.left_out else line
            for number, (item, line) in enumerate(zip(arrangement.items, lines, strict=True), 1)
        }

        def tell(rows: dict[str, str] = rows, said: str = told) -> None:
            heads = [Block("heading", words("steps.where")), Block("text", said or words("plain.steps"))]
            context.console.blocks(heads)
            context.console.rows(rows)

        typed = context.talk.ask(
            Prompt(tell, _enter, words("plain.steps"), where=words("steps.where"), commands=STEP_WORDS)
        )
        if not isinstance(typed, Typed) or typed.command == "back":
            return request
        if typed.rest not in rows:
            told = words("plain.steps")
            continue
        index = int(typed.rest) - 1
        changes: Changes | None
        match typed.command:
            case "out":
                changes, told = arrangement.leaving_out(index), words("steps.last")
            case "easier" | "harder":
                changes, told = arrangement.swapping(index, typed.command), words(f"steps.no-{typed.command}")
            case _:
                changes = arrangement.moving(index, -1 if typed.command == "up" else 1)
                part = part_name(arrangement.items[index].portion.exercise.part, library)
                told = words("steps.edge", part=part)
        if changes is not None:
            told, request = "", replace(request, changes=changes)
            yield RequestMade(request)


def _enter(line: str) -> bool | None:
    return True if not line else None
