"""The templates of documents and of blocks with a life of their own."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from ..cache import Cache, key_of
from .words import marks

FOLDER = Path(__file__).parent / "templates"


def environment(cache: Cache) -> Environment:
    """Give the templates: everything that is put in is escaped, and a name that is missing is an error."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_Compiled(cache),
    )
    made.filters |= {"plain": str, "marks": marks}  # for attributes, where words cannot be marked themselves
    return made


class _Compiled(BytecodeCache):
    """Templates as earlier runs compiled them."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        if compiled := self._cache.get(_key(bucket)):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._cache.put(_key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> str:
    return key_of("template", bucket.key, bucket.checksum)
