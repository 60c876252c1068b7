"""Sentences about errors: one key, told in whichever language is asked for."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from coach.core.errors import StorageError
from coach.core.words import Words
from coach.loading.place import SHIPPED, ContentPlace
from coach.loading.sentences import error_words, in_words, sentence
from coach.storage.refusals import Another, UnwritableError, refusal

SPANISH = error_words(ContentPlace(language="es"))
REFUSALS = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.EMFILE, errno.EXDEV)


def test_an_error_is_english_by_itself_and_spanish_by_spanish_words() -> None:
    error = UnwritableError(Path("/d/a"), OSError(errno.ENOSPC, "No space left on device"))

    assert str(error) == "Cannot write /d/a: the disk is full. Free some space."
    assert in_words(error, SPANISH) == "No se puede escribir /d/a: el disco está lleno. Libere espacio."


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_never_has_the_system_s_own_text(code: int) -> None:
    error = OSError(code, "text of the system")

    for said in (UnwritableError(Path("a"), error), refusal(error)):
        assert "text of the system" not in str(said) + in_words(said, SPANISH)


@pytest.mark.parametrize("another", ["data", "output", "file", "summary", "png", "config", "counts"])
def test_every_other_place_has_its_words(another: Another) -> None:
    said = in_words(UnwritableError(Path("a"), OSError(errno.EROFS, ""), another), SPANISH)

    assert said.startswith("No se puede escribir a: el disco es de solo lectura. Indique otr")


def test_an_error_within_a_sentence_is_told_in_the_same_language() -> None:
    why = StorageError(sentence("taken", path="a"))

    assert in_words(sentence("keys-unused", why=why), SPANISH) == "a ya existe. Valen las teclas de siempre."


def test_a_text_that_is_no_sentence_is_left_as_it_is() -> None:
    assert in_words("As it is.", SPANISH) == in_words(StorageError("As it is."), SPANISH) == "As it is."


def test_words_that_lack_a_sentence_leave_it_in_english() -> None:
    assert in_words(sentence("stopped"), Words({})) == "Stopped."


def test_error_words_of_a_place_that_cannot_be_read_are_none(tmp_path: Path) -> None:
    assert error_words(ContentPlace(tmp_path / "nowhere")).keys() == frozenset()


def test_error_words_are_those_of_the_folder_over_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "errors.toml").write_text('[error]\nstopped = "Over."\n')

    words = error_words(ContentPlace(tmp_path))

    assert words("error.stopped") == "Over."
    assert words.keys() == error_words(SHIPPED).keys()
