"""Where a formula of appointment stands: its sentence, and whether that proposes or decides (拟任, 决定)."""

from __future__ import annotations

import re
from typing import Literal

from parsers.language.script import simplified
from parsers.people.formulas import BASIS, CANDIDATE, FAR, LONGEST, PROPOSED, TITLED
from parsers.people.reading import Reading
from parsers.people.words import SPACES

_ON_THE_AGENDA = re.compile("审议[^，。；\\n]{0,6}关于")
"""What a meeting has still to decide: `审议关于接受某某辞去…的议案` in its agenda."""

_OF_APPOINTMENTS = re.compile("任免|任命|任职|人事")
"""What the title of such a document says."""

_PASSED = re.compile("通过了?[^《》，。；\\n]{0,8}《[^《》\\n]*》")
"""A paper that was adopted is a proposal no more: `审议通过了《关于选举某某的议案》，选举…`."""


class Standing:
    """Asks of places in one reading; the titles above them are looked for once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self._above: list[int] = []
        """For each block so far the nearest one above it that closes as a title does."""

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around a range: from the line's or the last sentence's end to the next 。 or line end."""
        floor = max(0, start - LONGEST)
        begin = max(floor, *(self.text.rfind(c, floor, start) + 1 for c in "\n。！？"))
        while begin < start and self.text[begin] in SPACES:
            begin += 1
        stops = [at for c in "\n。；" if (at := self.text.find(c, max(begin, end - 1), end + LONGEST)) >= 0]
        stop = min(stops) if stops else min(len(self.text), end + LONGEST)
        return begin, stop + (1 if self.text[stop : stop + 1] in ("。", "；") else 0)

    def status(self, trigger: int, sentence: int) -> Literal["proposed", "decided"]:
        """Proposed where the sentence, or else the document's title, says so; decided otherwise."""
        floor = max(0, sentence - 200)
        begin = sentence
        if self.text[floor:sentence].rstrip().endswith(("：", ":")):
            begin = self.text.rfind("\n", floor, max(floor, self.text.rfind("\n", floor, sentence))) + 1
        begin = max(begin, floor)
        if trigger < begin:
            begin = max(self.text.rfind("\n", 0, trigger) + 1, trigger - FAR)
        own = max(begin, self.text.rfind("；", begin, trigger) + 1)
        before = CANDIDATE.sub("", self.text[begin:own])
        said = BASIS.sub("", _PASSED.sub("", self.text[own : trigger + 2]))
        if PROPOSED.search(said) or PROPOSED.search(BASIS.sub("", before)):
            return "proposed"
        title = self._title(trigger)
        if _ON_THE_AGENDA.search(self.text, begin, trigger) and title.endswith(("议程", "日程")):
            return "proposed"
        return "proposed" if PROPOSED.search(title) and not title.endswith(("名单", "决定", "公告")) else "decided"

    def lists_appointments(self, at: int) -> bool:
        """Whether the document is a list or a decision of appointments: a row `甲某为某局局长` is one then."""
        return _OF_APPOINTMENTS.search(self._title(at)) is not None

    def _title(self, at: int) -> str:
        """The title of the document that the character at `at` stands in, in simplified characters."""
        document = self.reading.document(at)
        return simplified(document.title) if document else self._title_above(at)

    def _title_above(self, at: int) -> str:
        """The nearest line above that closes as a document's title does; used while no sections are known."""
        number = self.reading.block(at)
        for k in range(len(self._above), number + 1):
            line = self.reading.blocks[k].flow.text
            titled = len(line) <= 80 and TITLED.search(line.rstrip()) is not None
            self._above.append(k if titled else self._above[-1] if k else -FAR)
        above = self._above[number]
        return self.reading.blocks[above].flow.text.rstrip() if number - above < FAR else ""
