"""Files of the pictures that pages show: they can be read, and are no heavier than need be.

Problems are told at the file, once for all pages that show it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..light_pictures import can_be_light, is_ready
from ..media import shown_pictures
from ..problems import Location, Problem, problem
from ..source.files import megabytes
from .subject import Subject

HEAVY = 300_000
"""Bytes of a picture that was hardly made for the web: as wide as the text, for a dense screen, photographs have some
20 to 330 kB as WebP, screenshots 20 to 80."""
_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8")
_ENOUGH = 12


def check(subject: Subject) -> Iterator[Problem]:
    shown = _shown(subject)
    broken = {path for path in shown if can_be_light(path) and not _begins_well(subject.read_start(path, _ENOUGH))}
    yield from (problem("picture-broken", Location(path)) for path in sorted(broken))
    if is_light := subject.course.settings.pictures == "light":
        yield from _faults([path for path in shown if can_be_light(path) and path not in broken], subject)
    yield from _heavy([path for path in shown if not (is_light and can_be_light(path))], subject)


def _shown(subject: Subject) -> list[str]:
    """Give every picture that any page shows in any language, once."""
    course = subject.course
    texts = (text for _, text in subject.texts())
    return sorted(
        {path for text in texts for path in shown_pictures(text.asked, text.language, course.pictures, course.media)}
    )


def _begins_well(start: bytes) -> bool:
    """Whether browsers will take a file called .png or .jpg for a picture: they look at what it is, not at its name."""
    return start.startswith(_STARTS) or start[8:12] == b"WEBP" or start[4:12] in (b"ftypavif", b"ftypavis")


def _faults(paths: list[str], subject: Subject) -> Iterator[Problem]:
    """Make pictures light ahead of a build, which then has them; without Pillow the build says what is missing."""
    if not paths or not is_ready():
        return
    light = subject.light_pictures
    light.make(paths)
    for path in paths:
        if fault := light.made(path).fault:
            yield problem("picture-broken" if fault == "broken" else "picture-too-large", Location(path))


def _heavy(paths: list[str], subject: Subject) -> Iterator[Problem]:
    sizes = {path: subject.read_picture(path).size for path in paths}
    heavy = [path for path, size in sizes.items() if size > HEAVY]
    saved = _saved([path for path in heavy if can_be_light(path)], subject)
    for path in heavy:
        yield problem("picture-heavy", Location(path), size=_in_words(sizes[path]), light=saved.get(path, ""))


def _saved(paths: list[str], subject: Subject) -> dict[str, str]:
    """Say what pictures would weigh, where they can be made light here."""
    if not paths or not is_ready():
        return {}
    light = subject.light_pictures
    light.make(paths)
    return {path: _in_words(light.made(path).weight) for path in paths if light.made(path).sizes}


def _in_words(size: int) -> str:
    return megabytes(size) if size >= 999_500 else f"{size / 1000:.0f} kB"
