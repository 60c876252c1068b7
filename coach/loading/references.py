"""Checks references: every id that an entry names must be the id of another entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from coach.core.checklist.cases import Case
from coach.core.content.clinical_layout import ClinicalLayout
from coach.core.content.conditions import Requirement
from coach.core.content.exercises import Exercise, Profile
from coach.core.content.levels import LEVELS, SCOPES, Guidance, Level, WatchList
from coach.core.content.pain_rule import HARD_STOPS, StopGuidance
from coach.core.content.planning import Planning
from coach.core.content.programme import Programme
from coach.core.content.questions import Page, Question
from coach.core.content.return_plans import ReturnPlan
from coach.core.content.rules import Contributor, Rule, Unlock
from coach.core.content.topics import Topic
from coach.core.content.tour import SCENES
from coach.core.errors import Problem
from coach.loading.charts import chart_problems
from coach.loading.entry_index import EntryIndex, EntryKeys, ReferenceFault
from coach.loading.followups import follow_up_problems
from coach.loading.overlay import Table
from coach.loading.unlocks import unlock_problems


def reference_problems(entries: Mapping[str, Sequence[Any]], tables: Mapping[tuple[str, str], Table]) -> list[Problem]:
    """Return each reference to an entry that does not exist; if there is none, each question that is asked too late."""
    index = EntryIndex(entries)
    problems: list[Problem] = []
    for kind, check in _CHECKS.items():
        for entry in entries.get(kind, ()):
            table = tables[(kind, getattr(entry, "id", ""))]
            problems += [table.problem(keys, message) for keys, message in check(entry, index)]
    needed: tuple[tuple[str, str, Iterable[str]], ...] = (
        ("levels.toml", "level", LEVELS),
        ("levels.toml", "scope", SCOPES),
        ("stops.toml", "stop", HARD_STOPS),
        ("tour.toml", "scene", SCENES),
    )
    for file, kind, wanted in needed:
        for name in wanted:
            if not index.known(kind, name):
                problems.append(Problem(file, 1, kind, f"there is no [[{kind}]] for {name}; add one"))
    questions, bodies, areas = (entries.get(kind, ()) for kind in ("question", "body", "area"))
    problems += chart_problems(questions, bodies, areas, tables)
    return problems or _order_problems(entries, tables)


def _order_problems(entries: Mapping[str, Sequence[Any]], tables: Mapping[tuple[str, str], Table]) -> list[Problem]:
    """Return what can be wrong although every entry exists: questions asked too late, unlocks mixed with rules."""
    questions, pages, sets, rules, unlocks = (
        entries.get(kind, ()) for kind in ("question", "page", "set", "rule", "unlock")
    )
    late = follow_up_problems(questions, pages, tables)
    return late + unlock_problems(unlocks, rules, sets, pages, tables)


def _requirement(entry: Requirement, index: EntryIndex, *, sets: bool = False) -> Iterator[ReferenceFault]:
    yield from index.conditions(["all"], entry.all)
    yield from index.conditions(["any"], entry.any, sets=sets)
    members = {each for condition in entry.any for each in (index.members(condition) if sets else (condition,))}
    if entry.any and entry.at_least > len(members):
        yield ["at_least"], f"{entry.at_least} of `any` are asked for, which has {len(members)}; ask for less or add"


def _inside(keys: EntryKeys, requirement: Requirement, index: EntryIndex) -> Iterator[ReferenceFault]:
    """Check a requirement that is an inline table, whose problems all have the line of that table."""
    yield from ((keys, message) for _, message in _requirement(requirement, index))


def _of_question(question: Question, index: EntryIndex) -> Iterator[ReferenceFault]:
    yield from index.missing("source", ["sources"], question.sources)
    if question.when:
        yield from _inside(["when"], question.when, index)


def _of_page(page: Page, index: EntryIndex) -> Iterator[ReferenceFault]:
    yield from index.missing("question", ["questions"], page.questions)
    if page.when:
        yield from _inside(["when"], page.when, index)
    for name in page.questions:
        question = index.question(name)
        if question and (question.kind == "finding") == (page.form == "single"):
            yield ["questions"], f"{name} is a {question.kind}; a page of the form {page.form} cannot ask it"


def _of_rule(rule: Rule, index: EntryIndex) -> Iterator[ReferenceFault]:
    yield from _requirement(rule, index, sets=True)
    yield from index.missing("source", ["sources"], rule.sources)
    if rule.action:
        yield from index.missing("action", ["action"], [rule.action])


def _of_unlock(unlock: Unlock, index: EntryIndex) -> Iterator[ReferenceFault]:
    yield from index.missing("question", ["needs"], unlock.needs)
    yield from index.missing("rule", ["lifts"], unlock.lifts)
    for name in unlock.lifts:
        rule = index.rule(name)
        if rule and rule.level is not Level.CLINICIAN:
            yield ["lifts"], f"{name} is an {rule.level} rule; only clinician rules can be lifted"


def _of_exercise(exercise: Exercise, index: EntryIndex) -> Iterator[ReferenceFault]:
    yield from index.missing("source", ["sources"], exercise.sources)
    yield from index.missing("profile", ["avoid"], exercise.avoid)
    yield from index.missing("profile", ["only"], exercise.only)
    yield from index.missing("profile", ["adjust"], exercise.adjust)
    yield from index.missing("profile", ["aids"], exercise.aids)
    yield from index.missing("profile", ["instead"], exercise.instead)
    yield from index.missing("exercise", ["instead"], exercise.instead.values())
    for key in ("easier", "harder"):
        value = getattr(exercise, key)
        yield from index.missing("exercise", [key], [value] if value else [])


def _of_profile(profile: Profile, index: EntryIndex) -> Iterator[ReferenceFault]:
    yield from _inside(["when"], profile.when, index)


def _of_topic(topic: Topic, index: EntryIndex) -> Iterator[ReferenceFault]:
    for number, section in enumerate(topic.section):
        for statement in section.statements:
            yield from index.missing("source", ["section", number, "statements"], statement.sources)


def _of_return(plan: ReturnPlan, index: EntryIndex) -> Iterator[ReferenceFault]:
    for unit in plan.steps:
        yield from index.conditions(["steps"], [f"load-unit:{unit}"])
    yield from index.missing("source", ["sources"], plan.sources)
    for number, week in enumerate(plan.weeks):
        for statement in week.how:
            yield from index.missing("source", ["weeks", number, "how"], statement.sources)
    for number, fault in enumerate(plan.faults):
        yield from index.missing("source", ["faults", number, "check"], fault.check.sources)


def _of_level(level: Guidance, index: EntryIndex) -> Iterator[ReferenceFault]:
    yield from index.missing("action", ["action"], [level.action])
    for key in ("in_clinic", "without_pain", "once_seen"):
        action = getattr(level, key).action
        yield from index.missing("action", [key, "action"], [action] if action else [])
    for statement in level.watch_for:
        yield from index.missing("source", ["watch_for"], statement.sources)


def _of_watch_list(watch: WatchList, index: EntryIndex) -> Iterator[ReferenceFault]:
    yield from _inside(["when"], watch.when, index)
    for statement in watch.signs:
        yield from index.missing("source", ["signs"], statement.sources)


def _of_stop(stop: StopGuidance, index: EntryIndex) -> Iterator[ReferenceFault]:
    for statement in stop.now:
        yield from index.missing("source", ["now"], statement.sources)


def _of_contributor(contributor: Contributor, index: EntryIndex) -> Iterator[ReferenceFault]:
    yield from _requirement(contributor, index)
    yield from index.missing("source", ["sources"], contributor.sources)


def _of_planning(planning: Planning, index: EntryIndex) -> Iterator[ReferenceFault]:
    for number, lack in enumerate(planning.lack):
        yield from index.missing("profile", ["lack", number, "profile"], [lack.profile] if lack.profile else [])
    for number, early in enumerate(planning.first_days):
        yield from _inside(["first_days", number, "when"], early.when, index)
        yield from index.missing("exercise", ["first_days", number, "easy"], early.easy)
    for key in ("outside", "inside"):
        yield from index.missing("exercise", ["walk", key], getattr(planning.walk, key))
    yield from index.missing("question", ["holding", "grows"], [planning.holding.grows])
    for key in ("prevention", "worse", "pain_back"):
        yield from _inside(["holding", key], getattr(planning.holding, key), index)
    yield from index.missing("source", ["outcomes", "sources"], planning.outcomes.sources)
    for key, kind in (("activities", "several"), ("psfs", "number"), ("peg", "number")):
        yield from _measure(key, kind, planning, index)
    yield from index.missing("question", ["desk", "age"], [planning.desk.age])
    yield from _of_handover(planning.handover, index)


def _of_programme(programme: Programme, index: EntryIndex) -> Iterator[ReferenceFault]:
    yield from index.missing("source", ["week", "sources"], programme.week.sources)
    for number, goal in enumerate(programme.goal):
        yield from index.missing("source", ["goal", number, "sources"], goal.sources)
        if goal.when:
            yield from _inside(["goal", number, "when"], goal.when, index)


def _of_handover(layout: ClinicalLayout, index: EntryIndex) -> Iterator[ReferenceFault]:
    lines = {"pain": layout.pain, "eases": layout.eases, "story": layout.story, "who": [(layout.who,)]}
    for key, named in lines.items():
        yield from index.missing("question", ["handover", key], (name for line in named for name in line))
    seen: dict[str, str] = {}
    for key, groups in {"flags": layout.flags, "background": layout.background}.items():
        for number, group in enumerate(groups):
            yield from index.missing("question", ["handover", key, number, "of"], group.of)
            for name in group.of:
                if name in seen:
                    told = f"{name} is told in {seen[name]} too; keep it in one group"
                    yield ["handover", key, number, "of"], told
                seen.setdefault(name, group.name)
    who = index.question(layout.who)
    if who and layout.helper not in [choice.id for choice in who.choices]:
        yield ["handover", "helper"], f"{layout.helper} is no answer of {who.id}; name one of its choices"


def _measure(key: str, kind: str, planning: Planning, index: EntryIndex) -> Iterator[ReferenceFault]:
    """Yield what keeps questions from being one of the weekly measures."""
    named = getattr(planning.outcomes, key)
    names = (named,) if isinstance(named, str) else named
    yield from index.missing("question", ["outcomes", key], names)
    for name in names:
        question = index.question(name)
        if question and question.kind != kind:
            yield ["outcomes", key], f"{name} is a {question.kind}; name a {kind}"
        elif question and not question.skippable:
            yield ["outcomes", key], f"{name} must be open to skip; say `skippable = true` there"
        elif question and index.parts(name) != {"week"}:
            yield ["outcomes", key], f"{name} is to be asked in the part week alone; put it on a page of that part"


def _of_case(case: Case, index: EntryIndex) -> Iterator[ReferenceFault]:
    yield from index.missing("question", ["answers"], case.answers)


_CHECKS: Mapping[str, Callable[[Any, EntryIndex], Iterable[ReferenceFault]]] = {
    "question": _of_question,
    "page": _of_page,
    "set": lambda entry, index: index.conditions(["of"], entry.of),
    "rule": _of_rule,
    "unlock": _of_unlock,
    "contributor": _of_contributor,
    "profile": _of_profile,
    "level": _of_level,
    "watch": _of_watch_list,
    "stop": _of_stop,
    "exercise": _of_exercise,
    "return": _of_return,
    "topic": _of_topic,
    "tip": lambda entry, index: index.missing("source", ["sources"], entry.sources),
    "scene": lambda entry, index: index.missing("exercise", ["exercises"], entry.exercises),
    "planning": _of_planning,
    "programme": _of_programme,
    "case": _of_case,
}
