"""What stands on either side of a place where a name may begin or end: each kind by an example; ｜ marks the place."""

from __future__ import annotations

import pytest

from parsers.language.places import BODY_START
from parsers.people.marks import Marks
from parsers.people.words import by_first

BEFORE = [
    ("｜游一方", "line"),
    ("会议。\n　　｜游一方", "line"),
    ("青禾县水务局局长｜游一方", "post"),
    ("副县长｜游一方", "bare"),
    ("代表｜游一方", "loose"),
    ("县人大代表｜游一方", "post"),
    ("青禾县水务局局长　｜游一方", "post_gap"),
    ("县长　｜游一方", "bare_gap"),
    ("副主任（主持工作）｜游一方", "bare"),
    ("出席：｜游一方", "label"),
    ("领衔代表：｜游一方", "label"),
    ("附议代表6人（按姓氏笔画为序）：｜游一方", "label"),
    ("出席会议的还有｜游一方", "label"),
    ("文/｜游一方", "label"),
    ("内容如下：｜游一方", "colon"),
    ("村民｜游一方", "person"),
    ("石门村人｜游一方", "person"),
    ("决定任命｜游一方", "formula"),
    ("会议罢免了｜游一方", "formula"),
    ("免｜游一方", "formula"),
    ("会见｜游一方", "verb"),
    ("石一方、｜游一方", "joint"),
    ("3、｜游一方", "number"),
    ("1．　｜游一方", "number"),
    ("随后由｜游一方", "lead"),
    ("石一方和｜游一方", "with"),
    ("6月3日｜游一方", "date"),
    ("会议结束，｜游一方", "mark"),
    ("（｜游一方", "open"),
    ("石一方（女）｜游一方", "close"),
    ("青禾县水务局｜游一方", "office"),
    ("到了局｜游一方", "body"),
    ("青禾县水务局　｜游一方", "body_gap"),
    ("石一方　｜游一方", "gap"),
    ("会上的｜游一方", "particle"),
    ("认真学习｜游一方", "verb"),
    ("坚持原则｜游一方", "word"),
]
AFTER = [
    ("游一方｜", "line"),
    ("游一方｜、石一方", "joint"),
    ("游一方｜，会议", "comma"),
    ("游一方｜，女，", "note"),
    ("游一方｜。", "stop"),
    ("游一方｜：同意", "colon"),
    ("游一方｜（女，回族）", "note"),
    ("游一方｜（请假）", "note"),
    ("游一方｜（青禾县人）", "open"),
    ("游一方｜副县长", "post"),
    ("游一方｜代表", "loose"),
    ("游一方｜同志", "address"),
    ("游一方｜等4人", "others"),
    ("游一方｜两位同志", "others"),
    ("游一方｜为青禾县水务局局长", "given"),
    ("游一方｜的青禾县水务局局长职务", "given"),
    ("游一方｜不再担任", "given"),
    ("游一方｜市公安局局长职务", "given"),
    ("游一方｜的代表资格终止", "given"),
    ("游一方｜受贿案", "case"),
    ("游一方｜涉嫌诈骗罪", "case"),
    ("游一方｜说，这件事", "says"),
    ("游一方｜反问：", "says"),
    ("游一方｜思想", "doctrine"),
    ("游一方｜主义", "taught"),
    ("游一方｜主持会议", "verb"),
    ("游一方｜青禾县人民政府", "body"),
    ("游一方｜和石一方", "and"),
    ("游一方｜和副县长石一方", "and_post"),
    ("游一方｜的话", "of"),
    ("游一方｜向他们", "preposition"),
    ("游一方｜也到场", "auxiliary"),
    ("游一方｜联合约谈", "action"),
    ("游一方｜　石一方", "gap"),
    ("游一方｜　副县长", "post_gap"),
    ("游一方｜ 为青禾县水务局局长", "given_gap"),
    ("游一方｜25票", "given"),
    ("游一方｜Yu Yifang", "latin"),
    ("游一方｜”", "quote"),
    ("游一方｜）", "close"),
]


def marks_of(marked: str) -> tuple[Marks, int]:
    """The marks of a text and the place in it that ｜ shows."""
    at = marked.index("｜")
    text = marked.replace("｜", "")
    known = "青禾县人民政府。\n" if "人民政府" in text else ""
    return Marks(text, by_first(match[1] for match in BODY_START.finditer("\n" + known))), at


@pytest.mark.parametrize(("marked", "kind"), BEFORE)
def test_what_stands_before_a_name(marked: str, kind: str) -> None:
    marks, at = marks_of(marked)
    assert marks.left(at) == kind


@pytest.mark.parametrize(("marked", "kind"), AFTER)
def test_what_stands_after_a_name(marked: str, kind: str) -> None:
    marks, at = marks_of(marked)
    assert marks.right(at) == kind
