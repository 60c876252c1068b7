"""The result and the summary as blocks, the common source of the screen and every text format."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from coach.core.blocks import Block, Head, listing, section
from coach.core.content.levels import Level, Scope
from coach.core.controls import without_controls
from coach.core.dates import full_date, full_moment, near_date
from coach.core.library import Library
from coach.core.report.advice import Advice, AdviceReason, Cause
from coach.core.report.clinic_copy import ClinicCopy, for_clinic, told_in
from coach.core.report.clinical_blocks import clinical_blocks, exam_blocks
from coach.core.report.summary import Summary, by_exercise
from coach.core.report.trends import Trend, WeeklyTrends
from coach.core.visit.state import Performed
from coach.core.words import Words

Parts = tuple[tuple[Block, ...], tuple[Block, ...], tuple[Block, ...]]
"""Why and what to do; what to watch for, and when to check again; and the rest."""


def result_parts(advice: Advice, library: Library) -> Parts:
    """Return what follows the action on the result: the advice, tips if it is self-care, and the disclaimer."""
    tips = tip_blocks(library) if advice.level is Level.SELF_CARE else ()
    first, watch, rest = _advice_parts(advice, library)
    return (*limit_blocks(advice), *first), watch, (*rest, *tips, *disclaimer(library))


def result_blocks(advice: Advice, library: Library) -> tuple[Block, ...]:
    """Return `result_parts` as one text."""
    return sum(result_parts(advice, library), ())


def emergency_blocks(advice: Advice, library: Library) -> tuple[Block, ...]:
    """Return what follows the action on the emergency card: the need, what to say, and what to do until help comes."""
    return (Block("text", advice.lead), *say_blocks(advice, library), *_aid_blocks(advice, library))


def _aid_blocks(advice: Advice, library: Library) -> tuple[Block, ...]:
    aid = tuple(dict.fromkeys(reason.first_aid for reason in advice.reasons if reason.first_aid))
    return listing(library.words("emergency.until-then"), aid)


def card_blocks(advice: Advice, library: Library) -> tuple[Block, ...]:
    """Return what follows the action on a kiosk's emergency card: first why, as it can be told at the desk."""
    return (
        *(say_blocks(advice, library) or listing(library.words("result.because"), _because(advice))),
        Block("text", advice.action.detail),
        Block("text", advice.lead),
        *_aid_blocks(advice, library),
    )


def limit_blocks(advice: Advice) -> tuple[Block, ...]:
    """Return why the person may do less than the rules allow; nothing if they may do all of it."""
    return (Block("text", f"{advice.scope_name}. {advice.limit}"),) if advice.limit else ()


def advice_blocks(advice: Advice, library: Library) -> tuple[Block, ...]:
    """Return the reasons, what may be done now, what to do, what to watch for, and likely contributors."""
    return sum(_advice_parts(advice, library), ())


def _advice_parts(advice: Advice, library: Library) -> Parts:
    words = library.words
    aid = [reason.first_aid for reason in _weighty(advice) if reason.first_aid]
    until_then = "emergency.until-then" if advice.level is Level.EMERGENCY else "result.until-then"
    first = (
        Block("text", advice.lead),
        *listing(words("result.because"), _because(advice)),
        *listing(words(until_then), tuple(dict.fromkeys(aid))),
        # A limit has already been said, at the top.
        *(() if advice.limit else section(words("result.now"), f"{advice.scope_name}. {advice.scope_why}")),
        *listing(words("result.today"), advice.today),
    )
    watch = (
        *listing(words("result.watch-for"), advice.watch_for),
        *section(words("result.raises"), advice.raises),
        *section(words("result.again"), advice.check_again),
    )
    return first, watch, (*say_blocks(advice, library), *cause_blocks(advice.causes, library))


def _weighty(advice: Advice) -> list[AdviceReason]:
    """Return the reasons on which the level rests."""
    return [each for each in advice.reasons if each.level is advice.level and each.scope is not Scope.FULL]


def _because(advice: Advice) -> tuple[str, ...]:
    """Return the answers on which the level rests, in the first person, each once."""
    return tuple(dict.fromkeys(sentence for reason in _weighty(advice) for sentence in reason.statements))


