"""TOML from others: only regular files, of limited size and nesting."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.loading.toml import DEEPEST, LARGEST_BYTES, MalformedError, decoded, parsed, read_regular, read_table
from coach.resources import resource

MARK = b"\xef\xbb\xbf"
TOO_DEEP = {
    "a dotted key of 100 KB": ".".join("a" * 50_000) + " = 1",
    "a dotted key of empty names": '""' + '.""' * 300_000 + " = 1",
    "a dotted key with blanks": " . ".join("a" * 50_000) + " = 1",
    "a header of 100 KB": f"[{'.'.join('a' * 50_000)}]",
    "a dotted key within a value": "a = { " + ".".join("a" * 50_000) + " = 1 }",
    "a dotted key behind a string of many quotes": 'a = [ """b"""", {' + ".".join("a" * 50_000) + " = 1 } ]",
    "lists": "a = " + "[" * 400_000,
    "tables": "a = " + "{a=" * 300_000,
    "lists closed again": "a = " + "[" * 4_000 + "]" * 4_000,
}


@pytest.mark.parametrize("text", TOO_DEEP.values(), ids=TOO_DEEP)
def test_what_nests_without_measure_is_refused_before_the_parser_sees_it(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("coach.loading.toml.tomllib.loads")

    with pytest.raises(MalformedError, match=r"^nested too deeply$"):
        parsed(text)


def test_a_long_dotted_key_takes_no_memory_to_speak_of() -> None:
    tracemalloc.start()
    try:
        with pytest.raises(MalformedError):
            parsed(".".join("a" * 50_000) + " = 1")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most < 10_000_000


@pytest.mark.parametrize(
    "text",
    [
        'a = "' + "." * 1000 + '"',
        "a = '" + "[" * 1000 + "'",
        'a = """\n' + "[{.\n" * 1000 + '"""',
        "a = '''\n" + "]}.\n" * 1000 + "'''",
        "# " + "[.{" * 1000 + "\na = 1",
        'a = "\\"[[[[[[[[[[[[[[[[[[" # "',
        'a = """""..........."""',
        "a = [\n" + "  1.5,\n" * 1000 + "]",
        "[a.b.c]\nd.e = { f = [[1, 2], [3]] }",
    ],
)
def test_dots_and_brackets_in_words_and_plain_lists_nest_nothing(text: str) -> None:
    assert parsed(text)


def test_as_many_levels_as_are_allowed_are_read_and_one_more_is_not() -> None:
    assert parsed(".".join("a" * DEEPEST) + " = 1")
    assert parsed(f"a = {'[' * DEEPEST}{']' * DEEPEST}")
    with pytest.raises(MalformedError):
        parsed(".".join("a" * (DEEPEST + 1)) + " = 1")
    with pytest.raises(MalformedError):
        parsed(f"a = {'[' * (DEEPEST + 1)}{']' * (DEEPEST + 1)}")


def test_all_shipped_content_is_read() -> None:
    assert all(read_table(file) for file in resource("content").rglob("*.toml"))


@given(st.text() | st.text(alphabet="[]{}.=\"'\\\n#a1, ", max_size=60))
def test_any_text_is_a_table_or_malformed(text: str) -> None:
    try:
        assert isinstance(parsed(text), dict)
    except MalformedError as error:
        assert "\n" not in error.said


@pytest.mark.parametrize(("raw", "line"), [(b"\xff", 1), (b"a = 1\nb = '\xff'", 2), (MARK + b"a = 1\n\n\xff", 3)])
def test_what_is_not_utf_8_is_told_with_its_line(raw: bytes, line: int) -> None:
    with pytest.raises(MalformedError) as wrong:
        decoded(raw)

    assert (wrong.value.form, wrong.value.line) == ("UTF-8", line)


def test_a_mark_of_byte_order_is_read_over() -> None:
    assert decoded(MARK + b"a = 1") == "a = 1"


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"#" * LARGEST_BYTES)
    assert len(read_regular(file)) == LARGEST_BYTES
    file.write_bytes(b"#" * (LARGEST_BYTES + 1))

    with pytest.raises(OSError, match=r"longer than 1,000,000 bytes"):
        read_regular(file)


def test_a_file_of_five_gigabytes_is_refused_by_its_first_megabyte(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.touch()
    os.truncate(file, 5_000_000_000)

    with pytest.raises(OSError, match=r"longer than 1,000,000 bytes"):
        read_regular(file)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_never_opened(device: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "a.toml"
    link.symlink_to(device)
    monkeypatch.delattr(os, "open")

    with pytest.raises(OSError, match="a device or a pipe stands in its place"):
        read_regular(link)


def test_a_pipe_without_a_writer_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.toml")

    with pytest.raises(OSError, match="a device or a pipe stands in its place"):
        read_regular(tmp_path / "a.toml")


def test_a_pipe_that_takes_the_place_of_a_file_just_then_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, pipe = tmp_path / "a.toml", tmp_path / "pipe"
    file.touch()
    os.mkfifo(pipe)
    opened = os.open
    monkeypatch.setattr(os, "open", lambda _, flags: opened(pipe, flags))

    with pytest.raises(OSError, match="a device or a pipe stands in its place"):
        read_regular(file)


def test_a_folder_and_a_link_to_nothing_are_told(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "link.toml").symlink_to("nowhere")

    with pytest.raises(IsADirectoryError):
        read_regular(tmp_path / "folder.toml")
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "link.toml")


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("a = 1")
    (tmp_path / "link.toml").symlink_to("a.toml")

    assert read_table(tmp_path / "link.toml") == {"a": 1}
