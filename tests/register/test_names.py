"""The forms of names: none missing, the well-known ones literally, Swedish and English by rule."""

from collections import Counter

import pytest

from neuvoo_course.register import LANGUAGES, Kind, NameForms, ascii_name, load_register

from .table import rows

REGISTER = load_register()
TABLE = rows("name-forms.csv")
MUNICIPALITIES = rows("municipalities.csv")

CODES: dict[Kind, set[str]] = {
    "municipality": {row["code"] for row in MUNICIPALITIES},
    "employment_area": {row["employment_area_code"] for row in MUNICIPALITIES},
    "wellbeing_county": {row["wellbeing_county_code"] for row in MUNICIPALITIES},
    "development_centre": {row["edc_code"] for row in MUNICIPALITIES},
}

LABELS = {"01", "07", "09", "10", "11", "15", "18", "20", "37", "40", "42", "44"}
"""Employment areas whose names do not read as places: lists of names, invented words."""

KNOWN = [
    ("091", "fi", "Helsinki Helsingissä Helsinkiin Helsingistä Helsingin"),
    ("091", "sv", "Helsingfors|i Helsingfors|till Helsingfors|från Helsingfors|Helsingfors"),
    ("091", "en", "Helsinki|in Helsinki|to Helsinki|from Helsinki|Helsinki's"),
    ("092", "fi", "Vantaa Vantaalla Vantaalle Vantaalta Vantaan"),
    ("092", "sv", "Vanda|i Vanda|till Vanda|från Vanda|Vandas"),
    ("092", "en", "Vantaa|in Vantaa|to Vantaa|from Vantaa|Vantaa's"),
    ("235", "fi", "Kauniainen Kauniaisissa Kauniaisiin Kauniaisista Kauniaisten"),
    ("235", "sv", "Grankulla|i Grankulla|till Grankulla|från Grankulla|Grankullas"),
    ("235", "en", "Kauniainen|in Kauniainen|to Kauniainen|from Kauniainen|Kauniainen's"),
    ("284", "fi", "Koski Tl|Tl. Koskella|Tl. Koskelle|Tl. Koskelta|Tl. Kosken"),
    ("284", "sv", "Koskis|i Koskis|till Koskis|från Koskis|Koskis"),
    ("284", "en", "Koski Tl|in Koski Tl|to Koski Tl|from Koski Tl|Koski Tl's"),
    ("211", "fi", "Kangasala Kangasalla Kangasalle Kangasalta Kangasalan"),
    ("211", "sv", "Kangasala|i Kangasala|till Kangasala|från Kangasala|Kangasalas"),
    ("211", "en", "Kangasala|in Kangasala|to Kangasala|from Kangasala|Kangasala's"),
    ("318", "fi", "Kökar Kökarissa Kökariin Kökarista Kökarin"),
    ("318", "sv", "Kökar|på Kökar|till Kökar|från Kökar|Kökars"),
    ("318", "en", "Kökar|in Kökar|to Kökar|from Kökar|Kökar's"),
    ("322", "fi", "Kemiönsaari Kemiönsaarella Kemiönsaarelle Kemiönsaarelta Kemiönsaaren"),
    ("322", "sv", "Kimitoön|i Kimitoöns kommun|till Kimitoön|från Kimitoön|Kimitoöns"),
    ("322", "en", "Kimitoön|in Kimitoön|to Kimitoön|from Kimitoön|Kimitoön's"),
    ("020", "fi", "Akaa Akaassa Akaaseen Akaasta Akaan"),
    ("020", "sv", "Ackas|i Ackas|till Ackas|från Ackas|Ackas"),
    ("020", "en", "Akaa|in Akaa|to Akaa|from Akaa|Akaa's"),
    ("152", "fi", "Isokyrö Isossakyrössä Isoonkyröön Isostakyröstä Isonkyrön"),
    ("152", "sv", "Storkyro|i Storkyro|till Storkyro|från Storkyro|Storkyros"),
    ("152", "en", "Isokyrö|in Isokyrö|to Isokyrö|from Isokyrö|Isokyrö's"),
    ("236", "fi", "Kaustinen Kaustisella Kaustiselle Kaustiselta Kaustisen"),
    ("236", "sv", "Kaustby|i Kaustby|till Kaustby|från Kaustby|Kaustbys"),
    ("236", "en", "Kaustinen|in Kaustinen|to Kaustinen|from Kaustinen|Kaustinen's"),
    ("043", "fi", "Eckerö Eckerössä Eckeröhön Eckeröstä Eckerön"),
    ("043", "sv", "Eckerö|i Eckerö|till Eckerö|från Eckerö|Eckerös"),
    ("043", "en", "Eckerö|in Eckerö|to Eckerö|from Eckerö|Eckerö's"),
    ("893", "fi", "Uusikaarlepyy Uudessakaarlepyyssä Uuteenkaarlepyyhyn Uudestakaarlepyystä Uudenkaarlepyyn"),
    ("893", "sv", "Nykarleby|i Nykarleby|till Nykarleby|från Nykarleby|Nykarlebys"),
    ("893", "en", "Nykarleby|in Nykarleby|to Nykarleby|from Nykarleby|Nykarleby's"),
    ("936", "fi", "Virrat Virroilla Virroille Virroilta Virtain"),
    ("936", "sv", "Virdois|i Virdois|till Virdois|från Virdois|Virdois"),
    ("936", "en", "Virrat|in Virrat|to Virrat|from Virrat|Virrat's"),
    ("599", "fi", "Pedersören kunta|Pedersören kunnassa|Pedersören kuntaan|Pedersören kunnasta|Pedersören kunnan"),
    ("599", "sv", "Pedersöre|i Pedersöre|till Pedersöre|från Pedersöre|Pedersöres"),
    ("599", "en", "Pedersöre|in Pedersöre|to Pedersöre|from Pedersöre|Pedersöre's"),
    ("445", "fi", "Parainen Paraisilla Paraisille Paraisilta Paraisten"),
    ("445", "sv", "Pargas|i Pargas|till Pargas|från Pargas|Pargas"),
    ("445", "en", "Pargas|in Pargas|to Pargas|from Pargas|Pargas's"),
]


