"""Signs that a Word file names instead of writing them: characters of symbol fonts, and the layout of formulas."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from parsers.source.trees import first, local

_FONTS = {
    "wingdings": "6C● 6E■ 6F□ 71❑ 72□ 75◆ 76❖ 9F• A1○ A3□ A4◉ A7▪ A8□ AB★ D8➢ E0→ FB✗ FC✓ FD☒ FE☑",
    "wingdings 2": "4F✗ 50✓ 51☒ 52☑ 53☒ 54☒ A3□",
    "symbol": "44Δ 53Σ 61α 62β 64δ 6Cλ 6Dμ 70π 73σ A3≤ A5∞ AE→ B0° B1± B3≥ B4× B7• B8÷ B9≠ BB≈ D7·",
}
"""What the codes of the common symbol fonts print: two hexadecimal digits and the sign."""
_UNKNOWN = "□"
_BETWEEN = {"den": "/", "sup": "^", "sub": "_", "rad": "√"}
"""What is written before a part of a formula that Word sets below or above the line: the bar of a fraction …"""


def sign(font: str, code: str) -> str:
    """The character of a ``w:sym``: `code` is its number in hexadecimal, those of symbol fonts from F000 on."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.lower(), "")
    if known or 0xF000 <= number <= 0xF0FF:
        signs = {int(entry[:2], 16): entry[2] for entry in known.split()}
        return signs.get(number & 0xFF, _UNKNOWN)
    return chr(number) if 0x20 < number < 0xD800 else _UNKNOWN


def before_part(part: Element) -> str:
    """What stands before a part of a formula (Office's mathematics) so that ½ does not read as 12."""
    name = local(part)
    if name not in _BETWEEN:
        return ""
    return _BETWEEN[name] if name == "rad" or first(part, "r") is not None else ""
