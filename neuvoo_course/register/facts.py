"""The names of register facts that a text may ask for: `{{ subject.form }}`."""

from __future__ import annotations

SUBJECTS = ("region", "employment_area", "wellbeing_county", "development_centre")
"""What is named: the region itself, and the authorities that serve it."""

FORMS = ("name", "in", "to", "from", "of", "list")
"""How it is named: as it stands, where, where to, where from, whose; `list` joins several names with commas."""
