"""How many examples Hypothesis tries, fewer for tests whose examples take long."""

from __future__ import annotations

from hypothesis import settings

_ALL = settings().max_examples

SOME = settings(max_examples=max(1, _ALL // 4))
"""For examples that walk through a whole visit or generate one: a quarter of the profile's number."""
FEW = settings(max_examples=max(1, _ALL // 13))
"""For examples that are tried for each of many cases: a thirteenth of the profile's number."""
