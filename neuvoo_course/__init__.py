"""Build one course, written as text files, into packages for any municipality's learning platform."""

__version__ = "0.1.0"