def listed(forms: str) -> NameForms:
    """Read forms written in a row, between bars when they hold spaces."""
    return NameForms(*(forms.split("|") if "|" in forms else forms.split()))


@pytest.mark.parametrize(("code", "language", "forms"), KNOWN)
def test_a_municipality_has_the_forms_people_know(code: str, language: str, forms: str) -> None:
    assert REGISTER.forms("municipality", code, language) == listed(forms)


@pytest.mark.parametrize(
    ("kind", "code", "language", "forms"),
    [
        (
            "employment_area",
            "18",
            "fi",
            "työllisyysalue (Kymppi)|työllisyysalueella (Kymppi)|työllisyysalueelle (Kymppi)"
            "|työllisyysalueelta (Kymppi)|työllisyysalueen (Kymppi)",
        ),
        (
            "employment_area",
            "38",
            "sv",
            "Sydösterbottens sysselsättningsregion|i Sydösterbottens sysselsättningsregion"
            "|till Sydösterbottens sysselsättningsregion|från Sydösterbottens sysselsättningsregion"
            "|Sydösterbottens sysselsättningsregions",
        ),
        (
            "wellbeing_county",
            "90",
            "fi",
            "Helsingin kaupunki|Helsingin kaupungissa|Helsingin kaupunkiin|Helsingin kaupungista|Helsingin kaupungin",
        ),
        ("wellbeing_county", "91", "fi", "Ahvenanmaa Ahvenanmaalla Ahvenanmaalle Ahvenanmaalta Ahvenanmaan"),
        ("wellbeing_county", "91", "sv", "Åland|på Åland|till Åland|från Åland|Ålands"),
        (
            "wellbeing_county",
            "21",
            "en",
            "Lapland wellbeing services county|in the Lapland wellbeing services county"
            "|to the Lapland wellbeing services county|from the Lapland wellbeing services county"
            "|the Lapland wellbeing services county's",
        ),
        (
            "development_centre",
            "10",
            "fi",
            "Lapin elinvoimakeskus|Lapin elinvoimakeskuksessa|Lapin elinvoimakeskukseen"
            "|Lapin elinvoimakeskuksesta|Lapin elinvoimakeskuksen",
        ),
        (
            "development_centre",
            "10",
            "sv",
            "Lapplands livskraftscentral|vid Lapplands livskraftscentral|till Lapplands livskraftscentral"
            "|från Lapplands livskraftscentral|Lapplands livskraftscentrals",
        ),
    ],
)
def test_an_authority_has_its_forms(kind: Kind, code: str, language: str, forms: str) -> None:
    assert REGISTER.forms(kind, code, language) == listed(forms)


def test_the_counts_are_those_of_the_country() -> None:
    assert Counter(row["kind"] for row in TABLE) == {
        "municipality": 308 * 3,
        "employment_area": 46 * 3,
        "wellbeing_county": 23 * 3,
        "development_centre": 10 * 3,
    }


def test_every_entry_has_every_form_in_every_language() -> None:
    keys = [(row["kind"], row["code"], row["language"]) for row in TABLE]
    assert len(set(keys)) == len(keys)
    assert set(keys) == {(kind, code, tag) for kind, codes in CODES.items() for code in codes for tag in LANGUAGES}
    assert all(value and value == value.strip() and "  " not in value for row in TABLE for value in row.values())