def reason_blocks(advice: Advice, library: Library) -> tuple[Block, ...]:
    """Return each rule that fired, with its sources, strength of evidence, and the date of its next review."""
    words = library.words
    blocks: list[Block] = []
    for reason in advice.reasons:
        level = library.levels[reason.level].name
        blocks.append(Block("heading", words("reasons.rule", text=reason.text, level=level)))
        blocks += [Block("point", sentence) for sentence in reason.statements]
        if reason.conflict:
            blocks.append(Block("text", reason.conflict))
        titles = library.source_names(reason.sources)
        if titles:
            blocks.append(Block("note", words("reasons.sources", titles=titles)))
        evidence = words(f"evidence.{reason.evidence}")
        due = full_date(reason.review_due, words) if reason.review_due else words("reasons.no-date")
        signed = words("reasons.signed", by=reason.reviewed_by) if reason.reviewed_by else words("reasons.unsigned")
        note = words("reasons.rule-note", rule=reason.rule, evidence=evidence, due=due)
        blocks.append(Block("note", f"{note} {signed}"))
    return tuple(blocks) or (Block("text", words("reasons.none")),)


def cause_blocks(causes: Iterable[Cause], library: Library) -> tuple[Block, ...]:
    """Return the likely contributors, each with the strength of its evidence."""
    words = library.words
    points = tuple(f"{cause.name}: {cause.text} {cause.advice} {cause.evidence_words}" for cause in causes)
    return listing(words("result.causes"), points)


def tip_blocks(library: Library) -> tuple[Block, ...]:
    """Return the prevention tips."""
    tips = tuple(f"{tip.title}: {tip.text}" for tip in library.tips)
    return listing(library.words("result.tips"), tips)


def disclaimer(library: Library) -> tuple[Block, ...]:
    """Return the disclaimer: what this is not, and whether a clinician has reviewed it."""
    words = library.words
    texts = [words("welcome.scope"), words("welcome.worried")]
    if not library.reviewed:
        texts.append(words("welcome.unreviewed"))
    return (Block("note", " ".join(texts)),)


def summary_blocks(
    summary: Summary, library: Library, local: datetime, copy: ClinicCopy | None = None
) -> tuple[Block, ...]:
    """Return the whole summary: the person's part, the therapist's part, and the disclaimer.

    Args:
        summary: The facts.
        library: The library.
        local: When the visit began, in the person's time zone.
        copy: The facts as the therapist reads them; None where both read the same language.
    """
    return _whole(summary, library, local, copy, exam=False)


def paper_blocks(
    summary: Summary, library: Library, local: datetime, copy: ClinicCopy | None = None
) -> tuple[Block, ...]:
    """Return the whole summary with the boxes that a therapist fills in by hand; arguments as for `summary_blocks`."""
    return _whole(summary, library, local, copy, exam=True)


