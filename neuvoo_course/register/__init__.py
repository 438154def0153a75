"""Facts about every Finnish municipality and the authorities it belongs to, and the inflected forms of their names."""

from neuvoo_course.register.municipalities import EmploymentArea, Municipality
from neuvoo_course.register.names import LANGUAGES, Kind, NameForms, ascii_name
from neuvoo_course.register.register import Register, load_register

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
