"""The line of a key, as an editor counts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.loading.positions import line_of, top_line

TEXT = """\
# A comment first.
[[rule]]
id = "one"
level = "urgent"

[[rule]]   # the second
"id" = "two"
review = { due = 2027-01-01 }

[[rule.part]]
name = "first"
[[rule.part]]
name = "second"
[rule.words]
long.name = "x"

[[topic]]
id = "three"
level = "none of ours"
"""


@pytest.mark.parametrize(
    ("index", "keys", "line"),
    [
        (0, [], 2),
        (0, ["level"], 4),
        (1, ["id"], 7),
        (1, ["review", "due"], 8),
        (1, ["level"], 6),
        (1, ["part", 0, "name"], 11),
        (1, ["part", 1, "name"], 13),
        (1, ["part", 1], 12),
        (1, ["words", "long"], 15),
        (0, ["part", 0, "name"], 2),
        (2, ["id"], 1),
    ],
)
def test_a_key_of_an_entry_is_found_on_its_line(index: int, keys: list[str | int], line: int) -> None:
    assert line_of(TEXT, "rule", index, keys) == line


@pytest.mark.parametrize(("key", "line"), [("name", 1), ("words", 3), ("absent", 1)])
def test_a_key_or_table_at_the_top_is_found_on_its_line(key: str, line: int) -> None:
    assert top_line('name = "x"\n\n[words]\nyes = "Yes"\n', key) == line


@settings(max_examples=60)
@given(st.text(max_size=200), st.lists(st.sampled_from(["rule", "id", "when"]) | st.integers(0, 3), max_size=4))
def test_the_line_always_stands_in_the_text(text: str, keys: list[str | int]) -> None:
    assert 1 <= line_of(text, "rule", 0, keys) <= max(len(text.splitlines()), 1)
