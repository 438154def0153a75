"""The runtime: its pure parts by themselves, and the whole in a real browser."""
