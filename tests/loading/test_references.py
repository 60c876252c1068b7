"""References to missing entries, questions that are asked too late, and unlocks mixed with rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.errors import ContentError
from coach.loading.assembly import assemble, load_library
from coach.loading.place import ContentPlace
from tests.support.shipped import changed, copied, line_with

NERVES, URGENT = "questions/nerves.toml", "rules/urgent.toml"
FIRST = 'id = "chest-or-breath-signs"\nlevel = "emergency"\nscope = "none"\naction = "call-now"\n'


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in assemble(ContentPlace(folder)).problems]


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "told"),
    [
        pytest.param(
            "questions/effort.toml",
            'when = { any = ["no-position-eases?"] }',
            'when = { any = ["lump?"] }',
            "question never-eases: when",
            "lump opens this and is asked later, on page lately; ask it before, or take it out",
            id="a question that is asked later",
        ),
        pytest.param(
            "pages.toml",
            'when = { all = ["where:leg"]',
            'when = { all = ["days>=3"]',
            "page in-the-leg: when",
            "days opens this and is asked later, on page how-long; ask it before, or take it out",
            id="a page that waits for a later one",
        ),
        pytest.param(
            NERVES,
            'id = "leg-weak"\n',
            'id = "leg-weak"\nwhen = { any = ["nerve-worse?"] }\n',
            "question leg-weak: when",
            "a cycle of follow-ups: leg-weak waits for nerve-worse, nerve-worse waits for leg-weak; "
            "take one of these gates out",
            id="two questions that open one another",
        ),
        pytest.param(
            NERVES,
            'id = "both-legs"\n',
            'id = "both-legs"\nwhen = { any = ["both-legs?"] }\n',
            "question both-legs: when",
            "a cycle of follow-ups: both-legs waits for both-legs; take one of these gates out",
            id="a question that opens itself",
        ),
        pytest.param(
            "tour.toml",
            'exercises = ["bird-dog"]',
            'exercises = ["bird-dig"]',
            "scene move: exercises",
            "there is no exercise called 'bird-dig'; use one that exists or add it",
            id="a move of the tour that is no exercise",
        ),
        pytest.param(
            URGENT,
            'all = ["lump"]',
            'all = ["lump", "told-exercise-ok"]',
            "rule lump-or-new-shape: all",
            "told-exercise-ok is needed by unlock seen-already-and-fine-to-move, whose answers count in no rule; "
            "take it out here",
            id="an unlock in a rule",
        ),
        pytest.param(
            "levels.toml",
            'when = { any = ["pregnant?"] }',
            'when = { any = ["expecting?"] }',
            "watch pregnant: when",
            "'expecting?' asks about no question that exists; use one that exists or add it",
            id="signs for people whom no question finds",
        ),
        pytest.param(
            "levels.toml",
            'action = "stay-active"',
            'action = "stay-busy"',
            "level self-care: without_pain.action",
            "there is no action called 'stay-busy'; use one that exists or add it",
            id="an unknown action for a person without pain",
        ),
        pytest.param(
            "planning.toml",
            '[desk]\nage = "age"',
            '[desk]\nage = "years"',
            "planning: desk.age",
            "there is no question called 'years'; use one that exists or add it",
            id="an unknown age for the desk",
        ),
        pytest.param(
            "rules/sets.toml",
            'of = ["thin-bones", ',
            'of = ["seen-for-this", "thin-bones", ',
            "set bone-risks: of",
            "seen-for-this is needed by unlock seen-already-and-fine-to-move, whose answers count in no rule; "
            "take it out here",
            id="an unlock in a set",
        ),
        pytest.param(
            "rules/unlocks.toml",
            '"told-exercise-ok", "same-or-better"]',
            '"told-exercise-ok", "same-or-better", "lump"]',
            "unlock seen-already-and-fine-to-move: needs",
            "lump is asked on page lately and used by rule lump-or-new-shape; "
            "an unlock needs questions of its own, on a page of the part unlock alone",
            id="a finding in an unlock",
        ),
        pytest.param(
            "exercises/warm-up.toml",
            'only = ["leaning-back-eases"]',
            'only = ["leaning-back-helps"]',
            "exercise press-up: only",
            "there is no profile called 'leaning-back-helps'; use one that exists or add it",
            id="meant for nobody that there is",
        ),
        pytest.param(
            "planning.toml",
            'when = { all = ["days:first-week", "went-in-lift?"] }',
            'when = { all = ["days:first-week", "went-in-a-lift?"] }',
            "planning: first_days.1.when",
            "'went-in-a-lift?' asks about no question that exists; use one that exists or add it",
            id="first days that ask about no question",
        ),
        pytest.param(
            "planning.toml",
            'activities = "own-activities"',
            'activities = "own-things"',
            "planning: outcomes.activities",
            "there is no question called 'own-things'; use one that exists or add it",
            id="a weekly measure that asks nothing",
        ),
        pytest.param(
            "planning.toml",
            '"week-joy", "week-doing"]',
            '"week-joy", "trend"]',
            "planning: outcomes.peg",
            "trend is a choice; name a number",
            id="a weekly measure without a number",
        ),
        pytest.param(
            "planning.toml",
            '"week-joy", "week-doing"]',
            '"week-joy", "pain-worst"]',
            "planning: outcomes.peg",
            "pain-worst must be open to skip; say `skippable = true` there",
            id="a weekly measure that must be answered",
        ),
        pytest.param(
            "planning.toml",
            'sources = ["STRATFORD95"',
            'sources = ["STRATFORD"',
            "planning: outcomes.sources",
            "there is no source called 'STRATFORD'; use one that exists or add it",
            id="a weekly measure from nowhere",
        ),
        pytest.param(
            "planning.toml",
            'pain = [["where"',
            'pain = [["there"',
            "planning: handover.pain",
            "there is no question called 'there'; use one that exists or add it",
            id="a line for the therapist that asks nothing",
        ),
        pytest.param(
            "planning.toml",
            'story = [["age"',
            'story = [["aged"',
            "planning: handover.story",
            "there is no question called 'aged'; use one that exists or add it",
            id="a line of the story that asks nothing",
        ),
        pytest.param(
            "planning.toml",
            'eases = [["better-with"',
            'eases = [["bitter-with"',
            "planning: handover.eases",
            "there is no question called 'bitter-with'; use one that exists or add it",
            id="a line of what eases that asks nothing",
        ),
        pytest.param(
            "planning.toml",
            'of = ["big-accident"',
            'of = ["huge-accident"',
            "planning: handover.flags.1.of",
            "there is no question called 'huge-accident'; use one that exists or add it",
            id="a flag that asks nothing",
        ),
        pytest.param(
            "planning.toml",
            'of = ["steroids"',
            'of = ["tablets"',
            "planning: handover.background.1.of",
            "there is no question called 'tablets'; use one that exists or add it",
            id="a background that asks nothing",
        ),
        pytest.param(
            "planning.toml",
            'of = ["steroids"',
            'of = ["weight-loss"',
            "planning: handover.background.1.of",
            "weight-loss is told in Cancer too; keep it in one group",
            id="a finding in two groups",
        ),
        pytest.param(
            "planning.toml",
            'who = "for-whom"',
            'who = "whom"',
            "planning: handover.who",
            "there is no question called 'whom'; use one that exists or add it",
            id="nobody who answers",
        ),
        pytest.param(
            "planning.toml",
            'helper = "helping"',
            'helper = "nurse"',
            "planning: handover.helper",
            "nurse is no answer of for-whom; name one of its choices",
            id="a helper whom nobody can be",
        ),
        pytest.param(
            URGENT,
            "at_least = 3",
            "at_least = 6",
            "rule three-weak-signs: at_least",
            "6 of `any` are asked for, which has 5; ask for less or add",
            id="more than a set has",
        ),
    ],
)
def test_what_cannot_work_as_it_stands_is_refused_with_its_line(
    tmp_path: Path, file: str, old: str, new: str, where: str, told: str
) -> None:
    folder = copied(tmp_path)
    changed(folder, file, old, new)

    line = line_with(folder, file, new.strip().splitlines()[-1])
    assert problems(folder) == [f"{file}:{line}: {where}: {told}"]


def test_with_what_cannot_work_there_is_no_library(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, URGENT, "at_least = 3", "at_least = 6")

    with pytest.raises(ContentError):
        load_library(ContentPlace(folder))


def test_a_weekly_measure_that_is_asked_in_another_part_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    old = (
        'id = "week-pain"\ntitle = "Last week"\nwords = "Over the last seven days, how strong was the pain, 0 to 10?"\n'
    )
    changed(folder, "pages.toml", f'{old}form = "single"\npart = "week"', f'{old}form = "single"\npart = "details"')

    line = line_with(folder, "planning.toml", "peg = [")
    told = "week-pain is to be asked in the part week alone; put it on a page of that part"
    assert problems(folder) == [f"planning.toml:{line}: planning: outcomes.peg: {told}"]


def test_a_gate_about_a_question_on_no_page_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for _ in ("of the page", "of its opener"):
        changed(folder, "pages.toml", ', "red-eye"', "")

    line = line_with(folder, "questions/health.toml", '"red-eye?"')
    told = "red-eye opens this and is asked on no page; ask it before, or take it out"
    assert problems(folder) == [f"questions/health.toml:{line}: question sight-loss: when: {told}"]


def test_a_longer_cycle_is_told_once_with_all_its_members_also_over_two_ways_through_the_pages(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    file = "questions/health.toml"
    gate = 'when = { any = ["pregnancy-bleeding?"] }'
    changed(folder, file, 'id = "pregnant-or-operation"\n', f'id = "pregnant-or-operation"\n{gate}\n')

    line = line_with(folder, file, gate)
    told = (
        "a cycle of follow-ups: pregnant-or-operation waits for pregnancy-bleeding, "
        "pregnancy-bleeding waits for pregnant, pregnant waits for pregnant-or-operation; take one of these gates out"
    )
    assert problems(folder) == [f"{file}:{line}: question pregnant-or-operation: when: {told}"]


def test_an_unlock_page_of_another_part_is_refused_for_each_question_of_the_unlock(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "pages.toml", 'part = "unlock"', 'part = "check"')

    told = "is asked on page seen-already; an unlock needs questions of its own, on a page of the part unlock alone"
    lines = (folder / "rules/unlocks.toml").read_text("utf-8").splitlines()
    needs = [number for number, line in enumerate(lines, 1) if line.startswith("needs = ")]
    unlocks = ("seen-already-and-fine-to-move", "long-pain-told-to-exercise")
    assert problems(folder) == [
        f"rules/unlocks.toml:{line}: unlock {unlock}: needs: {name} {told}"
        for line, unlock in zip(needs, unlocks, strict=True)
        for name in ("same-or-better", "seen-for-this", "told-exercise-ok")
    ]


@pytest.mark.parametrize(
    ("old", "new", "key", "told"),
    [
        ('sources = ["NHS", "GK"]\n', "", "sources", "missing; add it"),
        (
            'sources = ["NHS", "GK"]\n',
            "sources = []\n",
            "sources",
            "empty; name at least one",
        ),
        ('text = "Chest pressure', '# text = "Chest pressure', "text", "missing; add it"),
        ("review = { due = 2027-11-22 }\n", "", "review", "missing; add it"),
        ("review = { due = 2027-11-22 }\n", "review = {}\n", "review.due", "missing; add it"),
    ],
    ids=["no sources", "empty sources", "no words", "no review", "no date of review"],
)
def test_a_rule_without_source_words_or_review_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, key: str, told: str
) -> None:
    folder = copied(tmp_path)
    file = "rules/emergency.toml"
    head, body = (folder / file).read_text("utf-8").split(FIRST, 1)
    (folder / file).write_text(head + FIRST + body.replace(old, new, 1), "utf-8")

    header = line_with(folder, file, 'id = "chest-or-breath-signs"') - 1
    line = line_with(folder, file, new.strip()) if new and not new.startswith("#") else header
    assert problems(folder) == [f"{file}:{line}: rule chest-or-breath-signs: {key}: {told}"]


def test_a_level_without_a_safety_net_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    text = (folder / "levels.toml").read_text("utf-8")
    head, rest = text.split("watch_for = [", 1)
    (folder / "levels.toml").write_text(head + "watch_for = []\n" + rest.split("\n]\n", 1)[1], "utf-8")

    line = line_with(folder, "levels.toml", "watch_for = []")
    told = "no level goes without a safety net; say what to watch for and what to do then"
    assert problems(folder) == [f"levels.toml:{line}: level emergency: watch_for: {told}"]
