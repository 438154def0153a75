"""`::: only region=… from=… until=…`: what holds for some regions or some days alone."""

from __future__ import annotations

from ...model import Block, Blocks, Only
from ...problems import problem
from .opener import BlockKind, Opener


def build(opener: Opener, blocks: Blocks) -> Block | None:
    regions = tuple(name.strip() for name in opener.text("region").split(",") if name.strip())
    from_day, until_day = opener.day("from"), opener.day("until")
    if not opener.values.keys() & {"region", "from", "until"}:
        opener.report(problem("only-without-condition", opener.at))
        return None
    if from_day and until_day and from_day > until_day:
        opener.report(problem("dates-reversed", opener.values["until"][1]))
    return Only(regions, from_day, until_day, blocks, opener.at)


KIND = BlockKind(build, keys=("region", "from", "until"))
