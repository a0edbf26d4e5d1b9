"""The bodies that issued a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.language.bodies import is_body
from parsers.language.dates import is_date_line
from parsers.model import Block, BlockKind
from parsers.rules import Rules

_OF_TITLE = re.compile(
    r"(?P<body>[^《》“”，。；：]{3,70}?)(?:第\w{1,4}届(?:第\w{1,4}会期)?)?(?:第\w{1,6}次\w{0,4}会议)?(?=关于|对《?[^外台]|[印转批][发转]|发布|公布|决定(?:任|免|公)"
    r"|(?:人事)?任免|议事录|会议纪[要录]|命令|令(?:[（(第]|\Z)|公告|通告|布告|通[知报](?:[（(]|\Z)|公报\Z)"
)
"""`某县统计局关于…`, `某县人民代表大会第三次会议关于…`, `某县人民政府令第3号`: the body that a title begins with."""
_PASSED = re.compile(
    r"日\s*经?(?P<body>[^\d，。；：、（）()]{4,40}(?:委员会|代表大会|常委会|政府|议会))"
    r"第?\w{1,6}次[^，。；）)]{0,8}会议.{0,8}(?:通过|批准|决定|审议)"
)
"""`（2031年3月2日某县人民代表大会常务委员会第五次会议通过）`."""
_LABEL = re.compile(
    r"^\s*(?:(?:发文|制定|发布|印发|公布)(?:机关|单位|机构|部门)\s*[：:]\s*(?P<body>.{3,60}?)"
    r"|(?P<head>\S.{2,40}?)\s*文\s*件)\s*$",
    re.MULTILINE,
)
"""`发文机关：某县水务局`, what web pages print beside a document, and the head of a letter, `某县水务局文件`."""
_SEAL = re.compile(r"\s*[（(](?:印章?|公章|盖章|章)[)）]\s*\Z")
_DATED = re.compile(r"\S{2,5}\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日|(?:中华)?民国(?=\S)")
_AND = re.compile("[和与及]")
_SPACES = re.compile(r"\s+")
_PART = re.compile(r"[\s、]+")
_NO_BODY = re.compile(r"[的了在是]|^[各全本该此我]|(?<!代表)大会\Z|[常全次]会\Z")
_TAILS = re.compile(r"(?:(?:常务)?委员会|办公[厅室])\Z")
_NEVER = re.compile(r"[^\u3400-\u9fff〇·（）()]")
"""What stands in no name of a body."""
_LEAST, _MOST = 3, 40  # characters of a body's name
_FRONT = (BlockKind.BYLINE, BlockKind.NOTE, BlockKind.SUBTITLE, BlockKind.DATE_LINE)
_NEAR = 6
"""Blocks from a title that may say whose the document is."""
_LONGEST = 200
"""Characters of the longest line of signatures."""
_SIGNED = 14
"""Blocks at a document's end that are looked at."""


ISSUERS: Rules[[str], tuple[str, ...]] = Rules("outline.issuers")
"""What names the bodies that issued a document: its title, the note of who passed it, a label beside it."""


def read_issuers(blocks: Sequence[Block], title: int, front: int, end: int, around: str = "") -> tuple[str, ...]:
    """The bodies that issued the document ``title:end``, whose text begins at block `front`, in the printed order.

    `around` is what the source has beside the title, the labels of a web page included, which are no blocks.
    They are those that its title begins with, else those under it, in a line that names them (发文机关：…), in the
    signature at the end, or in the note of who passed it. A line of the text or a heading of the page is none: only a
    line that the outline calls a byline or a signature counts, and it must be a body's name and nothing else.
    """
    notes = (block.text for block in blocks[title + 1 : front] if block.kind in (BlockKind.NOTE, BlockKind.SUBTITLE))
    found = (
        of_title(blocks[title].text)
        or _below(blocks[title + 1 : min(end, title + _NEAR)])
        or of_label(around)
        or _signing(blocks, front, end)
        or next((bodies for note in notes if (bodies := of_passing_note(note))), ())
    )
    return tuple(dict.fromkeys(found))


def bodies_in(text: str) -> tuple[str, ...]:
    """The bodies that a line names, where it names nothing else: one, or several with blanks or 、 between them."""
    parts: list[str] = []
    text = _SEAL.sub("", text).strip()
    for part in _PART.split(text):
        if parts and (len(part) == 1 or len(parts[-1]) == 1):
            parts[-1] += part  # letters that stand apart: 某 县 统 计 局
        else:
            parts.append(part)
    if all(_is_issuer(part) for part in parts):
        return tuple(half for part in parts for half in _halves(part))
    whole = _SPACES.sub("", text)
    return _halves(whole) if _is_issuer(whole) else ()


def _undated(text: str) -> str:
    """The words of a line without its date."""
    return _DATED.sub("", text) if "日" in text or "民国" in text else text


def is_dated_body(text: str) -> bool:
    """Whether a line names bodies and the date on which they issued what stands below it, and nothing else."""
    words = _undated(text)
    return len(words) < len(text) <= _LONGEST and bool(bodies_in(words.strip(" \u3000（()）")))


