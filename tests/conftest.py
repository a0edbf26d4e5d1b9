"""What holds for every test."""

from __future__ import annotations

import signal

# A shell that starts the tests in the background has them, and all that they start, ignore both.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGQUIT, signal.SIG_DFL)
