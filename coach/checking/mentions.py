"""Lists every requirement in the content, with the entry that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coach.core.checklist.dependencies import subjects
from coach.core.content.conditions import Requirement
from coach.core.library import Library


class Mention(NamedTuple):
    """A requirement, and the entry that it belongs to."""

    kind: str
    """The kind of the entry, such as `rule`."""
    id: str
    inside: tuple[str | int, ...]
    """The keys that lead to the requirement; empty where the entry itself is one."""
    requirement: Requirement
    """With the members of its sets in their place."""

    @property
    def subjects(self) -> frozenset[str]:
        """The ids of the questions that it asks about."""
        return frozenset(subjects(self.requirement))

    def keys(self, key: str) -> tuple[str | int, ...]:
        """Return the keys that lead to one key of the requirement; those of the whole `when`, since it is inline."""
        return self.inside or (key,)


def mentions(library: Library) -> Iterator[Mention]:
    """Yield each requirement of rules, contributors, profiles, watch lists, pages, questions, unlocks, and plans."""
    sets = {each.id: each.of for each in library.sets}
    for rule in library.rules.values():
        yield Mention("rule", rule.id, (), expanded(rule, sets))
    for contributor in library.contributors:
        yield Mention("contributor", contributor.id, (), expanded(contributor, {}))
    for profile in library.profiles.values():
        yield Mention("profile", profile.id, ("when",), expanded(profile.when, {}))
    for watch in library.watch_lists:
        yield Mention("watch", watch.id, ("when",), expanded(watch.when, {}))
    for page in library.pages:
        if page.when:
            yield Mention("page", page.id, ("when",), expanded(page.when, {}))
    for question in library.questions.values():
        if question.when:
            yield Mention("question", question.id, ("when",), expanded(question.when, {}))
    yield from _of_plans(library)
    for unlock in library.unlocks:
        yield Mention("unlock", unlock.id, ("needs",), Requirement(all=unlock.needs))


def _of_plans(library: Library) -> Iterator[Mention]:
    """Yield the requirements of the planning and of the programme."""
    for key in ("prevention", "worse", "pain_back"):
        requirement = expanded(getattr(library.planning.holding, key), {})
        yield Mention("planning", "", ("holding", key), requirement)
    for number, early in enumerate(library.planning.first_days):
        yield Mention("planning", "", ("first_days", number, "when"), expanded(early.when, {}))
    for number, goal in enumerate(library.programme.goal):
        if goal.when:
            yield Mention("programme", "", ("goal", number, "when"), expanded(goal.when, {}))


def expanded(requirement: Requirement, sets: dict[str, tuple[str, ...]]) -> Requirement:
    """Return a requirement with each set replaced by its members, and no condition twice."""
    members = dict.fromkeys(each for condition in requirement.any for each in sets.get(condition, (condition,)))
    every = tuple(dict.fromkeys(requirement.all))
    return Requirement.model_construct(all=every, any=tuple(members), at_least=requirement.at_least)
