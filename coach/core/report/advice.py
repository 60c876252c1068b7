"""Advice: an assessment in words, taken from the rules, levels and actions of the library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coach.core.checklist.wording import first_person_all
from coach.core.content.entries import Evidence, Statement
from coach.core.content.levels import Action, Guidance, Level, Scope
from coach.core.library import Library
from coach.core.report.desk import desk_words
from coach.core.triage.answers import meets, reasons
from coach.core.triage.assessment import Assessment, Reason
from coach.core.visit.state import Visit


@dataclass(frozen=True)
class AdviceReason:
    """One reason for the result, in words: a rule that fired, or a "not sure" that counts by itself."""

    rule: str
    """The id of the rule; `not-sure-…` if it is a "not sure"."""
    level: Level
    scope: Scope
    because: tuple[str, ...]
    """The ids of the questions whose answers it rests on."""
    statements: tuple[str, ...]
    """These answers, in the first person."""
    text: str
    sources: tuple[str, ...]
    evidence: Evidence
    review_due: date | None
    """None for a "not sure", which has no rule of its own."""
    conflict: str | None = None
    first_aid: str | None = None
    reviewed_by: str | None = None
    """The clinician who signed the rule, if any."""


@dataclass(frozen=True)
class Cause:
    """A likely contributor to the pain, in words."""

    id: str
    name: str
    text: str
    advice: str
    evidence: Evidence
    evidence_words: str
    because: tuple[str, ...]
    statements: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Advice:
    """A result in words, without the visit that it belongs to."""

    level: Level
    scope: Scope
    name: str
    glyph: str
    action: Action
    lead: str
    reasons: tuple[AdviceReason, ...]
    scope_name: str
    scope_why: str
    unlocked_by: tuple[str, ...]
    limit: str | None
    """Why the person may do less than the rules allow, to be said first; None if they may do all of it."""
    say: str
    """What to say on the phone or at the desk; empty if nothing calls for it."""
    today: tuple[str, ...]
    watch_for: tuple[str, ...]
    raises: str
    check_again: str
    causes: tuple[Cause, ...]
    sources: tuple[str, ...]


def advise(assessment: Assessment, visit: Visit, library: Library, *, in_clinic: bool = False) -> Advice:
    """Return an assessment in words.

    Args:
        assessment: The assessment.
        visit: The visit that it belongs to.
        library: The library.
        in_clinic: Whether the person reads it on a screen in the clinic, where the desk helps them and not the phone.
    """
    pain_free = meets(library.planning.holding.prevention, visit.answers, library.questions)
    guidance = _guidance(assessment, library, pain_free=pain_free, in_clinic=in_clinic)
    action = _action(assessment, guidance, library)
    fired = tuple(_reason(each, visit, library) for each in assessment.reasons)
    main = [name for each in assessment.reasons if each.level is assessment.level for name in each.because]
    watched = (*_own_signs(assessment, visit, library), *guidance.watch_for)
    cited = [key for reason in fired for key in reason.sources]
    cited += [key for statement in watched for key in statement.sources]
    return Advice(
        level=assessment.level,
        scope=assessment.scope,
        name=guidance.name,
        glyph=guidance.glyph,
        action=action.told_in_clinic() if in_clinic else action,
        lead=guidance.lead,
        reasons=fired,
        scope_name=library.scopes[assessment.scope].name,
        scope_why=_scope_why(assessment, fired, library),
        unlocked_by=assessment.unlocked_by,
        limit=limit_words(assessment, library),
        say=""
        if assessment.level is Level.SELF_CARE
        else desk_words(main, visit.answers, library, pain_free=pain_free),
        today=(*_notes(assessment, library), *guidance.today),
        watch_for=tuple(statement.text for statement in watched),
        raises=guidance.raises,
        check_again=guidance.check_again,
        causes=() if assessment.level is Level.EMERGENCY else _causes(visit, library),
        sources=tuple(dict.fromkeys(cited)),
    )


def _guidance(assessment: Assessment, library: Library, *, pain_free: bool, in_clinic: bool) -> Guidance:
    """The level's words, changed in the clinic, without pain, and where a clinician has seen every reason."""
    guidance = library.levels[assessment.level]
    if in_clinic:
        guidance = guidance.changed(guidance.in_clinic)
    if pain_free:
        guidance = guidance.changed(guidance.without_pain)
    weighty = {reason.rule for reason in assessment.reasons if reason.level is assessment.level}
    seen = {rule for unlock in assessment.unlocks for rule in unlock.lifts}
    if seen and weighty <= seen:
        guidance = guidance.changed(guidance.once_seen)
    return guidance


