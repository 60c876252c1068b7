"""Whatever a person types, and whenever: line mode goes on, and what it keeps can be read."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.support.kept_visits import keep_check, keep_routine, keep_trainable
from tests.support.lines import After, told

TYPED = (
    *("1", "2", "", "3") * 4,
    *(
        "4",
        "5",
        "9",
        "0",
        "b",
        "?",
        "why",
        "where",
        "help",
        "helper",
        "summary",
        "unsure",
        "1 3",
        "xyz",
        "-1",
        "²",
        "\u0661",
    ),
    *("pain 4", "pain 9", "leg", "skip", "skip 2", "easier", "harder", "end", "how", "longer", "next", "out 2", "up 2"),
)
BEFORE = (lambda _: None, keep_check, keep_trainable, keep_routine)
WIDTHS = (20, 40, 80)


@pytest.mark.parametrize(
    "seed", [*range(8), *(pytest.param(seed, marks=pytest.mark.exhaustive) for seed in range(8, 80))]
)
def test_any_lines_at_any_time_lead_on_and_keep_what_can_be_read(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    lines = [chance.choice(TYPED) for _ in range(120)]
    typed = [After(chance.choice((0, 3, 12)), line) if chance.random() < 0.4 else line for line in lines]
    width = chance.choice(WIDTHS)
    BEFORE[seed % len(BEFORE)](tmp_path)

    ran = told(tmp_path, typed, days_later=chance.choice((0.001, 1, 3)), width=width)

    assert ran.text.endswith("\n")
    assert max(map(len, ran.lines)) <= width
    assert not [file for file in tmp_path.rglob("*") if "damaged" in file.name]
