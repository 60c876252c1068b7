"""`coach content translate`: the folder that a translator fills in, and what is left to do in it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from coach.loading.assembly import assemble, languages
from coach.loading.place import CASES, SHIPPED, ContentPlace
from coach.resources import resource
from coach.translating.present import Tasks
from coach.translating.update import update_of
from tests.support.command import Run, assert_refused
from tests.support.shipped import changed, copied, shipped


def filled_in(folder: Path) -> None:
    """Write words wherever there are none, but where the English has none either."""
    for file in folder.rglob("*.toml"):
        above, lines = "", list[str]()
        for line in file.read_text("utf-8").split("\n"):
            blank = not line.lstrip().startswith("#") and above != '# EN: ""'
            lines.append(re.sub(r'(?<!\S)""', '"Zz"', line) if blank else line)
            above = line
        file.write_text("\n".join(lines), "utf-8")


def test_a_third_language_is_only_a_folder_that_is_filled_in(run: Run, tmp_path: Path) -> None:
    begun = run("content", "translate", "pt", "--content", tmp_path)

    assert begun.code == 0
    assert shipped().words("cli.translate.next", code="pt") in begun.out
    untranslated = assemble(ContentPlace(tmp_path, language="pt")).untranslated
    assert untranslated
    assert [each.code for each in languages(ContentPlace(tmp_path))] == ["en", "es"]

    filled_in(tmp_path / "pt")
    ended = run("content", "translate", "pt", "--content", tmp_path)

    assert ended.out.splitlines() == [
        shipped().words("cli.translate.written", folder=tmp_path / "pt", count=0),
        shipped().words("cli.translate.done"),
    ]
    found = assemble(ContentPlace(tmp_path, language="pt"))
    assert (found.problems, found.untranslated) == ((), ())
    assert [(each.code, each.name) for each in languages(ContentPlace(tmp_path))][-1] == ("pt", "Zz")


def test_what_is_missing_older_or_gone_is_named_by_file_line_and_key(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "content"
    copied(tmp_path)
    assert run("content", "translate", "es", "--content", folder).code == 0
    changed(folder, "tips.toml", "Warm up first", "First warm up")
    stops = tomllib.loads((folder / "es/stops.toml").read_text("utf-8"))["stop"][0]
    changed(folder, "es/stops.toml", f'title = "{stops["title"]}"', 'title = ""')
    with (folder / "es/tips.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[tip]]\nid = "gone"\ntext = "Zz"\n')

    ran = run("content", "translate", "es", "--content", folder)

    words = shipped().words
    told = ran.out.splitlines()[1:-1]
    assert [told[0], told[2], told[4]] == [
        words(f"cli.translate.{each}", count=1) for each in ("missing", "older", "gone")
    ]
    assert re.fullmatch(rf"  es/stops.toml:\d+: stop {stops['id']}: title", told[1])
    assert re.fullmatch(r"  es/tips.toml:\d+: tip warm-up: title", told[3])
    assert re.fullmatch(r"  es/tips.toml:\d+: tip gone", told[5])
    assert "# EN: First warm up\n# OLD: Warm up first\n" in (folder / "es/tips.toml").read_text("utf-8")


def test_over_a_whole_language_a_clinic_translates_its_own_words_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tips.toml").write_text(
        '[[tip]]\nid = "ours"\ntitle = "Ours"\ntext = "Sit less."\nevidence = "choice"\nsources = ["GK"]\n', "utf-8"
    )

    ran = run("content", "translate", "es", "--content", tmp_path)

    assert ran.code == 0
    assert sorted(each.name for each in (tmp_path / "es").rglob("*.toml")) == ["tips.toml"]
    assert 'id = "ours"\n# EN: Ours\ntitle = ""' in (tmp_path / "es/tips.toml").read_text("utf-8")


def test_output_puts_the_folder_elsewhere(run: Run, tmp_path: Path) -> None:
    before = sorted(resource("content").rglob("*"))

    assert run("content", "translate", "pt-BR", "--output", tmp_path).code == 0

    assert (tmp_path / "pt-BR/questions/danger.toml").is_file()
    assert sorted(resource("content").rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("portuguese",), "no code of a language"),
        (("en",), "the content's own language"),
        (("pt", "--output", "gone"), "There is no folder at gone"),
        (("pt", "--content", "gone"), "There is no content folder at gone"),
    ],
)
def test_a_wrong_call_is_one_line_that_says_what_to_do(run: Run, arguments: tuple[str, ...], told: str) -> None:
    ran = run("content", "translate", *arguments)

    assert ran.code == 2
    assert told in ran.err.splitlines()[-1]


def test_content_that_is_broken_is_named_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tips.toml").write_text('[[tip]]\nid = "form"\nwrong = "x"\n', "utf-8")

    assert_refused(run("content", "translate", "pt", "--content", tmp_path), "tips.toml:3: tip form: wrong: ")
    assert not (tmp_path / "pt").exists()


def test_nothing_is_left_to_do_in_the_shipped_languages() -> None:
    content = assemble(SHIPPED, skip=(CASES,))

    assert [update_of(content, code, resource("content") / code).tasks for code in SHIPPED.codes()] == [Tasks()]
