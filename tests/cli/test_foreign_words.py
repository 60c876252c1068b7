"""Control characters in files, keys or names never reach the terminal from the command line."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

import coach
from coach.core.visit.state import Visit
from coach.storage.formats import to_text
from tests.support.command import Ran, Run
from tests.support.controls import obeyed
from tests.support.visits import NOW, new_visit

EVIL = "\x1b]52;c;aGk=\x07\x9b31m\u202e\u2066"
ESCAPED = r"\x1b]52;c;aGk=\x07\x9b31m\u202e\u2066"
"""The same as a terminal may show it."""
IN_TOML = r"\u001b]52;c;aGk=\u0007\u009b31m\u202e\u2066"
"""The same as a file can hold it."""


def assert_harmless(ran: Ran) -> None:
    assert obeyed(ran.out, "\n") == obeyed(ran.err, "\n") == []
    assert "coach stopped because of a fault" not in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["triage", EVIL],
        ["triage", "two\nlines"],
        ["triage", "--cases", EVIL],
        ["triage", f"--{EVIL}"],
        ["triage", "--format", EVIL],
        ["content", "check", EVIL],
        ["content", "check", "--clinic", EVIL],
        ["content", "check", "--today", EVIL],
        ["content", "list", EVIL],
        ["content", "preview", EVIL, "--png", "x"],
        ["summary", "--data", EVIL],
        ["summary", "--lang", EVIL],
        ["summary", "--guide", "--output", f"{EVIL}/x"],
        ["history", "delete", "--visit", EVIL, "--data", "x"],
        ["history", "--content", EVIL],
        ["kiosk", "--config", EVIL],
        ["kiosk", "counts", "--config", EVIL],
        ["kiosk", "setup", "--output", f"{EVIL}/x"],
        ["serve", "--port", EVIL],
        ["serve", "--kiosk", "--config", EVIL],
        [EVIL],
        [f"--{EVIL}"],
        ["--theme", EVIL],
    ],
    ids=ascii,
)
def test_a_name_on_the_command_line_is_shown_and_not_obeyed(
    run: Run, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    ran = run(*words)

    assert_harmless(ran)
    assert ran.code == 2
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("name", [f"{EVIL}.toml", "two\nlines.toml"], ids=ascii)
@pytest.mark.parametrize("text", ["nonsense", '[[question]]\nid = "x"\n', ""])
def test_the_name_of_a_file_in_a_content_folder_is_shown_and_not_obeyed(
    run: Run, tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)

    ran = run("content", "check", tmp_path)

    assert_harmless(ran)
    assert ran.code == 1
    told = ran.out.splitlines()
    assert all(".toml:1: " in line or ".toml:2: " in line for line in told)


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("clinic.toml", f'phone = "1"\nname = "Clinic {IN_TOML}"\n', 2),
        ("clinic.toml", f'"{IN_TOML}" = "x"\n', 1),
        ("clinic.toml", 'desk = "Go\u202e there."\n', 1),
        ("interface.toml", f'[mark]\n\nopen = "{IN_TOML}"\n', 3),
        ("welcome.toml", f'ask = "{IN_TOML}"\n', 1),
        ("tips.toml", f'[[tip]]\nid = "x"\n\n[[tip]]\nid = "y"\ntext = "{IN_TOML}"\n', 6),
        ("questions/own.toml", f'[[question]]\nid = "{IN_TOML}"\n', 2),
    ],
)
def test_content_check_refuses_a_control_sign_and_names_its_place(
    run: Run, tmp_path: Path, file: str, text: str, line: int
) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(text, "utf-8")

    ran = run("content", "check", tmp_path)

    assert_harmless(ran)
    assert ran.code == 1
    assert any(each.startswith(f"{file}:{line}: ") and "control sign" in each for each in ran.out.splitlines())


def test_a_clinic_with_a_control_sign_starts_nothing_not_even_the_first_frame(run: Run, tmp_path: Path) -> None:
    clinic = tmp_path / "clinic.toml"
    clinic.write_text(f'name = "Clinic {IN_TOML}"\nphone = "1"\nemergency_number = "911"\ndesk = "Go there."\n')
    answers = tmp_path / "answers.toml"
    answers.write_text("[answers]\n")

    for words in (["--clinic", clinic], ["triage", answers, "--assume-no", "--clinic", clinic]):
        ran = run(*words)
        assert_harmless(ran)
        assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["triage", "--cases"], f'[[case]]\nid = "{IN_TOML}"\nexpect = "urgent"\nanswers = {{}}\nwhy = "x"\n'),
        (["triage", "--cases"], f'[[case]]\n"{IN_TOML}" = 1\n'),
        (["triage"], f'[answers]\n"{IN_TOML}" = "no"\n'),
        (["triage", "--assume-no"], f'[answers]\npee-hard = "{IN_TOML}"\n'),
        (["triage"], f'"{IN_TOML}" = 1\n[answers]\n'),
        (["triage"], json.dumps({"answers": {EVIL: "no"}}, ensure_ascii=False)),
        (["triage"], json.dumps({"answers": {"pee-hard": EVIL}})),
        (["kiosk", "--config"], f'printer = "{IN_TOML}"\n'),
        (["kiosk", "--config"], f'"{IN_TOML}" = 1\n'),
        (["kiosk", "doctor", "--config"], f'clinic = "{IN_TOML}"\n'),
    ],
)
def test_what_stands_in_a_file_is_shown_and_not_obeyed(run: Run, tmp_path: Path, words: list[str], text: str) -> None:
    file = tmp_path / "file.toml"
    file.write_text(text, "utf-8")

    ran = run(*words, file)

    assert_harmless(ran)
    assert ran.code in (1, 2)


def kept(folder: Path, visit: Visit, name: str = "20261124T120000Z-abc123") -> Path:
    """Put a visit into a data folder as another program could."""
    (folder / "visits").mkdir(parents=True)
    file = folder / "visits" / f"{name}.toml"
    file.write_text(to_text(visit), "utf-8")
    return file


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_visit_with_a_control_sign_is_set_aside_and_the_history_obeys_nothing(
    run: Run, tmp_path: Path, form: str
) -> None:
    visit = new_visit(content_version=EVIL, answers={"fits-today": "prevention"}, checked_at=NOW)
    file = kept(tmp_path / "data", visit)

    ran = run("history", "--format", form, "--data", tmp_path / "data")

    assert_harmless(ran)
    assert not file.exists()
    assert file.with_suffix(".damaged").exists()


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")'])
def test_a_visit_whose_name_is_a_formula_is_a_text_in_the_table_for_a_spreadsheet(
    run: Run, tmp_path: Path, name: str
) -> None:
    visit = new_visit(id=name, answers={"fits-today": "prevention"}, checked_at=NOW)
    kept(tmp_path / "data", visit, name.replace("/", ""))

    ran = run("history", "--format", "csv", "--data", tmp_path / "data")

    assert all(line.lstrip('"')[:1] not in ("=", "+", "-", "@") for line in ran.out.splitlines())


def test_words_reach_a_stream_in_one_module_alone() -> None:
    """Any other way to a stream would let control characters through."""
    folder = Path(coach.__file__).parent
    found = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if called in ("print", "click.echo", "click.secho") or re.fullmatch(
                r"sys\.std(out|err)(\.buffer)?\.write", called
            ):
                found.add((file.relative_to(folder).as_posix(), called))

    assert found == {
        ("cli/output.py", "sys.stdout.write"),
        ("cli/output.py", "sys.stdout.buffer.write"),
        ("cli/output.py", "sys.stderr.write"),
    }


def test_no_passing_word_is_read_as_markup() -> None:
    folder = Path(coach.__file__).parent
    notices = [
        (file.name, node)
        for file in folder.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".notify") and node.args
    ]

    assert len(notices) > 5
    for name, call in notices:
        given = {each.arg: ast.unparse(each.value) for each in call.keywords}
        assert given.get("markup") in ("False", "markup"), name
