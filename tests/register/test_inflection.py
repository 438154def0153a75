"""The Finnish forms, computed a second time by rule, so that a slip of the hand in the table shows.

What no rule gives is written out here: `OUTER`, the names with the outer local cases (Vantaalla), and `IRREGULAR`.
"""

import re

import pytest

from neuvoo_course.register import load_register

from .table import rows

REGISTER = load_register()
FINNISH = [row for row in rows("name-forms.csv") if row["language"] == "fi"]
MUNICIPALITIES = [row for row in FINNISH if row["kind"] == "municipality"]

OUTER_ENDINGS = ("järvi", "joki", "koski", "niemi", "vesi")
"""Names of waters and headlands: outer cases without exception."""

OUTER_NAMES = """
    Alavus Enontekiö Halsua Hankasalmi Hirvensalmi Hyrynsalmi Hyvinkää Imatra Jokioinen Juva Kaavi Kauhava Keitele
    Kemiönsaari Kerava Keuruu Kirkkonummi Kitee Kokemäki Kontiolahti Kuortane Kärsämäki Laihia Lapinlahti Lapua Lemi
    Leppävirta Lohja Loimaa Luumäki Merikarvia Multia Mäntyharju Nokia Parainen Pieksämäki Posio Puolanka Pyhtää
    Pyhäntä Pälkäne Pöytyä Rantasalmi Ranua Rauma Rautalampi Rautavaara Riihimäki Ruokolahti Rusko Savitaipale
    Siikalatva Somero Sulkava Suomussalmi Taipalsaari Tampere Teuva Toholampi Tyrnävä Uurainen Vantaa Vehmaa Vesanto
    Vieremä Viitasaari Virolahti Vöyri Ylitornio Ypäjä
"""
OUTER = frozenset(OUTER_NAMES.split())

IRREGULAR = {
    "Alavus": ("Alavudella", "Alavudelle", "Alavudelta", "Alavuden"),
    "Geta": ("Getassa", "Getaan", "Getasta", "Getan"),
    "Isokyrö": ("Isossakyrössä", "Isoonkyröön", "Isostakyröstä", "Isonkyrön"),
    "Kangasala": ("Kangasalla", "Kangasalle", "Kangasalta", "Kangasalan"),
    "Kannus": ("Kannuksessa", "Kannukseen", "Kannuksesta", "Kannuksen"),
    "Kaustinen": ("Kaustisella", "Kaustiselle", "Kaustiselta", "Kaustisen"),
    "Koski Tl": ("Tl. Koskella", "Tl. Koskelle", "Tl. Koskelta", "Tl. Kosken"),
    "Kumlinge": ("Kumlingessa", "Kumlingeen", "Kumlingesta", "Kumlingen"),
    "Loppi": ("Lopella", "Lopelle", "Lopelta", "Lopen"),
    "Muhos": ("Muhoksella", "Muhokselle", "Muhokselta", "Muhoksen"),
    "Muurame": ("Muuramessa", "Muurameen", "Muuramesta", "Muuramen"),
    "Nurmes": ("Nurmeksessa", "Nurmekseen", "Nurmeksesta", "Nurmeksen"),
    "Pihtipudas": ("Pihtiputaalla", "Pihtiputaalle", "Pihtiputaalta", "Pihtiputaan"),
    "Punkalaidun": ("Punkalaitumella", "Punkalaitumelle", "Punkalaitumelta", "Punkalaitumen"),
    "Raahe": ("Raahessa", "Raaheen", "Raahesta", "Raahen"),
    "Uusikaarlepyy": ("Uudessakaarlepyyssä", "Uuteenkaarlepyyhyn", "Uudestakaarlepyystä", "Uudenkaarlepyyn"),
    "Uusikaupunki": ("Uudessakaupungissa", "Uuteenkaupunkiin", "Uudestakaupungista", "Uudenkaupungin"),
    "Varkaus": ("Varkaudessa", "Varkauteen", "Varkaudesta", "Varkauden"),
    "Virrat": ("Virroilla", "Virroille", "Virroilta", "Virtain"),
}

REGION_GENITIVES = {
    "Eteläinen Keski-Suomi": "Eteläisen Keski-Suomen",
    "Keski-Uusimaa": "Keski-Uudenmaan",
    "Läntinen Pirkanmaa": "Läntisen Pirkanmaan",
    "Pohjoinen Keski-Suomi": "Pohjoisen Keski-Suomen",
    "Raahe": "Raahen",
}

LAST_PARTS = {
    "järvi": ("i", "e", "e"),
    "koski": ("i", "e", "e"),
    "niemi": ("i", "e", "e"),
    "nummi": ("i", "e", "e"),
    "saari": ("i", "e", "e"),
    "salmi": ("i", "e", "e"),
    "joki": ("ki", "e", "ke"),
    "mäki": ("ki", "e", "ke"),
    "lahti": ("ti", "de", "te"),
    "vesi": ("si", "de", "te"),
}
"""The last part of a name → what falls off, and what comes instead in the weak and in the strong stem."""

WEAK_GRADES = {
    "rkk": "rk", "kk": "k", "pp": "p", "tt": "t", "nk": "ng", "nt": "nn", "lt": "ll", "rt": "rr", "mp": "mm",
    "ht": "hd", "rk": "r", "t": "d", "k": "",
}  # fmt: skip
VOWELS = "aeiouyåäö"


