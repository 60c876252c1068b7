"""A rule fires exactly when its conditions, read one by one as gates read theirs, say so: any rules, any answers."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.core.content.conditions import Requirement
from coach.core.content.rules import Rule
from coach.core.triage.answers import Value, meets
from tests.support import small

BANDS = [{"id": "low", "low": 0, "high": 3}, {"id": "high", "low": 4, "high": 10}]
QUESTIONS = {
    each.id: each
    for each in (
        small.finding("fever"),
        small.finding("chills"),
        small.finding("cough"),
        small.number("pain", bands=BANDS),
        small.choice("trend", "better", "same", "worse"),
        small.several("where", "low", "leg", "belly"),
    )
}
SIGNS = ("fever", "chills?", "where:belly")
CONDITIONS = (
    *("fever", "fever?", "chills", "chills?", "cough", "cough?", "pain>=4", "pain>=9", "pain:low", "pain:high"),
    *("trend:worse", "trend:same", "where:leg", "where:belly"),
)
VALUES: Mapping[str, st.SearchStrategy[Value]] = {
    **dict.fromkeys(("fever", "chills", "cough"), st.sampled_from(["yes", "no", "unsure", "skipped"])),
    "pain": st.integers(0, 10) | st.just("skipped"),
    "trend": st.sampled_from(["better", "same", "worse", "skipped"]),
    "where": st.lists(st.sampled_from(["low", "leg", "belly"]), unique=True).map(tuple),
}


@st.composite
def rules(draw: st.DrawFn) -> list[Rule]:
    """Some rules, each with conditions that all must hold, some of which so many must hold, or both."""
    made = []
    for number in range(draw(st.integers(1, 6))):
        every = draw(st.lists(st.sampled_from(CONDITIONS), max_size=3))
        some = draw(st.lists(st.sampled_from((*CONDITIONS, "signs")), min_size=0 if every else 1, max_size=4))
        least = {"at_least": draw(st.integers(1, 3))} if some else {}
        level, scope = draw(st.sampled_from([("emergency", "none"), ("urgent", "none"), ("clinician", "walk")]))
        made.append(small.rule(f"rule-{number}", level, scope, all=every, any=some, **least))
    return made


def fires(rule: Rule, answers: Mapping[str, Value]) -> bool:
    some = tuple(dict.fromkeys(each for name in rule.any for each in (SIGNS if name == "signs" else (name,))))
    return meets(Requirement(all=rule.all, any=some, at_least=rule.at_least), answers, QUESTIONS)


@settings(max_examples=200)
@given(rules(), st.fixed_dictionaries({}, optional=VALUES))
def test_the_rules_that_fire_are_those_whose_conditions_hold(made: list[Rule], answers: dict[str, Value]) -> None:
    triage = small.triage(QUESTIONS.values(), made, [small.finding_set("signs", *SIGNS)])
    as_yes: dict[str, Value] = {name: "yes" if value == "unsure" else value for name, value in answers.items()}

    reasons = triage.assess(answers).reasons

    assert {each.rule for each in reasons if not each.unsure} == {each.id for each in made if fires(each, answers)}
    assert {each.rule for each in reasons if each.unsure} <= {each.id for each in made if fires(each, as_yes)}


@settings(max_examples=200)
@given(rules(), st.fixed_dictionaries({}, optional=VALUES))
def test_a_rule_names_the_questions_whose_answers_meet_it(made: list[Rule], answers: dict[str, Value]) -> None:
    triage = small.triage(QUESTIONS.values(), made, [small.finding_set("signs", *SIGNS)])

    for reason in triage.assess(answers).reasons:
        alone = {name: value for name, value in answers.items() if name in reason.because}
        assert reason.rule in {each.rule for each in triage.assess(alone).reasons}
        assert list(reason.because) == sorted(reason.because, key=list(QUESTIONS).index)
