"""The door of the command: as little as can be, so that an interrupt finds it open from the first moment."""

from tui import leave_interrupts


def main() -> int:
    """Run the command; the exit status.

    Until there is a screen to give back an interrupt ends the program without a word, and the shell sees the signal.
    """
    leave_interrupts()
    try:
        from tui.cli import main as run
    except (MemoryError, ImportError, OSError) as error:
        raise SystemExit(f"gazette-tui: {getattr(error, 'strerror', None) or type(error).__name__}") from None
    return run()
