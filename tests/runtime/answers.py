"""A package with a question of every way of answering, as practice and in a test."""

from __future__ import annotations

from pathlib import Path

from neuvoo_course.files import Blob
from neuvoo_course.render import Renderer
from tests.make import make

PRACTICE = """# Harjoitus

::: question matching id=pari tries=2
Kuka järjestää palvelun?

| Palvelu | Järjestäjä |
|---|---|
| **Työnhakijan** palvelut | Työllisyysalue |
| Sosiaalipalvelut | Hyvinvointialue |
| Terveyspalvelut | Hyvinvointialue |
| Kansalaisuus | Maahanmuuttovirasto |

Näin on sovittu.
:::

::: question ordering id=jarjestys
Missä järjestyksessä toimit?

1. Kysy kieli
2. Tilaa **tulkki**
3. Varaa aika
4. Tapaa asiakas
:::

::: question gap id=aukko
Täydennä ohje.

Tulkin tilaa [[viranomainen / asiakas]]. Häntä sitoo [[vaitiolovelvollisuus | salassapito velvollisuus]].

- Tulkki istuu [[vieressä / ulkona]].
:::

::: question numeric id=luku tries=1
Montako minuuttia?
= 30,5 ± 0,2
:::
"""

TEST = """# Koe

::: test id=koe pass=60 attempts=3
::: question matching id=k-pari points=4
Yhdistä.

| Mitä | Missä |
|---|---|
| a | eka |
| b | toka |
| c | kolmas |
:::
::: question ordering id=k-jarjestys points=3
Järjestä.

1. yksi
2. kaksi
3. kolme
:::
::: question gap id=k-aukko points=2
Täydennä.

Tulkin tilaa [[viranomainen / asiakas]], ja maksaa [[viranomainen]].
:::
::: question numeric id=k-luku
Paljonko?

= 1 000,5
:::
::: question single id=k-valinta
Kumpi?

- [x] tämä
- [ ] tuo
:::
:::
"""


def write_package(folder: Path, settings: str = "", **more: str) -> Path:
    """Write the package into a folder, and give that; `more` are texts of further pages in Finnish, by name."""
    pages = {f"national/m/{name}.fi.md": text for name, text in {"a": PRACTICE, "koe": TEST, **more}.items()}
    made = make({**pages, "settings": settings})
    for name, blob in Renderer(frozenset(), _no_picture).render(made.edition("Helsinki", "fi")).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(blob.data)
    return folder


def _no_picture(path: str) -> Blob:
    raise AssertionError(path)
