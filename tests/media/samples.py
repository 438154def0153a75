"""The smallest files of each kind that a browser takes, and a course that shows one of everything.

`sample.webm` (VP8 and Opus) and `sample.mp4` (H.264 and Opus) are a second and a half of a white square that crosses a
blue picture, without a sound, recorded from a canvas with the MediaRecorder of Chromium 156. The rest is built here.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from tests.make import with_defaults

FOLDER = Path(__file__).parent
CAPTIONS = (
    "WEBVTT\n\nNOTE Read by hand.\n\nfirst\n00:00.000 --> 00:01.000\n{first}\n\n00:01.000 --> 00:01.500\n{second}\n"
)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)

FINNISH = """\
# Kuuntele ja katso

Kuuntele ensin, katso sitten.

::: video haastattelu.mp4 title="Neuvoja kertoo työstään"
**Aino Neuvoja** istuu pöydän ääressä ja puhuu kameralle.

::: dialogue
Aino: Ihmiset tulevat tänne kirje kädessä.
Haastattelija: Mitä silloin teet?
:::
:::

::: audio puhelu.mp3
Puhelin soi. Neuvoja vastaa: ”Neuvontapiste, hei.”
:::

::: video kartta.webm silent title="Reitti neuvontapisteeseen"
Valkoinen neliö liikkuu vasemmalta oikealle.
:::

::: download tilauslomake.pdf title="Tulkin tilauslomake"
Täytä lomake ennen tapaamista.
:::

::: download lista.csv
:::
"""
SWEDISH = """\
# Lyssna och se

::: video haastattelu.mp4 title="En rådgivare berättar"
**Aino Rådgivare** sitter vid ett bord.
:::

::: audio puhelu.mp3
Telefonen ringer.
:::

::: video kartta.webm silent title="Vägen"
En vit fyrkant rör sig.
:::

::: download tilauslomake.pdf title="Beställ tolk"
Fyll i före mötet.
:::

::: download lista.csv
:::
"""
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90" fill="#1d4f91"/></svg>'
)


def mp3(frames: int = 40) -> bytes:
    """Give a second of silence: frames of MPEG 1, layer III, 32 kbit/s, 44.1 kHz, mono, with nothing in them."""
    return (b"\xff\xfb\x10\xc0" + bytes(100)) * frames


def png(width: int = 160, height: int = 90) -> bytes:
    """Give a blue picture of a size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x1d\x4f\x91" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def office() -> bytes:
    """Give a zip, as all office files are."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "")
    return packed.getvalue()


def captions(first: str, second: str) -> bytes:
    return CAPTIONS.format(first=first, second=second).encode()


def course_files() -> dict[str, bytes]:
    """Give a course of two pages in two languages; the first page shows one of everything."""
    texts = {
        "national/m/a.fi.md": FINNISH,
        "national/m/a.sv.md": SWEDISH,
        "national/m/b.fi.md": "# Toinen\n\nTeksti. Takaisin [alkuun](/m/a).\n",
        "national/m/b.sv.md": "# Andra\n\nText.\n",
    }
    return {
        **{path: text.encode() for path, text in with_defaults(texts).items()},
        "media/haastattelu.mp4": (FOLDER / "sample.mp4").read_bytes(),
        "media/haastattelu.webm": (FOLDER / "sample.webm").read_bytes(),
        "media/haastattelu.fi.vtt": captions("Ihmiset tulevat tänne.", "Kirje kädessä."),
        "media/haastattelu.sv.vtt": captions("Folk kommer hit.", "Med ett brev."),
        "media/haastattelu.png": png(),
        "national/m/puhelu.mp3": mp3(),
        "national/m/kartta.webm": (FOLDER / "sample.webm").read_bytes(),
        "national/m/tilauslomake.fi.pdf": PDF + bytes(120_000),
        "media/tilauslomake.pdf": PDF,
        "media/lista.csv": b"nimi;puhelin\nNeuvonta;029\n",
        "media/muu.pdf": PDF,
    }


def write_course(root: Path) -> Path:
    for path, data in course_files().items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return root
