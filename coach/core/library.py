"""The library: all content that was loaded, and ways to look things up in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from coach.core.content.body_chart import Area, Body, BodyChart
from coach.core.content.endings import Ending
from coach.core.content.exercises import Exercise, Profile
from coach.core.content.levels import Action, Guidance, Level, Scope, ScopeWords, WatchList
from coach.core.content.pain_rule import HardStop, StopGuidance
from coach.core.content.planning import Planning
from coach.core.content.press_times import PressTimes
from coach.core.content.programme import Programme
from coach.core.content.questions import Page, Question
from coach.core.content.return_plans import ReturnPlan
from coach.core.content.rules import Contributor, FindingSet, Rule, Unlock
from coach.core.content.terminals import KnownTerminal
from coach.core.content.topics import Clinic, Source, Tip, Topic
from coach.core.content.tour import Scene
from coach.core.figure.schema import Figure, Pose
from coach.core.triage.engine import Triage
from coach.core.words import Words


@dataclass(frozen=True)
class Library:
    """All content, complete and cross-checked; entries keep the order of their files."""

    version: str
    """A fingerprint that changes with any byte of the content."""
    clinic: Clinic
    words: Words
    questions: Mapping[str, Question]
    pages: tuple[Page, ...]
    sets: tuple[FindingSet, ...]
    rules: Mapping[str, Rule]
    unlocks: tuple[Unlock, ...]
    contributors: tuple[Contributor, ...]
    profiles: Mapping[str, Profile]
    levels: Mapping[Level, Guidance]
    watch_lists: tuple[WatchList, ...]
    actions: Mapping[str, Action]
    scopes: Mapping[Scope, ScopeWords]
    exercises: Mapping[str, Exercise]
    poses: Mapping[str, Pose]
    figures: Mapping[str, Figure]
    """By the id of the exercise that the figure shows."""
    planning: Planning
    programme: Programme
    returns: Mapping[str, ReturnPlan]
    """The return plans, by what a person wants to get back to."""
    press_times: PressTimes
    """How a deliberate press is told apart from a key that is held down."""
    topics: Mapping[str, Topic]
    tips: tuple[Tip, ...]
    stops: Mapping[HardStop, StopGuidance]
    endings: tuple[Ending, ...]
    """What is said at the end of a routine; the first that is true counts."""
    scenes: tuple[Scene, ...]
    """The scenes of the tour."""
    bodies: tuple[Body, ...]
    areas: tuple[Area, ...]
    sources: Mapping[str, Source]
    terminals: Mapping[str, KnownTerminal]
    """What is known of terminals, by the names that they say."""
    triage: Triage = field(init=False, repr=False, compare=False)
    """The rules, compiled."""

    def __post_init__(self) -> None:
        """Compile the rules."""
        triage = Triage(self.questions, self.sets, self.rules.values(), self.unlocks)
        object.__setattr__(self, "triage", triage)

    def page(self, page_id: str) -> Page:
        """Return a page by its id.

        Raises:
            KeyError: There is no such page.
        """
        for page in self.pages:
            if page.id == page_id:
                return page
        raise KeyError(page_id)

    @property
    def aside(self) -> Page:
        """The page that a key of its own asks, before and beside the others: who answers."""
        return next(page for page in self.pages if page.part == "aside")

    def source_names(self, keys: Iterable[str]) -> str:
        """Return the names of sources by their keys, in one line; a key that is none is left out."""
        return "; ".join(self.sources[key].name for key in keys if key in self.sources)

    def chart(self, question_id: str) -> BodyChart | None:
        """Return the body chart that shows a question's choices, or None if the question has none."""
        for body in self.bodies:
            if body.question == question_id:
                choices = enumerate(self.questions[question_id].choices, 1)
                areas = tuple(area for area in self.areas if area.body == body.id)
                return BodyChart(body, areas, {choice.id: str(number) for number, choice in choices})
        return None

    @property
    def reviewed(self) -> bool:
        """Whether a clinician has signed every rule."""
        return all(rule.review.by for rule in self.rules.values())

    def overdue(self, today: date) -> tuple[Rule | Topic | ReturnPlan, ...]:
        """Return the rules, topics and return plans whose review was due by `today`."""
        entries: tuple[Rule | Topic | ReturnPlan, ...] = (
            *self.rules.values(),
            *self.topics.values(),
            *self.returns.values(),
        )
        return tuple(entry for entry in entries if entry.review.due <= today)
