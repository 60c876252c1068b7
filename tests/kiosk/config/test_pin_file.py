"""Setting the PIN in a file: one line changes, the write is whole or not at all, and only the owner may read it."""

from __future__ import annotations

import errno
import os
import stat
import tomllib
from difflib import ndiff
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.errors import ContentError, StorageError
from coach.kiosk.config.pin import hash_pin
from coach.kiosk.config.pin_file import pin_text, with_pin, write_pin
from tests.support.kiosk_config import WHOLE_CONFIG

HASH = hash_pin("1357", bytes(range(16)))
LINES = st.lists(
    st.sampled_from(
        ["# a comment", "", "voice = false  # quiet", 'languages = [\n  "en", # first\n]', 'content = """\nx"""']
    )
)
TABLES = st.sampled_from(["", "[times]\nidle_s = 120 # slow\n", '# rings\n[alert]\ncommand = ["/bin/true"]\n'])


def changed(before: str, after: str) -> list[str]:
    lines = ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in lines if line[0] in "+-"]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_pin_that_stands_there_is_replaced_and_its_comment_kept() -> None:
    before = WHOLE_CONFIG.replace('="', '= "').replace("\ncounts =", "  # set by the desk\ncounts =")

    after = with_pin(before, HASH)

    assert [line.strip() for line in changed(before, after) if line[0] == "+"] == [
        f'+ pin = "{HASH}"  # set by the desk'
    ]
    assert len(changed(before, after)) == 2


@given(LINES, TABLES, st.sampled_from(["\n", "\r\n"]))
def test_where_there_is_no_pin_one_line_is_added_and_none_is_changed(lines: list[str], table: str, end: str) -> None:
    once = list(dict.fromkeys(lines))
    text = ("\n".join(once) + "\n" + table).replace("\n", end)

    after = with_pin(text, HASH)

    assert changed(text, after) == [f'+ pin = "{HASH}"{end}']
    assert tomllib.loads(after) == {"pin": HASH, **tomllib.loads(text)}


@given(LINES, TABLES, st.sampled_from(['pin = "old" # kept', "pin='old'", '"pin" = "old"', "  pin =  2468"]))
def test_where_there_is_a_pin_its_line_alone_is_changed(lines: list[str], table: str, pin: str) -> None:
    text = "\n".join([*dict.fromkeys(lines), pin, ""]) + table

    after = with_pin(text, HASH)

    old, new = text.splitlines(), after.splitlines()
    assert [number for number, line in enumerate(new) if line != old[number]] == [old.index(pin)]
    assert len(old) == len(new)
    assert tomllib.loads(after) == {**tomllib.loads(text), "pin": HASH}


def test_setting_it_again_leaves_one_pin() -> None:
    assert with_pin(with_pin("", "first"), HASH) == f'pin = "{HASH}"\n'


def test_a_file_that_is_not_there_yet_has_no_text(tmp_path: Path) -> None:
    assert pin_text(tmp_path / "kiosk.toml") == ""


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_refused_wherever_it_points(tmp_path: Path, there: bool) -> None:
    target, link = tmp_path / "real.toml", tmp_path / "kiosk.toml"
    if there:
        target.write_text("# mine\n")
    link.symlink_to(target)

    with pytest.raises(StorageError) as refused:
        pin_text(link)

    assert str(refused.value) == f"{link} is a link. Name the file that it points to with --config."


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"is no plain file\. Name another with --config\.$"):
        pin_text(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = 1\n[pin]\nb = 1\n", ":2: pin: a table or list stands where the PIN's hash belongs; take it out"),
        ("pin = [1]\n", ":1: pin: a table or list stands where the PIN's hash belongs; take it out"),
        ("a = \n", ":1: file: not TOML here: Invalid value"),
    ],
)
def test_a_file_in_which_no_pin_can_be_set_says_where(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(text)

    with pytest.raises(ContentError) as wrong:
        pin_text(path)

    assert str(wrong.value) == f"{path}{said}"


@pytest.fixture(params=[0o000, 0o022, 0o777])
def umask(request: pytest.FixtureRequest) -> object:
    """Set an odd umask for the time of a test."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_whatever_the_umask_only_the_owner_may_read_what_is_made(tmp_path: Path) -> None:
    path = tmp_path / "etc" / "coach" / "kiosk.toml"

    write_pin(path, "x = 1\n")

    assert [mode(each) for each in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]


@pytest.mark.parametrize(
    ("before", "after"), [(0o644, 0o600), (0o666, 0o600), (0o600, 0o600), (0o640, 0o640), (0o660, 0o640)]
)
def test_a_file_open_to_all_is_closed_and_one_open_to_its_group_stays_readable_there(
    tmp_path: Path, before: int, after: int
) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("")
    path.chmod(before)

    write_pin(path, "x = 1\n")

    assert (mode(path), path.read_text()) == (after, "x = 1\n")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_the_file_stays_with_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("")
    os.chown(path, 12345, 23456)

    write_pin(path, "x = 1\n")

    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


@pytest.mark.parametrize("call", ["fchown", "fsync", "replace"])
def test_a_write_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("# mine\n")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, call, refuse)

    with pytest.raises(StorageError) as failed:
        write_pin(path, "x = 1\n")

    assert str(failed.value).startswith(f"Cannot write {path}: ")
    assert "--config" in str(failed.value)
    assert "--data" not in str(failed.value)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("kiosk.toml", "# mine\n")]
