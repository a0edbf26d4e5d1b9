"""What stands over a list of appointments (任免名单): below `免去：` each row is a removal, whatever its verb."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

from parsers.language.characters import strip_spaces
from parsers.language.posts import is_post
from parsers.model import BlockKind
from parsers.people.formulas import NUMBER
from parsers.people.reading import Reading
from parsers.people.words import SPACES

_HEAD = re.compile(f"[{SPACES}]*{NUMBER}(?P<words>[^，。；;：:]{{1,40}}?)[{SPACES}]*[：:]")
"""The words before a colon that open a line; rows may follow on the same line."""
_WORDS = (
    "(?P<words>(?:决定|批准|提请|拟|同意|接受|予以|表决通过)*"
    "(?:任命|任职|聘任|委任|免去|免除|免职|撤销|终止|罢免|辞职?)"
    "(?:职务|(?:下列|以下)?(?:人员|同志)(?:的?职务)?)?)"
)
_BARE = re.compile(f"[{SPACES}]*{NUMBER}{_WORDS}\\s*")
"""A heading without a colon has the line to itself."""
_DECIDED = re.compile(f"[^。；;：:]{{2,120}}[，,](?:会议|现)?{_WORDS}[{SPACES}]*[：:]")
"""What a decision rests on may stand before it: `根据县长的提名，决定任命：`."""
_ELECTED = re.compile(
    f"[^。；;：:]{{0,160}}(?P<words>选举产生|选举|选出)[^。；;：:]{{0,60}}(?:。[^。；：:]{{0,20}}(?:公布|公告|如下))?[：:][{SPACES}]*"
)
"""A sentence that says that those below were elected: `会议依法选举产生了国家机关领导人员，现予公告：`."""
_SPREAD = re.compile("\\s*(?:决\\s*定\\s*)?[任免]\\s+[命去职]\\s*")
_NOTE = re.compile("[（(][^（()）]*[)）]")
_OUT = re.compile("(?<![避减豁赦])免(?!费|税|疫)|撤销|终止|解聘|不再|辞(?:去|职)|请辞")
_IN = re.compile(
    "任命|任职(?!期|务)|聘任|委任|特任|任免|当选|选举产生|(?:选举|选出)(?:结果)?(?:如下)?\\Z|(?:\\A|决定|拟)任\\Z"
)
_LATER = re.compile("任命|任职|免|职务|不再|辞")

Direction = Literal["appoint", "remove"]


class Reach(NamedTuple):
    """From `start` on rows stand below a heading that says `kind`; None where no heading governs."""

    start: int
    kind: Direction | None
    heading: int
    """Where the heading begins."""


class Headings:
    """The headings of the lists of one reading. A heading reaches to the next one, to a title, or to other sections."""

    def __init__(self, reading: Reading, over: Direction | None = None) -> None:
        """`over`: what the last heading before the reading says."""
        self.reaches = [Reach(0, over, 0)]
        elected = False
        for number, block in enumerate(reading.blocks):
            start = reading.starts[number]
            text = block.flow.text
            head = _HEAD.match(text) if "：" in text or ":" in text else None
            head = head or _BARE.fullmatch(text) or _DECIDED.match(text) or _ELECTED.fullmatch(text)
            head = head or (_SPREAD.fullmatch(text) and _HEAD.match(text + "："))
            elected = bool(_ELECTED.fullmatch(text)) or (elected and block.kind is not BlockKind.TITLE)
            if head and not (self.reaches[-1].kind and is_post(_NOTE.sub("", strip_spaces(head["words"])))):
                self.reaches.append(Reach(start + head.end(), direction(head["words"]), start))
            elif self.reaches[-1].kind and _ends(block.kind, text) and not elected:
                self.reaches.append(Reach(start, None, start))
        self._starts = [reach.start for reach in self.reaches]

    def over(self, at: int) -> Reach:
        """The reach that the character at `at` stands in."""
        return self.reaches[bisect_right(self._starts, at) - 1]


def direction(words: str) -> Direction | None:
    """What a heading's words say of the rows below it; None where they say neither or both (`任免名单`)."""
    word = "".join(words.split())
    out, into = _OUT.search(word), _IN.search(word)
    return None if bool(out) == bool(into) else "remove" if out else "appoint"


def _ends(kind: BlockKind, text: str) -> bool:
    """Whether a block ends the reach of the heading above it: a title, or a section of another matter."""
    return kind is BlockKind.TITLE or (kind is BlockKind.HEADING and not _LATER.search(text))
