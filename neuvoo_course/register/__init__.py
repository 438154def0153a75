"""Facts about every Finnish municipality and the authorities it belongs to, and the inflected forms of their names;
and the languages that services are given in.
"""

from .languages import codes_by_name, name_of_language, service_languages
from .municipalities import EmploymentArea, Municipality
from .names import LANGUAGES, Kind, NameForms, ascii_name
from .register import Register, load_register

__all__ = [
    "LANGUAGES",
    "EmploymentArea",
    "Kind",
    "Municipality",
    "NameForms",
    "Register",
    "ascii_name",
    "codes_by_name",
    "load_register",
    "name_of_language",
    "service_languages",
]
