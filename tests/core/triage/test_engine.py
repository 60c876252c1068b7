"""Triage: which rules fire, how a "not sure" counts, and what an unlock lifts."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest

from coach.core.content.entries import Entry
from coach.core.content.levels import Level, Scope
from coach.core.triage.answers import Value, without_closed
from coach.core.triage.engine import unlock_matters
from tests.support import small
from tests.support.cases import in_turn
from tests.support.firing import YES, firing, opened
from tests.support.shipped import shipped


def test_nothing_found_is_self_care_with_the_full_routine() -> None:
    found = small.triage([small.finding("fever")]).assess({"fever": "no"})

    assert (found.level, found.scope, found.reasons) == (Level.SELF_CARE, Scope.FULL, ())


def test_a_rule_says_which_answers_made_it_fire() -> None:
    triage = small.triage(
        [small.finding("cough"), small.finding("fever"), small.finding("chills")],
        [small.rule("ill", "urgent", all=["fever"], any=["chills", "cough"])],
    )

    found = triage.assess({"fever": "yes", "chills": "yes", "cough": "no"})

    assert [(reason.rule, reason.because) for reason in found.reasons] == [("ill", ("fever", "chills"))]


def test_the_most_urgent_rule_gives_the_level_and_the_narrowest_scope_holds() -> None:
    triage = small.triage(
        [small.finding("a"), small.finding("b")],
        [
            small.rule("soft", "clinician", "gentle", all=["a"]),
            small.rule("easy", "self-care", "walk", all=["b"]),
        ],
    )

    found = triage.assess({"a": "yes", "b": "yes"})

    assert (found.level, found.scope) == (Level.CLINICIAN, Scope.WALK)
    assert [reason.rule for reason in found.reasons] == ["soft", "easy"]


@pytest.mark.parametrize(("count", "level"), [(1, Level.SELF_CARE), (2, Level.URGENT), (3, Level.URGENT)])
def test_at_least_counts_the_members_of_a_set(count: int, level: Level) -> None:
    names = ["a", "b", "c"]
    triage = small.triage(
        [small.finding(name) for name in names],
        [small.rule("weak", "urgent", any=["signs"], at_least=2)],
        [small.finding_set("signs", *names)],
    )

    assert triage.assess(dict.fromkeys(names[:count], "yes")).level is level


@pytest.mark.parametrize(
    ("unsure", "level", "scope"),
    [
        ("urgent", Level.URGENT, Scope.NONE),
        ("clinician", Level.CLINICIAN, Scope.WALK),
        ("watch", Level.SELF_CARE, Scope.FULL),
        ("none", Level.SELF_CARE, Scope.FULL),
    ],
)
def test_a_not_sure_alone_counts_as_its_question_says(unsure: str, level: Level, scope: Scope) -> None:
    triage = small.triage([small.finding("numb", unsure=unsure)], [small.rule("numb", "emergency", all=["numb"])])

    found = triage.assess({"numb": "unsure"})

    assert (found.level, found.scope) == (level, scope)


@pytest.mark.parametrize(
    ("level", "scope", "lower", "narrowed"),
    [
        ("emergency", "none", Level.URGENT, Scope.NONE),
        ("urgent", "none", Level.CLINICIAN, Scope.WALK),
        ("clinician", "walk", Level.SELF_CARE, Scope.FULL),
    ],
)
def test_a_not_sure_in_a_longer_rule_counts_one_level_lower(
    level: str, scope: str, lower: Level, narrowed: Scope
) -> None:
    triage = small.triage([small.finding("a"), small.finding("b")], [small.rule("both", level, scope, all=["a", "b"])])

    found = triage.assess({"a": "yes", "b": "unsure"})

    assert (found.level, found.scope) == (lower, narrowed)


def test_a_question_mark_makes_not_sure_count_in_full() -> None:
    triage = small.triage([small.finding("a"), small.finding("b")], [small.rule("both", "urgent", all=["a", "b?"])])

    assert triage.assess({"a": "yes", "b": "unsure"}).level is Level.URGENT


@pytest.mark.parametrize(("days", "level"), [(2, Level.SELF_CARE), (3, Level.CLINICIAN), (9, Level.CLINICIAN)])
def test_a_number_meets_its_condition_from_its_bound_on(days: int, level: Level) -> None:
    triage = small.triage([small.number("days", 99)], [small.rule("late", "clinician", "gentle", all=["days>=3"])])

    assert triage.assess({"days": days}).level is level


@pytest.mark.parametrize(("days", "fires"), [(0, True), (2, True), (3, False)])
def test_a_band_includes_both_its_ends(days: int, fires: bool) -> None:
    bands = [{"id": "fresh", "low": 0, "high": 2}]
    triage = small.triage(
        [small.number("days", 99, bands=bands)], [small.rule("fresh", "self-care", "gentle", all=["days:fresh"])]
    )

    assert bool(triage.assess({"days": days}).reasons) is fires


def test_one_of_several_choices_meets_its_condition() -> None:
    triage = small.triage([small.several("where", "low", "upper")], [small.rule("high", "urgent", all=["where:upper"])])

    assert triage.assess({"where": ("low", "upper")}).level is Level.URGENT
    assert triage.assess({"where": ("low",)}).level is Level.SELF_CARE


def test_an_unlock_lifts_only_the_rules_it_names() -> None:
    questions = [small.finding("disc"), small.finding("surgery"), small.finding("seen")]
    rules = [
        small.rule("known-disc", "clinician", "walk", all=["disc"]),
        small.rule("operated", "clinician", "walk", all=["surgery"]),
    ]
    triage = small.triage(questions, rules, unlocks=[small.unlock(["seen"], ["known-disc"])])

    lifted = triage.assess({"disc": "yes", "seen": "yes"})
    kept = triage.assess({"disc": "yes", "surgery": "yes", "seen": "yes"})

    assert (lifted.level, lifted.scope, lifted.unlocked_by) == (Level.CLINICIAN, Scope.GENTLE, ("seen",))
    assert kept.scope is Scope.WALK


@pytest.mark.parametrize("seen", ["no", "unsure"])
def test_only_a_yes_unlocks(seen: str) -> None:
    triage = small.triage(
        [small.finding("disc"), small.finding("seen")],
        [small.rule("known-disc", "clinician", "walk", all=["disc"])],
        unlocks=[small.unlock(["seen"], ["known-disc"])],
    )

    assert triage.assess({"disc": "yes", "seen": seen}).scope is Scope.WALK


def test_an_answer_to_an_unknown_question_counts_for_nothing() -> None:
    assert shipped().triage.assess({"no-such-question": "yes"}) == shipped().triage.assess({})


def test_a_scope_is_capped_and_never_widened() -> None:
    full = shipped().triage.assess({})
    none = shipped().triage.assess({"fever": "yes"})

    assert full.capped(Scope.GENTLE, "taken-back").scope is Scope.GENTLE
    assert none.capped(Scope.GENTLE, "taken-back") is none


@in_turn(range(9))
def test_each_number_counts_for_its_least_and_for_its_band_and_for_nothing_else(days: int) -> None:
    bands = [
        {"id": "first", "low": 0, "high": 2},
        {"id": "middle", "low": 3, "high": 5},
        {"id": "last", "low": 6, "high": 8},
    ]
    question = small.number("days", 8, bands=bands)
    rules = [
        small.rule("long", "urgent", all=["days>=4"]),
        small.rule("middle", "clinician", "walk", all=["days:middle"]),
    ]

    found = small.triage([question], rules).assess({"days": days})

    expected = [*(["long"] if days >= 4 else []), *(["middle"] if 3 <= days <= 5 else [])]
    assert [reason.rule for reason in found.reasons] == expected


def test_an_assessment_makes_and_copies_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    triage = shipped().triage

    def refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
        raise AssertionError("a model was made")

    for maker in ("__init__", "model_validate", "model_construct", "model_copy"):
        monkeypatch.setattr(Entry, maker, refuse)
    found = triage.assess({"cancer": "yes", "leg-weak": "yes", "pain-now": 8, "where": ("leg",), **YES})

    assert found.level is Level.EMERGENCY


@in_turn(shipped().rules)
def test_every_rule_fires_from_answers_to_questions_that_are_open(name: str) -> None:
    library = shipped()
    given = opened(firing(library.rules[name]))

    found = library.triage.assess(given)

    assert name in [reason.rule for reason in found.reasons]
    assert without_closed(given, library.pages, library.questions) == {
        key: given[key] for page in library.pages for key in page.questions if key in given
    }


@pytest.mark.parametrize("scope", Scope)
def test_every_scope_is_reached_by_a_shipped_rule(scope: Scope) -> None:
    library = shipped()
    reached = {library.triage.assess(firing(rule)).scope for rule in library.rules.values()}

    assert scope in reached


@pytest.mark.parametrize(
    ("given_answers", "matters"),
    [
        ({"steroids": "yes"}, True),
        ({"steroids": "yes", "fever": "yes"}, False),
        ({"steroids": "yes", "age": "under-16"}, False),
        ({"steroids": "no"}, False),
    ],
    ids=["known problem", "urgent besides", "a child", "nothing"],
)
def test_the_unlock_is_asked_only_where_it_would_widen_the_scope(
    given_answers: dict[str, Value], matters: bool
) -> None:
    library = shipped()
    page = next(page for page in library.pages if page.part == "unlock")

    assert unlock_matters(library.triage, given_answers, page, library.questions) is matters
