"""The summary: the person's part, the therapist's part, and the forms in which it can be taken along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from coach.core.blocks import Block, listing
from coach.core.errors import StorageError
from coach.core.report.blocks import summary_pages
from coach.core.report.clinic_copy import summaries
from coach.core.report.qr_text import code_text
from coach.core.report.summary import Summary
from coach.core.visit import journey
from coach.core.visit.actions import DetailsWanted, SummaryRead
from coach.core.visit.state import Visit
from coach.export import SAVED
from coach.export.forms import summary_form
from coach.export.printing.cups import PrintResult
from coach.home.saved_summary import save_summary
from coach.loading.sentences import in_words
from coach.local_time import local_time
from coach.plain.context import LineContext, Teller
from coach.plain.prompt import Typed

Visits = Callable[[], Iterable[Visit]]
"""Returns the person's visits, the newest first."""


def summary(visit: Visit, context: LineContext) -> Teller:
    """Tell the summary of the visit under way, until the person finishes it or adds details."""
    while True:
        details = bool(journey.detail_pages(visit, context.library))
        wants_details = read_summary(visit, context, context.choices.visits, details=details, kept=context.kept())
        visit = yield DetailsWanted() if wants_details else SummaryRead()


def read_summary(visit: Visit, context: LineContext, visits: Visits, *, details: bool = False, kept: str = "") -> bool:
    """Tell the summary of a visit and do what is chosen; return whether details for the therapist are wanted.

    Args:
        visit: The visit.
        context: What it is told with.
        visits: The visit and those before it.
        details: Whether details may be added.
        kept: How the visit is kept, in words; empty for one that is over.
    """
    words, talk = context.words, context.talk
    facts, copy = summaries(visit, context.library, visits(), context.clinic())
    yours, theirs = summary_pages(facts, context.library, local_time(visit.started), copy)
    prints = context.print_job(words("print.job")) is not None
    choices = [
        ("finish", words("keys.finish" if kept else "keys.close")),
        ("therapist", words("keys.therapist")),
        *([("details", words("keys.details"))] if details else []),
        ("code", words("keys.code")),
        *([("print", words("keys.print"))] if prints else []),
        ("save", words("keys.save")),
    ]
    told: Sequence[Block] = (Block("heading", words("summary.where")), *([Block("text", kept)] if kept else []), *yours)
    while True:
        chosen = talk.choose(told, [each for _, each in choices], enter=0, where=words("summary.where"))
        name = "finish" if isinstance(chosen, Typed) else choices[chosen][0]
        if name in ("finish", "details"):
            return name == "details"
        told = ()
        match name:
            case "therapist":
                told = theirs
            case "code":
                told = _code(facts, context)
            case "print":
                told = _printed(visit, context, visits)
            case _:
                told = _saved(visit, context, visits)


def _code(facts: Summary, context: LineContext) -> tuple[Block, ...]:
    """What the code for a phone says; it is a picture itself, so its words are told."""
    return listing(context.words("code.says"), code_text(facts, context.library).lines)


def _saved(visit: Visit, context: LineContext, visits: Visits) -> tuple[Block, ...]:
    words = context.words
    told = [Block("heading", words("save.ask")), Block("text", words("save.hint"))]
    chosen = context.talk.choose(told, [words(f"save.{form}") for form in SAVED])
    if isinstance(chosen, Typed):
        return ()
    try:
        path = save_summary(SAVED[chosen], visit, context.library, visits(), context.clinic)
    except StorageError as error:
        return (Block("text", in_words(error, words)),)
    return (Block("text", words("save.done", path=path)),)


def _printed(visit: Visit, context: LineContext, visits: Visits) -> tuple[Block, ...]:
    words = context.words
    job = context.print_job(words("print.job"))
    outcome = PrintResult.NO_PROGRAM
    if job is not None:
        context.talk.say("print.sending")
        context.talk.say("print.sending-more")
        local = local_time(visit.started)
        page = summary_form("pdf", visit, context.library, local, visits(), context.clinic())
        assert isinstance(page, bytes)
        outcome = job.run(page)
    return Block("text", words(f"print.{outcome}")), Block("text", words(f"print.{outcome}-home"))
