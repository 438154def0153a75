"""What can go wrong with a store far away, said in one line and without secrets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class StoreError(OSError):
    """A store that cannot be reached, read or written; the message names it and the reason."""


@contextmanager
def told(address: str) -> Iterator[None]:
    """Turn whatever the library for an address raises into a StoreError that names the address."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:  # every library has errors of its own
        raise StoreError(f"{address}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return f"no right to do this ({_line(error)}). Are the credentials in the environment the right ones?"
    if type(error).__name__ in ("NoCredentialsError", "PartialCredentialsError"):
        return "there are no credentials. Give them in the environment or in the library's own settings file."
    return _line(error)


def _line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
