"""Prints shares, in percent of all people, one column for each kind of visit and one for all together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from coach.core.content.levels import LEVELS, SCOPES, Level
from tests.benchmarks.ordinary.people import TOGETHER
from tests.benchmarks.ordinary.rates import Aim, AnswerRates
from tests.benchmarks.ordinary.shares import Effect, Shares

_Column = TypeVar("_Column", Shares, Effect)
MOST_RULES = 10
"""So many rules are named for each level and kind of visit."""


def head(rates: AnswerRates, people: int, seed: int, without_rates: Sequence[str]) -> str:
    """Return who was drawn, and what has no rates."""
    total = sum(kind.weight for kind in rates.kinds)
    kinds = ", ".join(f"{kind.id} {100 * kind.weight / total:g} %" for kind in rates.kinds)
    count = len(rates.drawn) + len(rates.kinds)
    return (
        f"{people:,} ordinary people of each kind of visit, seed {seed}. {TOGETHER.capitalize()}: {kinds}.\n"
        f"Guesses: {rates.guesses} of {count} rates. Without rates: {', '.join(without_rates) or 'none'}."
    )


def shares_table(shares: Mapping[str, Shares]) -> str:
    """Return the shares at each level and scope, and for each level the rules that most often send people there."""
    shares = _together_last(shares)
    columns = tuple(shares.values())
    rows = [("", *shares)]
    rows += [
        (f"level {level}", *_percents(each.levels.get(level, 0) for each in columns)) for level in reversed(LEVELS)
    ]
    rows += [(f"scope {scope}", *_percents(each.scopes.get(scope, 0) for each in columns)) for scope in SCOPES]
    rows.append(("some routine", *_percents(each.some_routine for each in columns)))
    for level in reversed(LEVELS):
        if rules := _often(columns, level):
            rows += [("",), (f"{level}, by rule (by it alone)", *shares)]
            rows += [(f"  {rule}", *(_with_alone(each, level, rule) for each in columns)) for rule in rules]
    return _aligned(rows)


def effect_table(rule: str, effects: Mapping[str, Effect]) -> str:
    """Return how often a rule fires, and what would be if it were not there."""
    effects = _together_last(effects)
    columns = tuple(effects.values())
    rows = [(rule, *effects), ("fires", *_percents(each.fires for each in columns))]
    for name, by_column in (
        ("level", [each.levels for each in columns]),
        ("scope", [each.scopes for each in columns]),
    ):
        rows.append((f"decides the {name}", *_percents(sum(each.values()) for each in by_column)))
        changes = sorted({change for each in by_column for change in each})
        rows += [(f"  {change}", *_percents(each.get(change, 0) for each in by_column)) for change in changes]
    return _aligned(rows)


def aim_line(aim: Aim, shares: Shares) -> str:
    """Return the aim, with what was reached of it."""
    care, emergency = shares.levels.get(Level.SELF_CARE, 0), shares.levels.get(Level.EMERGENCY, 0)
    met = (
        care >= aim.self_care_least,
        emergency <= aim.emergency_most,
        shares.some_routine >= aim.some_routine_least,
    )
    return (
        f"Aim at {aim.factor} rates: self-care at least {aim.self_care_least:g} %, emergency at most "
        f"{aim.emergency_most:g} %, some routine at least {aim.some_routine_least:g} %. Reached: "
        f"{care:.1f} %, {emergency:.1f} %, {shares.some_routine:.1f} %; {sum(met)} of {len(met)} met."
    )


def _together_last(columns: Mapping[str, _Column]) -> dict[str, _Column]:
    return {name: columns[name] for name in sorted(columns, key=lambda name: name == TOGETHER)}


def _often(columns: Iterable[Shares], level: Level) -> list[str]:
    """Return the most frequent rules of a level in any column, those first that are most frequent in the last."""
    named: dict[str, float] = {}
    for each in columns:
        sent = each.sent.get(level, {})
        most = sorted(sent, key=lambda rule: (-sent[rule], rule))[:MOST_RULES]
        named = {rule: sent.get(rule, 0) for rule in (*named, *most)}
    return sorted(named, key=lambda rule: (-named[rule], rule))


def _with_alone(shares: Shares, level: Level, rule: str) -> str:
    sent, alone = (by_level.get(level, {}).get(rule, 0) for by_level in (shares.sent, shares.alone))
    return f"{sent:.1f} ({alone:.1f})"


def _percents(values: Iterable[float]) -> list[str]:
    return [f"{value:.1f} %" for value in values]


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows under each other, the first cells flush left and the others flush right."""
    widths = [max(len(row[column]) for row in rows if column < len(row)) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=False))
        ).rstrip()
        for row in rows
    )
