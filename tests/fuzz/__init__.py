"""Fuzzing with atheris, by hand and outside CI's time: ``python -m tests.fuzz.fuzz_issue -max_total_time=1800``."""
