"""Checks that triage gives each case the result that the case expects."""

from __future__ import annotations

from coach.core.checklist.cases import Case, case_answers
from coach.core.errors import AnswersError, Problem
from coach.core.library import Library
from coach.core.triage.assessment import Assessment
from coach.loading.assembly import Assembled


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each case whose result differs from what it expects, or whose answers no question offers."""
    found: list[Problem] = []
    for case in content.entries.get("case", ()):
        table = content.tables[("case", case.id)]
        try:
            outcome = library.triage.assess(case_answers(case, library))
        except AnswersError as error:
            found.append(table.problem(["answers"], f"{error} Mend the case"))
            continue
        found += [table.problem([key], message) for key, message in _differences(case, outcome)]
    return found


def _differences(case: Case, outcome: Assessment) -> list[tuple[str, str]]:
    told = ", ".join(reason.rule for reason in outcome.reasons) or "none"
    advice = f"rules that fired: {told}; mend the rules or the case"
    found = []
    if outcome.level is not case.expect:
        found.append(("expect", f"the level is {outcome.level}, not {case.expect}; {advice}"))
    if case.scope is not None and outcome.scope is not case.scope:
        found.append(("scope", f"the scope is {outcome.scope}, not {case.scope}; {advice}"))
    return found