@ISSUERS.rule(
    "青禾县人民政府关于防汛的通知",
    "青禾县人民政府批转县水务局防汛方案",
    "青禾县人民政府转发防汛办法",
    "青禾县人民政府印发防汛方案",
    "青禾县人民政府发布防汛办法",
    "青禾县人民政府公布防汛名单",
    "青禾县人民政府对《防汛办法》的解读",
    "青禾县人民政府决定任命名单",
    "青禾县人民政府人事任免名单",
    "青禾县议会议事录",
    "青禾县人民政府会议纪要",
    "青禾县议会会议纪录",
    "青禾县人民政府命令",
    "青禾县人民政府令",
    "青禾县人民政府令（第3号）",
    "青禾县人民政府公告",
    "青禾县人民政府通告",
    "青禾县人民政府布告",
    "青禾县人民政府通报",
    "青禾县水务局公报",
    "青禾县第九届人民代表大会第二次会议关于防汛的决议",
    but=("青禾县防汛办法", "关于防汛的通知", "青禾县水务局网站关于防汛的通知"),
)
def of_title(title: str) -> tuple[str, ...]:
    """A title begins with the body, and what it does follows."""
    match = _OF_TITLE.match(title)
    return bodies_in(match["body"]) if match else ()


@ISSUERS.rule(
    "（2031年5月6日青禾县人民代表大会第二次会议通过）",
    "（2031年5月6日青禾县人大常委会第二次会议批准）",
    "（2031年5月6日经青禾县人民政府第二次会议决定）",
    "（2031年5月6日青禾县临时议会第二次会议审议）",
    "（2031年5月6日青禾县防汛委员会第二次会议通过）",
    but=("（2031年5月6日青禾县水务局第二次会议通过）", "（2031年5月6日青禾县人民政府第二次会议）"),
)
def of_passing_note(note: str) -> tuple[str, ...]:
    """A note says which body has passed it."""
    match = _PASSED.search(note)
    return bodies_in(match["body"]) if match else ()


@ISSUERS.rule(
    "发文机关：青禾县水务局",
    "制定单位：青禾县水务局",
    "发布机构：青禾县水务局",
    "印发机构：青禾县水务局",
    "公布部门：青禾县水务局",
    "发文单位：青禾县水务局",
    "青禾县水务局文件",
    *(f"发文机关：青禾县水务局（{seal}）" for seal in ("印", "印章", "公章", "盖章", "章")),
    but=(
        "发文机关：办公室",
        "发文机关：办公厅",
        "发文机关：委员会",
        "发文日期：青禾县水务局",
        "青禾县水务局文件汇编",
        "发文机关：水库",
        "发文机关：12青禾县水务局",
    ),
)
def of_label(around: str) -> tuple[str, ...]:
    """A label beside the document names the body, or the head of a letter does."""
    match = _LABEL.search(around)
    return bodies_in(match["body"] or match["head"]) if match else ()


def _below(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The bodies on the lines below a title: bylines, and lines that name bodies with their date or beside one."""
    found: list[str] = []
    dated = False
    for k, block in enumerate(blocks):
        words = _undated(block.text)
        bodies = bodies_in(words.strip(" \u3000（()）"))
        near = dated or len(words) < len(block.text) or (k + 1 < len(blocks) and is_date_line(blocks[k + 1].text))
        if bodies and (near or block.kind is BlockKind.BYLINE):
            found += bodies
        elif block.kind not in _FRONT and not is_date_line(block.text):
            break
        dated = is_date_line(block.text)
    return tuple(found)


def _halves(body: str) -> tuple[str, ...]:
    """Two bodies in one: joined by 和, or glued where the name of their place begins anew (某县财政局某县教育局)."""
    again = body.find(body[:2], 4)
    cuts = [(match.start(), match.end()) for match in _AND.finditer(body)] + ([(again, again)] if again > 0 else [])
    for stop, start in cuts:
        if len(body) - start >= 4 and stop >= 4 and _is_issuer(body[:stop]) and _is_issuer(body[start:]):
            return body[:stop], body[start:]
    return (body,)


def _signing(blocks: Sequence[Block], front: int, end: int) -> tuple[str, ...]:
    """The bodies on the lines above the date that ends a document, in the printed order."""
    last = last_date(blocks, front, end)
    if last is None:
        return ()
    found: list[tuple[str, ...]] = []
    for i in range(last - 1, front, -1):
        bodies = bodies_in(blocks[i].text)
        if not bodies:
            break
        found.append(bodies)
    return tuple(body for bodies in reversed(found) for body in bodies)


def _is_issuer(text: str) -> bool:
    """Whether `text` is a body's name by its wording: not a clause, not a meeting, not the tail of a name alone."""
    if not _LEAST <= len(text) <= _MOST or _NEVER.search(text):
        return False
    if _NO_BODY.search(text) or _TAILS.fullmatch(text):
        return False
    return is_body(text) or text.endswith(("主任会议", "主席团"))


def last_date(blocks: Sequence[Block], front: int, end: int) -> int | None:
    """The block of the date that ends a document."""
    return next((i for i in range(end - 1, max(front, end - _SIGNED) - 1, -1) if is_date_line(blocks[i].text)), None)
