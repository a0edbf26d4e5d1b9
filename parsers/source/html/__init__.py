"""`read_html`: the article of a web page as text, without the site around it.

Headings come as Markdown headings (``#``), tables as ``| a | b |`` lines, a paragraph that is bold throughout as
``**…**``: the forms that the rest of the path reads anyway. Paragraphs stand apart by an empty line.
"""

from __future__ import annotations

import re

from parsers.model import Source
from parsers.source.html.article import find_article, title_before
from parsers.source.html.furniture import Measures
from parsers.source.html.pieces import pieces_of
from parsers.source.markup import parse_markup

_LEAST_TEXT = 100  # characters; a page with less may hold its text where only browsers without scripts look
_NOSCRIPT = re.compile(r"</?noscript[^<>]{0,200}>", re.IGNORECASE)


def read_html(source: Source) -> Source:
    """The article of the decoded page `source`; its notes stay, as far as they do not point into the page's markup."""
    body = _article_of(source.text)
    if len(body) < _LEAST_TEXT and _NOSCRIPT.search(source.text):
        body = max(body, _article_of(_NOSCRIPT.sub("", source.text)), key=len)
    notes = tuple(note for note in source.notes if note.span is None)
    return Source(source.name, body, source.encoding, notes)


def _article_of(page: str) -> str:
    root = parse_markup(page)
    measures = Measures(root)
    article = find_article(root, measures)
    pieces = [piece for piece in pieces_of(article, measures) if piece]
    body = "\n\n".join(pieces) + "\n" if pieces else ""
    title = title_before(root, article, measures, body)
    return f"# {title}\n\n{body}" if title else body
