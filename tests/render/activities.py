"""A course with a page for each activity, for the tests that go through all its states."""

from __future__ import annotations

from pathlib import Path

from neuvoo_course.archive import write_folder
from neuvoo_course.files import Blob
from neuvoo_course.render import Renderer
from tests.make import make

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 360"><rect width="720" height="360" fill="#eef"/>'
    '<circle cx="120" cy="180" r="40"/><circle cx="360" cy="80" r="40"/><circle cx="600" cy="180" r="40"/></svg>'
)
GLOSSARY = """\
tulkki:
  term: {fi: asioimistulkki}
  meaning: {fi: "Ammattilainen, joka tulkkaa puheen kielestä toiseen. Hän ei neuvo eikä ota kantaa."}
suostumus:
  term: {fi: suostumus}
  meaning: {fi: Asiakkaan antama lupa.}
"""
ACTIVITIES = {
    "single": """\
::: question single id=single tries=2
Kuka tilaa tulkin?

- [ ] Asiakas
  > Asiakkaan ei tarvitse tilata tulkkia.
- [x] Viranomainen
  > Se joka tarvitsee, tilaa.

Hallintolain mukaan viranomainen huolehtii tulkkauksesta.
:::
""",
    "multiple": """\
::: question multiple id=multiple tries=2
Mitkä kuuluvat tulkille?

- [x] Puheen tulkkaus
  > Se on tulkin työ.
- [ ] Neuvominen
  > Neuvominen on sinun työtäsi.
- [x] Salassapito
:::
""",
    "truefalse": """\
::: question truefalse id=truefalse tries=2
Lapsi voi tulkata.

- [ ] Oikein
- [x] Väärin
  > Lapsi ei koskaan tulkkaa.
:::
""",
    "matching": """\
::: question matching id=matching tries=2
Kuka järjestää palvelun?

| Palvelu | Järjestäjä |
|---|---|
| Työnhakijan palvelut | Työllisyysalue |
| Terveyspalvelut | Hyvinvointialue |
:::
""",
    "ordering": """\
::: question ordering id=ordering tries=2
Missä järjestyksessä toimit?

1. Kysy kieli
2. Tilaa tulkki
3. Varaa aika
:::
""",
    "gap": """\
::: question gap id=gap tries=2
Täydennä ohje.

Tulkin tilaa [[viranomainen / asiakas]]. Häntä sitoo [[vaitiolovelvollisuus]].
:::
""",
    "numeric": """\
::: question numeric id=numeric tries=2
Montako minuuttia ennen tapaamista tulkki saapuu?
= 10 ± 2
:::
""",
    "test": """\
::: test id=koe pass=60 attempts=3
::: question single id=k-yksi
Kuka tilaa?

- [ ] Asiakas
- [x] Viranomainen
:::
::: question numeric id=k-luku
Montako?
= 3
:::
:::
""",
    "dialogue": """\
::: dialogue
Neuvoja: Hei, tervetuloa! Kumpi kieli sopii sinulle?
Asiakas: Hei. Puhun vähän suomea.
Neuvoja: Tilataan **tulkki**.
:::
""",
    "scenario": """\
::: scenario
## Asiakas tulee tiskille
Tytär on kymmenvuotias.

- [Pyydän puhelintulkin](#tulkki)
  > Puhelintulkki löytyy viidessä minuutissa.
- [Annan tyttären tulkata](#tytar)
  > Äiti jättää asiansa kertomatta.

## Tulkki
Samira kertoo asiansa.

## Tytär
Tapaaminen päättyy lyhyeen.
:::
""",
    "checklist": """\
::: checklist id=lista title="Ennen tapaamista"
Käy läpi, kun varaat ajan.

- Varaa tulkki

  Kerro kieli ja murre.
- Varaa kaksinkertainen aika
:::
""",
    "reflection": """\
::: reflection id=pohdinta
Milloin olet viimeksi tilannut tulkin?
:::
""",
    "accordion": """\
::: accordion
## Mitä asiakas maksaa?
Ei mitään.

## Kuka tilaa?
Viranomainen.
:::
""",
    "tabs": """\
::: tabs
## Puhelin
Soita numeroon.

## Verkko
Täytä lomake.
:::
""",
    "cards": """\
::: cards
## Mikä on lämmin siirto?
Asiakas saatetaan seuraavan luo.

## Mikä on suostumus?
Asiakkaan lupa.
:::
""",
    "timeline": """\
::: timeline
## 1994
Ensimmäinen laki.

## 2025
Uusi laki.
:::
""",
    "numbered-picture": """\
::: numbered-picture
![Kolme ihmistä pöydän ääressä: neuvoja ja asiakas vastakkain, tulkki välissä.](istuminen.svg)

1. **Neuvoja** puhuu asiakkaalle.
2. Asiakas.
3. Tulkki istuu sivummalla.
:::
""",
    "card": """\
::: card title="Muista tulkkauksessa"
- Puhu asiakkaalle.
- Pidä taukoja.
:::
""",
    "terms": """\
Kun yhteistä kieltä ei ole, tilaa [tulkki](term:tulkki) ja pyydä [suostumus](term:suostumus). Kerro
[tulkille](term:tulkki) asian aihe.
""",
    "table": """\
## Kuka järjestää

| Palvelu | Järjestäjä |
|---|---|
| Työnhakijan palvelut | Työllisyysalue |
""",
}
"""The blocks by the name of their page."""


def write_activities(folder: Path) -> Path:
    """Write the course as a web site, and give its folder."""
    pages = {f"national/m/{name}.fi.md": f"# Sivu\n\n{text}" for name, text in ACTIVITIES.items()}
    made = make({**pages, "national/glossary.yaml": GLOSSARY, "national/m/istuminen.svg": PICTURE})
    renderer = Renderer(made.course.pictures, lambda _: Blob.of(PICTURE))
    write_folder(folder, renderer.render(made.edition("Espoo", "fi")))
    return folder
