"""SVG that could act or reach out is refused; plain drawings are not."""

from __future__ import annotations

import pytest

from neuvoo_course.checks.pictures import _svg_fault
from neuvoo_course.files import Blob

HARMLESS = [
    '<rect width="1" height="1" fill="url(#shade)"/>',
    "<style>.a{fill:#fff}</style>",
    '<a href="#part"><text>t</text></a>',
    '<image href="data:image/png;base64,AAAA"/>',
    "<title>on the way</title>",
    "<!-- drawn by hand -->",
]
HARMFUL = [
    "<script>1</script>",
    '<rect onclick="1"/>',
    '<rect ONLOAD="1"/>',
    '<a href="https://example.org"><text>t</text></a>',
    '<image href="other.png"/>',
    '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="other.svg#a"/>',
    "<foreignObject/>",
    '<animateTransform attributeName="transform"/>',
    '<set attributeName="href" to="javascript:1"/>',
    '<rect style="fill:url(#a);background:url(https://example.org/a.png)"/>',
    '<rect fill="URL( https://example.org/a )"/>',
    "<style>@IMPORT 'https://example.org/a.css';</style>",
    "<style>.a{background:Url('https://example.org/a.png')}</style>",
]


def drawing(inside: str, before: str = "") -> Blob:
    return Blob.of(f'{before}<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>')


@pytest.mark.parametrize("inside", HARMLESS)
def test_a_plain_drawing_is_good(inside: str) -> None:
    assert _svg_fault(drawing(inside)) == ""


@pytest.mark.parametrize("inside", HARMFUL)
def test_what_acts_or_reaches_out_is_named(inside: str) -> None:
    assert _svg_fault(drawing(inside)) != ""


@pytest.mark.parametrize(
    "before",
    [
        '<?xml-stylesheet href="https://example.org/a.css"?>',
        "<!DOCTYPE svg>",
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_what_stands_before_the_drawing_is_looked_at(before: str) -> None:
    assert _svg_fault(drawing("<rect/>", before)) != ""


def test_an_entity_is_not_followed() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "x"}">' for n in range(12))
    assert _svg_fault(drawing("<text>&a11;</text>", f"<!DOCTYPE svg [{bomb}]>")) != ""


def test_what_is_no_xml_is_told() -> None:
    assert _svg_fault(Blob.of("<svg><rect></svg>")) != ""
