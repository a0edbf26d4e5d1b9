"""`read_html`: the article of a web page as text, without the site around it.

Headings come as Markdown headings (``#``), tables as ``| a | b |`` lines, a paragraph that is bold throughout as
``**…**``: the forms that the rest of the path reads anyway. Paragraphs stand apart by an empty line.
"""

from __future__ import annotations

import re

from parsers.model import Note, Source
from parsers.source.html.around import WebPage, read_page
from parsers.source.markup import MOST_ELEMENTS, parse_markup

_LEAST_TEXT = 100  # characters; a page with less may hold its text where only browsers without scripts look
_NOSCRIPT = re.compile(r"</?noscript[^<>]{0,200}>", re.IGNORECASE)
_MOST_NOTED = 600  # characters of what was set aside that a note shows


def read_html(source: Source) -> Source:
    """The document of the decoded page `source`; its notes stay, as far as they do not point into the page's markup.

    What was set aside as the site's is noted with the code ``web-aside``: how many characters, and the first of them.
    """
    markup = parse_markup(source.text)
    page = read_page(markup.root)
    if _length(page) < _LEAST_TEXT and _NOSCRIPT.search(source.text):
        page = max(page, read_page(parse_markup(_NOSCRIPT.sub("", source.text)).root), key=_length)
    notes = [note for note in source.notes if note.span is None]
    if page.aside:
        notes.append(_noted(page))
    if markup.is_cut:
        notes.append(Note("tags-cut", str(MOST_ELEMENTS)))
    return Source(
        source.name, "\n\n".join(page.pieces) + "\n" if page.pieces else "", source.encoding, (*notes, *page.notes)
    )


def _length(page: WebPage) -> int:
    return sum(map(len, page.pieces))


def _noted(page: WebPage) -> Note:
    """The note of what was set aside."""
    words = " / ".join(" ".join(text.split()) for text in page.aside)
    count = sum(not char.isspace() for text in page.aside for char in text)
    shown = words if len(words) <= _MOST_NOTED else words[:_MOST_NOTED] + "…"
    return Note("web-aside", f"{count}：{shown}")
