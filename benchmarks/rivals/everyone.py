"""The rivals, with what each does of what `neuvoo build` does, and who could not be had."""

from __future__ import annotations

from . import mkdocs, packagers, sphinx
from .rival import Rival

RIVALS = (
    Rival(
        f"simple-scorm-packager {packagers.SIMPLE.version}",
        packagers.simple,
        "starts from pages that are finished; writes a manifest and zips. Reads no texts, checks and tracks nothing.",
        "> × 1.00",
    ),
    Rival(
        f"MkDocs {mkdocs.VERSION}, pages only",
        mkdocs.pages,
        "the same texts without questions; web pages with a search index; checks links alone. No package, no tests.",
    ),
    Rival(
        f"MkDocs {mkdocs.VERSION}, then simple-scorm-packager {packagers.SIMPLE.version}",
        mkdocs.packaged,
        "the way from texts to a SCORM package with these two; no questions, no tests, no tracking.",
    ),
    Rival(
        f"Sphinx {sphinx.VERSION} + plct-bulder-for-sphinx {sphinx.PLCT_VERSION}",
        sphinx.anew,
        "the same texts without questions through MyST; the SCORM package is a door to pages on a web server, "
        "the pages themselves are not in it. No questions, no tests.",
    ),
    Rival(
        f"Sphinx {sphinx.VERSION} + plct-bulder-for-sphinx {sphinx.PLCT_VERSION}, its own cache, nothing changed",
        sphinx.again,
        "the same once more: to be read beside our build with a cache.",
    ),
)
UNOBTAINABLE = (
    "Adapt: not measured. `adapt-cli` is on npm, but the framework that it builds with comes from GitHub alone.",
    "`@liascript/simple-scorm-packager` 0.3.0 (npm): not measured. It takes the newest version of each library that it "
    "needs, and does not run with the archiver of today.",
    "`slxd-coursekit` 0.7.0 (PyPI): not measured. It needs a newer Python than 3.11, and packs only units that a "
    "person has signed off one by one.",
    "`scocli` 1.3.1 (PyPI): not measured. It asks at a prompt, writes SCORM 2004 only, and stores without compressing.",
)
