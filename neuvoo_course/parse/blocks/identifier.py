"""The `id=` of a block: permanent, so it is asked for rather than made up; `proposed_id` makes it easy to give."""

from __future__ import annotations

import re

from ...anchors import ascii_words
from ...problems import problem
from .opener import Opener

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")


def read_id(opener: Opener, missing_code: str, *, proposal: str) -> str:
    """Give a block's id, or an empty string with a problem where there is none or a wrong one."""
    name, at = opener.values.get("id", ("", opener.at))
    if not name:
        opener.report(problem(missing_code, opener.at, block=opener.kind, proposal=proposal))
        return ""
    if not _ID.match(name) or len(name) > 60:
        opener.report(problem("setting-wrong", at, key="id", expected="name"))
        return ""
    return name


def proposed_id(text: str) -> str:
    """Give an id made of a text's first words."""
    return ascii_words(text, 4)[:60].strip("-")
