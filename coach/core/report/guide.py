"""The guide: every sign that triage acts on, grouped by what to do about it, for reading without a check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coach.core.blocks import Block, listing, section
from coach.core.content.conditions import ParsedCondition, parse
from coach.core.content.levels import LEVELS, Action, Level
from coach.core.content.rules import Rule
from coach.core.library import Library
from coach.core.report.blocks import disclaimer


@dataclass(frozen=True)
class GuideSign:
    """One rule of triage as a sign to look for."""

    rule: str
    text: str
    """The sign, what must come with it if anything, and what to do until help comes."""
    support: str
    """The titles of its sources, and the strength of the evidence, in words."""
    doubt: str | None
    """Where sources disagree, what is proposed and why."""
    sources: tuple[str, ...]
    """The keys of its sources."""
    words: str
    """The text to search in: the sign, and how a person who has it would say so."""

    def fits(self, typed: str) -> bool:
        """Say whether each typed word is in the sign's words; an empty search fits every sign."""
        words = self.words.casefold()
        return all(word in words for word in typed.casefold().split())


@dataclass(frozen=True)
class GuidePart:
    """The signs that call for one action."""

    level: Level
    title: str
    """The level's glyph and name, and the action."""
    detail: str
    signs: tuple[GuideSign, ...]


def guide_parts(library: Library) -> tuple[GuidePart, ...]:
    """Return all signs by action, the most urgent first.

    Leaves out the rules about the quick questions before a routine, which repeat signs of the full check more briefly.
    """
    fully = {name for page in library.pages if page.part != "quick" for name in page.questions}
    rules = [rule for rule in library.rules.values() if _subjects(rule, library) <= fully]
    parts = (
        _part(action, [rule for rule in rules if _action(rule, library) == action.id], library)
        for level in reversed(LEVELS)
        for action in library.actions.values()
        if action.level is level
    )
    return tuple(part for part in parts if part.signs)


def guide_blocks(library: Library) -> tuple[Block, ...]:
    """Return the whole guide, the sources that it cites, and the disclaimer."""
    words = library.words
    parts = guide_parts(library)
    made = words("guide.made", version=library.version, clinic=library.clinic.name)
    return (
        Block("title", words("guide.where")),
        Block("text", words("guide.lead")),
        *(block for part in parts for block in _blocks(part)),
        *listing(words("topics.sources"), source_lines(parts, library)),
        *disclaimer(library),
        Block("note", made),
    )


def source_lines(parts: Iterable[GuidePart], library: Library) -> tuple[str, ...]:
    """Return each cited source once, in the order of the signs: its title, and where to find it."""
    cited = dict.fromkeys(key for part in parts for sign in part.signs for key in sign.sources)
    known = [library.sources[key] for key in cited]
    return tuple(f"{each.name} ({each.where})" if each.where else each.name for each in known)


def support_blocks(signs: Iterable[GuideSign]) -> tuple[Block, ...]:
    """Return what stands behind each sign: where sources disagree, its sources, and how well they support it."""
    return tuple(
        block
        for sign in signs
        for block in (
            Block("heading", sign.text),
            *([Block("text", sign.doubt)] if sign.doubt else []),
            Block("note", sign.support),
        )
    )


def _blocks(part: GuidePart) -> tuple[Block, ...]:
    return (*section(part.title, part.detail), *(Block("point", sign.text) for sign in part.signs))


def _action(rule: Rule, library: Library) -> str:
    return rule.action or library.levels[rule.level].action


def _part(action: Action, rules: Iterable[Rule], library: Library) -> GuidePart:
    guidance = library.levels[action.level]
    title = library.words("guide.part", glyph=guidance.glyph, level=guidance.name, action=action.home)
    return GuidePart(action.level, title, action.detail, tuple(_sign(rule, library) for rule in rules))


def _sign(rule: Rule, library: Library) -> GuideSign:
    words = library.words
    text = " ".join(filter(None, (f"{rule.text}.", _together(rule, library), rule.first_aid)))
    titles = library.source_names(rule.sources)
    support = words("guide.support", titles=titles, evidence=words(f"evidence.{rule.evidence}"))
    questions = [library.questions[name] for name in sorted(_subjects(rule, library))]
    said = [each.statement for each in questions if each.kind == "finding"]
    return GuideSign(rule.id, text, support, rule.conflict, rule.sources, " ".join((text, *said)))


def _together(rule: Rule, library: Library) -> str:
    """Return of which things one or more must be true as well; empty if they are answers to one question."""
    members = _members(rule, library)
    if len({each.subject for each in members}) < 2:
        return ""
    names = "; ".join(dict.fromkeys(_name(each, library) for each in members))
    if rule.at_least > 1:
        return library.words("guide.some-of", count=rule.at_least, signs=names)
    return library.words("guide.with-one-of" if rule.all else "guide.one-of", signs=names)


def _members(rule: Rule, library: Library) -> list[ParsedCondition]:
    """Return the conditions of `any`, with each set replaced by its members."""
    sets = {each.id: each.of for each in library.sets}
    return [parse(member) for condition in rule.any for member in sets.get(condition, (condition,))]


def _subjects(rule: Rule, library: Library) -> set[str]:
    return {each.subject for each in (*map(parse, rule.all), *_members(rule, library))}


def _name(condition: ParsedCondition, library: Library) -> str:
    question, words = library.questions[condition.subject], library.words
    if condition.least is not None:
        return words("guide.at-least", short=question.short, least=condition.least)
    chosen = [choice.words for choice in question.choices if choice.id == condition.choice]
    return words("guide.choice", short=question.short, choice=chosen[0]) if chosen else question.short
