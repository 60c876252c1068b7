"""The pages that say what to do: the emergency, the stop, the result, a training session and the end of a routine."""

from __future__ import annotations

from coach.core.blocks import Block
from coach.core.content.levels import Scope
from coach.core.history.ending import routine_end
from coach.core.history.texts import end_facts, next_words
from coach.core.report.advice import Advice, advise
from coach.core.report.blocks import emergency_blocks, reason_blocks, result_blocks
from coach.core.report.training import training_page
from coach.core.visit import journey
from coach.core.visit.actions import EndingRead, Mistaken, Responded, ResultRead, StopRead, TrainingTold, WentBack
from coach.core.visit.state import Visit
from coach.local_time import local_time
from coach.plain.context import LineContext, Teller
from coach.plain.prompt import Typed


def emergency(visit: Visit, context: LineContext) -> Teller:
    """Tell what to do now, until the person says what they do about it; nothing typed before it answers it."""
    words, library = context.words, context.library
    while True:
        advice = _advice(visit, context)
        blocks = [*_card(advice, words("emergency.where")), *emergency_blocks(advice, library)]
        rows = [words("emergency.going-home"), words("emergency.mistake")]
        why, where = reason_blocks(advice, library), words("emergency.where")
        context.console.forget()
        while isinstance(chosen := context.talk.choose(blocks, rows, commands=("stop",), why=why, where=where), Typed):
            context.talk.say("emergency.note")
        visit = yield Mistaken() if chosen == 1 else Responded("going")


def stop(visit: Visit, context: LineContext) -> Teller:
    """Tell what to do at once after a routine was stopped."""
    assert visit.stopped is not None
    words, guidance = context.words, context.library.stops[visit.stopped]
    blocks = [
        Block("heading", words("stop.where")),
        Block("text", guidance.title),
        *(Block("point", each.text) for each in guidance.now),
        Block("text", words("stop.next")),
    ]
    context.console.forget()
    while True:
        context.talk.choose(blocks, [words("keys.continue")], enter=0, commands=(), where=words("stop.where"))
        yield StopRead()


def result(visit: Visit, context: LineContext) -> Teller:
    """Tell the result, and ask whether to move now or to see the summary."""
    words, library = context.words, context.library
    while True:
        advice = _advice(visit, context)
        leads = advice.scope is not Scope.NONE and not visit.check_due
        blocks = [*_card(advice, words("result.where")), *result_blocks(advice, library)]
        rows = [words("keys.routine"), words("keys.summary")] if leads else [words("keys.summary")]
        why = reason_blocks(advice, library)
        chosen = context.talk.choose(blocks, rows, why=why, where=words("result.where"))
        visit = yield WentBack() if isinstance(chosen, Typed) else ResultRead(routine=leads and chosen == 0)


def training(visit: Visit, context: LineContext) -> Teller:
    """Tell the session of a return plan that has come, or why there is none today."""
    words = context.words
    while True:
        local = local_time(visit.started)
        page = training_page(visit, context.choices.visits(), context.library, local)
        heads = [Block("heading", page.where), *([Block("text", page.note)] if page.note else [])]
        blocks = [*heads, Block("text", page.title), *page.blocks]
        rows = [words("keys.trained"), words("keys.routine-instead")] if page.allowed else [words("keys.routine")]
        enter = None if page.allowed else 0
        chosen = context.talk.choose(blocks, rows, enter=enter, where=page.where)
        done = page.allowed and chosen == 0
        visit = yield WentBack() if isinstance(chosen, Typed) else TrainingTold(done)


def ending(visit: Visit, context: LineContext) -> Teller:
    """Tell the end of a routine: what was done, and what comes next."""
    words = context.words
    while True:
        visits = context.choices.visits()
        end = routine_end(visit, visits, context.week(), context.library, local_time)
        told = (end.sentence, *end_facts(end, words), next_words(end.next, words))
        blocks = [Block("heading", words("ending.where")), *(Block("text", each) for each in told)]
        chosen = context.talk.choose(blocks, [words("keys.summary")], enter=0, where=words("ending.where"))
        visit = yield WentBack() if isinstance(chosen, Typed) else EndingRead()


def _card(advice: Advice, where: str) -> list[Block]:
    action = advice.action
    return [Block("heading", where), Block("text", f"{advice.name}: {action.home}"), Block("text", action.detail)]


def _advice(visit: Visit, context: LineContext) -> Advice:
    return advise(journey.assess(visit, context.library), visit, context.library)
