"""How sources are named: works by their titles in any language, and what was never published in the person's own."""

from __future__ import annotations

import pytest

from coach.core.content.topics import Source
from coach.core.report.why import why_blocks
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from tests.support.shipped import shipped


def test_in_spanish_works_keep_their_titles_and_our_own_words_are_spanish() -> None:
    spanish = load_library(ContentPlace(language="es"))
    unpublished = [key for key, source in shipped().sources.items() if source.words is not None]
    assert unpublished
    for key, source in shipped().sources.items():
        assert spanish.sources[key].title == source.title
        assert (spanish.sources[key].name == source.name) == (key not in unpublished), key

    asked = next(each for each in spanish.questions.values() if unpublished[0] in each.sources)
    *_, note = why_blocks(asked, spanish)
    assert shipped().sources[unpublished[0]].name not in note.text
    assert spanish.sources[unpublished[0]].name in note.text


@pytest.mark.parametrize("given", [{}, {"title": "A work", "words": "Ours"}])
def test_a_source_has_either_a_title_or_words_of_our_own(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="either a `title`"):
        Source.model_validate({"id": "A", **given})
