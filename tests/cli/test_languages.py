"""`--lang`: the app and the commands use a language that is completely translated, and refuse any other."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import tomli_w

from coach.cli.places import Places
from coach.cli.run_app import make_app
from coach.core.checklist.answer_sheet import sheet_answers
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.storage.settings import Settings, write_settings
from tests.support.command import Run, assert_refused
from tests.support.kiosk_storm import kiosk_file
from tests.support.past import keep, past_visit
from tests.support.settling import settle
from tests.support.shipped import shipped
from tests.support.translated import CODE, MARK, unmarked
from tests.support.visits import CALM


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Return a complete answers file with calm answers."""
    file = tmp_path / "answers.toml"
    file.write_text(tomli_w.dumps({"answers": sheet_answers(CALM, shipped(), assume_no=True)}))
    return file


def test_triage_tells_its_result_in_the_language(run: Run, bilingual: Path, sheet: Path) -> None:
    told = [run("triage", sheet, "--content", bilingual, "--lang", code, "--format", "json") for code in ("en", CODE)]

    own, other = (json.loads(ran.out) for ran in told)
    assert [ran.code for ran in told] == [0, 0]
    assert other["level"] == own["level"]
    assert MARK in told[1].out
    assert MARK not in told[0].out


def test_a_language_before_the_command_holds_for_it_and_one_behind_it_holds_over_that(
    run: Run, bilingual: Path, sheet: Path
) -> None:
    before = run("--content", bilingual, "--lang", CODE, "triage", sheet)
    behind = run("--content", bilingual, "--lang", CODE, "triage", sheet, "--lang", "en")

    assert MARK.upper() in before.out.splitlines()[0].upper()
    assert MARK not in behind.out


@pytest.mark.parametrize(
    "command", [("content", "list", "rules"), ("summary", "--guide"), ("history",), ("content", "preview", "bridge")]
)
def test_every_command_that_reads_content_refuses_an_unknown_language(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    ran = run("--data", tmp_path, *command, "--lang", "xx")

    assert_refused(ran, "cannot be read in 'xx'", "Choose one of: en (English), es (Español).")


def test_a_language_that_is_not_whole_is_refused_with_those_that_are(
    run: Run, bilingual: Path, tmp_path: Path, sheet: Path
) -> None:
    tips = (bilingual / CODE / "tips.toml").read_text("utf-8")
    (tmp_path / "own" / CODE).mkdir(parents=True)
    (tmp_path / "own" / CODE / "tips.toml").write_text(tips, "utf-8")

    ran = run("triage", sheet, "--content", tmp_path / "own", "--lang", CODE)

    assert_refused(ran, "'zz': words not translated yet: ", "Choose one of: en (English), es (Español).")


def test_content_check_reads_every_language_and_takes_none(run: Run, bilingual: Path) -> None:
    assert_refused(run("--lang", CODE, "content", "check", bilingual), "leave --lang out")


async def test_the_app_speaks_the_language_from_its_first_screen_on(bilingual: Path, tmp_path: Path) -> None:
    app = make_app(Places(content=bilingual, data=tmp_path, lang=CODE))

    async with app.run_test():
        await settle(app)
        text = "\n".join(str(each.render()) for each in app.screen.query("Static"))

    assert MARK + shipped().words("welcome.title") in text


async def test_the_app_in_a_language_that_is_not_there_ends_with_the_reason(tmp_path: Path) -> None:
    app = make_app(Places(data=tmp_path, lang="xx"))

    async with app.run_test():
        await settle(app)

    assert str(app.content_error).endswith("Choose one of: en (English), es (Español).")


def test_a_kiosk_s_file_that_names_a_language_in_vain_is_told_with_its_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = kiosk_file(tmp_path, 'languages = ["en", "pt"]\n')
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    # It would start this process anew.
    monkeypatch.setattr("coach.kiosk.process.hardening.isolate", lambda _words: None)

    ran = run("kiosk", "--config", config)

    told = f"{config}:2: kiosk: languages: The content cannot be read in 'pt': there is no folder of this name."
    assert_refused(ran, told)


# ---- The language of the person ----


@pytest.mark.parametrize(
    ("variables", "spanish"),
    [
        ({"LANG": "es_MX.UTF-8"}, True),
        ({"LANG": "es"}, True),
        ({"LANG": "es_ES@euro"}, True),
        ({"LANG": "es_MX.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, False),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_US.UTF-8"}, True),
        ({"LC_MESSAGES": "es_US.UTF-8", "LC_ALL": "C.UTF-8"}, False),
        ({"LC_ALL": "", "LANG": "es_US.UTF-8"}, True),
        ({"LANG": "estonian"}, False),
        ({"LANG": "../es"}, False),
        ({}, False),
    ],
)
def test_a_command_speaks_the_language_that_the_environment_names(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], spanish: bool
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    said = run("history", "--data", tmp_path).err

    assert said.startswith("Aún no hay" if spanish else "No visit is kept")


def test_what_the_person_chose_holds_over_the_environment_and_lang_over_both(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es_MX.UTF-8")
    write_settings(tmp_path, Settings(language="en"))

    assert run("history", "--data", tmp_path).err.startswith("No visit is kept")
    assert run("history", "--data", tmp_path, "--lang", "es").err.startswith("Aún no hay")


@pytest.mark.parametrize("code", ["xx", "../es", ""])
def test_a_language_that_was_chosen_and_is_there_no_more_gives_way(run: Run, tmp_path: Path, code: str) -> None:
    write_settings(tmp_path, Settings(language=code))

    assert run("history", "--data", tmp_path).err.startswith("No visit is kept")


def test_a_damaged_file_of_settings_is_left_to_whoever_tells_of_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("language = ")

    assert run("history", "--data", tmp_path).code == 0
    assert (tmp_path / "settings.toml").read_text() == "language = "


@pytest.mark.parametrize("command", ["history --all", "plan", "summary --format markdown"])
def test_what_a_command_prints_has_no_word_of_the_code_s_own(
    run: Run, bilingual: Path, tmp_path: Path, command: str
) -> None:
    keep(tmp_path, past_visit(2, 4, 2), past_visit(4, 6, 5))
    # The clinic reads the language, too, or the therapist's part would be in its own.
    (tmp_path / "clinic.toml").write_text(f'language = "{CODE}"\n', "utf-8")
    place = ContentPlace(bilingual, tmp_path / "clinic.toml", language=CODE)
    words = load_library(place)

    clinic = ("--clinic", tmp_path / "clinic.toml") if command.startswith("summary") else ()
    ran = run(*command.split(), "--data", tmp_path, "--content", bilingual, *clinic, "--lang", CODE)

    assert ran.code == 0
    assert MARK in ran.out
    assert unmarked(ran.out.splitlines(), words) == []
