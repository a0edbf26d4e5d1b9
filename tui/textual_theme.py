"""Our palettes as themes of Textual, and any theme of Textual as a palette."""

from __future__ import annotations

from textual.theme import Theme

from tui.theme import OURS, Palette, palette_from


def _theme(name: str, palette: Palette) -> Theme:
    return Theme(
        name=name,
        primary=palette.name,
        secondary=palette.muted,
        warning=palette.warn,
        error=palette.accent,
        success=palette.number,
        accent=palette.accent,
        foreground=palette.text,
        background=palette.page,
        surface=palette.side,
        panel=palette.bar,
        dark=palette.dark,
        variables={
            "text-accent": palette.accent,
            "text-primary": palette.name,
            "text-success": palette.number,
            "text-warning": palette.warn,
        },
    )


THEMES = tuple(_theme(name, palette) for name, palette in OURS.items())


def palette_of_theme(theme: Theme) -> Palette:
    """The palette of a theme, ours or another."""
    return OURS.get(theme.name) or palette_from(theme.to_color_system().generate(), theme.dark)
