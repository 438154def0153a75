"""Independent judges: a browser, a pretend LMS, real importers, schemas and accessibility rules.

None of them knows the program; each is a tool that other people made, put to work on what we made.
"""
