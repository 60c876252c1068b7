"""How many examples a property is shown, in proportion to what each of them costs."""

from __future__ import annotations

from hypothesis import settings

_ALL = settings().max_examples

SOME = settings(max_examples=max(1, _ALL // 4))
"""For examples that walk through a whole visit, or draw one of any shape: a quarter of the profile's."""
FEW = settings(max_examples=max(1, _ALL // 13))
"""For examples that are shown again for each of many cases: a thirteenth of the profile's."""
