"""The result and the summary as blocks, from which screen, text, Markdown and print are made alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from coach.core.blocks import Block, Head, listing, section
from coach.core.content.levels import Level, Scope
from coach.core.controls import without_controls
from coach.core.library import Library
from coach.core.report.advice import Advice, Cause
from coach.core.report.clinical_blocks import handover_blocks
from coach.core.report.summary import Summary, by_exercise
from coach.core.report.trends import Trend, WeeklyTrends, number
from coach.core.visit.state import Performed
from coach.core.words import Words


def result_blocks(advice: Advice, library: Library) -> tuple[Block, ...]:
    """Return what stands beneath the action: the advice, the tips where it is self-care, and what this is not."""
    tips = tip_blocks(library) if advice.level is Level.SELF_CARE else ()
    return (*limit_blocks(advice), *advice_blocks(advice, library), *tips, *disclaimer(library))


def limit_blocks(advice: Advice) -> tuple[Block, ...]:
    """Return what leaves less to do than the rules allow: the first thing to know, or nothing."""
    return (Block("text", f"{advice.scope_name}. {advice.limit}"),) if advice.limit else ()


def advice_blocks(advice: Advice, library: Library) -> tuple[Block, ...]:
    """Return why, what may be done now, what to do, what to watch for, and what is often linked with it."""
    words = library.words
    weighty = [each for each in advice.reasons if each.level is advice.level and each.scope is not Scope.FULL]
    because = tuple(dict.fromkeys(sentence for reason in weighty for sentence in reason.statements))
    aid = [reason.first_aid for reason in weighty if reason.first_aid]
    return (
        Block("text", advice.lead),
        *listing(words("result.because"), because),
        *listing(words("emergency.until-then"), tuple(dict.fromkeys(aid))),
        # A limit was the first thing said, and says it all.
        *(() if advice.limit else section(words("result.now"), f"{advice.scope_name}. {advice.scope_why}")),
        *listing(words("result.today"), advice.today),
        *listing(words("result.watch-for"), advice.watch_for),
        *section(words("result.raises"), advice.raises),
        *section(words("result.again"), advice.check_again),
        *_say(advice, library),
        *cause_blocks(advice.causes, library),
    )


def reason_blocks(advice: Advice, library: Library) -> tuple[Block, ...]:
    """Return each rule that fired, with its sources, the strength of its support, and when it is due for review."""
    words = library.words
    blocks: list[Block] = []
    for reason in advice.reasons:
        level = library.levels[reason.level].name
        blocks.append(Block("heading", words("reasons.rule", text=reason.text, level=level)))
        blocks += [Block("point", sentence) for sentence in reason.statements]
        if reason.conflict:
            blocks.append(Block("text", reason.conflict))
        titles = "; ".join(library.sources[key].title for key in reason.sources if key in library.sources)
        if titles:
            blocks.append(Block("note", words("reasons.sources", titles=titles)))
        evidence = words(f"evidence.{reason.evidence}")
        due = reason.review_due.isoformat() if reason.review_due else words("reasons.no-date")
        signed = words("reasons.signed", by=reason.reviewed_by) if reason.reviewed_by else words("reasons.unsigned")
        note = words("reasons.rule-note", rule=reason.rule, evidence=evidence, due=due)
        blocks.append(Block("note", f"{note} {signed}"))
    return tuple(blocks) or (Block("text", words("reasons.none")),)


def cause_blocks(causes: Iterable[Cause], library: Library) -> tuple[Block, ...]:
    """Return the likely contributors, never as a diagnosis, each with how well it is supported."""
    words = library.words
    points = tuple(f"{cause.name}: {cause.text} {cause.advice} {cause.evidence_words}" for cause in causes)
    return listing(words("result.causes"), points)


def tip_blocks(library: Library) -> tuple[Block, ...]:
    """Return the prevention tips."""
    tips = tuple(f"{tip.title}: {tip.text}" for tip in library.tips)
    return listing(library.words("result.tips"), tips)


def disclaimer(library: Library) -> tuple[Block, ...]:
    """Return what this is not, and whether a clinician has reviewed it."""
    words = library.words
    texts = [words("welcome.scope"), words("welcome.worried")]
    if not library.reviewed:
        texts.append(words("welcome.unreviewed"))
    return (Block("note", " ".join(texts)),)


def summary_blocks(summary: Summary, library: Library, local: datetime) -> tuple[Block, ...]:
    """Return the whole summary: the person's part, the therapist's part, and what it is not.

    Args:
        summary: The facts.
        library: The library with the words.
        local: When the visit began, in the person's own time zone.
    """
    closing = closing_blocks(summary, library, local)
    return (*person_blocks(summary, library), *handover_blocks(summary, library, local), *closing)


def summary_pages(summary: Summary, library: Library, local: datetime) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the person's part and the therapist's as two pages, each with what it is not; all as for the whole."""
    closing = closing_blocks(summary, library, local)
    return (*person_blocks(summary, library), *closing), (*handover_blocks(summary, library, local), *closing)


