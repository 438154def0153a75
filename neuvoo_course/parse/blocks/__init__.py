"""The kinds of `:::` blocks, one file each. A new kind is a file here and a line in `KINDS`."""

from __future__ import annotations

from . import (
    accordion,
    callout,
    card,
    checklist,
    dialogue,
    media,
    numbered_picture,
    only,
    question,
    reflection,
    scenario,
    sections,
    services,
    slot,
    test,
)
from .opener import BlockKind

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(callout.NAMES, callout.KIND),
    "accordion": accordion.KIND,
    "tabs": sections.TABS,
    "cards": sections.CARDS,
    "timeline": sections.TIMELINE,
    "dialogue": dialogue.KIND,
    "scenario": scenario.KIND,
    "checklist": checklist.KIND,
    "reflection": reflection.KIND,
    "numbered-picture": numbered_picture.KIND,
    "card": card.KIND,
    "services": services.KIND,
    "video": media.VIDEO,
    "audio": media.AUDIO,
    "download": media.DOWNLOAD,
    "only": only.KIND,
    "slot": slot.KIND,
    "question": question.KIND,
    "test": test.KIND,
}
"""Name after `:::` → its kind."""
