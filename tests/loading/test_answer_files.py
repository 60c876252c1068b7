"""Answers files: TOML or JSON is read, and anything else is refused in one clear line."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.core.errors import AnswersError
from coach.loading.answer_files import read_answers, read_answers_file
from coach.loading.toml import LARGEST_BYTES


def read(raw: bytes, name: str = "answers.toml") -> dict[str, object]:
    return read_answers(BytesIO(raw), name)


def test_a_toml_file_gives_its_answers(tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_text('[answers]\npee-hard = "no"\npain-now = 4\nworse-with = ["sitting"]\n')

    assert read_answers_file(file) == {"pee-hard": "no", "pain-now": 4, "worse-with": ["sitting"]}


def test_json_is_known_by_its_first_sign() -> None:
    assert read(b'\n {"answers": {"pain-now": 4}}', "the piped answers") == {"pain-now": 4}


def test_a_mark_of_byte_order_is_read_over() -> None:
    assert read(b'\xef\xbb\xbf[answers]\npee-hard = "no"') == {"pee-hard": "no"}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(AnswersError, match=r"There is no answers file at .*/nowhere\.toml\. Name a file that exists"):
        read_answers_file(tmp_path / "nowhere.toml")


def test_a_folder_is_no_answers_file(tmp_path: Path) -> None:
    with pytest.raises(AnswersError, match=r"cannot be read: Is a directory\. Name a file"):
        read_answers_file(tmp_path)


@pytest.mark.parametrize(
    ("raw", "name", "told"),
    [
        (b'[answers]\nfever = "\xff"', "a.toml", "a.toml:2: not UTF-8 here. Save the file as UTF-8."),
        (b"[answers]\nfever = yes", "a.toml", "a.toml:2: not TOML: Invalid value. Mend it and try again."),
        (b'[answers]\nfever = "no"\nfever = "yes"', "a.toml", "a.toml:3: not TOML: Cannot overwrite a value."),
        (b'{"answers": {\n"fever": yes}}', "a.json", "a.json:2: not JSON: Expecting value. Mend it and try again."),
        (b"[answers]", "a.json", "a.json:1: not JSON: Expecting value."),
        (b'{"answers": {"fever": "no", "fever": "yes"}}', "a.json", "a.json: not JSON: 'fever' stands twice."),
        (b'{"answers": ' + b"[" * 100_000, "a.json", "a.json: not JSON: nested too deeply."),
        (b"[answers]\npain-now = " + b"9" * 5000, "a.toml", "a.toml: not TOML: Exceeds the limit"),
        (b"", "a.toml", "a.toml has no [answers] table."),
        (b"[1]", "a.json", "a.json has no [answers] table."),
        (b"answers = 3", "a.toml", "a.toml has no [answers] table. Put the answers under a line that says [answers]."),
        (b"pain-now = 3\n[answers]\n", "a.toml", "a.toml: 'pain-now' stands outside [answers] and would be lost."),
        (b"#" * (LARGEST_BYTES + 1), "a.toml", "a.toml is longer than 1,000,000 bytes."),
    ],
)
def test_what_is_no_answers_file_is_told_in_one_line(raw: bytes, name: str, told: str) -> None:
    with pytest.raises(AnswersError) as raised:
        read(raw, name)

    assert str(raised.value).startswith(told)
    assert "\n" not in str(raised.value)


def test_an_endless_pipe_is_not_read_to_its_end() -> None:
    with Path("/dev/zero").open("rb") as endless, pytest.raises(AnswersError, match="longer than"):
        read_answers(endless, "the piped answers")


@settings(max_examples=150)
@given(st.binary(max_size=60) | st.text(alphabet='[]{}answers="\n:,0', max_size=60).map(str.encode))
def test_any_bytes_give_answers_or_one_clear_error(raw: bytes) -> None:
    try:
        answers = read(raw, "answers")
    except AnswersError as error:
        assert str(error).startswith("answers")
    else:
        assert isinstance(answers, dict)
