"""A language holds only words, and is offered only if no word is missing."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree, rmtree

import pytest

from coach.core.errors import ContentError, LanguageError
from coach.loading.assembly import Language, assemble, languages, library_of, load_library, spoken_in
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import changed, line_with, shipped
from tests.support.translated import CODE, MARK

ENGLISH, SPANISH = Language("en", "English"), Language("es", "Español")


@pytest.fixture
def content(bilingual: Path, tmp_path: Path) -> Path:
    """The content in two languages, to be broken."""
    return copytree(bilingual, tmp_path / "content")


def problems(content: Path) -> list[str]:
    return [str(problem) for problem in assemble(ContentPlace(content, language=CODE), skip=(CASES,)).problems]


def first_id(content: Path, file: str) -> str:
    """The id of the first entry in a file of the language."""
    lines = (content / CODE / file).read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith('"id" = ')).split('"')[3]


def added(content: Path, file: str, text: str) -> None:
    with (content / CODE / file).open("a", encoding="utf-8") as end:
        end.write(text)


# ---- Whole ----


def test_a_whole_language_is_offered_by_what_it_calls_itself(bilingual: Path) -> None:
    assert languages(ContentPlace(bilingual)) == (ENGLISH, SPANISH, Language(CODE, "Zz English"))


def test_content_without_a_folder_of_a_language_has_its_own_alone(content: Path) -> None:
    for code in ContentPlace(content).codes():
        rmtree(content / code)

    assert languages(ContentPlace(content)) == (ENGLISH,)


@pytest.mark.parametrize("code", ContentPlace().codes())
def test_the_shipped_content_is_whole_in_each_of_its_languages(code: str) -> None:
    found = assemble(ContentPlace(language=code), skip=(CASES,))

    assert found.problems == ()
    assert found.untranslated == ()
    assert Language(code, library_of(found).words("kiosk.language")) in languages(ContentPlace())


def test_a_language_that_was_only_wished_for_gives_way_where_it_is_not_whole(content: Path) -> None:
    wished = ContentPlace(content, language=CODE, if_whole=True)
    assert spoken_in(load_library(wished), CODE)

    changed(content, f"{CODE}/interface.toml", '"hold" = "Zz Hold.", ', "")
    assert load_library(wished).words("cue.language") == "en"

    (content / CODE / "tips.toml").write_text("[[tip]\n", "utf-8")
    assert load_library(wished).words("cue.language") == "en"


def test_in_another_language_only_words_differ(bilingual: Path) -> None:
    own, other = load_library(ContentPlace(bilingual)), load_library(ContentPlace(bilingual, language=CODE))

    question, fever = other.questions["trend"], other.rules["fever-and-back-pain"]
    assert question.words == MARK + own.questions["trend"].words
    assert [each.words for each in question.choices] == [MARK + each.words for each in own.questions["trend"].choices]
    assert [each.id for each in question.choices] == [each.id for each in own.questions["trend"].choices]
    before = own.rules["fever-and-back-pain"]
    assert fever.text == MARK + before.text
    assert fever.model_copy(update={"text": before.text, "conflict": before.conflict}) == before
    assert other.clinic.name == own.clinic.name


def test_a_language_is_no_other_version_so_that_a_visit_goes_on_in_it() -> None:
    assert load_library(ContentPlace(language="es")).version == shipped().version


def test_the_folder_of_a_language_is_no_part_of_the_content_around_it(bilingual: Path) -> None:
    assert load_library(ContentPlace(bilingual)).questions == shipped().questions


def test_content_with_a_language_in_it_still_stands_alone(bilingual: Path) -> None:
    assert ContentPlace(bilingual).folders() == (bilingual,)


def test_the_content_s_own_language_can_be_asked_for_by_its_code() -> None:
    assert load_library(ContentPlace(language="en")).words("kiosk.language") == "English"


def test_a_clinic_s_own_words_lie_over_those_of_the_shipped_language(
    bilingual: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.loading.place.resource", lambda _: bilingual)
    file = tmp_path / CODE / "interface.toml"
    file.parent.mkdir()
    file.write_text('[answer]\nyes = "Zz Of course"\n', "utf-8")

    words = load_library(ContentPlace(tmp_path, language=CODE)).words

    assert (words("answer.yes"), words("answer.no")) == ("Zz Of course", "Zz No")


def test_the_clinic_s_file_gives_name_and_phone_in_every_language(bilingual: Path, tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text('name = "Ours"\nphone = "5"\nemergency_number = "112"\ndesk = "Come here."\n')

    clinic = load_library(ContentPlace(bilingual, file, CODE)).clinic

    assert (clinic.name, clinic.phone) == ("Ours", "5")
    assert clinic.desk.startswith(MARK)


# ---- Not whole ----


def test_each_missing_word_is_named(content: Path) -> None:
    missing = {
        "kiosk: kiosk.idle.title": ("kiosk.toml", '"title" = "Zz Are you still there?", '),
        "interface: cue.hold": ("interface.toml", '"hold" = "Zz Hold.", '),
        "question chest-or-breath: short": ("questions/danger.toml", '"short" = "Zz Chest or breath"\n'),
    }
    for file, words in missing.values():
        changed(content, f"{CODE}/{file}", words, "")

    found = assemble(ContentPlace(content, language=CODE), skip=(CASES,)).untranslated
    assert sorted(found) == sorted(missing)


def test_one_missing_word_is_named_and_keeps_the_language_from_being_offered(content: Path) -> None:
    changed(content, f"{CODE}/interface.toml", '"hold" = "Zz Hold.", ', "")

    assert assemble(ContentPlace(content, language=CODE), skip=(CASES,)).untranslated == ("interface: cue.hold",)
    assert languages(ContentPlace(content)) == (ENGLISH, SPANISH)
    with pytest.raises(
        LanguageError, match=r"'zz': words not translated yet: 1\. Choose one of: en \(English\), es \(Español\)\.$"
    ):
        load_library(ContentPlace(content, language=CODE))


def test_a_missing_file_is_missing_words(content: Path) -> None:
    (content / CODE / "clinic.toml").unlink()

    assert assemble(ContentPlace(content, language=CODE)).untranslated == ("clinic: desk",)


def test_a_choice_without_its_words_is_missing_by_its_place(content: Path) -> None:
    changed(content, f"{CODE}/questions/start.toml", '"words" = "Zz It hurts now, after a workout", ', "")

    assert assemble(ContentPlace(content, language=CODE)).untranslated == ("question fits-today: choices.0.words",)


def test_words_that_only_staff_reads_may_be_missing(content: Path) -> None:
    file = content / CODE / "interface.toml"
    kept = [line for line in file.read_text("utf-8").splitlines() if not line.startswith('"doctor" ')]
    file.write_text("\n".join(kept), "utf-8")

    assert len(languages(ContentPlace(content))) == 3


@pytest.mark.parametrize("code", ["xx", "../zz", "", "ZZ"])
def test_a_language_that_is_not_there_is_refused_with_those_that_are(bilingual: Path, code: str) -> None:
    with pytest.raises(
        LanguageError, match=r"no folder of this name\. Choose one of: en \(English\), es \(Español\), zz"
    ):
        load_library(ContentPlace(bilingual, language=code))


# ---- Wrong ----


def test_a_key_that_holds_no_words_is_refused(content: Path) -> None:
    changed(content, f"{CODE}/rules/urgent.toml", "[[rule]]\n", '[[rule]]\n"level" = "self-care"\n')
    name = first_id(content, "rules/urgent.toml")

    said = f"zz/rules/urgent.toml:2: rule {name}: level: a language holds words alone, and this is none; take it out"
    assert said in problems(content)
    with pytest.raises(ContentError):
        load_library(ContentPlace(content, language=CODE))


def test_a_key_that_is_not_there_to_translate_is_refused(content: Path) -> None:
    changed(content, f"{CODE}/tips.toml", "[[tip]]\n", '[[tip]]\n"titel" = "Zz"\n')
    name = first_id(content, "tips.toml")

    message = "there are no such words to translate; mend its name or take it out"
    assert problems(content) == [f"zz/tips.toml:2: tip {name}: titel: {message}"]


def test_an_interface_word_that_is_not_there_to_translate_is_refused(content: Path) -> None:
    changed(content, f"{CODE}/kiosk.toml", '"nothing-kept"', '"nothing-key" = "Zz", "nothing-kept"')

    (told,) = problems(content)
    line = line_with(content, f"{CODE}/kiosk.toml", "nothing-key")
    assert told.startswith(f"zz/kiosk.toml:{line}: kiosk: kiosk.nothing-key: there are no such words")


def test_an_entry_with_an_unknown_id_is_refused(content: Path) -> None:
    added(content, "tips.toml", '[[tip]]\nid = "new-tip"\ntitle = "Zz"\n')

    line = line_with(content, f"{CODE}/tips.toml", "new-tip")
    message = "there is no such entry to translate; mend its name"
    assert problems(content) == [f"zz/tips.toml:{line}: tip new-tip: id: {message}"]


def test_a_choice_with_an_unknown_id_is_refused(content: Path) -> None:
    changed(content, f"{CODE}/questions/start.toml", '"id" = "after-workout"', '"id" = "after-work"')

    (told,) = problems(content)
    line = line_with(content, f"{CODE}/questions/start.toml", "after-work")
    expected = (
        f"zz/questions/start.toml:{line}: question fits-today: choices.0.id: there is no 'after-work' to translate"
    )
    assert told.startswith(expected)


def test_a_list_of_tables_without_ids_must_be_as_long_as_what_it_translates(content: Path) -> None:
    file = content / CODE / "topics" / "guides.toml"
    text = file.read_text("utf-8")
    start = text.index('"section" = [')
    file.write_text(text[:start] + '"section" = [{ "heading" = "Zz" }]\n#' + text[start:], "utf-8")

    (told,) = problems(content)
    line = text[:start].count("\n") + 1
    assert told.startswith(f"zz/topics/guides.toml:{line}: topic ")
    assert "of them to translate; write as many, in the same order" in told


def test_a_table_in_place_of_words_is_refused(content: Path) -> None:
    changed(content, f"{CODE}/welcome.toml", '"title" = "', '"title" = { "x" = "Zz" }, "unused" = "')

    assert any("welcome.title: it has another form than what it translates" in told for told in problems(content))


def test_a_file_that_translates_none_is_refused(content: Path) -> None:
    (content / CODE / "more.toml").write_text('[[tip]]\nid = "walk"\n', "utf-8")

    message = "there is no such file to translate; give it the name of the one whose words it holds"
    assert f"zz/more.toml:1: file: {message}" in problems(content)


def test_the_voice_is_told_to_speak_the_language_of_the_folder(content: Path) -> None:
    changed(content, f"{CODE}/interface.toml", '"language" = "zz"', '"language" = "en"')

    line = line_with(content, f"{CODE}/interface.toml", '"cue" =')
    message = "the voice speaks what this says; write 'zz'"
    assert problems(content) == [f"zz/interface.toml:{line}: interface: cue.language: {message}"]


def test_a_file_that_is_no_toml_is_named_by_its_language(content: Path) -> None:
    (content / CODE / "tips.toml").write_text("[[tip]\n", "utf-8")

    assert problems(content)[0].startswith("zz/tips.toml:1: file: not TOML here")


# ---- Forms of texts that count ----


def test_a_language_has_the_forms_of_its_own_grammar(content: Path) -> None:
    forms = (
        '"one" = "{minutes} minuta", "few" = "{minutes} minuty", "many" = "{minutes} minut", "other" = "{minutes} m"'
    )
    changed(content, f"{CODE}/welcome.toml", '"locale" = "en_001"', '"locale" = "pl"')
    whole = '{ "one" = "Zz {minutes} minute", "other" = "Zz {minutes} minutes" }'
    changed(content, f"{CODE}/interface.toml", f'"minutes-value" = {whole}', f'"minutes-value" = {{ {forms} }}')

    words = load_library(ContentPlace(content, language=CODE)).words

    told = [words("setup.minutes-value", minutes=minutes) for minutes in (1, 2, 5, 22)]
    assert told == ["1 minuta", "2 minuty", "5 minut", "22 minuty"]


def test_a_language_may_need_forms_where_the_content_has_none_or_none_where_it_has_some(content: Path) -> None:
    bare, counted = '"Zz {seconds} s"', '{ "one" = "Zz {seconds} sek.", "other" = "Zz {seconds} sek" }'
    changed(content, f"{CODE}/interface.toml", f'"dose-time" = {bare}', f'"dose-time" = {counted}')
    whole = '{ "one" = "Zz {minutes} minute", "other" = "Zz {minutes} minutes" }'
    changed(content, f"{CODE}/interface.toml", f'"minutes-value" = {whole}', '"minutes-value" = "Zz {minutes} min"')

    words = load_library(ContentPlace(content, language=CODE)).words

    assert words("setup.dose-time", seconds=1) == "Zz 1 sek."
    assert words("setup.minutes-value", minutes=1) == "Zz 1 min"


def test_forms_that_translate_no_text_are_refused(content: Path) -> None:
    added(content, "interface.toml", 'lost.one = "a"\nlost.other = "b"\n')

    line = line_with(content / CODE, "interface.toml", "lost.one")
    message = "there are no such words to translate; mend its name or take it out"
    assert problems(content) == [f"zz/interface.toml:{line}: interface: lost: {message}"]
