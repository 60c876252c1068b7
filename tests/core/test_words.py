"""The interface's words."""

from __future__ import annotations

import pytest

from coach.core.words import Words

WORDS = Words({"player": {"rest": "Rest, then {name}", "pause": "Paused {}", "deep": {"end": "End"}}, "title": "Coach"})


def test_words_are_found_by_their_dotted_key() -> None:
    assert WORDS("player.deep.end") == "End"
    assert WORDS("title") == "Coach"


def test_names_in_braces_are_filled() -> None:
    assert WORDS("player.rest", name="Bridge") == "Rest, then Bridge"


def test_without_values_braces_stay_as_they_are() -> None:
    assert WORDS("player.pause") == "Paused {}"


def test_a_value_may_be_called_key() -> None:
    assert Words({"a": "Press {key}"})("a", key="Enter") == "Press Enter"


def test_a_key_without_words_is_an_error_that_names_it() -> None:
    with pytest.raises(KeyError, match=r"player\.missing"):
        WORDS("player.missing")


def test_a_table_has_no_words_of_its_own() -> None:
    assert "player" not in WORDS
    assert "player.rest" in WORDS


def test_every_key_with_words_is_known() -> None:
    assert WORDS.keys() == {"player.rest", "player.pause", "player.deep.end", "title"}


def test_joined_words_have_both_and_the_other_s_win() -> None:
    both = WORDS.joined(Words({"title": "Trainer", "more": "More"}))

    assert (both("title"), both("more"), both("player.deep.end")) == ("Trainer", "More", "End")
    assert WORDS("title") == "Coach"
