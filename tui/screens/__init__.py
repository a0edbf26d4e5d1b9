"""The screens: the reader's own, and help."""
