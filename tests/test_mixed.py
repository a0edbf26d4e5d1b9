"""A file whose parts have different encodings is read part by part; damage is no part."""

from __future__ import annotations

import random

import pytest

from parsers.source.encodings import decode

NOTICE = (
    "杉原市人民政府关于做好防火工作的通知\n\n各区人民政府，市政府各部门：\n\n"
    "　　入春以来，全市平均气温比常年偏高，森林火险等级上升。\n\n一、加强领导\n\n　　各级各部门要落实责任制。\n"
)
REPORT = "栖霞区财政局2033年工作总结\n\n　　全年完成一般公共预算收入9.6亿元，增长3.1%。\n\n　　支出保持稳定，民生支出占比八成。\n"
MINUTES = "河灣縣議會定期會會議紀錄\n\n出席議員：二十三人\n\n一、報告事項：宣讀上次會議紀錄，決定：確定。\n\n二、討論事項：本縣總預算案，審查會決議照案通過。\n"
PUBLIC = "雲麓縣政府公告\n\n主旨：公告本縣都市計畫變更案，自即日起公開展覽三十天。\n"
NAMES = "出席：王建国　李　岑　赵志强　陈　静\n列席：孙　丽　周　涛\n"
TABLE = "| 项目 | 预算数 | 执行数 |\n| --- | --- | --- |\n| 税收收入 | 12.3 | 11.8 |\n| 收入合计 | 15.7 | 15.7 |\n"
MARK = "\ufeff"
Parts = tuple[tuple[str, str], ...]

MIXED: dict[str, Parts] = {
    "gbk-utf8": ((NOTICE, "gbk"), (REPORT, "utf-8")),
    "utf8-gbk": ((NOTICE, "utf-8"), (REPORT, "gbk")),
    "big5-utf8": ((MINUTES, "big5"), (PUBLIC, "utf-8")),
    "utf8-big5": ((MINUTES, "utf-8"), (PUBLIC, "big5")),
    "gbk-big5": ((NOTICE, "gbk"), (MINUTES, "big5")),
    "utf16-utf8": ((MARK + NOTICE, "utf-16-le"), (REPORT, "utf-8")),
    "utf8-utf16": ((NOTICE, "utf-8"), (MARK + REPORT, "utf-16-be")),
    "gbk-utf16-utf8": ((NOTICE, "gbk"), (MARK + REPORT, "utf-16-le"), (MINUTES, "utf-8")),
    "utf16-utf16": ((MARK + NOTICE, "utf-16-le"), (MARK + REPORT, "utf-16-be")),
    "mark-utf8-gbk": ((MARK + NOTICE, "utf-8"), (REPORT, "gbk")),
    "gbk-utf8-gbk": ((NOTICE * 9, "gbk"), (NAMES, "utf-8"), (NOTICE * 9, "gbk")),
    "utf8-gbk-big5-utf8": ((NOTICE, "utf-8"), (REPORT, "gbk"), (MINUTES, "big5"), (PUBLIC, "utf-8")),
    "long-short": ((NOTICE * 60, "gbk"), ("任命郭庆林为区水务局局长。\n", "utf-8")),
    "short-long": (("任命郭庆林为区水务局局长。\n", "gbk"), (NOTICE * 60, "utf-8")),
    "table": ((TABLE, "gbk"), (NOTICE, "utf-8")),
    "ascii": (("No. 7\n\n1,2,3\n", "ascii"), (NOTICE, "gbk"), (REPORT, "utf-8")),
}


@pytest.mark.parametrize("parts", MIXED.values(), ids=MIXED)
@pytest.mark.parametrize("ended", [True, False], ids=["ended", "glued"])
def test_each_part_is_read_in_its_own_encoding(parts: Parts, ended: bool) -> None:
    texts = [text if ended or k == len(parts) - 1 else text.rstrip("\n") for k, (text, _) in enumerate(parts)]
    data = b"".join(text.encode(encoding) for text, (_, encoding) in zip(texts, parts, strict=True))
    source = decode(data, "x")
    assert source.text == "".join(texts)
    noted = [note for note in source.notes if note.code == "encoding-part" and note.span]
    assert "".join(source[note.span] for note in noted if note.span) == source.text
    names = {"gbk": "gb18030", "big5": "big5hkscs"}
    assert [note.detail for note in noted] == [names.get(name, name) for _, name in parts if name != "ascii"]
    assert source.encoding == " + ".join(dict.fromkeys(note.detail for note in noted))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (NOTICE * 4, "gbk"), (MINUTES * 4, "gb18030"), (MINUTES * 4, "big5"), (NOTICE * 4, "utf-8"),
        (MINUTES * 4, "utf-8"), (MARK + NOTICE * 4, "utf-16-le"), (NAMES * 9, "gbk"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("wrong", [1, 8, 60])
def test_wrong_bytes_are_no_part(text: str, encoding: str, wrong: int) -> None:
    for seed in range(5):
        rng = random.Random(seed)
        data = bytearray(text.encode(encoding))
        for _ in range(wrong):
            data[rng.randrange(4, len(data))] = rng.randrange(256)
        del data[rng.randrange(4, len(data))]
        assert not [note for note in decode(bytes(data), "x").notes if note.code == "encoding-part"]


def test_a_part_may_have_wrong_bytes() -> None:
    data = NOTICE.encode("gbk") + b"\xff\n" + REPORT.encode()
    source = decode(data, "x")
    assert (source.text, source.encoding) == (f"{NOTICE}\ufffd\n{REPORT}", "gb18030 + utf-8")
    assert [source[note.span] for note in source.notes if note.code == "wrong-byte" and note.span] == ["\ufffd"]
