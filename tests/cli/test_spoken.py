"""Errors, wrong options and `--help` of the commands for a person at home are in the person's language."""

from __future__ import annotations

import errno
import os
import re
import socket
import sys
from pathlib import Path

import pytest

from coach.cli.commands import COMMANDS
from coach.cli.spoken import place_asked
from tests.support.blanked import blanked, readable
from tests.support.command import Run, assert_refused
from tests.support.translated import CODE

AT_HOME = [
    [],
    ["triage"],
    ["summary"],
    ["history"],
    ["history", "delete"],
    ["plan"],
    ["set"],
    ["set", "new"],
    ["set", "check"],
    ["set", "code"],
    ["set", "read"],
    ["tour"],
    ["doctor"],
    ["serve"],
]
ENGLISH = re.compile(
    r"\b(the|and|with|your|this|show|file|folder|options|usage|commands?|of|for|or|is|it|to)\b", re.IGNORECASE
)
_SAME = re.compile(r"--?[a-z-]+|\[[a-z|\-]+\]|HH:MM")
"""Options and their choices, which are the same in every language."""


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return blanked(tmp_path_factory.mktemp("blank"))


@pytest.mark.parametrize("words", AT_HOME, ids=" ".join)
def test_help_has_no_word_that_a_language_cannot_translate(run: Run, blank: Path, words: list[str]) -> None:
    ran = run("--content", blank, "--lang", CODE, *words, "--help")

    usage, *_ = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert usage.split()[0] == "zzzzz:"
    told = _SAME.sub("", " ".join(ran.out.split()))
    assert readable(told, "coach", *words, *COMMANDS, "delete", "check", "code", "new", "read", "ID") == []


@pytest.mark.parametrize("words", AT_HOME, ids=" ".join)
def test_help_in_spanish_has_no_english_word(run: Run, words: list[str]) -> None:
    told = _SAME.sub("", run("--lang", "es", *words, "--help").out)

    assert told.startswith("Uso: coach")
    assert ENGLISH.findall(re.sub(r"coach( [a-z]+)*|^  [a-z]+ ", "", told, flags=re.MULTILINE)) == []


WRONG: list[tuple[list[str], tuple[str, ...]]] = [
    (["tirage"], ("tirage",)),
    (["--colour"], ("--colour",)),
    (["history", "--clinic", "x"], ("--clinic",)),
    (["summary", "delete"], ()),
    (["summary", "--format", "x"], ("--format", "text", "markdown", "html", "pdf", "fhir", "json")),
    (["plan", "--weeks", "0"], ("--weeks",)),
    (["plan", "--weeks", "999"], ("--weeks",)),
    (["plan", "--days", "x"], ("--days", "mon,wed,fri")),
    (["plan", "--at", "9"], ()),
    (["plan", "--remind", "on", "--weeks", "1"], ()),
    (["set", "new"], ()),
    (["set"], ()),
    (["summary", "--since", "x"], ("--since",)),
    (["summary", "--since", "2999-01-01"], ()),
    (["summary", "--guide", "--since", "2026-01-01"], ()),
    (["summary", "--guide", "--format", "html"], ()),
    (["history", "delete"], ()),
    (["history", "--all", "delete", "--all"], ()),
    (["history", "--format", "csv", "delete", "--all"], ()),
    (["--theme", "dark", "history"], ("--theme",)),
    (["--plain", "--theme", "dark"], ("--theme",)),
    (["serve", "--plain"], ("--plain",)),
    (["triage"], ()),
    (["triage", "x", "--cases", "y"], ()),
    (["--plain=3"], ("--plain",)),
]


