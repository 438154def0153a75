"""Templates compiled once for all tests of a process: that alone takes longer than the rest of a small build."""

from __future__ import annotations

from types import CodeType

from jinja2.bccache import Bucket

from neuvoo_course.render.environment import _Compiled

_seen: dict[tuple[str, str], CodeType] = {}


class _CompiledOnce(_Compiled):
    """Finds in the cache what is there, and puts into it what is not, as builds do."""

    def load_bytecode(self, bucket: Bucket) -> None:
        super().load_bytecode(bucket)
        known = _seen.get((bucket.key, bucket.checksum))
        if bucket.code is None and known:
            bucket.code = known
            super().dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code
        _seen[bucket.key, bucket.checksum] = bucket.code
        super().dump_bytecode(bucket)


def compile_once() -> None:
    """Let every build of this process, and of those forked from it, take what was compiled before."""
    import neuvoo_course.render.environment as module

    module._Compiled = _CompiledOnce  # type: ignore[misc]
