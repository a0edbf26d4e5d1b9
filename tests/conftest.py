"""What holds for every test."""

from __future__ import annotations

import signal

from hypothesis import settings

# A shell that starts the tests in the background has them, and all that they start, ignore both.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGQUIT, signal.SIG_DFL)

# No test is timed: a busy machine is no defect.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
