"""Makes the table of plans from the content: `python -m tests.plan_table > docs/plans.md`."""

from __future__ import annotations

from collections.abc import Iterator

from coach.core.content.exercises import POSITIONS, Position
from coach.core.content.levels import Scope
from coach.core.content.planning import FirstDays
from coach.core.routine.plan import Routine
from coach.core.routine.planner import STAGES, offered, plan_routine
from coach.core.visit.state import Request
from tests.support.shipped import shipped

HEAD = """# Plans

Made from the content by `python -m tests.plan_table > docs/plans.md`; a test compares the two. For clinicians and staff
who want to see what a person is given. The planner builds each of these routines; nothing here is written by hand.

`takes` is the length in minutes and seconds, never more than was asked for: a routine that ends sooner is not filled
up, and the person is told that it is short. `work` is the share of that time that is work. The gaps of a few seconds
between the holds of a set count as work; getting ready, changing side or position and resting do not. `moves` is how
often the person takes another position of the body, such as from the back to the side. For each region of the core
stand the repetitions in all sets, both sides together, with the seconds of a hold after `x`; `s` after a number is work
by time. A dash is a region that no exercise suits; the routine says why.
"""
REGIONS = ("front", "side", "back", "hip")
PROFILES = ("heart-or-pressure", "thin-bones", "pregnant", "hernia", "recent-surgery", "leg-pain", "knee-pain", "dizzy")
"""The profiles whose ten minutes are shown."""
TITLES = {"floor": "On the floor", "standing": "Standing", "chair": "On a chair"}
COLUMNS = ("takes", "work", "moves", *REGIONS)


def clock(seconds: int) -> str:
    """Return seconds as minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02}"


def region(routine: Routine, name: str) -> str:
    """Return how much a routine works one region of the core."""
    work = [step for step in routine.steps if step.phase == "work" and step.exercise.region == name]
    counted: dict[int, int] = {}
    for step in (each for each in work if each.repetitions):
        hold = step.each_s if step.is_hold else 0
        counted[hold] = counted.get(hold, 0) + step.repetitions
    told = [f"{count} x{hold}" if hold else str(count) for hold, count in counted.items()]
    by_time = sum(step.seconds for step in work if not step.repetitions)
    return " + ".join([*told, *([f"{by_time} s"] if by_time else [])]) or "-"


def cells(routine: Routine) -> list[str]:
    """Return the cells of a routine's row."""
    moves = sum(step.moves for step in routine.steps)
    told = [clock(routine.seconds), f"{routine.work_share:.0%}", str(moves)]
    return [*told, *(region(routine, name) for name in REGIONS)]


def row(first: str, *rest: str) -> str:
    """Return one row of a table."""
    return f"| {' | '.join([first, *rest])} |"


def head(*first: str) -> Iterator[str]:
    """Yield the first two rows of a table."""
    names = [*first, *COLUMNS]
    yield row(*names)
    yield row(*["---"] * len(names))


def by_position(position: Position) -> Iterator[str]:
    """Yield the plans of a position, for a person without a profile: gentle, then full by stage."""
    library = shipped()
    yield from head("scope", "stage", "asked")
    for scope, stage in ((Scope.GENTLE, 1), *((Scope.FULL, stage) for stage in STAGES)):
        for plan in offered(library, scope, None, position):
            routine = plan_routine(library, scope, Request(plan.minutes, position, stage))
            yield row(str(scope), str(stage), str(plan.minutes), *cells(routine))
    yield ""


def by_profile(position: Position) -> Iterator[str]:
    """Yield ten minutes at each stage for people with one profile."""
    library = shipped()
    yield from head("profile", "stage")
    for profile in PROFILES:
        for stage in STAGES:
            routine = plan_routine(library, Scope.FULL, Request(10, position, stage), (profile,))
            yield row(profile, str(stage), *cells(routine))
    yield ""


def walks(scope: Scope, early: FirstDays | None) -> Iterator[str]:
    """Yield the exercises of walks and of the first days, with their seconds."""
    library = shipped()
    yield "| where | asked | takes | what |"
    yield "| --- | --- | --- | --- |"
    for position in POSITIONS:
        for plan in offered(library, scope, early, position):
            routine = plan_routine(library, scope, Request(plan.minutes, position), (), (), early)
            seconds: dict[str, int] = {}
            for step in (each for each in routine.steps if each.phase == "work"):
                seconds[step.exercise.name] = seconds.get(step.exercise.name, 0) + step.seconds
            what = ", ".join(f"{name} {clock(length)}" for name, length in seconds.items())
            yield row(position, str(plan.minutes), clock(routine.seconds), what)
    yield ""


def below(library_share: float) -> Iterator[str]:
    """Yield the plans of ten minutes and more with less work than the content asks for, whoever they are for."""
    library = shipped()
    found: dict[tuple[str, str], list[tuple[int, int, float]]] = {}
    for position in POSITIONS:
        for plan in offered(library, Scope.FULL, None, position):
            for stage in STAGES if plan.minutes >= library.planning.work_share_minutes else ():
                for profile in library.profiles:
                    routine = plan_routine(library, Scope.FULL, Request(plan.minutes, position, stage), (profile,))
                    if routine.work_share < library_share:
                        found.setdefault((position, profile), []).append((plan.minutes, stage, routine.work_share))
    if not found:
        yield "None."
    for (place, profile), plans in found.items():
        told = ", ".join(f"{minutes} minutes at stage {stage} {share:.0%}" for minutes, stage, share in plans)
        yield f"- {place}, {profile}: {told}."
    yield ""


def table() -> str:
    """Return the whole page."""
    library = shipped()
    share = library.planning.work_share
    lines = [HEAD]
    for position in POSITIONS:
        lines += [f"## {TITLES[position]}", "", *by_position(position)]
    lines += ["## Ten minutes for people with one profile, on the floor", "", *by_profile("floor")]
    lines += ["## Ten minutes for people with one profile, standing", "", *by_profile("standing")]
    lines += ["## Walking alone", "", *walks(Scope.WALK, None)]
    lines += ["## Days 0 to 2 after a strain", "", *walks(Scope.GENTLE, library.planning.first_days[0])]
    least = library.planning.work_share_minutes
    lines += [f"## {least} minutes and more with less than {share:.0%} of work", ""]
    lines += ["Where one exercise is all that suits, its own rests between the sets stay.", ""]
    lines += [*below(share)]
    return "\n".join(lines).rstrip("\n") + "\n"


if __name__ == "__main__":
    print(table(), end="")  # noqa: T201
