"""Advice: an assessment in words, taken from the rules, levels and actions of the library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coach.core.checklist.wording import first_person_all
from coach.core.content.entries import Evidence
from coach.core.content.levels import Action, Level, Scope
from coach.core.library import Library
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
    say: tuple[str, ...]
    """The answers to say on the phone or at the desk, sentence by sentence."""
    today: tuple[str, ...]
    watch_for: tuple[str, ...]
    raises: str
    check_again: str
    causes: tuple[Cause, ...]
    sources: tuple[str, ...]


def advise(assessment: Assessment, visit: Visit, library: Library) -> Advice:
    """Return an assessment in words."""
    guidance = library.levels[assessment.level]
    reasons_in_words = tuple(_reason(fired, visit, library) for fired in assessment.reasons)
    main = tuple(name for fired in assessment.reasons if fired.level is assessment.level for name in fired.because)
    unlocks = [unlock for unlock in library.unlocks if set(unlock.needs) <= set(assessment.unlocked_by)]
    narrowest = next((reason for reason in reasons_in_words if reason.scope is assessment.scope), None)
    scope_words = library.scopes[assessment.scope]
    pain_free = meets(library.planning.holding.prevention, visit.answers, library.questions)
    limit = limit_words(assessment, library)
    if limit:
        scope_why = limit
    elif assessment.unlocked_by and unlocks:
        scope_why = unlocks[0].text
    else:
        narrowed = narrowest is not None and narrowest.level is Level.SELF_CARE and narrowest.scope is not Scope.FULL
        scope_why = narrowest.text + "." if narrowest is not None and narrowed else scope_words.why
    causes = () if assessment.level is Level.EMERGENCY else _causes(visit, library)
    cited = [key for reason in reasons_in_words for key in reason.sources]
    cited += [key for statement in guidance.watch_for for key in statement.sources]
    return Advice(
        level=assessment.level,
        scope=assessment.scope,
        name=guidance.name,
        glyph=guidance.glyph,
        action=_action(assessment, library),
        lead=guidance.lead,
        reasons=reasons_in_words,
        scope_name=scope_words.name,
        scope_why=scope_why,
        unlocked_by=assessment.unlocked_by,
        limit=limit,
        say=first_person_all(main, visit.answers, library),
        today=(pain_free and guidance.today_without_pain) or guidance.today,
        watch_for=tuple(statement.text for statement in guidance.watch_for),
        raises=guidance.raises,
        check_again=guidance.check_again,
        causes=causes,
        sources=tuple(dict.fromkeys(cited)),
    )


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


def _action(assessment: Assessment, library: Library) -> Action:
    """The first action, in the content's order, that a fired rule of this level names; else the level's own."""
    named = {
        library.rules[fired.rule].action
        for fired in assessment.reasons
        if fired.level is assessment.level and fired.rule in library.rules
    }
    order = [action for action in library.actions.values() if action.id in named and action.level is assessment.level]
    return order[0] if order else library.actions[library.levels[assessment.level].action]


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
