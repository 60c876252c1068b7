"""`coach kiosk content`: content is taken only if this kiosk would run with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import Run, assert_refused

CLINIC = 'name = "Riverside"\nphone = "555-0199"\nemergency_number = "112"\n'
UNTRANSLATED = '[welcome]\nnew-greeting = "Good to see you."\n'


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is checked beyond loading takes seconds, and has tests of its own."""
    monkeypatch.setattr("coach.checking.check", lambda content, _today: content.problems)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A clinic's content, in which all is well."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "clinic.toml").write_text(CLINIC)
    return folder


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The file of a kiosk that offers two languages; the content that it uses has gone."""
    file = tmp_path / "kiosk.toml"
    file.write_text('content = "gone"\nlanguages = ["en", "es"]\n')
    return file


def test_content_that_is_whole_in_each_language_of_the_kiosk_is_well(run: Run, own: Path, config: Path) -> None:
    ran = run("kiosk", "content", own, "--config", config)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("All is well.\n")


def test_a_word_that_a_language_of_the_kiosk_lacks_is_an_error_here_and_elsewhere_a_warning(
    run: Run, own: Path, config: Path
) -> None:
    (own / "welcome.toml").write_text(UNTRANSLATED)

    ran = run("kiosk", "content", own, "--config", config)

    assert ran.code == 1
    assert f"{config}:2: kiosk: languages" in ran.out
    assert "1 to mend" in ran.err
    assert run("content", "check", own).code == 0


def test_a_kiosk_in_one_language_takes_words_that_others_lack(run: Run, own: Path, config: Path) -> None:
    (own / "welcome.toml").write_text(UNTRANSLATED)
    config.write_text("")

    assert run("kiosk", "content", own, "--config", config).code == 0


def test_a_broken_rule_and_a_key_that_is_missing_are_named_with_their_lines(run: Run, own: Path, config: Path) -> None:
    (own / "clinic.toml").write_text('name = "Riverside"\nemergency_number = 112\n')
    (own / "rules").mkdir()
    (own / "rules" / "own.toml").write_text('[[rule]]\nid = "fever-own"\nlevel = "grave"\n')

    ran = run("kiosk", "content", own, "--config", config)

    assert ran.code == 1
    assert "clinic.toml:2: clinic: emergency_number" in ran.out
    assert "rules/own.toml:3: rule fever-own: level" in ran.out


def test_the_clinic_of_the_kiosk_s_own_file_is_checked_with_it(run: Run, own: Path, config: Path) -> None:
    (config.parent / "front.toml").write_text('name = "Riverside"\nphone = 5\n')
    config.write_text('clinic = "front.toml"\n')

    ran = run("kiosk", "content", own, "--config", config)

    assert ran.code == 1
    assert "front.toml:2: clinic: phone" in ran.out


def test_content_may_come_before_the_kiosk_s_file(run: Run, own: Path, tmp_path: Path) -> None:
    assert run("kiosk", "content", own, "--config", tmp_path / "none.toml").code == 0


def test_a_folder_without_content_and_one_that_is_not_there_are_refused(run: Run, config: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert_refused(run("kiosk", "content", tmp_path / "empty", "--config", config), "empty")
    assert_refused(run("kiosk", "content", tmp_path / "none", "--config", config), "none")
