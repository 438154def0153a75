"""A question's inside in its three parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ....model import Block, Blocks, Task


@dataclass(frozen=True, slots=True)
class Divided:
    prompt: Blocks
    task: Task
    explanation: Blocks


def around(blocks: Blocks, is_task: Callable[[Block], bool]) -> tuple[Blocks, Block | None, Blocks]:
    """Give what stands before the last block that holds the task, that block, and what follows it.

    The last, because a prompt may hold a table or a list, too.
    """
    for index in range(len(blocks) - 1, -1, -1):
        if is_task(blocks[index]):
            return blocks[:index], blocks[index], blocks[index + 1 :]
    return blocks, None, ()
