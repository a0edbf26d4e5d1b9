"""Colours by role, for the first page painted before the toolkit is there and for every frame after it.

A `Palette` has one colour a purpose, as ``#rrggbb``. Our own two themes are tables below; a built-in theme of Textual
gives its palette through `palette_from`. A role ("muted", "number", …) stands on a ground ("page", "side", "bar",
"cursor", "blurred").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

DARK_THEME = "gazette-dark"
LIGHT_THEME = "gazette-light"


class Palette(NamedTuple):
    """The colours of a theme."""

    dark: bool
    page: str  # ground of the text
    side: str  # ground of contents and panels
    bar: str  # ground of title, status and footer
    cursor: str  # ground of the row under the cursor
    blurred: str  # the same, in a pane without the focus
    text: str
    muted: str
    faint: str
    accent: str  # 朱 vermilion: titles of documents, keys
    name: str
    number: str
    good: str
    warn: str
    match: str  # ground of what was searched for
    selection: str  # ground of what is selected


DARK = Palette(
    dark=True, page="#17191b", side="#1c1f22", bar="#24282c", cursor="#35424d", blurred="#2a3036",
    text="#d9d6cf", muted="#979a98", faint="#6f767a", accent="#e0a07a", name="#8fc1d6", number="#b9cf9a",
    good="#9fc78e", warn="#e3bf6d", match="#6b5a1f", selection="#3d566b",
)  # fmt: skip
LIGHT = Palette(
    dark=False, page="#fbf9f4", side="#f3efe7", bar="#e7e1d5", cursor="#c9d9e4", blurred="#dfdcd3",
    text="#2b2a27", muted="#6c6860", faint="#918b7e", accent="#9c3f24", name="#1f607d", number="#4b6420",
    good="#3f6b2e", warn="#855c00", match="#f4dc8a", selection="#bcd7ea",
)  # fmt: skip
ANSI = Palette(
    dark=True, page="default", side="default", bar="default", cursor="reverse", blurred="underline",
    text="default", muted="default", faint="default", accent="default", name="default", number="default",
    good="default", warn="default", match="reverse", selection="reverse",
)  # fmt: skip
"""For NO_COLOR and the ansi themes: the terminal's own two colours; a ground is an attribute instead."""

OURS = {DARK_THEME: DARK, LIGHT_THEME: LIGHT}


class RoleStyle(NamedTuple):
    """How a role is written: a field of `Palette` for the colour, and its weight."""

    colour: str = "text"
    bold: bool = False
    underline: bool = False
    ground: str = ""


ROLES: Mapping[str, RoleStyle] = {
    "": RoleStyle(),
    "strong": RoleStyle(bold=True),
    "muted": RoleStyle("muted"),
    "faint": RoleStyle("faint"),
    "accent": RoleStyle("accent"),
    "title": RoleStyle("accent", bold=True),
    "key": RoleStyle("accent"),
    "name": RoleStyle("name"),
    "number": RoleStyle("number"),
    "good": RoleStyle("good"),
    "warn": RoleStyle("warn"),
    "match": RoleStyle(bold=True, underline=True),
}


def role_style(palette: Palette, role: str, ground: str) -> tuple[str, str, bool, bool]:
    """Colour, ground, bold, underline of `role` on `ground`; an unknown role is written as plain text."""
    style = ROLES.get(role, ROLES[""])
    return getattr(palette, style.colour), getattr(palette, style.ground or ground), style.bold, style.underline


def palette_from(variables: Mapping[str, str], dark: bool) -> Palette:
    """The palette of another Textual theme, from the variables that its colour system makes."""
    if not all(variables.get(name, "").startswith("#") for name in ("background", "foreground", "surface", "panel")):
        return ANSI._replace(dark=dark)
    page, text = variables["background"][:7], variables["foreground"][:7]

    def pick(name: str, otherwise: str) -> str:
        value = variables.get(name, "")
        return value[:7] if value.startswith("#") else otherwise

    primary = pick("primary", text)
    return Palette(
        dark=dark, page=page, side=pick("surface", page), bar=pick("panel", page),
        cursor=mixed(page, primary, 0.4), blurred=mixed(page, text, 0.15),
        text=text, muted=mixed(text, page, 0.35), faint=mixed(text, page, 0.6),
        accent=pick("text-accent", text), name=pick("text-primary", text), number=pick("text-success", text),
        good=pick("text-success", text), warn=pick("text-warning", text),
        match=mixed(page, pick("warning", text), 0.35), selection=mixed(page, primary, 0.3),
    )  # fmt: skip


def mixed(one: str, other: str, share: float) -> str:
    """The colour ``#rrggbb`` that has `share` (0…1) of `other` and the rest of `one`."""
    pairs = zip(bytes.fromhex(one[1:7]), bytes.fromhex(other[1:7]), strict=True)
    return "#" + "".join(f"{int(a + (b - a) * share):02x}" for a, b in pairs)
