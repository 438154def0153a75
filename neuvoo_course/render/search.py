"""What the search page looks in: `search.<language>.js`, the same in every region, and a small one of the region's own.

Both are plain ASCII JSON behind a variable, so that they load from a folder too. Titles of pages come from the course
data, which also says which pages there are.
"""

from __future__ import annotations

from ..files import Blob
from ..model import Blocks
from ..resolve.edition import Edition, EditionPage, EditionText
from ..runtime import search_texts, word_forms
from .course_data import script
from .pages import term_views
from .passages import Passage, passages_of
from .words import spoken


class Search:
    """Keeps what it has made: what no region touches is read once and written once for all of them."""

    def __init__(self) -> None:
        self.read: dict[int, tuple[Blocks, tuple[Passage, ...]]] = {}
        self.written: dict[tuple[object, ...], Blob] = {}

    def files(self, edition: Edition, language: str) -> dict[str, Blob]:
        """Give both scripts of a language."""
        common = [page for page in edition.pages if page.texts[language].is_common]
        regional = [page for page in edition.pages if not page.texts[language].is_common]
        own = {page.key: written(_passages(page.texts[language]), language) for page in regional}
        return {
            f"search.{language}.js": self.common(edition, common, language),
            f"search-region.{language}.js": Blob.of(script("neuvooSearchRegion", {"pages": own})),
        }

    def common(self, edition: Edition, pages: list[EditionPage], language: str) -> Blob:
        """Give the script that most regions share: one for each choice of pages."""
        key = (language, *((page.key, id(page.texts[language].blocks)) for page in pages))
        if key not in self.written:
            self.written[key] = Blob.of(script("neuvooSearch", self.contents(edition, pages, language)))
        return self.written[key]

    def contents(self, edition: Edition, pages: list[EditionPage], language: str) -> dict[str, object]:
        return {
            "texts": search_texts(spoken(language)),
            "forms": word_forms(language),
            "pages": {page.key: written(self.passages(page.texts[language]), language) for page in pages},
            "terms": [
                [view.name, view.word, view.meaning, *filter(None, [view.language])]
                for view in term_views(edition, language)
            ],
        }

    def passages(self, text: EditionText) -> tuple[Passage, ...]:
        """Give the passages of a text that regions share; it is kept, so that its id stays its own."""
        if id(text.blocks) not in self.read:
            self.read[id(text.blocks)] = text.blocks, _passages(text)
        return self.read[id(text.blocks)][1]


def _passages(text: EditionText) -> tuple[Passage, ...]:
    return passages_of(text.blocks, text.language)


def written(passages: tuple[Passage, ...], language: str) -> list[list[str]]:
    """Give passages as the script has them: the language stands only where it is not the page's."""
    return [
        [one.anchor, one.heading, one.text, *([one.language] if one.language != language else [])] for one in passages
    ]
