"""What a question may say of itself, and what a page of questions may be."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from coach.core.content.questions import Page
from tests.support import small
from tests.support.shipped import shipped


@pytest.mark.parametrize("part", ["quick", "details", "week", "unlock"])
def test_only_a_page_of_the_check_may_be_lasting(part: str) -> None:
    page, lasting = shipped().page("your-age").model_dump(), {"days": 14, "of": "trouble"}

    assert Page.model_validate({**page, "lasting": lasting}).lasting
    with pytest.raises(ValidationError, match="belongs to pages of a check"):
        Page.model_validate({**page, "part": part, "lasting": lasting})


ENDS = ["None", "Worst"]


def test_a_number_with_words_for_its_ends_has_at_most_the_steps_of_a_scale() -> None:
    assert small.number("pain", ends=ENDS).ends == ("None", "Worst")
    with pytest.raises(ValidationError, match="`ends` belong to a number of at most 10 steps"):
        small.number("days", 11, ends=ENDS)


def test_only_a_number_has_ends() -> None:
    with pytest.raises(ValidationError, match="`ends` belong to a number"):
        small.finding("fever", ends=ENDS)
