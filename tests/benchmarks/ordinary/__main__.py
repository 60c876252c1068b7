"""Where the rules send ordinary people, whose back pain is harmless and who answer as lay people do.

The rates of their answers are in `answer_rates.toml`, each marked if it is a guess. What is printed is for whoever
changes a question or a rule: it shows which rules send people to care who need none.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from coach.core.errors import CoachError
from coach.core.library import Library
from coach.loading.assembly import load_library
from tests.benchmarks.ordinary.people import TOGETHER, Crowd
from tests.benchmarks.ordinary.printing import aim_line, effect_table, head, shares_table
from tests.benchmarks.ordinary.rates import AnswerRates
from tests.benchmarks.ordinary.reading import SHIPPED, read_rates
from tests.benchmarks.ordinary.shares import effects_of, shares_of


def report(rates: AnswerRates, library: Library, people: int, seed: int, rule: str | None = None) -> str:
    """Return all that is printed: the shares, or what one rule changes.

    Raises:
        CoachError: There is no such rule.
    """
    crowd = Crowd(rates, library, seed)
    parts, aim = [head(rates, people, seed, crowd.without_rates)], ""
    for factor in rates.factors:
        parts.append(f"---- Misread at {factor.id} rates (x {factor.times:g}) ----")
        visitors = crowd.visitors(factor.times, people)
        if rule is not None:
            parts.append(effect_table(rule, effects_of(rule, visitors, library)))
            continue
        shares = shares_of(visitors, library.triage)
        parts.append(shares_table(shares))
        if factor.id == rates.aim.factor:
            aim = aim_line(rates.aim, shares[TOGETHER])
    return "\n\n".join([*parts, aim] if aim else parts) + "\n"


def main(arguments: Sequence[str] | None = None, file: Path = SHIPPED) -> None:
    """Read the options and the rates, and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.ordinary", description=__doc__)
    parser.add_argument("--people", type=_count, default=5000, help="how many of each kind of visit (5000)")
    parser.add_argument(
        "--seed", type=int, default=7, help="the seed of chance: the same one draws the same people (7)"
    )
    parser.add_argument("--rule", metavar="ID", help="print instead what would change if this rule were not there")
    options = parser.parse_args(arguments)
    library = load_library()
    try:
        rates = read_rates(file, library.questions)
        printed = report(rates, library, options.people, options.seed, options.rule)
    except CoachError as error:
        parser.exit(2, f"{error}\n")
    sys.stdout.write(printed)


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("at least one person is needed")
    return count


if __name__ == "__main__":
    main()
