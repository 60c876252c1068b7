"""docs/plans.md lists what the planner gives."""

from __future__ import annotations

from pathlib import Path

from tests.plan_table import table

ROOT = Path(__file__).parent.parent


def test_the_table_of_plans_is_what_the_planner_gives() -> None:
    assert (ROOT / "docs" / "plans.md").read_text("utf-8") == table()
