"""Speed and size, measured side by side in one run: `python -m benchmarks`.

One file per figure, each with a function that gives a table; `__main__.py` chooses among them. `measuring.py` runs what
is measured, `neuvoo.py` writes our commands, `plan.py` says how large everything is, `tables.py` what is printed.
"""
