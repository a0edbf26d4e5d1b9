"""`Styles`: what a Word file's styles say of a paragraph that the text does not: heading, list, bold, indent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from parsers.source.numbering import number_of
from parsers.source.trees import all_of, attribute, first, value

_MOST_BASES = 20
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set: `outline` its heading level from 0 (None: text), `list_id` and `list_level` its list."""

    outline: int | None = None
    title: bool = False
    list_id: str | None = None
    list_level: int = 0
    bold: bool = False
    hidden: bool = False
    indented: bool = False


class Styles:
    """The paragraph styles of a Word file, their bases followed."""

    def __init__(self, part: Element | None) -> None:
        """`part` is the root of ``styles.xml``; None when the file has none."""
        styles = all_of(first(part, "styles"), "style")
        self._styles = {attribute(style, "styleId"): style for style in styles}
        self._default = next(
            (
                attribute(style, "styleId")
                for style in styles
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true")
            ),
            "",
        )
        self._known: dict[str, Look] = {}

    def look(self, properties: Element | None) -> Look:
        """How a paragraph with these ``pPr`` is set, its style and its own settings together."""
        style = value(properties, "pStyle")
        return apply(self.of(self._default if style is None else style), properties, None)

    def of(self, style_id: str) -> Look:
        """The look of a style, its bases first; an endless chain of bases is cut."""
        if style_id not in self._known:
            chain: list[Element] = []
            here: str | None = style_id
            while here and here in self._styles and len(chain) < _MOST_BASES:
                chain.append(self._styles[here])
                here = value(chain[-1], "basedOn")
            look = Look()
            for style in reversed(chain):
                look = apply(look, first(style, "pPr"), first(style, "rPr"))
                look = replace(look, title=(value(style, "name") or "").lower() == "title")
            self._known[style_id] = look
        return self._known[style_id]


def apply(look: Look, paragraph: Element | None, run: Element | None) -> Look:
    """`look` with the settings of a ``pPr`` and an ``rPr`` on top."""
    return _with_run(_with_paragraph(look, paragraph), run)


def _with_paragraph(look: Look, paragraph: Element | None) -> Look:
    if paragraph is None or not len(paragraph):
        return look
    outline = value(paragraph, "outlineLvl")
    if outline is not None:
        level = number_of(outline, 9)
        look = replace(look, outline=level if level < 9 else None)
    numbering = first(paragraph, "numPr")
    if numbering is not None:
        look = replace(
            look,
            list_id=value(numbering, "numId") or look.list_id,
            list_level=number_of(value(numbering, "ilvl"), look.list_level),
        )
    indent = first(paragraph, "ind")
    if indent is not None:
        chars = number_of(attribute(indent, "firstLineChars"), 0)
        points = number_of(attribute(indent, "firstLine"), 0)
        look = replace(look, indented=chars >= 150 or (chars == 0 and points >= 300))
    return look


def _with_run(look: Look, run: Element | None) -> Look:
    if run is None or not len(run):
        return look
    bold, hidden = toggle(run, "b"), toggle(run, "vanish")
    return replace(
        look,
        bold=look.bold if bold is None else bold,
        hidden=look.hidden if hidden is None else hidden,
    )


def toggle(properties: Element | None, name: str) -> bool | None:
    """A switch like bold: True, False, or None where nothing is said."""
    switch = first(properties, name)
    return None if switch is None else attribute(switch, "val", "1").lower() not in _OFF
