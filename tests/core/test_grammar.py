"""Grammar by the library: forms of numbers, lists, decimal numbers, names of days and months."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.grammar import FORMS, decimal, form_of, is_locale, listed, month_name, numbers_by_form, weekday_name


@pytest.mark.parametrize(
    ("locale", "number", "form"),
    [
        ("en_001", 1, "one"),
        ("en_001", 0, "other"),
        ("en_001", 1.5, "other"),
        ("es_US", 1, "one"),
        ("es_US", 2, "other"),
        ("fr", 0, "one"),
        ("pl", 3, "few"),
        ("pl", 5, "many"),
        ("pl", 22, "few"),
        ("ar", 2, "two"),
        ("ja", 1, "other"),
    ],
)
def test_a_number_takes_the_form_of_its_language(locale: str, number: float, form: str) -> None:
    assert form_of(number, locale) == form


def test_a_language_has_only_the_forms_that_counts_can_take() -> None:
    assert numbers_by_form("en_001")["one"] == numbers_by_form("es_US")["one"] == (1,)
    assert set(numbers_by_form("es_US")) == {"one", "other"}
    assert set(numbers_by_form("pl")) == {"one", "few", "many", "other"}
    assert numbers_by_form("pl")["other"] == ()


@given(st.integers(0, 999), st.sampled_from(["en_001", "es_US", "pl", "ar", "ja"]))
def test_every_count_is_in_the_form_that_it_takes(number: int, locale: str) -> None:
    form = form_of(number, locale)
    assert form in FORMS
    assert number in numbers_by_form(locale)[form]


@pytest.mark.parametrize(
    ("locale", "items", "told"),
    [
        ("en_001", [], ""),
        ("en_001", ["fever"], "fever"),
        ("en_001", ["fever", "chills"], "fever and chills"),
        ("en_001", ["fever", "chills", "pain"], "fever, chills and pain"),
        ("es_US", ["fiebre", "dolor"], "fiebre y dolor"),
        ("es_US", ["fiebre", "tos", "infección"], "fiebre, tos e infección"),
        ("es_US", ["agua", "Hinchazón"], "agua e Hinchazón"),
        ("es_US", ["agua", "hielo"], "agua y hielo"),
        ("es_US", ["infección", "fiebre"], "infección y fiebre"),
        ("ja", ["一", "二", "三"], "一、二、三"),
    ],
)
def test_a_list_is_joined_as_its_language_joins_it(locale: str, items: list[str], told: str) -> None:
    assert listed(items, locale) == told


@pytest.mark.parametrize(
    ("value", "locale", "told"),
    [
        (4, "en_001", "4"),
        (13 / 3, "en_001", "4.3"),
        (4.25, "es_US", "4.2"),
        (4.3, "es_ES", "4,3"),
        (1234.5, "pl", "1234,5"),
    ],
)
def test_a_decimal_number_has_the_sign_of_its_locale(value: float, locale: str, told: str) -> None:
    assert decimal(value, locale) == told


def test_days_and_months_are_named_from_monday_and_january_on() -> None:
    assert [weekday_name(number, "en_001") for number in (1, 7)] == ["Mon", "Sun"]
    assert [month_name(number, "es_US") for number in (1, 12)] == ["enero", "diciembre"]


def test_a_month_by_itself_may_differ_from_one_in_a_date() -> None:
    assert (month_name(11, "pl"), month_name(11, "pl", "stand-alone")) == ("listopada", "listopad")


@pytest.mark.parametrize(
    ("code", "known"), [("en_001", True), ("es_US", True), ("zz", False), ("Zz en", False), ("", False)]
)
def test_only_locales_of_cldr_are_known(code: str, known: bool) -> None:
    assert is_locale(code) == known
