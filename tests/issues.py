"""Issues made by hand for tests of the interface: blocks, sections and a source that the two truly stand in."""

from __future__ import annotations

from parsers.model import Block, BlockKind, Flow, Issue, Masthead, Section, Source, Span

PAGE = "\n— 7 —\n\n"
"""What may stand in the source between two pieces of one paragraph."""


class Maker:
    """Writes a source and, while at it, the blocks that it is made of."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []

    def noise(self, text: str) -> None:
        self.text += text

    def block(
        self, *pieces: str, between: str = "\n", kind: BlockKind = BlockKind.PARAGRAPH, page: str | None = None
    ) -> Span:
        """A block of `pieces`, each a stretch of the source; the words are the pieces joined without what is between."""
        starts: list[int] = []
        offsets: list[int] = []
        spans: list[Span] = []
        words = ""
        for number, piece in enumerate(pieces):
            self.text += between if number else ""
            starts.append(len(words))
            offsets.append(len(self.text))
            words += piece
            spans.append(Span(len(self.text), len(self.text) + len(piece)))
            self.text += piece
        self.text += "\n"
        self.blocks.append(Block(kind, Flow(words, tuple(starts), tuple(offsets)), tuple(spans), page))
        return Span(spans[0].start, spans[-1].end)

    def issue(self, *sections: Section, masthead: Masthead | None = None) -> Issue:
        return Issue(Source("made.txt", self.text), tuple(self.blocks), (), masthead or Masthead(), (), sections)
