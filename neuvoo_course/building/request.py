"""What to build, and what was built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..resolve.edition import Fallback, Variant
from ..resolve.regions import Region
from ..targets import TARGETS, Options


@dataclass(frozen=True, slots=True)
class Request:
    """What to build. Empty `languages` or `targets` mean what the region and the course say."""

    regions: tuple[Region, ...]
    as_of: date
    out: Path | str
    languages: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    split_languages: bool = False
    locked: bool = False
    options: Options = field(default_factory=Options)
    jobs: int = 1  # processes to build in
    explain: bool = False  # say of each package why it was written or not
    scheduler: str = ""  # of a Dask cluster whose workers build, instead of processes here


@dataclass(frozen=True, slots=True)
class Package:
    """One finished package: where it lies, and what is worth telling of it."""

    address: str
    target: str
    region: str  # its name in paths
    identifier: str
    languages: tuple[str, ...]
    size: int  # bytes: of the file, or of all files of a folder
    fallbacks: tuple[Fallback, ...]
    empty_slots: tuple[str, ...]
    is_new: bool  # False: it lay there already, just so
    why: tuple[str, ...] = ()  # for a request that asks

    @property
    def path(self) -> Path:
        """Where it lies, on a disk of this machine."""
        return Path(self.address)


def variants(request: Request) -> Iterator[Variant]:
    """Give every variant a request asks for: one a region, or one a region and language."""
    for region in request.regions:
        yield from variants_of(region, request)


def variants_of(region: Region, request: Request) -> Iterator[Variant]:
    """Give the variants that a request asks of a region."""
    languages = request.languages or region.languages
    if request.split_languages:
        yield from (Variant(region, (language,), request.as_of, split=True) for language in languages)
    else:
        yield Variant(region, languages, request.as_of)


def package_name(course: str, variant: Variant, target: str) -> str:
    """Give where a package goes below the place for all of them: the same for every spelling of a region, with no
    version or date in it."""
    region = variant.region.output_name
    language = f"-{variant.languages[0]}" if variant.split else ""
    if TARGETS[target].is_archive:
        return f"{region}/{course}-{region}{language}-{target}.zip"
    return f"{region}/{target}{language}"
