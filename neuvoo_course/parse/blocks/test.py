"""`::: test id=… title=… pass=80 attempts=3`: questions that are handed in together and scored."""

from __future__ import annotations

from ...model import Block, Blocks, Question, Test, walk
from ...problems import problem
from .identifier import read_id
from .opener import BlockKind, Opener


def build(opener: Opener, blocks: Blocks) -> Block | None:
    name = read_id(opener, "block-without-id", proposal="")
    if not any(isinstance(block, Question) for block in walk(blocks)):
        opener.report(problem("test-without-questions", opener.at))
    for inner in walk(blocks):
        if isinstance(inner, Test):
            opener.report(problem("test-in-test", inner.at))
    pass_mark = opener.number("pass", -1)
    attempts = opener.number("attempts", 0, most=60)
    if not name:
        return None
    return Test(name, opener.text("title"), blocks, None if pass_mark < 0 else pass_mark, attempts, opener.at)


KIND = BlockKind(build, keys=("id", "title", "pass", "attempts"))