def stems(name: str) -> tuple[str, str]:
    """Give the weak stem (Helsingi-) and the strong one (Helsinki-)."""
    for part, (tail, weak, strong) in LAST_PARTS.items():
        if name.casefold().endswith(part):
            return name.removesuffix(tail) + weak, name.removesuffix(tail) + strong
    if name[-1] not in VOWELS:
        return name + "i", name + "i"
    if re.search(f"[^{VOWELS}]e$", name):
        return name + "e", name + "e"
    graded = re.fullmatch(f"(.*[{VOWELS}])([^{VOWELS}]+)([{VOWELS}])", name)
    if not graded:
        return name, name
    start, consonants, vowel = graded.groups()
    return start + WEAK_GRADES.get(consonants, consonants) + vowel, name


def a_or_a_umlaut(stem: str) -> str:
    """Give the vowel of a case ending after a stem; a compound follows its last part."""
    if stem.endswith(("nieme", "vede")):
        return "ä"
    harmonic = [letter for letter in stem.casefold() if letter in "aouäöy"]
    return "a" if harmonic and harmonic[-1] in "aou" else "ä"


def illative(stem: str, *, is_swedish: bool) -> str:
    """Give where to: Kotkaan, Espooseen, Joensuuhun, and Eckeröhön, whose ö is long when spoken."""
    vowel = stem[-1]
    if (is_swedish and vowel == "ö") or stem.casefold().endswith(("maa", "pää", "suu", "pyy", "ii")):
        return f"{stem}h{vowel}n"
    return stem + ("seen" if stem[-2] == vowel else f"{vowel}n")


def outer_cases(stem: str) -> tuple[str, str, str]:
    vowel = a_or_a_umlaut(stem)
    return f"{stem}ll{vowel}", f"{stem}lle", f"{stem}lt{vowel}"


def expected(name: str, *, is_swedish: bool) -> tuple[str, ...]:
    """Give the forms of a regular name: in, to, from, of."""
    if name in IRREGULAR:
        return IRREGULAR[name]
    is_outer = name in OUTER or name.endswith(OUTER_ENDINGS)
    if name.endswith("nen"):
        stem, genitive = name.removesuffix("nen") + "si", name.removesuffix("nen") + "sten"
        weak, to = stem, stem + "in"
    else:
        weak, strong = stems(name)
        genitive, to = weak + "n", illative(strong, is_swedish=is_swedish)
    if is_outer:
        return *outer_cases(weak), genitive
    vowel = a_or_a_umlaut(weak)
    return f"{weak}ss{vowel}", to, f"{weak}st{vowel}", genitive


@pytest.mark.parametrize("row", MUNICIPALITIES, ids=lambda row: row["name"])
def test_a_municipality_follows_the_rule(row: dict[str, str]) -> None:
    is_swedish = REGISTER.municipalities[row["code"]].is_aland
    assert (row["in"], row["to"], row["from"], row["of"]) == expected(row["name"], is_swedish=is_swedish)


def test_exceptions_are_names_of_the_register() -> None:
    names = {row["name"] for row in MUNICIPALITIES}
    assert names >= OUTER
    assert names >= IRREGULAR.keys()


def test_names_in_la_have_inner_cases() -> None:
    in_la = [row for row in MUNICIPALITIES if re.search("l[aä]$", row["name"])]
    assert [row["name"] for row in in_la if not re.search("l[aä]ss[aä]$", row["in"])] == ["Kangasala"]


def without_label(form: str) -> str:
    return form.partition(" (")[0]


def keeps_harmony(form: str) -> bool:
    return form[-1] == a_or_a_umlaut(form[:-3])


def test_forms_keep_vowel_harmony() -> None:
    forms = [without_label(row[case]) for row in FINNISH for case in ("in", "from")]
    assert [form for form in forms if not keeps_harmony(form)] == []


def is_one_family(where: str, to: str, whence: str) -> bool:
    """Say whether three forms are all inner (-ssa, -on, -sta) or all outer (-lla, -lle, -lta) cases."""
    if re.search("ll[aä]$", where):
        return to == where[:-1] + "e" and bool(re.search("lt[aä]$", whence))
    into = re.search(r"(?:([aeiouyäö])h?\1n|seen)$", to)
    return bool(re.search("ss[aä]$", where) and into and re.search("st[aä]$", whence))


def test_forms_are_of_one_case_family() -> None:
    forms = [tuple(without_label(row[case]) for case in ("in", "to", "from")) for row in FINNISH]
    assert [(where, to, whence) for where, to, whence in forms if not is_one_family(where, to, whence)] == []


def test_genitives_end_in_n() -> None:
    assert [row["of"] for row in FINNISH if not without_label(row["of"]).endswith("n")] == []


def test_areas_have_the_genitive_of_their_place() -> None:
    for code, area in REGISTER.employment_areas.items():
        place, name = area.names["fi"], REGISTER.forms("employment_area", code, "fi").name
        if not name.startswith("työllisyysalue"):
            assert name == REGION_GENITIVES.get(place, stems(place)[0] + "n") + " työllisyysalue"


def test_authorities_are_inflected_by_their_last_word() -> None:
    endings = {
        "hyvinvointialue": ("ella", "elle", "elta", "en"),
        "työllisyysalue": ("ella", "elle", "elta", "en"),
        "elinvoimakeskus": ("kuksessa", "kukseen", "kuksesta", "kuksen"),
    }
    for row in FINNISH:
        name, bracket, label = row["name"].partition(" (")
        for word, cases in endings.items():
            if name.endswith(word):
                stem = name.removesuffix("kus")
                forms = (row["in"], row["to"], row["from"], row["of"])
                assert forms == tuple(stem + case + bracket + label for case in cases)