def summary_pages(
    summary: Summary, library: Library, local: datetime, copy: ClinicCopy | None = None
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the person's part and the therapist's part as two pages, each with the disclaimer.

    A therapist's part in another language has the same in the person's below it. Arguments as for `summary_blocks`.
    """
    closing = closing_blocks(library, local)
    own = (*clinical_blocks(summary, library, local), *closing)
    if copy is not None:
        below = Block("text", library.words("handover.below"))
        own = (*_for_therapist(copy, library, local, below), *disclaimer(copy.library), *own)
    return (*person_blocks(summary, library), *closing), own


def _whole(
    summary: Summary, library: Library, local: datetime, copy: ClinicCopy | None, *, exam: bool
) -> tuple[Block, ...]:
    person, closing = person_blocks(summary, library), closing_blocks(library, local)
    if copy is None:
        boxes = exam_blocks(library) if exam else ()
        return (*person, *clinical_blocks(summary, library, local), *boxes, *closing)
    return (
        *told_in(library, person),
        *_for_therapist(copy, library, local),
        *told_in(copy.library, (*(exam_blocks(copy.library) if exam else ()), *disclaimer(copy.library))),
        *told_in(library, closing),
    )


def _for_therapist(copy: ClinicCopy, library: Library, local: datetime, *notes: Block) -> tuple[Block, ...]:
    """The therapist's part in the clinic's language, with what tells the person so below its title."""
    title, *rest = told_in(copy.library, clinical_blocks(copy.summary, copy.library, local))
    return (title, for_clinic(library, copy.library), *notes, *rest)


def person_blocks(summary: Summary, library: Library) -> tuple[Block, ...]:
    """Return the person's part: the action, what was done, why, what to do and watch for.

    Where care cannot wait, what was done comes last.
    """
    words, advice = library.words, summary.advice
    done = (
        *listing(words("training.done-heading"), summary.training),
        *listing(words("summary.done"), performed_points(summary.performed, library)),
        *listing(words("summary.pain"), _pain(summary, library)),
    )
    lead, *rest = advice_blocks(advice, library)
    moved = summary.performed or summary.training
    first = done if moved and advice.level.rank <= Level.CLINICIAN.rank else ()
    action = advice.action.at(summary.place)
    tips = tip_blocks(library) if summary.tips else ()
    return (
        *limit_blocks(advice),
        Block("title", f"{advice.glyph} {advice.name.upper()}: {action}"),
        Block("text", advice.action.detail),
        lead,
        *first,
        *rest,
        *(() if first else done),
        *trend_blocks(summary.trends, library),
        *tips,
    )


def closing_blocks(library: Library, local: datetime) -> tuple[Block, ...]:
    """Return the disclaimer, and when the summary was made, in the person's time zone."""
    made = library.words("summary.made", when=full_moment(local, library.words), clinic=library.clinic.name)
    return (*disclaimer(library), Block("note", made))


def summary_head(library: Library, local: datetime) -> Head:
    """Return the metadata of the summary as a document; `local` is when the visit began, in local time."""
    # Titles show in browser tabs and print queues, so that they must not give away an answer or the result.
    title = library.words("summary.title", when=full_date(local, library.words), clinic=library.clinic.name)
    return Head(without_controls(title), library.words("cue.language"), local)


def trend_blocks(trends: WeeklyTrends, library: Library) -> tuple[Block, ...]:
    """Return each weekly score with its values, the newest first, and how to read them, without a judgement."""
    words, smallest = library.words, library.planning.outcomes.smallest
    points = tuple(_trend(each, words) for each in (*trends.activities, trends.psfs, trends.peg) if each)
    notes = [words("outcomes.psfs-note", activity=smallest.activity, mean=smallest.psfs)] if trends.activities else []
    notes += [words("outcomes.peg-note", mean=smallest.peg)] if trends.peg else []
    return (*listing(words("outcomes.title"), points), *(Block("note", note) for note in notes))


def _trend(trend: Trend, words: Words) -> str:
    now, *before = (
        words("outcomes.point", value=words.number(each.value), day=near_date(each.day, words)) for each in trend.points
    )
    text = words("outcomes.now", name=trend.name, now=now)
    return words("outcomes.was", told=text, before=", ".join(before)) if before else text


def performed_points(performed: Iterable[Performed], library: Library) -> tuple[str, ...]:
    """Return what was done, one line per exercise: how many sets were done, skipped or left unfinished."""
    return tuple(_done_line(name, entries, library) for name, entries in by_exercise(performed).items())


def _done_line(exercise: str, entries: list[Performed], library: Library) -> str:
    words = library.words
    known = library.exercises.get(exercise)
    reasons = dict.fromkeys(entry.skipped_because for entry in entries if entry.skipped_because)
    why = {"skipped": [words(f"summary.because.{reason}") for reason in reasons]}
    parts = [
        _with_reasons(words(f"summary.count.{outcome}", count=count), why.get(outcome, []), words)
        for outcome in ("done", "skipped", "unfinished")
        if (count := sum(entry.outcome == outcome for entry in entries))
    ]
    parts += [words(f"summary.way.{way}") for way in dict.fromkeys(entry.way for entry in entries if entry.way)]
    pains = [entry.pain for entry in entries if entry.pain is not None]
    parts += [words("summary.pain-in-it", value=max(pains))] if pains else []
    return f"{known.name if known else exercise}: {', '.join(parts)}"


def _with_reasons(told: str, reasons: list[str], words: Words) -> str:
    return words("summary.count-because", told=told, reasons=words.listed(reasons)) if reasons else told


def _pain(summary: Summary, library: Library) -> tuple[str, ...]:
    words = library.words
    parts = [words(f"summary.stopped.{summary.stopped}")] if summary.stopped else []
    if summary.pain_before is not None:
        parts.append(words("summary.pain-before", value=summary.pain_before))
    if summary.pains:
        parts.append(words("summary.pain-during", values=", ".join(str(each.pain) for each in summary.pains)))
    if summary.pain_after is not None:
        parts.append(words("summary.pain-after", value=summary.pain_after))
    return tuple(parts)


def say_blocks(advice: Advice, library: Library) -> tuple[Block, ...]:
    """Return what to say on the phone or at the desk; nothing if nothing calls for it."""
    return section(library.words("desk.heading"), advice.say) if advice.say else ()
