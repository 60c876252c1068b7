"""The guide: every sign that triage acts on, grouped by what to do about it."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coach.core.library import Library
from coach.core.report.guide import guide_blocks, guide_parts, source_lines, support_blocks
from tests.support.cases import in_turn
from tests.support.shipped import shipped

SIGNS = {sign.rule: sign for part in guide_parts(shipped()) for sign in part.signs}


def test_every_rule_is_a_sign_except_those_about_quick_questions(library: Library) -> None:
    left_out = set(library.rules) - set(SIGNS)

    assert left_out == {name for name in library.rules if name.startswith("quick-look-")}


def test_no_sign_is_in_the_guide_twice(library: Library) -> None:
    names = [sign.rule for part in guide_parts(library) for sign in part.signs]

    assert len(names) == len(set(names))


def test_the_most_urgent_signs_come_first(library: Library) -> None:
    ranks = [part.level.rank for part in guide_parts(library)]

    assert ranks == sorted(ranks, reverse=True)
    assert set(ranks) == {0, 1, 2, 3}


def test_each_sign_stands_under_the_action_that_its_rule_calls_for(library: Library) -> None:
    for part in guide_parts(library):
        for sign in part.signs:
            rule = library.rules[sign.rule]
            action = library.actions[rule.action or library.levels[rule.level].action]
            assert part.level is rule.level
            assert part.title.endswith(action.home)
            assert part.detail == action.detail


@in_turn(sorted(SIGNS))
def test_a_sign_names_each_of_its_sources_and_how_well_it_is_supported(rule: str) -> None:
    library, sign = shipped(), SIGNS[rule]

    heading, *behind = (block.text for block in support_blocks([sign]))

    assert heading == sign.text
    assert library.words(f"evidence.{library.rules[rule].evidence}") in behind[-1]
    for key in library.rules[rule].sources:
        assert library.sources[key].name in behind[-1]


def test_no_key_of_a_source_stands_in_the_guide(library: Library) -> None:
    told = "\n".join(block.text for block in guide_blocks(library) if block.kind == "point")

    assert [key for key in ("GK", "CHOICE", "SEED") if re.search(rf"\b{key}\b", told)] == []
    assert library.words("guide.support").partition("}. ")[2].partition(" ")[0] not in told


def test_each_source_that_is_named_stands_in_the_list_of_sources_once(library: Library) -> None:
    lines = source_lines(guide_parts(library), library)

    cited = {key for sign in SIGNS.values() for key in sign.sources}
    assert len(lines) == len(set(lines)) == len(cited)
    assert all(any(line.startswith(library.sources[key].name) for line in lines) for key in cited)


def test_signs_that_count_only_together_are_named_one_by_one() -> None:
    told = SIGNS["two-effort-signs"].text

    assert "At least 2 of: Still climbing; Nothing eases it; Swollen or hard; Numb back skin." in told


def test_a_number_and_a_choice_among_such_signs_say_which() -> None:
    assert "Pain now: 7 or more; All-out effort" in SIGNS["sickle-trait-and-effort"].text
    assert "Small fall; Light lift" in SIGNS["seventy-and-bone-risk"].text


def test_answers_to_one_question_are_not_told_beside_the_sign_that_says_them(library: Library) -> None:
    assert SIGNS["two-weeks-not-better"].text == library.rules["two-weeks-not-better"].text + "."


def test_what_to_do_until_help_comes_stands_with_its_sign() -> None:
    assert "rest somewhere cool" in SIGNS["brown-pee-after-effort"].text


def test_the_clinics_own_signs_say_what_others_hold_of_them(library: Library) -> None:
    rule = library.rules["pain-on-waking"]

    behind = [block.text for block in support_blocks([SIGNS[rule.id]])]

    assert str(rule.conflict) in behind
    assert library.words("evidence.clinic") in behind[-1]
    assert str(rule.conflict) not in SIGNS[rule.id].text


def test_the_blocks_hold_the_clinics_number_and_the_disclaimer(library: Library) -> None:
    texts = [block.text for block in guide_blocks(library)]

    assert any(f"Call {library.clinic.emergency_number} now." in text for text in texts)
    assert any(library.words("welcome.scope") in text for text in texts)


def test_a_sign_is_found_by_what_a_person_would_say_of_it() -> None:
    assert SIGNS["one-weak-leg"].fits("foot drags")
    assert SIGNS["bowel-control-lost"].fits("POOP")
    assert not SIGNS["one-weak-leg"].fits("leg fever")


@given(typed=st.text(), blanks=st.text(" \t"))
def test_more_words_never_find_more_and_blanks_count_for_nothing(typed: str, blanks: str) -> None:
    sign = SIGNS["one-weak-leg"]

    assert sign.fits(blanks)
    assert sign.fits(blanks + typed) == sign.fits(typed)
    assert not sign.fits(f"{typed} leg") or sign.fits(typed)


@given(words=st.text(alphabet=st.characters(categories=("Lu", "Ll", "Zs")), min_size=1))
def test_the_words_of_a_sign_always_find_it(words: str) -> None:
    assert replace(SIGNS["one-weak-leg"], words=words).fits(words)
