"""A file of a translation gains what it lacks, with the English beside each key, and loses nothing."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from coach.core.errors import ContentError
from coach.translating.files import found_in
from coach.translating.present import Tasks
from coach.translating.sources import Source
from coach.translating.update import file_with_all, note_tasks

QUESTION = {
    "id": "ache",
    "words": "Where does it ache?",
    "choices": [{"id": "low", "words": "Low", "statement": "It is low"}, {"id": "high", "words": "High"}],
}
TOPIC = {"id": "rest", "title": "Rest", "section": [{"heading": "Why", "statements": [{"text": "It helps."}]}]}
LEVEL = {"id": "urgent", "today": ["Call now.", "Rest."], "without_pain": {"lead": "You feel well."}}
SCREENS = {"keys": {"go": "Go", "ctrl+l": "Ctrl+L"}, "mark": {"no": "  no"}, "gap": {"note": ""}}
PLURAL = {"visit": {"days": {"one": "{count} day", "other": "{count} days"}}}


def source(kind: str, words: dict[str, Any], path: str = "") -> Source:
    return Source(path or f"{kind}.toml", kind, str(words.get("id", "")), "id" not in words, words)


def updated(before: str, *sources: Source, code: str = "pt") -> str:
    known = {(each.kind, each.id): each for each in sources}
    return file_with_all(before, sources[0].path, list(sources), known, lambda *_: True, code)


def tasks(text: str, *sources: Source) -> Tasks:
    found = Tasks()
    note_tasks(text, sources[0].path, {(each.kind, each.id): each for each in sources}, found)
    return found


def test_a_new_file_has_each_key_empty_under_its_english() -> None:
    assert updated("# Fill in.\n", source("question", QUESTION)) == (
        "# Fill in.\n"
        "[[question]]\n"
        'id = "ache"\n'
        "# EN: Where does it ache?\n"
        'words = ""\n'
        "choices = [\n"
        "  # EN words: Low\n"
        "  # EN statement: It is low\n"
        '  { id = "low", words = "", statement = "" },\n'
        "  # EN words: High\n"
        '  { id = "high", words = "" },\n'
        "]\n"
    )


def test_lists_tables_and_sections_keep_their_form() -> None:
    assert updated("", source("level", LEVEL)) == (
        '[[level]]\nid = "urgent"\ntoday = [\n  # EN: Call now.\n  "",\n  # EN: Rest.\n  "",\n]\n\n'
        '[level.without_pain]\n# EN: You feel well.\nlead = ""\n'
    )
    assert tomllib.loads(updated("", source("topic", TOPIC))) == {
        "topic": [{"id": "rest", "title": "", "section": [{"heading": "", "statements": [{"text": ""}]}]}]
    }


def test_spaces_at_the_ends_of_the_english_can_be_seen() -> None:
    text = updated("", source("interface", SCREENS))

    assert '# EN: "  no"\nno = ""\n' in text
    assert '# EN: ""\nnote = ""\n' in text
    assert '# EN: Ctrl+L\n"ctrl+l" = ""\n' in text
    assert [each.name for each in tasks(text, source("interface", SCREENS)).missing] == [
        "interface: keys.go",
        "interface: keys.ctrl+l",
        "interface: mark.no",
    ]


def test_the_code_of_the_language_is_known_without_a_translator() -> None:
    text = updated("", source("interface", {"cue": {"language": "en", "start": "Go."}}))

    assert '# EN: en\nlanguage = "pt"\n' in text


def test_the_forms_of_a_plural_are_one_key_and_each_language_has_its_own() -> None:
    english = source("interface", PLURAL)
    text = updated("", english)
    assert '# EN one: {count} day\n# EN other: {count} days\ndays = { one = "", other = "" }\n' in text
    assert len(tasks(text, english).missing) == 1

    polish = text.replace('one = "", other = ""', 'one = "{count} dzień", many = "{count} dni", other = "{count} dnia"')

    assert updated(polish, english) == polish
    assert tasks(polish, english) == Tasks()


def test_words_comments_and_order_of_a_translator_stay() -> None:
    mine = (
        "# Perguntas, em português.\n\n"
        "[[question]]   # a primeira\n"
        "choices = [\n"
        '  { id = "high", words = "Em cima" },   # mais curto\n'
        "]\n"
        'id = "ache"\n'
        "# EN não é uma nota\n"
        "words = '''Onde\n# EN: dói?'''\n"
    )

    text = updated(mine, source("question", QUESTION))

    kept = iter(text.split("\n"))
    assert all(line in kept for line in mine.split("\n") if line)
    (entry,) = tomllib.loads(text)["question"]
    assert entry["words"] == "Onde\n# EN: dói?"
    assert entry["choices"] == [
        {"id": "high", "words": "Em cima"},
        {"id": "low", "words": "", "statement": ""},
    ]
    assert updated(text, source("question", QUESTION)) == text


def test_words_whose_english_has_changed_are_older_until_the_old_line_is_taken_out() -> None:
    done = updated("", source("question", QUESTION)).replace('words = ""', 'words = "Zz"')
    done = done.replace('statement = ""', 'statement = "Zz"')
    changed = source("question", {**QUESTION, "words": "Where is the ache?"})
    assert tasks(done, source("question", QUESTION)) == Tasks()
    assert [str(each) for each in tasks(done, changed).older] == ["question.toml:4: question ache: words"]

    text = updated(done, changed)

    assert '# EN: Where is the ache?\n# OLD: Where does it ache?\nwords = "Zz"\n' in text
    assert updated(text, changed) == text
    assert [str(each) for each in tasks(text, changed).older] == ["question.toml:5: question ache: words"]
    assert tasks(text.replace("# OLD: Where does it ache?\n", ""), changed) == Tasks()
    assert updated(text, source("question", QUESTION)) == done


@pytest.mark.parametrize(
    "change",
    [
        {**LEVEL, "today": ["Call now.", "Sit."]},
        {**LEVEL, "today": ["Call now.", "Rest.", "Wait."]},
        {**LEVEL, "without_pain": {"lead": "You feel fine."}},
    ],
)
def test_a_changed_text_in_a_list_or_a_table_is_older_too(change: dict[str, Any]) -> None:
    done = updated("", source("level", LEVEL)).replace('""', '"Zz"')

    text = updated(done, source("level", change))

    assert len(tasks(text, source("level", change)).older) == 1
    assert updated(text, source("level", change)) == text


def test_a_changed_text_of_a_choice_is_older_too() -> None:
    done = updated("", source("question", QUESTION)).replace('""', '"Zz"')
    changed = source("question", {**QUESTION, "choices": [QUESTION["choices"][0], {"id": "high", "words": "Upper"}]})

    text = updated(done, changed)

    assert "  # EN words: Upper\n  # OLD words: High\n" in text
    assert [each.name for each in tasks(text, changed).older] == ["question ache: choices.high.words"]
    assert updated(text, changed) == text


def test_forms_on_lines_of_their_own_have_the_english_of_all_above_the_first() -> None:
    english = source("interface", {"visit": {"days": {"one": "{a} day", "other": "{a} days", "by": "a"}}})
    mine = '[visit]\nhint = "x"\ndays.one = "{a} día"\ndays.other = "{a} días"\ndays.by = "a"\n'

    text = updated(mine, english)

    notes = "# EN one: {a} day\n# EN other: {a} days\n"
    assert text == mine.replace("days.one", f"{notes}days.one")
    assert updated(text, english) == text
    changed = source("interface", {"visit": {"days": {"one": "{a} day", "other": "{a} full days", "by": "a"}}})
    assert [each.name for each in tasks(text, changed).older] == ["interface: visit.days"]
    assert 'days = { one = "", other = "", by = "a" }' in updated("", english)


def test_words_that_nothing_says_the_english_of_count_as_of_today() -> None:
    mine = '[[question]]\nid = "ache"\nwords = "Onde dói?"\n'

    text = updated(mine, source("question", {"id": "ache", "words": "Where?"}))

    assert text == '[[question]]\nid = "ache"\n# EN: Where?\nwords = "Onde dói?"\n'


def test_what_is_no_longer_there_is_told_and_stays() -> None:
    mine = (
        '[[question]]\nid = "ache"\nwords = "Onde?"\nhint = "Zz"\n\n[[question]]\nid = "old"\nwords = "Zz"\n\n'
        '[[question]]\nid = "list"\nwords = "Zz"\nchoices = [\n  { id = "gone", words = "Zz" },\n]\n'
    )
    sources = (
        source("question", {"id": "ache", "words": "Where?"}),
        source("question", {"id": "list", "words": "Which?", "choices": [{"id": "low", "words": "Low"}]}),
    )

    text = updated(mine, *sources)

    assert [each.name for each in tasks(text, *sources).gone] == [
        "question ache: hint",
        "question old",
        "question list: choices.gone.words",
    ]
    assert text.count('"Zz"') == mine.count('"Zz"')


def test_a_file_with_nothing_to_translate_is_left_as_it_is() -> None:
    other = '[[pose]]\nid = "standing"\n'

    assert file_with_all(other, "poses.toml", [], {}, lambda *_: True, "pt") == other


def test_a_file_that_cannot_be_added_to_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.translating.update.completed", lambda *_: '[[question]]\nid = "ache"\nwords = "Lost"\n')

    with pytest.raises(ContentError, match=r"question.toml:1: file: written in a way .* on a line of its own"):
        updated('[[question]]\nid = "ache"\nwords = "Mine"\n', source("question", {"id": "ache", "words": "Where?"}))


def test_a_choice_is_found_by_its_id_in_any_order() -> None:
    text = '[[question]]\nid = "ache"\nchoices = [{ id = "high", words = "A" }, { id = "low", words = "B" }]\n'
    english = source("question", QUESTION)

    found = found_in(tomllib.loads(text), "question.toml", {("question", "ache"): english})

    assert {place.keys: value for place, value in found.values.items()} == {
        ("choices", "high", "words"): "A",
        ("choices", "low", "words"): "B",
    }
    after = updated(text, english)
    assert "# EN high.words: High\n# EN low.words: Low\n" in after
    assert updated(after, english) == after
