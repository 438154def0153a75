"""The templates of documents and of blocks with a life of their own."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from .words import marks


def environment() -> Environment:
    """Give the templates: everything that is put in is escaped, and a name that is missing is an error."""
    made = Environment(
        loader=PackageLoader("neuvoo_course.render"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"plain": str, "marks": marks}  # for attributes, where words cannot be marked themselves
    return made