@pytest.mark.parametrize(("words", "values"), WRONG, ids=" ".join)
def test_wrong_usage_has_no_word_that_a_language_cannot_translate(
    run: Run, blank: Path, tmp_path: Path, words: list[str], values: tuple[str, ...]
) -> None:
    own = ["--data", tmp_path] if words[0] != "triage" and words[0] != "set" else []

    ran = run("--content", blank, "--lang", CODE, *own, *words)

    assert_refused(ran)
    assert readable(ran.err, "coach", *COMMANDS, "delete", "new", *values) == []


ERRORS: list[list[str]] = [
    [],
    ["tour"],
    ["set", "new", "{tmp}/none/mine.toml"],
    ["set", "check", "{tmp}/mine.toml"],
    ["set", "read", "hello"],
    ["set", "read", "SET2-ABCD"],
    ["set", "read", "SET1-ABCD"],
    ["triage", "{tmp}/answers.toml"],
    ["summary", "--data", "{tmp}/none"],
    ["summary", "--data", "{tmp}/none", "--since", "2026-01-01"],
    ["summary", "--data", "{tmp}/file"],
    ["summary", "--guide", "--output", "{tmp}/file"],
    ["summary", "--guide", "--output", "{tmp}/none/file"],
    ["summary", "--guide", "--output", "{tmp}"],
    ["history", "delete", "--visit", "x", "--data", "{tmp}/none"],
    ["--clinic", "{tmp}/none", "summary"],
]


@pytest.mark.parametrize("words", ERRORS, ids=" ".join)
def test_an_error_has_no_word_that_a_language_cannot_translate(
    run: Run, blank: Path, tmp_path: Path, words: list[str]
) -> None:
    (tmp_path / "file").write_text("")
    given = [each.format(tmp=tmp_path) for each in words]

    ran = run("--content", blank, "--lang", CODE, *given, piped=b"")

    assert_refused(ran)
    names = [tmp_path / name for name in ("none/mine.toml", "mine.toml", "answers.toml", "none", "file/visits", "file")]
    assert readable(ran.err, *names, tmp_path / "none" / "file", tmp_path) == []


def test_a_full_disk_and_a_stop_are_told_in_the_language(
    run: Run, blank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for broken in (full, stop):
        monkeypatch.setattr("coach.cli.summary.deliver", broken)
        ran = run("--content", blank, "--lang", CODE, "summary", "--guide")
        assert ran.code != 0
        assert readable(ran.err) == []


def test_what_serving_lacks_is_told_in_the_language(run: Run, blank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = run("--content", blank, "--lang", CODE, "serve", "--port", taken.getsockname()[1])
        assert ran.code == 2
        assert readable(ran.err) == []

    monkeypatch.setitem(sys.modules, "textual_serve", None)
    ran = run("--content", blank, "--lang", CODE, "serve")
    assert ran.code == 2
    assert readable(ran.err, sys.executable) == []


def test_the_language_of_the_environment_holds_for_errors_and_help(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "es_MX.UTF-8")

    assert run("--help").out.startswith("Uso: coach [OPCIONES]")
    assert run("--colour").err == "No existe la opción '--colour'. Vea: coach --help\n"
    assert run("--lang", "en", "--colour").err == "No such option '--colour'. See: coach --help\n"


@pytest.mark.parametrize("words", [["--lang", "xx", "history"], ["history", "--content", "/nowhere"]], ids=" ".join)
def test_what_is_not_there_is_told_in_the_person_s_own_language(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "es_MX.UTF-8")

    assert run(*words).err.startswith(("El contenido no se puede leer en 'xx'", "No hay carpeta de contenido en"))


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--lang", "es"], "es"),
        (["history", "--lang=es"], "es"),
        (["--lang", "en", "history", "--lang", "es"], "es"),
        (["--lang", "es", "--lang", "en"], "en"),
        (["--lang"], None),
        (["--lang", "xx"], None),
        (["--lang", "../es"], None),
    ],
)
def test_the_last_language_that_is_there_counts(
    arguments: list[str], language: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LC_ALL", "C")

    assert place_asked(["--data", str(tmp_path), *arguments]).language == language
