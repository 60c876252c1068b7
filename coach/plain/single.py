"""Pages that ask one question: choose one of a list, name several, or type a number."""

from __future__ import annotations

from coach.core.checklist.hints import hint
from coach.core.checklist.wording import answer_said
from coach.core.content.questions import Page, Question
from coach.core.report.why import why_blocks
from coach.core.triage.answers import Value, asked
from coach.core.visit.actions import Answered, VisitAction
from coach.core.visit.past_visits import last_number
from coach.core.visit.state import Visit
from coach.core.visit.weekly import chosen_before
from coach.plain.context import LineContext, Teller
from coach.plain.place import extra_words, left, page_place
from coach.plain.prompt import Prompt, Typed


def single(page: Page, visit: Visit, context: LineContext) -> Teller:
    """Ask a page of one question, until it is answered or left."""
    while True:
        visit = yield _asked(page, visit, context)


def _asked(page: Page, visit: Visit, context: LineContext) -> VisitAction:
    library, words = context.library, context.words
    name = next(iter(asked(page, visit.answers, library.questions)), page.questions[0])
    question = library.questions[name]
    before = {**chosen_before(visit, library), **visit.own_answers}.get(name)
    place = page_place(page, visit, library)
    rows = _rows(question)
    extra = extra_words(page)

    def tell() -> None:
        console = context.console
        console.gap()
        console.say(place)
        console.say(page.words)
        console.say(_how(question, context) if question.kind == "several" else hint(page, library))
        console.rows({str(number): row for number, row in enumerate(rows, 1)})
        if question.ends:
            context.talk.say(
                "plain.ends", low=question.minimum, high=question.maximum, none=question.ends[0], most=question.ends[1]
            )
            last = last_number(question.id, visit, context.choices.visits())
            if last is not None:
                context.talk.say("checklist.last-time", number=last)
        if before is not None:
            context.talk.say("plain.kept", answer=answer_said(question, before, words))
        for each in extra:
            context.talk.say(f"plain.offer-{each}")

    def answer(line: str) -> Value | None:
        return _value(question, line, before)

    typed: Value | Typed = context.talk.ask(
        Prompt(tell, answer, _how(question, context), why_blocks(question, library), place, ("back", *extra))
    )
    if not isinstance(typed, Typed):
        return Answered(page, {name: typed})
    return left(typed, page, library)


def _rows(question: Question) -> list[str]:
    if question.by_bands:
        return [band.words or "" for band in question.bands]
    return [choice.words for choice in question.choices]


def _how(question: Question, context: LineContext) -> str:
    words = context.words
    if question.kind == "several":
        most = question.most or len(question.choices)
        return words("plain.several", high=len(question.choices), most=most)
    if question.kind == "number" and not question.by_bands:
        return words("checklist.number-range", low=question.minimum, high=question.maximum)
    return words("plain.one-of", keys=", ".join(str(number) for number in range(1, len(_rows(question)) + 1)))


def _value(question: Question, typed: str, before: Value | None) -> Value | None:
    """Return the answer that a typed line gives; Enter alone keeps the earlier one."""
    if question.kind == "several":
        return _several(question, typed, before)
    if not typed:
        return before
    if not (typed.isascii() and typed.isdigit()):
        return None
    number = int(typed)
    if question.by_bands:
        return question.bands[number - 1].counts_as if 0 < number <= len(question.bands) else None
    if question.kind == "number":
        return number if question.minimum <= number <= question.maximum else None
    return question.choices[number - 1].id if 0 < number <= len(question.choices) else None


def _several(question: Question, typed: str, before: Value | None) -> tuple[str, ...] | None:
    """Return the choices of the typed numbers; 0 alone is none of them, and Enter alone keeps those before."""
    numbers = typed.replace(",", " ").split()
    if not numbers:
        return before if isinstance(before, tuple) else ()
    if numbers == ["0"]:
        return ()
    known = {str(number): choice.id for number, choice in enumerate(question.choices, 1)}
    ticked = {known[each] for each in numbers if each in known}
    if any(each not in known for each in numbers) or len(ticked) > (question.most or len(known)):
        return None
    return tuple(choice.id for choice in question.choices if choice.id in ticked)