def _scope_why(assessment: Assessment, reasons: Iterable[AdviceReason], library: Library) -> str:
    limit = limit_words(assessment, library)
    if limit:
        return limit
    if assessment.unlocks:
        return assessment.unlocks[0].text
    narrowest = next((reason for reason in reasons if reason.scope is assessment.scope), None)
    narrowed = narrowest is not None and narrowest.level is Level.SELF_CARE and narrowest.scope is not Scope.FULL
    return f"{narrowest.text}." if narrowest is not None and narrowed else library.scopes[assessment.scope].why


def _notes(assessment: Assessment, library: Library) -> tuple[str, ...]:
    """What the rules that neither raise the level nor narrow the scope have to say in a self-care result."""
    if assessment.level is not Level.SELF_CARE:
        return ()
    return tuple(f"{library.rules[each.rule].text}." for each in assessment.reasons if each.scope is Scope.FULL)


def _own_signs(assessment: Assessment, visit: Visit, library: Library) -> tuple[Statement, ...]:
    """The signs that only some people must look out for, for a person who is one of them."""
    lists = (each for each in library.watch_lists if assessment.level in each.levels)
    return tuple(sign for each in lists if meets(each.when, visit.answers, library.questions) for sign in each.signs)


def limit_words(assessment: Assessment, library: Library) -> str | None:
    """Return why the person may do less than the rules allow, or None if they may do all of it."""
    return library.words(f"limit.{assessment.limit}") if assessment.limit else None


def _reason(fired: Reason, visit: Visit, library: Library) -> AdviceReason:
    statements = first_person_all(fired.because, visit.answers, library)
    rule = library.rules.get(fired.rule)
    if rule is None:
        question = library.questions[fired.because[0]]
        text = library.words("result.not-sure", short=question.short)
        return AdviceReason(
            fired.rule, fired.level, fired.scope, fired.because, statements, text, question.sources, "choice", None
        )
    return AdviceReason(
        rule=fired.rule,
        level=fired.level,
        scope=fired.scope,
        because=fired.because,
        statements=statements,
        text=rule.text,
        sources=rule.sources,
        evidence=rule.evidence,
        review_due=rule.review.due,
        conflict=rule.conflict,
        first_aid=rule.first_aid,
        reviewed_by=rule.review.by,
    )


def _action(assessment: Assessment, guidance: Guidance, library: Library) -> Action:
    """The first action, in the content's order, that a fired rule of this level names; else that of the guidance."""
    named = {
        library.rules[fired.rule].action
        for fired in assessment.reasons
        if fired.level is assessment.level and fired.rule in library.rules
    }
    order = [action for action in library.actions.values() if action.id in named and action.level is assessment.level]
    return order[0] if order else library.actions[guidance.action]


def _causes(visit: Visit, library: Library) -> tuple[Cause, ...]:
    found = []
    for contributor in library.contributors:
        if meets(contributor, visit.answers, library.questions):
            because = reasons(contributor, visit.answers, library.questions)
            found.append(
                Cause(
                    id=contributor.id,
                    name=contributor.name,
                    text=contributor.text,
                    advice=contributor.advice,
                    evidence=contributor.evidence,
                    evidence_words=contributor.evidence_words,
                    because=because,
                    statements=first_person_all(because, visit.answers, library),
                    sources=contributor.sources,
                )
            )
    return tuple(found)
