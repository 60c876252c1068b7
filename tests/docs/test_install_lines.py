"""Every line that installs something: coach comes by its path, for by name an index gives a stranger's package."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.kiosk.setup.kit import kit
from coach.kiosk.setup.values import Values
from tests.docs.reading import ROOT

PLACES = ("README.md", "CHANGELOG.md", "pyproject.toml", ".ci", "docs", "coach", "content", "styles")
BINARY = {".png", ".gif", ".psf", ".ttf", ".gz", ".pyc"}
INSTALLER = re.compile(
    r"(?:\b(?:pip3?|pipx|uv pip|uv tool|conda)(?:\s+--?[\w-]+(?:[ =]\S+)?)*?\s+(?:install|run|download|wheel)"
    r"|\b(?:uvx|pipx run|uv run --with|uv add|poetry add))\b(?P<rest>[^\n`]*)"
)
"""A program that fetches packages, and what it is asked for up to the end of the line or of the quoted command."""
OWN = {"coach", "lowback-coach"}
TAKES_VALUE = {"--python", "-r", "--requirement", "-c", "--constraint"}


def texts() -> Iterator[tuple[str, str]]:
    for place in PLACES:
        files = [ROOT / place] if (ROOT / place).is_file() else sorted((ROOT / place).rglob("*"))
        for file in files:
            if file.is_file() and file.suffix not in BINARY:
                yield file.relative_to(ROOT).as_posix(), file.read_text("utf-8")
    values = Values(coach="/opt/coach/bin/coach", config="/etc/coach/kiosk.toml", writable="", largest=0)
    for name, content in kit(values).items():
        if Path(name).suffix not in BINARY:
            yield f"kit/{name}", content.decode("utf-8")


def wanted(rest: str) -> list[str]:
    """What a command line asks an installer for; it ends where the shell's next command or a comment begins."""
    command = re.split(r"&&|\|\||[;|#<>]|\. ?$|\"\)?$", rest)[0].replace('"', "").rstrip(" )")
    words = iter(shlex.split(command) if command.count("'") % 2 == 0 else command.split())
    found = []
    for word in words:
        if word in TAKES_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            found.append(word)
    return found


def by_name(word: str) -> bool:
    """Whether an installer would look for ours in an index."""
    name = re.split(r"[\[=<>~!@ ]", word)[0]
    return re.sub(r"[-_.]+", "-", name).lower() in OWN


@pytest.mark.parametrize(
    "line",
    [
        "sudo /opt/coach/bin/pip install coach",
        "sudo /opt/coach/bin/pip install --upgrade coach",
        "pip install 'coach[serve]'",
        'NO_SERVER = "Get it with: pip install coach"',
        "`python3 -m pip install lowback_coach==0.1`",
        "pip --quiet install --no-deps coach>=1",
        "uv tool install coach",
        "pipx install lowback-coach",
        "uvx coach",
    ],
)
def test_a_line_that_names_ours_without_a_path_is_seen(line: str) -> None:
    assert [word for found in INSTALLER.finditer(line) for word in wanted(found["rest"]) if by_name(word)]


@pytest.mark.parametrize("line", ["pip install /usr/local/src/coach", "pip install './coach[serve]'", "pip install ."])
def test_a_line_that_names_a_path_is_not(line: str) -> None:
    assert not [word for found in INSTALLER.finditer(line) for word in wanted(found["rest"]) if by_name(word)]


def test_every_install_line_of_guides_code_content_and_kit_takes_coach_by_its_path() -> None:
    found = [(name, line) for name, text in texts() for line in INSTALLER.finditer(text)]

    assert {"README.md", "docs/kiosk.md", "CHANGELOG.md", "content/errors.toml"} <= {name for name, _ in found}
    assert [(name, line[0]) for name, line in found if any(map(by_name, wanted(line["rest"])))] == []


def test_the_distribution_bears_a_name_of_its_own() -> None:
    assert 'name = "lowback-coach"' in (ROOT / "pyproject.toml").read_text("utf-8")
