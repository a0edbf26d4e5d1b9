"""The names of what the viewer paints, and their colours from the variables of the theme."""

from __future__ import annotations

LAYERS = ("find", "person", "figure", "excerpt")
"""The layers of marks that have colours and ticks of their own, the most important first."""

_PARTS = (
    "title", "subtitle", "byline", "heading", "subheading", "masthead", "contents", "roster", "table", "signature",
    "salutation", "note", "text", "page", "rule", "bar", "thumb", "run-in", "selection", "cursor",
)  # fmt: skip
_ENDS = ("", "-current", "-tick", "-current-tick")

COMPONENTS = {f"viewer--{part}" for part in _PARTS} | {f"viewer--{layer}{end}" for layer in LAYERS for end in _ENDS}
"""The component classes of the viewer."""

CSS = """
Viewer {
    background: $background; color: $foreground;
    & .viewer--title { color: $text-accent; text-style: bold; }
    & .viewer--subtitle, & .viewer--byline, & .viewer--note { color: $foreground 65%; }
    & .viewer--masthead { color: $text-accent; }
    & .viewer--heading { text-style: bold; }
    & .viewer--subheading, & .viewer--run-in { text-style: bold; color: $foreground 85%; }
    & .viewer--page, & .viewer--rule { color: $foreground 40%; }
    & .viewer--bar { color: $foreground 18%; }
    & .viewer--thumb { color: $foreground 55%; }
    & .viewer--person { color: $text-primary; }
    & .viewer--figure { color: $text-success; }
    & .viewer--excerpt { text-style: underline; }
    & .viewer--find { background: $warning 35%; }
    & .viewer--find-current, & .viewer--person-current, & .viewer--figure-current, & .viewer--excerpt-current {
        background: $warning; color: $background; text-style: bold;
    }
    & .viewer--find-tick, & .viewer--excerpt-tick { color: $text-warning; }
    & .viewer--person-tick { color: $text-primary; }
    & .viewer--figure-tick { color: $text-success; }
    & .viewer--find-current-tick, & .viewer--person-current-tick, & .viewer--figure-current-tick,
    & .viewer--excerpt-current-tick { color: $background; background: $warning; }
    & .viewer--selection { background: $primary 45%; }
    & .viewer--cursor { text-style: reverse; }
    &:ansi {
        & .viewer--subtitle, & .viewer--byline, & .viewer--note, & .viewer--page, & .viewer--rule, & .viewer--bar {
            text-style: dim;
        }
        & .viewer--find { background: transparent; text-style: bold underline; }
        & .viewer--find-current, & .viewer--person-current, & .viewer--figure-current, & .viewer--excerpt-current,
        & .viewer--find-current-tick, & .viewer--person-current-tick, & .viewer--figure-current-tick,
        & .viewer--excerpt-current-tick {
            background: transparent; color: $foreground; text-style: bold reverse;
        }
        & .viewer--selection { background: transparent; text-style: reverse; }
        & .viewer--cursor { text-style: bold underline; }
    }
}
"""
