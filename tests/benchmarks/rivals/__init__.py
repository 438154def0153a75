"""Tests of how other programs are measured; none of them is installed for it."""