def test_names_are_those_of_the_register() -> None:
    sources: dict[Kind, tuple[str, str]] = {
        "municipality": ("code", "name_"),
        "wellbeing_county": ("wellbeing_county_code", "wellbeing_county_"),
        "development_centre": ("edc_code", "edc_"),
    }
    for kind, (code, name) in sources.items():
        for row in MUNICIPALITIES:
            for language in LANGUAGES:
                assert REGISTER.forms(kind, row[code], language).name == row[name + language]


def test_areas_that_do_not_read_as_places_are_labels() -> None:
    words = {"fi": "työllisyysalue", "sv": "sysselsättningsområdet", "en": "employment area"}
    for code, area in REGISTER.employment_areas.items():
        for language, word in words.items():
            name = REGISTER.forms("employment_area", code, language).name
            assert (name == f"{word} ({area.names[language]})") == (code in LABELS)


def test_an_area_named_after_a_municipality_has_its_genitive() -> None:
    for code, area in REGISTER.employment_areas.items():
        town = REGISTER.find_municipality(area.names["fi"])
        if town and town.names["fi"] == area.names["fi"]:
            genitive = REGISTER.forms("municipality", town.code, "fi").of
            assert REGISTER.forms("employment_area", code, "fi").name == f"{genitive} työllisyysalue"


def test_other_areas_have_english_names_of_one_pattern() -> None:
    for code in REGISTER.employment_areas.keys() - LABELS:
        name = REGISTER.employment_areas[code].names["en"]
        assert REGISTER.forms("employment_area", code, "en").name == f"{name} employment area"


def test_other_areas_have_swedish_names_of_one_pattern() -> None:
    own = {"23": "S:t Michel-regionens sysselsättningsområde", "38": "Sydösterbottens sysselsättningsregion"}
    without_s = ("s", "x", "Kouvola", "Kuopio", "Salo", "Satakunta", "Vanda", "Åbo")
    for code in REGISTER.employment_areas.keys() - LABELS:
        place = REGISTER.employment_areas[code].names["sv"]
        pattern = place + ("" if place.endswith(without_s) else "s") + " sysselsättningsområde"
        assert REGISTER.forms("employment_area", code, "sv").name == own.get(code, pattern)


def swedish(row: dict[str, str]) -> NameForms:
    name = row["name"]
    at = "vid" if row["kind"] == "development_centre" else "på" if name in ("Kökar", "Åland") else "i"
    where = "i Kimitoöns kommun" if name == "Kimitoön" else f"{at} {name}"
    owner, bracket, label = name.partition(" (")
    return NameForms(
        name, where, f"till {name}", f"från {name}", owner + ("" if owner[-1] in "sxz" else "s") + bracket + label
    )


def english(row: dict[str, str]) -> NameForms:
    name = row["name"]
    at = "at" if row["kind"] == "development_centre" else "in"
    named = name if row["kind"] == "municipality" or name == "Åland" else f"the {name}"
    owner, bracket, label = named.partition(" (")
    return NameForms(name, f"{at} {named}", f"to {named}", f"from {named}", f"{owner}'s{bracket}{label}")


def written(row: dict[str, str]) -> NameForms:
    return NameForms(row["name"], row["in"], row["to"], row["from"], row["of"])


def test_swedish_follows_the_rule() -> None:
    forms = [(written(row), swedish(row)) for row in TABLE if row["language"] == "sv"]
    assert [pair for pair in forms if pair[0] != pair[1]] == []


def test_english_follows_the_rule() -> None:
    forms = [(written(row), english(row)) for row in TABLE if row["language"] == "en"]
    assert [pair for pair in forms if pair[0] != pair[1]] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Äänekoski", "aanekoski"),
        ("Koski Tl", "koski-tl"),
        ("Pedersören kunta", "pedersoren-kunta"),
        ("Mänttä-Vilppula", "mantta-vilppula"),
        ("S:t Mårtens", "s-t-martens"),
        ("TyöHäme", "tyohame"),
        ("Tunturi-Lappi - Pello", "tunturi-lappi-pello"),
        (" Ii ", "ii"),
        ("...", ""),
    ],
)
def test_ascii_names(text: str, expected: str) -> None:
    assert ascii_name(text) == expected


def test_every_finnish_name_gives_a_file_name_of_its_own() -> None:
    names = [ascii_name(row["name_fi"]) for row in MUNICIPALITIES]
    assert len(set(names)) == 308
    assert all(name.isascii() and name.replace("-", "").isalnum() for name in names)
