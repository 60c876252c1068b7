"""Assessments a second on one core."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import cycle, islice

from coach.core.checklist.cases import case_answers
from coach.core.library import Library
from coach.core.triage.answers import Answers
from coach.loading.assembly import assemble
from coach.loading.place import ContentPlace
from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import Measuring
from tests.support.walking import walk

BATCH = 1000


def figures(library: Library, measuring: Measuring) -> Iterator[Figure]:
    """Yield how many whole answer sets triage assesses in a second: those of all cases, and a calm one."""
    sets: list[Answers] = [case_answers(case, library) for case in assemble(ContentPlace()).entries["case"]]
    sets.append(walk(library, {})[1].answers)
    answers = cycle(sets)
    end, count, start = time.perf_counter() + measuring.watch_s, 0, time.perf_counter()
    while time.perf_counter() < end:
        for each in islice(answers, BATCH):
            library.triage.assess(each)
        count += BATCH
    yield Figure("assessments a second", "1/s", count / (time.perf_counter() - start), digits=0)
