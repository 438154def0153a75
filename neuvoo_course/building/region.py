"""All packages of one region: resolved, rendered, made and written, each only where it is not there just so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ..archive import Compressor
from ..cache import key_of
from ..files import Files
from ..problems import Problem
from ..render import Renderer
from ..resolve import resolve
from ..resolve.edition import Edition
from ..resolve.regions import Region
from ..store import Store, store_at
from ..targets import TARGETS, added_digest
from ..workspace import Workspace
from .receipts import Line, Receipt, Receipts, changed, contents_of, members_of
from .request import Package, Request, package_name, variants_of
from .why import FIRST, GONE, OLDER, SAME, regional_because, what_changed


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition as rendered; `digest` is that of its members."""

    edition: Edition
    files: Files
    members: dict[str, str]
    digest: str


@dataclass(frozen=True)
class RegionBuilder:
    """Builds region after region of one course; what they share is made once."""

    workspace: Workspace
    request: Request

    @cached_property
    def store(self) -> Store:
        return store_at(self.request.out)

    @cached_property
    def renderer(self) -> Renderer:
        course = self.workspace.course
        return Renderer(course.pictures, self.workspace.source.picture, course.media, self.workspace.cache)

    @cached_property
    def compressor(self) -> Compressor:
        return Compressor(self.workspace.cache)

    @cached_property
    def receipts(self) -> Receipts:
        return Receipts(self.workspace.cache, self.store.address)

    @cached_property
    def targets(self) -> tuple[str, ...]:
        return self.request.targets or self.workspace.course.settings.targets

    def check(self, region: Region) -> tuple[Problem, ...]:
        """Give the problems that only show when the course is resolved for this region."""
        whole = next(variants_of(region, replace(self.request, split_languages=False)))
        return resolve(self.workspace.course, self.workspace.locks, whole, self.workspace.texts)[1]

    def ready(self, region: Region) -> list[Package] | None:
        """Give a region's packages, if each lies there as it was written and nothing it was made from has changed."""
        receipt = self.receipts.of(region.output_name)
        if not receipt.inputs or receipt.inputs != self._inputs(region):
            return None
        if any(self.store.stamp(name) != receipt.lines[name].stamp for name in receipt.names):
            return None
        return [self._package(name, receipt.lines[name], region, why=(SAME,)) for name in receipt.names]

    def prepare(self, region: Region) -> None:
        """Make what most regions share, without writing any package."""
        for variant in variants_of(region, self.request):
            self.renderer.render(resolve(self.workspace.course, self.workspace.locks, variant, self.workspace.texts)[0])

    def build(self, region: Region) -> list[Package]:
        """Build every package of a region."""
        receipt = self.receipts.of(region.output_name)
        packages = list(self._packages(region, receipt))
        receipt.inputs, receipt.names = self._inputs(region), tuple(name for name, _ in packages)
        self.receipts.keep(region.output_name, receipt)
        return [package for _, package in packages]

    def _packages(self, region: Region, receipt: Receipt) -> Iterator[tuple[str, Package]]:
        course = self.workspace.course
        for variant in variants_of(region, self.request):
            edition, _ = resolve(course, self.workspace.locks, variant, self.workspace.texts)
            files = self.renderer.render(edition)
            members = members_of(files)
            shown = Shown(edition, files, members, key_of(*sorted(members.items())))
            for target in self.targets:
                name = package_name(course.settings.id, variant, target)
                yield name, self._package_of(name, target, shown, receipt)
            receipt.members[edition.identifier], receipt.shown[edition.identifier] = members, shown.digest

    def _package_of(self, name: str, target: str, shown: Shown, receipt: Receipt) -> Package:
        edition = shown.edition
        made = TARGETS[target].build(edition, shown.files, self.request.options)
        contents, known, stamp = contents_of(made), receipt.lines.get(name), self.store.stamp(name)
        is_there = known is not None and (known.contents, known.stamp) == (contents, stamp)
        why = (SAME,) if is_there else self._why(shown, receipt, known, stamp)
        size = known.size if known and is_there else self._write(name, target, made)
        line = Line(
            contents=contents,
            stamp=stamp if is_there else self.store.stamp(name),
            shown=shown.digest,
            size=size,
            identifier=edition.identifier,
            target=target,
            languages=edition.variant.languages,
            fallbacks=edition.fallbacks,
            empty_slots=edition.empty_slots,
        )
        receipt.lines[name] = line
        return self._package(name, line, edition.variant.region, why=why, is_new=not is_there)

    def _write(self, name: str, target: str, made: Files) -> int:
        if TARGETS[target].is_archive:
            return self.store.write_zip(name, made, self.compressor)
        return self.store.write_folder(name, made)

    def _why(self, shown: Shown, receipt: Receipt, known: Line | None, stamp: str) -> tuple[str, ...]:
        identifier = shown.edition.identifier
        if not self.request.explain:
            return ()
        if known is None:
            return (FIRST,)
        if known.stamp != stamp:
            return (GONE,)
        if known.shown != receipt.shown.get(identifier):
            return (OLDER,)
        differing = changed(receipt.members[identifier], shown.members)
        return (what_changed(differing), *regional_because(shown.edition, differing))

    def _package(self, name: str, line: Line, region: Region, *, why: tuple[str, ...], is_new: bool = False) -> Package:
        return Package(
            address=self.store.address_of(name),
            target=line.target,
            region=region.output_name,
            identifier=line.identifier,
            languages=line.languages,
            size=line.size,
            fallbacks=line.fallbacks,
            empty_slots=line.empty_slots,
            is_new=is_new,
            why=why if self.request.explain else (),
        )

    def _inputs(self, region: Region) -> str:
        """Give the digest of everything that a region's packages are made from."""
        return self._common_inputs and key_of(self._common_inputs, repr(region))

    @cached_property
    def _common_inputs(self) -> str:
        """The same for what all regions' are made from; empty, so that nothing is like it, where it cannot be sure."""
        request, source = self.request, self.workspace.source
        if not source.is_settled:
            return ""
        asked = (request.languages, request.split_languages, self.targets, request.options, request.as_of.isoformat())
        return key_of(source.digest, repr(asked), added_digest(self.targets, request.options))
