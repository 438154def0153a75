"""Facts about every Finnish municipality and the authorities it belongs to, and the inflected forms of their names."""

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
    "load_register",
]
