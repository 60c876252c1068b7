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


POLISH = {"one": "{days} dzień", "few": "{days} dni temu", "many": "{days} dni", "other": "{days} dnia"}
COUNTING = Words(
    {
        "locale": "en_001",
        "left": {"one": "{minutes} minute left", "other": "{minutes} minutes left"},
        "more": {"by": "count", "one": "Stage {stage}. One more.", "other": "Stage {stage}. {count} more."},
        "bare": {"one": "a {deep} b", "by": "deep"},
        "vague": {"one": "{a} of {b}", "other": "{a} of {b}"},
        "other": "Other",
    }
)


@pytest.mark.parametrize(("minutes", "told"), [(0, "0 minutes left"), (1, "1 minute left"), (2, "2 minutes left")])
def test_a_text_that_counts_takes_the_form_of_its_number(minutes: int, told: str) -> None:
    assert COUNTING("left", minutes=minutes) == told


@pytest.mark.parametrize(("days", "told"), [(1, "1 dzień"), (3, "3 dni temu"), (5, "5 dni"), (22, "22 dni temu")])
def test_each_language_has_its_own_forms(days: int, told: str) -> None:
    assert Words({"locale": "pl", "days": POLISH})("days", days=days) == told


def test_of_several_values_the_named_one_counts() -> None:
    assert COUNTING("more", stage=2, count=1) == "Stage 2. One more."
    assert COUNTING("more", stage=1, count=2) == "Stage 1. 2 more."


def test_without_a_number_a_text_stands_in_its_usual_form() -> None:
    assert COUNTING("left", minutes="a few") == "a few minutes left"
    assert COUNTING("left") == "{minutes} minutes left"


def test_a_form_that_is_missing_is_said_as_any_other() -> None:
    assert Words({"locale": "pl", "days": {"one": "{days} dzień", "other": "{days} dni"}})("days", days=5) == "5 dni"


def test_forms_are_one_text_with_the_values_of_all_of_them() -> None:
    assert COUNTING.fields("more") == {"stage", "count"}
    assert "left.one" not in COUNTING
    assert (("left", "one"), "{minutes} minute left") in list(COUNTING.texts())
    assert (("other",), "Other") in list(COUNTING.texts())


def test_forms_outlive_joining_and_laying_over() -> None:
    over = Words({"pad": {"left": {"one": "{minutes} min", "other": "{minutes} mins"}}})
    assert COUNTING.joined(over).laid_over("pad.")("left", minutes=1) == "1 min"


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("bare", "the form `other` is missing; add it"),
        ("vague", "one value must count, and it has 2; name the one that does in `by`"),
    ],
)
def test_forms_that_cannot_be_chosen_from_are_told(key: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        COUNTING.fields(key)


@pytest.mark.parametrize(("score", "told"), [(4, "4"), (4.0, "4"), (13 / 3, "4.3"), (0, "0"), (10, "10"), (9.96, "10")])
def test_a_number_has_at_most_one_decimal(score: float, told: str) -> None:
    assert COUNTING.number(score) == told
