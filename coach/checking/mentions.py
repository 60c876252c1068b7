"""Mentions: every requirement and condition of the content, with the entry that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coach.core.checklist.dependencies import subjects
from coach.core.content.conditions import Requirement
from coach.core.library import Library


class Mention(NamedTuple):
    """Something that asks for answers, and where it stands."""

    kind: str
    id: str
    inside: tuple[str | int, ...]
    """The keys that lead to the requirement; none where the entry is one itself."""
    requirement: Requirement
    """Its sets taken apart into their members."""

    @property
    def subjects(self) -> frozenset[str]:
        """The ids of the questions that it asks about."""
        return frozenset(subjects(self.requirement))

    def keys(self, key: str) -> tuple[str | int, ...]:
        """Return where one key of the requirement stands, as a table finds its line: an inline `when` is one line."""
        return self.inside or (key,)


def mentions(library: Library) -> Iterator[Mention]:
    """Yield every requirement: of rules, contributors, profiles, gates, first days, and of how long a check holds."""
    sets = {each.id: each.of for each in library.sets}
    for rule in library.rules.values():
        yield Mention("rule", rule.id, (), expanded(rule, sets))
    for contributor in library.contributors:
        yield Mention("contributor", contributor.id, (), expanded(contributor, {}))
    for profile in library.profiles.values():
        yield Mention("profile", profile.id, ("when",), expanded(profile.when, {}))
    for page in library.pages:
        if page.when:
            yield Mention("page", page.id, ("when",), expanded(page.when, {}))
    for question in library.questions.values():
        if question.when:
            yield Mention("question", question.id, ("when",), expanded(question.when, {}))
    for key in ("prevention", "worse", "pain_back"):
        requirement = expanded(getattr(library.planning.holding, key), {})
        yield Mention("planning", "", ("holding", key), requirement)
    for number, early in enumerate(library.planning.first_days):
        yield Mention("planning", "", ("first_days", number, "when"), expanded(early.when, {}))
    for unlock in library.unlocks:
        yield Mention("unlock", unlock.id, ("needs",), Requirement(all=unlock.needs))


def expanded(requirement: Requirement, sets: dict[str, tuple[str, ...]]) -> Requirement:
    """Return a requirement with the members of its sets in their place, each condition once."""
    members = dict.fromkeys(each for condition in requirement.any for each in sets.get(condition, (condition,)))
    every = tuple(dict.fromkeys(requirement.all))
    return Requirement.model_construct(all=every, any=tuple(members), at_least=requirement.at_least)
