"""All packages of one region: resolved, rendered, made and written, each only where it is not there just so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial

from ..archive import Compressor
from ..cache import key_of
from ..files import Files
from ..light_pictures import light_pictures
from ..problems import Problem
from ..render import Renderer
from ..resolve import resolve
from ..resolve.edition import Edition, Variant, identifier_of
from ..resolve.regions import Region
from ..store import Store, Written, store_at
from ..targets import TARGETS, added_digest
from ..workspace import Workspace
from .inputs import inputs_of
from .program import program_contents
from .receipts import Line, Receipt, Receipts, Record, changed, contents_of, members_of
from .request import Package, Request, package_name, variants_of
from .why import FIRST, GONE, SAME, regional_because, what_changed


@dataclass(frozen=True)
class RegionBuilder:
    """Builds region after region of one course; what they share is made once."""

    workspace: Workspace
    request: Request

    @cached_property
    def store(self) -> Store:
        return store_at(self.request.out, is_shared=bool(self.request.scheduler))

    @cached_property
    def renderer(self) -> Renderer:
        course, read, cache = self.workspace.course, self.workspace.source.picture, self.workspace.cache
        return Renderer(course.pictures, read, course.media, cache, light_pictures(course, read, cache))

    @cached_property
    def compressor(self) -> Compressor:
        return Compressor(self.workspace.cache)

    @cached_property
    def receipts(self) -> Receipts:
        return Receipts(self.workspace.cache, self.store)

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
        found = [self._ready(variant, receipt) for variant in variants_of(region, self.request)]
        return None if None in found else [package for one in found for package in one or ()]

    def _ready(self, variant: Variant, receipt: Receipt) -> list[Package] | None:
        """Give a variant's packages, if each lies there as it was written and nothing it was made from has changed."""
        record = receipt.editions.get(self._identifier(variant))
        names = [package_name(self.workspace.course.settings.id, variant, target) for target in self.targets]
        if not (record and record.inputs and record.inputs == self._inputs(variant)):
            return None
        if not all(name in receipt.lines for name in names) or any(
            self.store.stamp(name) != receipt.lines[name].stamp for name in names
        ):
            return None
        return [self._package(name, receipt.lines[name], variant.region, why=(SAME,)) for name in names]

    def prepare(self, region: Region) -> None:
        """Make what most regions share, without writing any package."""
        for variant in variants_of(region, self.request):
            self.renderer.render(resolve(self.workspace.course, self.workspace.locks, variant, self.workspace.texts)[0])

    def build(self, region: Region) -> list[Package]:
        """Build every package of a region."""
        receipt = self.receipts.of(region.output_name)
        packages = [
            package
            for variant in variants_of(region, self.request)
            for package in self._ready(variant, receipt) or self._built(variant, receipt)
        ]
        self.receipts.keep(region.output_name, receipt)
        return packages

    def _built(self, variant: Variant, receipt: Receipt) -> list[Package]:
        course = self.workspace.course
        edition, _ = resolve(course, self.workspace.locks, variant, self.workspace.texts)
        files = self.renderer.render(edition)
        members = members_of(files)
        before = receipt.editions.pop(edition.identifier, Record())
        differing = changed(before.members, members)
        names = {target: package_name(course.settings.id, variant, target) for target in self.targets}
        packages = [
            self._package_of(name, target, edition, files, receipt, differing) for target, name in names.items()
        ]
        # Formats that were not asked for now are as an earlier course made them.
        for name, line in list(receipt.lines.items()):
            if line.identifier == edition.identifier and name not in names.values():
                del receipt.lines[name]
        receipt.editions[edition.identifier] = Record(self._inputs(variant), members)
        return packages

    def _package_of(
        self, name: str, target: str, edition: Edition, files: Files, receipt: Receipt, differing: list[str]
    ) -> Package:
        made = TARGETS[target].build(edition, files, self.request.options)
        contents, known, stamp = contents_of(made), receipt.lines.get(name), self.store.stamp(name)
        is_there = known is not None and (known.contents, known.stamp) == (contents, stamp)
        why = (SAME,) if is_there else self._why(edition, known, stamp, differing)
        there = Written(known.size, stamp) if known and is_there else self._write(name, target, made)
        line = Line(  # what is told of a package may be other than before though its bytes are the same
            contents=contents,
            stamp=there.stamp,
            size=there.size,
            identifier=edition.identifier,
            target=target,
            languages=edition.variant.languages,
            fallbacks=edition.fallbacks,
            empty_slots=edition.empty_slots,
        )
        receipt.lines[name] = line
        return self._package(name, line, edition.variant.region, why=why, is_new=not is_there)

    def _write(self, name: str, target: str, made: Files) -> Written:
        if TARGETS[target].is_archive:
            return self.store.write_zip(name, made, self.compressor)
        return self.store.write_folder(name, made)

    def _why(self, edition: Edition, known: Line | None, stamp: str, differing: list[str]) -> tuple[str, ...]:
        if not self.request.explain:
            return ()
        if known is None:
            return (FIRST,)
        if known.stamp != stamp:
            return (GONE,)
        return (what_changed(differing), *regional_because(edition, differing))

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

    def _identifier(self, variant: Variant) -> str:
        return identifier_of(self.workspace.course.settings.id, variant)

    def _inputs(self, variant: Variant) -> str:
        """Give the digest of everything that a variant's packages are made from."""
        common = self._common_inputs(variant.languages)
        return key_of(common, repr(variant), repr(self.request.options), self._added) if common else ""

    @cached_property
    def _added(self) -> str:
        return added_digest(self.request.options)

    @cached_property
    def _common_inputs(self) -> Callable[[tuple[str, ...]], str]:
        return cache(partial(inputs_of, self.workspace, self._files))

    @cached_property
    def _files(self) -> tuple[object, ...] | None:
        """What shows a change in files that are not text, and where it could show, one in the program; None where a
        file changed so lately that it may have changed again unseen.
        """
        source = self.workspace.source
        if self.store.notes is None:
            return tuple(sorted(source.found.items())) if source.is_settled else None
        # Other machines have other days and numbers on the same files, and perhaps another program.
        return program_contents(self.request.options.control_documents), *sorted(source.digests.items())
