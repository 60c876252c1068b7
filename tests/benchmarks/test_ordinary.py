"""The model of ordinary people: what its file may say, whom it draws, and what it prints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach.core.content.levels import Level, Scope
from coach.core.errors import CoachError, ContentError
from coach.core.library import Library
from tests.benchmarks.ordinary.__main__ import main, report
from tests.benchmarks.ordinary.people import TOGETHER, Crowd
from tests.benchmarks.ordinary.printing import aim_line
from tests.benchmarks.ordinary.rates import AnswerRates
from tests.benchmarks.ordinary.reading import SHIPPED, read_rates
from tests.benchmarks.ordinary.shares import Shares, effects_of, shares_of
from tests.support import small

AIM = """
[[aim]]
id = "aim"
factor = "full"
self_care_least = 60
emergency_most = 2
some_routine_least = 75
"""
VISIT = """
[[factor]]
id = "full"
times = 1
[[kind]]
id = "after-workout"
weight = 3
guess = true
[[kind]]
id = "on-and-off"
weight = 1
guess = true
"""
CALM = """
[[question]]
id = "age"
guess = true
one = { adult = 100 }
[[question]]
id = "pain-now"
guess = true
one = { 3 = 100 }
[[question]]
id = "days"
guess = true
one = { 1 = 100 }
[[question]]
id = "trend"
guess = true
one = { better = 100 }
"""

FEVER_YES = 'id = "fever"\nguess = true\nmisread = true\nyes = 0.6'
"""As the shipped rates have it."""

FITS_TODAY = small.choice("fits-today", "after-workout", "on-and-off")
FEVER, SICK, LUMP = small.finding("fever"), small.finding("sick", unsure="urgent"), small.finding("lump")
SMALL = small.library(
    [FITS_TODAY, small.several("worse-with", "sitting", "coughing"), small.number("pain-now"), FEVER, SICK, LUMP],
    [
        small.page("what-fits", "fits-today", part="start", form="single"),
        small.page("worse", "worse-with", form="single"),
        small.page("pain", "pain-now", form="single"),
        small.page("signs", "fever", "sick", "lump"),
    ],
    [
        small.rule("hot", "emergency", all=["fever"]),
        small.rule("ill", "emergency", all=["sick"]),
        small.rule("new-lump", "clinician", "walk", all=["lump"]),
    ],
)
"""Of fever and sick each sends people to emergency, a lump to a clinician."""


@pytest.fixture(scope="module")
def shipped_rates(library: Library) -> AnswerRates:
    return read_rates(SHIPPED, library.questions)


def written(folder: Path, *questions: str, aim: str = AIM) -> Path:
    """Write a file of rates."""
    file = folder / "answer_rates.toml"
    file.write_text(VISIT + aim + "\n".join(questions), "utf-8")
    return file


def rated(name: str, rates: str, table: str = "question") -> str:
    """Return the rates of a question, or of a trait, as the file says them."""
    return f'[[{table}]]\nid = "{name}"\nguess = true\n{rates}\n'


def crowd(folder: Path, *questions: str, library: Library = SMALL, seed: int = 1) -> Crowd:
    return Crowd(read_rates(written(folder, *questions), library.questions), library, seed)


def test_the_shipped_rates_name_only_questions_and_choices_that_there_are(
    library: Library, shipped_rates: AnswerRates
) -> None:
    traits = {"sex", "strain"}
    assert {each.id for each in shipped_rates.drawn} - traits <= set(library.questions)
    assert len(shipped_rates.drawn) > 90


def test_the_same_seed_prints_the_same_and_another_one_draws_others(
    library: Library, shipped_rates: AnswerRates
) -> None:
    first, again, other = (report(shipped_rates, library, 40, seed) for seed in (7, 7, 8))
    assert first == again
    assert first.replace("seed 7", "seed 8") != other


def test_a_person_who_misreads_nothing_and_has_nothing_is_self_care(
    tmp_path: Path, library: Library, shipped_rates: AnswerRates
) -> None:
    calm = read_rates(written(tmp_path, CALM), library.questions)
    misread = tuple(each for each in shipped_rates.drawn if each.misread and not each.cases)
    people = Crowd(replace(calm, drawn=(*calm.drawn, *misread)), library, 7)

    nothing, all_of_it = (shares_of(people.visitors(times, 60), library.triage)[TOGETHER] for times in (0, 1))

    assert nothing.levels == pytest.approx({Level.SELF_CARE: 100})
    assert nothing.scopes == pytest.approx({Scope.FULL: 100})
    assert all_of_it.levels[Level.SELF_CARE] < 100


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "fever"', 'id = "feever"', "question feever: id: there is no question called 'feever'"),
        (
            FEVER_YES,
            FEVER_YES.replace("yes = 0.6", "yes = 160"),
            "question fever: yes: Input should be less than or equal to 100",
        ),
        (
            FEVER_YES,
            FEVER_YES.replace("yes = 0.6", "yes = 99.9"),
            "question fever: `yes` and `unsure` are more than 100 together",
        ),
        ("yes = 35", "yes = -1", "trait strain: yes: Input should be greater than or equal to 0"),
        (
            FEVER_YES,
            FEVER_YES.replace("yes", "each = { hot = 1 }\nyes"),
            "question fever: id: `each` is no rate of a finding",
        ),
        ("{ better = 45", "{ bettter = 45", "question trend: id: trend has no choice 'bettter'"),
        ("{ better = 20", "{ bettter = 20", "question trend: cases: trend has no choice 'bettter'"),
        ("{ better = 45", "{ better = 44", "question trend: the rates of `one` add up to 99, not to 100"),
        ("1 = 5, 2 = 15", "1 = 5, 12 = 15", "question pain-now: id: pain-now has no choice '12'"),
        ("bending = 60", "bowing = 60", "question worse-with: id: worse-with has no choice 'bowing'"),
        ('["strain"], yes = 100', '["effort"], yes = 100', "cases: no answer or trait further up can be 'effort'"),
        ('["strain"], yes = 100', '["trend:same"], yes = 100', "no answer or trait further up can be 'trend:same'"),
        ('"sex:female"', '"sex:woman"', "no answer or trait further up can be 'sex:woman'"),
        ('["age:fifty-up"]', '["age:fifty"]', "no answer or trait further up can be 'age:fifty'"),
        ('id = "on-and-off"', 'id = "now-and-then"', "kind now-and-then: id: fits-today has no choice 'now-and-then'"),
        ('factor = "half"', 'factor = "third"', "aim ordinary-people: factor: there is no factor called 'third'"),
        ('id = "strain"', 'id = "steroids"', "trait steroids: id: a question has this id; write [[question]]"),
        ('id = "age"', 'id = "fits-today"', "question fits-today: id: each [[kind]] says this; take it out"),
        ('id = "fever"\nguess = true', 'id = "fever"', "question fever: guess: missing; add it"),
        ('id = "age"\nguess = true', 'id = "age"\nguess = true\nmisread = true', "`misread` scales `yes`, `unsure`"),
        ("[[aim]]", "[[aims]]", "there is no such table here; write one of trait, question, kind, factor, aim"),
    ],
)
def test_a_rate_that_cannot_be_is_named_with_its_line(
    tmp_path: Path, library: Library, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    text = SHIPPED.read_text("utf-8")
    assert old in text
    file = tmp_path / "answer_rates.toml"
    file.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(SystemExit) as ended:
        main(["--people", "1"], file)

    assert ended.value.code == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert shown.startswith("answer_rates.toml:")


@pytest.mark.parametrize(
    ("aim", "said"),
    [
        ("", r"answer_rates.toml:1: aim: missing; write a \[\[aim\]\]"),
        (AIM + AIM.replace('"aim"', '"second"'), "aim second: there is one aim; take this out"),
    ],
)
def test_a_file_has_one_aim(tmp_path: Path, aim: str, said: str) -> None:
    with pytest.raises(ContentError, match=said):
        read_rates(written(tmp_path, aim=aim), SMALL.questions)


def test_a_question_without_rates_is_answered_no_and_listed_as_is_a_choice_that_no_rate_names(tmp_path: Path) -> None:
    people = crowd(tmp_path, rated("worse-with", "each = { sitting = 100 }"), rated("fever", "yes = 1"))

    (someone,) = people.people("on-and-off", 1, 1)

    assert people.without_rates == ("pain-now", "sick", "lump", "worse-with:coughing")
    assert someone == {
        "fits-today": "on-and-off",
        "worse-with": ("sitting",),
        "fever": "no",
        "sick": "no",
        "lump": "no",
    }


def test_an_answer_hangs_on_traits_and_on_answers_further_up(tmp_path: Path) -> None:
    people = crowd(
        tmp_path,
        rated("sex", "one = { female = 50, male = 50 }", "trait"),
        rated("pain-now", 'one = { 2 = 100 }\ncases = [{ all = ["sex:female"], one = { 8 = 100 } }]'),
        rated("fever", 'yes = 100\ncases = [{ all = ["pain-now>=7"], yes = 0, unsure = 100 }]'),
    )

    drawn = {(each["pain-now"], each["fever"]) for each in people.people("on-and-off", 1, 40)}

    assert drawn == {(2, "yes"), (8, "unsure")}


def test_only_misread_rates_are_scaled(tmp_path: Path) -> None:
    people = crowd(
        tmp_path,
        rated("fever", "misread = true\nyes = 40\nunsure = 40"),
        rated("lump", "yes = 40"),
    )

    half = list(people.people("on-and-off", 0.5, 2000))

    share = {
        (name, said): sum(each[name] == said for each in half) / 20
        for name in ("fever", "lump")
        for said in ("yes", "unsure")
    }
    assert share == pytest.approx(
        {("fever", "yes"): 20, ("fever", "unsure"): 20, ("lump", "yes"): 40, ("lump", "unsure"): 0}, abs=3
    )


def test_the_same_people_come_again_when_a_question_gets_rates(tmp_path: Path) -> None:
    fever, lump = rated("fever", "yes = 50"), rated("lump", "yes = 50")

    before = [each["lump"] for each in crowd(tmp_path, lump).people("on-and-off", 1, 30)]
    after = [each["lump"] for each in crowd(tmp_path, fever, lump).people("on-and-off", 1, 30)]

    assert before == after
    assert len(set(before)) == 2


def test_shares_tell_the_kinds_of_visit_apart_and_weigh_them_together(tmp_path: Path) -> None:
    people = crowd(tmp_path, rated("lump", 'yes = 0\ncases = [{ all = ["fits-today:on-and-off"], yes = 100 }]'))

    shares = shares_of(people.visitors(1, 4), SMALL.triage)

    assert shares["after-workout"].levels == pytest.approx({Level.SELF_CARE: 100})
    assert shares["on-and-off"].levels == pytest.approx({Level.CLINICIAN: 100})
    assert shares[TOGETHER].levels == pytest.approx({Level.SELF_CARE: 75, Level.CLINICIAN: 25})
    assert shares[TOGETHER].some_routine == pytest.approx(75)


def test_a_rule_counts_as_alone_only_where_no_other_of_its_level_fires(tmp_path: Path) -> None:
    sick = rated("sick", 'yes = 0\ncases = [{ all = ["fits-today:on-and-off"], yes = 100 }]')
    people = crowd(tmp_path, rated("fever", "yes = 100"), sick, rated("lump", "yes = 100"))

    together = shares_of(people.visitors(1, 4), SMALL.triage)[TOGETHER]

    assert together.sent == {Level.EMERGENCY: pytest.approx({"hot": 100, "ill": 25})}
    assert together.alone == {Level.EMERGENCY: pytest.approx({"hot": 75})}


def test_what_a_rule_decides_is_what_changes_without_it(tmp_path: Path) -> None:
    sick = rated("sick", 'yes = 0\ncases = [{ all = ["fits-today:on-and-off"], yes = 100 }]')
    people = crowd(tmp_path, rated("fever", "yes = 100"), sick, rated("lump", "yes = 100"))

    together = effects_of("hot", people.visitors(1, 4), SMALL)[TOGETHER]

    assert together.fires == pytest.approx(100)
    assert together.levels == pytest.approx({"emergency, else clinician": 75})
    assert together.scopes == pytest.approx({"none, else walk": 75})


def test_a_doubt_that_counts_by_itself_can_be_taken_out_like_a_rule(tmp_path: Path) -> None:
    people = crowd(tmp_path, rated("sick", "unsure = 100"))

    together = effects_of("not-sure-sick", people.visitors(1, 4), SMALL)[TOGETHER]

    assert together.levels == pytest.approx({"urgent, else self-care": 100})


@pytest.mark.parametrize("rule", ["colld", "not-sure-fever", "fever"])
def test_a_rule_that_there_is_not_is_named(tmp_path: Path, rule: str) -> None:
    people = crowd(tmp_path, rated("fever", "yes = 1"))
    with pytest.raises(CoachError, match=f"There is no rule called '{rule}'"):
        effects_of(rule, people.visitors(1, 1), SMALL)


def test_the_table_names_the_ten_rules_that_send_most_people_to_a_level(tmp_path: Path) -> None:
    findings = [small.finding(f"sign-{number}") for number in range(12)]
    library = small.library(
        [FITS_TODAY, *findings],
        [
            small.page("what-fits", "fits-today", part="start", form="single"),
            small.page("signs", *(each.id for each in findings)),
        ],
        [small.rule(f"rule-{number}", "urgent", all=[f"sign-{number}"]) for number in range(12)],
    )
    rates = [rated(f"sign-{number}", f"yes = {100 if number < 10 else 0.01}") for number in range(12)]
    read = read_rates(written(tmp_path, *rates), library.questions)

    lines = report(read, library, 20, 1).splitlines()

    assert ["level", "urgent", "100.0", "%", "100.0", "%", "100.0", "%"] in [line.split() for line in lines]
    assert sum(line.startswith("  rule-") for line in lines) == 10


def test_the_report_ends_with_the_aim_and_what_was_reached(shipped_rates: AnswerRates) -> None:
    shares = Shares()
    shares.levels.update({Level.SELF_CARE: 61, Level.EMERGENCY: 2.5})
    shares.scopes.update({Scope.GENTLE: 30, Scope.FULL: 45})
    assert aim_line(shipped_rates.aim, shares) == (
        "Aim at half rates: self-care at least 60 %, emergency at most 2 %, some routine at least 75 %. "
        "Reached: 61.0 %, 2.5 %, 75.0 %; 2 of 3 met."
    )


def test_a_rule_can_be_asked_for_by_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--people", "20", "--rule", "spine-problem-known"])
    printed = capsys.readouterr().out
    assert printed.count("decides the level") == 2
    assert printed.count("\nspine-problem-known ") == 2
    assert "Aim" not in printed
