"""The terminal reader: an `Issue` in, a screen, a clipboard and standard output out."""

import sys


def leave_interrupts() -> None:
    """Leave an interrupt to the system, as all other signals are: it ends the program without a word.

    Nothing is imported for it: the machine's part of `signal` is in the interpreter, and the module itself takes a
    third of the time that we have had by then.
    """
    import _signal  # type: ignore[import-not-found]  # no stubs

    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)


if getattr(sys, "argv", None) and sys.argv[0].rpartition("/")[2] in ("-m", "gazette-tui"):
    # This is the first line of ours that `python -m tui` and `gazette-tui` come to.
    leave_interrupts()
