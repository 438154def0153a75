"""What an edition is made from, as one digest: equal digests mean equal packages, before anything is resolved."""

from __future__ import annotations

from collections.abc import Iterator

from ..cache import key_of
from ..locks import format_lock
from ..model import Page
from ..workspace import Workspace


def inputs_of(workspace: Workspace, files: tuple[object, ...] | None, languages: tuple[str, ...]) -> str:
    """Give the digest of all that editions in these languages read of a course, whatever their region.

    `files` stand for what is not text. Without them the digest is empty, and nothing is like it.

    Everything counts but the texts of pages in other languages: of these only what a page says of itself in its first
    language, and all of them where the page lacks one of the languages.
    """
    source = workspace.source
    if files is None:
        return ""
    apart = (".md", ".lock")  # of locks what they say, which a first build has before it is written
    others = sorted((path, text) for path, text in source.texts.items() if not path.endswith(apart))
    locks = sorted((owner, format_lock(lock)) for owner, lock in workspace.locks.items())
    pages = tuple(_page(page, languages) for page in workspace.course.all_pages())
    return key_of(others, files, locks, pages)


def _page(page: Page, languages: tuple[str, ...]) -> tuple[object, ...]:
    return (page.owner, page.key, repr(page.front), *_digests(page, languages))


def _digests(page: Page, languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    is_whole = all(language in page.texts for language in languages)
    for language, text in page.texts.items():
        if language in languages or not is_whole:
            yield language, text.digest
