"""Checks the texts that count: each has the forms that its language needs, and each form says what it must.

A form that holds for one number alone may leave the number out: "one more good session".
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.core.errors import Problem
from coach.core.grammar import FORMS, MOST_COUNTED, is_locale, numbers_by_form
from coach.core.library import Library
from coach.core.words import Forms, field_names
from coach.loading.assembly import Assembled
from coach.loading.wording import WORD_FILES


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each text that counts and lacks a form, has one too many, or says less in one form than in another."""
    locale = library.words.locale
    if not is_locale(locale):
        message = f"CLDR knows no locale {locale!r}; write a code such as en_001 or es_US"
        return [content.tables[("welcome", "")].problem(["locale"], message)]
    return [
        content.tables[(kind, "")].problem([*key.split("."), form], message)
        for kind in WORD_FILES
        for words in content.entries[kind]
        for key in sorted(words.keys())
        if (forms := words.forms(key)) is not None
        for form, message in _wrong(forms, locale)
    ]


def _wrong(forms: Forms, locale: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each form that is wrong, with what is wrong with it."""
    numbers = numbers_by_form(locale)
    try:
        counted = forms.counted
        named = {form: field_names(text) for form, text in forms.texts.items()}
    except ValueError:
        # The check of the wording has reported it.
        return
    for form in FORMS:
        if form in numbers and form not in forms.texts:
            shown = ", ".join(map(str, numbers[form][:3]))
            yield form, f"{locale} needs this form, for numbers such as {shown}; add it"
        elif form in forms.texts and form not in numbers:
            yield form, f"{locale} has no number below {MOST_COUNTED} for this form; take it out"
        elif form in forms.texts:
            spared = {counted} if len(numbers[form]) == 1 else set()
            lost = named["other"] - named[form] - spared
            if lost:
                yield form, f"it leaves out {', '.join(f'{{{name}}}' for name in sorted(lost))}; say it as `other` does"