def person_blocks(summary: Summary, library: Library) -> tuple[Block, ...]:
    """Return what a person keeps: the action, why, what to do and to watch for, and what was done."""
    words, advice = library.words, summary.advice
    action = advice.action.kiosk if summary.place == "kiosk" else advice.action.home
    tips = tip_blocks(library) if summary.tips else ()
    return (
        *limit_blocks(advice),
        Block("title", f"{advice.glyph} {advice.name.upper()}: {action}"),
        Block("text", advice.action.detail),
        *advice_blocks(advice, library),
        *listing(words("summary.done"), performed_points(summary.performed, library)),
        *listing(words("summary.pain"), _pain(summary, library)),
        *outcome_blocks(summary.outcomes, library),
        *tips,
    )


def closing_blocks(summary: Summary, library: Library, local: datetime) -> tuple[Block, ...]:
    """Return what the summary is not, when it was made, and by which content; `local` as for the whole."""
    when, clinic = f"{local:%Y-%m-%d %H:%M}", library.clinic.name
    made = library.words("summary.made", when=when, version=summary.content_version, clinic=clinic)
    return (*disclaimer(library), Block("note", made))


def summary_head(library: Library, local: datetime) -> Head:
    """Return what the summary as a document says of itself; `local` as for its blocks."""
    # The title shows in tabs and printers' queues, so that it tells no answer and no result.
    title = library.words("summary.title", when=f"{local:%Y-%m-%d}", clinic=library.clinic.name)
    return Head(without_controls(title), library.words("cue.language"), local)


def outcome_blocks(outcomes: WeeklyTrends, library: Library) -> tuple[Block, ...]:
    """Return each weekly measure with its values so far, the newest first, and how to read them; never a verdict."""
    words, smallest = library.words, library.planning.outcomes.smallest
    points = tuple(_trend(each, words) for each in (*outcomes.activities, outcomes.psfs, outcomes.peg) if each)
    notes = [words("outcomes.psfs-note", activity=smallest.activity, mean=smallest.psfs)] if outcomes.activities else []
    notes += [words("outcomes.peg-note", mean=smallest.peg)] if outcomes.peg else []
    return (*listing(words("outcomes.title"), points), *(Block("note", note) for note in notes))


def _trend(trend: Trend, words: Words) -> str:
    now, *before = (words("outcomes.point", value=number(each.value), day=each.day) for each in trend.points)
    told = words("outcomes.now", name=trend.name, now=now)
    return words("outcomes.was", told=told, before=", ".join(before)) if before else told


def performed_points(performed: Iterable[Performed], library: Library) -> tuple[str, ...]:
    """Return what was done, one line an exercise: how many sets done, skipped or left unfinished."""
    return tuple(_done_line(name, entries, library) for name, entries in by_exercise(performed).items())


def _done_line(exercise: str, entries: list[Performed], library: Library) -> str:
    words = library.words
    known = library.exercises.get(exercise)
    counts = [
        (outcome, sum(entry.outcome == outcome for entry in entries)) for outcome in ("done", "skipped", "unfinished")
    ]
    told = [words(f"summary.count.{outcome}", count=count) for outcome, count in counts if count]
    reasons = dict.fromkeys(entry.skipped_because for entry in entries if entry.skipped_because)
    told += [words(f"summary.because.{reason}") for reason in reasons]
    told += [words(f"summary.way.{way}") for way in dict.fromkeys(entry.way for entry in entries if entry.way)]
    pains = [entry.pain for entry in entries if entry.pain is not None]
    told += [words("summary.pain-in-it", value=max(pains))] if pains else []
    return f"{known.name if known else exercise}: {', '.join(told)}"


def _pain(summary: Summary, library: Library) -> tuple[str, ...]:
    words = library.words
    told = [words(f"summary.stopped.{summary.stopped}")] if summary.stopped else []
    if summary.pain_before is not None:
        told.append(words("summary.pain-before", value=summary.pain_before))
    if summary.pains:
        told.append(words("summary.pain-during", values=", ".join(str(each.pain) for each in summary.pains)))
    if summary.pain_after is not None:
        told.append(words("summary.pain-after", value=summary.pain_after))
    return tuple(told)


def _say(advice: Advice, library: Library) -> tuple[Block, ...]:
    if advice.level is Level.SELF_CARE or not advice.say:
        return ()
    return section(library.words("result.say"), library.words("result.say-words", said=". ".join(advice.say)))
