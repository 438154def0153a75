"""What the search page looks in: `search.<language>.js`, the same in every region, and a small one of the region's own.

Both are plain ASCII JSON behind a variable, so that they load from a folder too. Titles of pages come from the course
data, which also says which pages there are.
"""

from __future__ import annotations

from ..cache import Cache
from ..cache.kept import FEW, Kept
from ..files import Blob
from ..resolve.edition import Edition, EditionText
from ..runtime import search_texts, word_forms
from .course_data import compact, named
from .made import recall
from .pages import term_views
from .passages import Passage, passages_of
from .words import spoken

Read = list[tuple[str, EditionText]]
"""Pages that are searched: their names and texts."""


class Search:
    """Keeps what it has made: what no region touches is read once and written once for all of them."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._written: Kept[Blob] = Kept(FEW)

    def files(self, edition: Edition, language: str) -> dict[str, Blob]:
        """Give both scripts of a language."""
        texts = [(page.key, page.texts[language]) for page in edition.pages]
        common = [(key, text) for key, text in texts if text.is_common]
        regional = [(key, text) for key, text in texts if not text.is_common]
        return {
            f"search.{language}.js": self._common(edition, common, language),
            f"search-region.{language}.js": self._regional(regional, language),
        }

    def _common(self, edition: Edition, texts: Read, language: str) -> Blob:
        """Give the script that most regions share: one for each choice of pages."""
        return self._written.of(
            ("common", language, _digests(texts)), lambda: self._made_common(edition, texts, language)
        )

    def _made_common(self, edition: Edition, texts: Read, language: str) -> Blob:
        terms = [
            [view.name, view.word, view.meaning, *filter(None, [view.language])]
            for view in term_views(edition, language)
        ]
        beside: dict[str, object] = {
            "texts": search_texts(spoken(language)),
            "forms": word_forms(language),
            "terms": terms,
        }
        parts = ("common", language, _digests(texts), compact(beside))
        return recall(self._cache, "search", parts, lambda: self._script("neuvooSearch", texts, language, beside))

    def _regional(self, texts: Read, language: str) -> Blob:
        parts = ("region", language, _digests(texts))
        return self._written.of(
            parts,
            lambda: recall(
                self._cache, "search", parts, lambda: self._script("neuvooSearchRegion", texts, language, {})
            ),
        )

    def _script(self, name: str, texts: Read, language: str, beside: dict[str, object]) -> str:
        """Give a script that names a value, as `course_data.script` does, of pieces that are written already."""
        pages = ",".join(f"{compact(key)}:{self._page(text, language)}" for key, text in texts)
        others = "".join(f",{compact(key)}:{compact(value)}" for key, value in beside.items())
        return named(name, f'{{"pages":{{{pages}}}{others}}}')

    def _page(self, text: EditionText, language: str) -> str:
        return self._cache.recall(
            "passages",
            (text.digest, language),
            lambda: compact(written(passages_of(text.blocks, text.language), language)),
        )


def _digests(texts: Read) -> tuple[tuple[str, str], ...]:
    return tuple((key, text.digest) for key, text in texts)


def written(passages: tuple[Passage, ...], language: str) -> list[list[str]]:
    """Give passages as the script has them: the language stands only where it is not the page's."""
    return [
        [one.anchor, one.heading, one.text, *([one.language] if one.language != language else [])] for one in passages
    ]
