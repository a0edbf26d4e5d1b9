"""``python -m tui`` does the same as ``gazette-tui``."""

from tui.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
