"""The door of the command: as little as can be, so that an interrupt finds it open from the first moment."""

import signal


def main() -> int:
    """Run the command; the exit status.

    Until there is a screen to give back an interrupt is left to the system, as all other signals are: it ends the
    program without a word, and the shell sees the signal.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from tui.cli import main as run

    return run()
