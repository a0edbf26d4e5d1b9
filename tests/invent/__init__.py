"""Invented gazettes with exact golds of people: `python -m tests.invent FOLDER --seed 1 --count 20`.

To fit and to measure on: layouts by the dozen, in wordings drawn anew for every seed. The grammar knows what gazettes
look like and nothing of what reads them. `kinds/` has the layouts, `data/` the words and the wordings.
"""
