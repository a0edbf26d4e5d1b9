"""``python -m tui`` does the same as ``gazette-tui``."""

from tui.start import main

if __name__ == "__main__":
    raise SystemExit(main())
