"""Encodings: what a file says in Chinese decides, whatever single bytes say."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.source.encodings import decode
from parsers.source.unreadable import Unreadable, Why

SIMPLIFIED = (
    "云麓县人民代表大会常务委员会公报\r\n\r\n关于2031年财政预算执行情况的报告\r\n"
    "——在县第九届人民代表大会常务委员会第十二次会议上\r\n　　主任、各位副主任、各位委员：\r\n"
    "　　全县一般公共预算收入完成12.6亿元，比上年增长4.3%。其中：税收收入8.1亿元，占64.3%。\r\n"
) * 6
TRADITIONAL = (
    "雲麓縣議會公報　第三十二卷\n出席議員：二十三人　　列席：縣長、財政處處長\n一、報告事項：宣讀上次會議紀錄，決定：確定。\n"
    "二、討論事項：本縣總預算案，審查會決議照案通過，請公決案。經表決，在場議員二十人，贊成者十八人。\n"
) * 8
TITLE = "关于批准县级决算的决议，会议同意财政经济委员会的审查报告。"
SPARSE = (
    "<div class='article'><p>Yunlu County Gazette, No. 7</p>\n" * 20 + "<p>任命王某某为县教育局局长。会议通过。</p>\n"
)

ENCODINGS = [
    (SIMPLIFIED, "utf-8", "utf-8"),
    (SIMPLIFIED, "utf-8-sig", "utf-8"),
    (SIMPLIFIED, "gb18030", "gb18030"),
    (SIMPLIFIED, "gbk", "gb18030"),
    (SIMPLIFIED, "hz", "hz"),
    (SIMPLIFIED, "utf-16", "utf-16-le"),
    (SIMPLIFIED, "utf-16-le", "utf-16-le"),
    (SIMPLIFIED, "utf-16-be", "utf-16-be"),
    (SIMPLIFIED, "utf-32", "utf-32-le"),
    (SIMPLIFIED, "utf-32-le", "utf-32-le"),
    (SIMPLIFIED, "utf-32-be", "utf-32-be"),
    (TRADITIONAL, "utf-8", "utf-8"),
    (TRADITIONAL, "big5", "big5hkscs"),
    (TRADITIONAL, "cp950", "big5hkscs"),
    (TRADITIONAL, "big5hkscs", "big5hkscs"),
    (TRADITIONAL, "gbk", "gb18030"),
    (TRADITIONAL, "gb18030", "gb18030"),
    (TRADITIONAL, "utf-16-be", "utf-16-be"),
    (TITLE, "gb2312", "gb18030"),
    (TITLE, "utf-8", "utf-8"),
    (TITLE, "utf-16-le", "utf-16-le"),
    (SPARSE, "gb2312", "gb18030"),
    (SPARSE, "utf-8", "utf-8"),
]
IDS = [f"{encoding}-{k}" for k, (_, encoding, _) in enumerate(ENCODINGS)]


def _encode(text: str, encoding: str) -> bytes:
    if encoding != "hz":
        return text.encode(encoding)
    runs = re.split("([^\x00-\x7f]+)", text)
    return b"".join(
        run.encode() if run.isascii() else b"~{" + bytes(byte & 0x7F for byte in run.encode("gb18030")) + b"~}"
        for run in runs
    )


def _altered(data: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + b"\xff" + data[at + 1 :]


def _dropped(data: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + data[at + 1 :]


@pytest.mark.parametrize(("text", "encoding", "found"), ENCODINGS, ids=IDS)
def test_a_clean_text_reads_as_it_was(text: str, encoding: str, found: str) -> None:
    source = decode(_encode(text, encoding), "x")
    assert source.encoding == found
    assert source.text.removeprefix("\ufeff") == text
    assert not [note for note in source.notes if note.code.startswith("wrong")]


@pytest.mark.parametrize(("text", "encoding", "found"), ENCODINGS, ids=IDS)
def test_a_wrong_byte_leaves_the_guess(text: str, encoding: str, found: str) -> None:
    source = decode(_altered(_encode(text, encoding)), "x")
    assert source.encoding == found


@pytest.mark.parametrize(("text", "encoding", "found"), ENCODINGS, ids=IDS)
def test_a_lost_last_byte_leaves_the_guess(text: str, encoding: str, found: str) -> None:
    source = decode(_encode(text, encoding)[:-1], "x")
    assert source.encoding == found
    assert source.text.removeprefix("\ufeff")[: len(text) - 2] == text[:-2]


BYTEWISE = [case for case in ENCODINGS if case[1][:6] not in ("utf-16", "utf-32")]  # the others fall out of step


@pytest.mark.parametrize(
    ("text", "encoding", "found"), BYTEWISE, ids=[f"{case[1]}-{len(case[0])}" for case in BYTEWISE]
)
def test_a_lost_byte_inside_leaves_the_guess(text: str, encoding: str, found: str) -> None:
    assert decode(_dropped(_encode(text, encoding)), "x").encoding == found


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from the front."""
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@pytest.mark.parametrize(
    ("text", "encoding", "instead", "least"),
    [
        (SIMPLIFIED, "gb18030", b"", 0.95),
        (SIMPLIFIED, "gb18030", b"\xff", 0.95),
        (TRADITIONAL, "gb18030", b"\xff", 0.95),
        (TRADITIONAL, "big5hkscs", b"\xff", 0.95),
        (TRADITIONAL, "big5hkscs", b"", 0.8),  # the second byte of Big5 may be a letter: a lost byte need not show
    ],
    ids=["gb-lost", "gb-wrong", "gb-traditional", "big5-wrong", "big5-lost"],
)
def test_a_lost_byte_costs_a_character_and_not_the_line(text: str, encoding: str, instead: bytes, least: float) -> None:
    data = text.encode(encoding)
    places = range(40, len(data) - 40, 23)
    found = [decode(data[:at] + instead + data[at + 1 :], "x").text for at in places]
    good = [_alike(one, text) + _alike(one[::-1], text[::-1]) >= len(text) - 3 for one in found]
    assert sum(good) >= least * len(good)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_hundred_wrong_bytes_leave_the_guess(encoding: str) -> None:
    data = bytearray((SIMPLIFIED * 8).encode(encoding))
    rng = random.Random(5)
    for _ in range(100):
        data[rng.randrange(len(data))] = rng.randrange(128, 256)
    source = decode(bytes(data), "x")
    assert source.encoding == encoding
    assert source.notes[1 if encoding == "gb18030" else -1].code.startswith("wrong") or source.notes


def test_lines_pasted_from_another_file_are_read_as_they_are() -> None:
    pasted = TITLE + "\r\n"
    source = decode(SIMPLIFIED.encode() + pasted.encode("gb18030") + b"\xff" + TITLE.encode() + b"\n", "x")
    assert source.text == SIMPLIFIED + pasted + "\ufffd" + TITLE + "\n"
    assert source.encoding == "utf-8"
    assert ("encoding-guessed", "gb18030: 1", None) in source.notes


LEDGER = (
    "No,Budget,Rate\n"
    + "".join(f"{k},{k * 37.5:.2f},{k / 7:.3f}\n" for k in range(1, 40))
    + "合计,29250.00\n单位：万元\n"
)
NOTICE = "雲麓縣議會公告：本會定於三月四日舉行定期大會，審議總預算案，請各議員準時出席。"


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (NOTICE, "utf-8", "utf-8"),
        (NOTICE, "big5", "big5hkscs"),
        (NOTICE, "gbk", "gb18030"),
        (LEDGER, "utf-16-le", "utf-16-le"),
        (LEDGER, "utf-16-be", "utf-16-be"),
    ],
)
def test_one_wrong_byte_in_ten_leaves_the_guess_even_of_a_short_text(text: str, encoding: str, found: str) -> None:
    hits = 0
    for seed in range(20):
        rng = random.Random(seed)
        data = bytearray(text.encode(encoding))
        for _ in range(min(20, len(data) // 10)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        hits += decode(bytes(data), "x").encoding == found
    assert hits >= 18


def test_wrong_bytes_are_noted_where_they_are() -> None:
    data = SIMPLIFIED.encode()
    at = SIMPLIFIED.index("亿元")
    cut = len(SIMPLIFIED[:at].encode())
    source = decode(data[:cut] + b"\xff" + data[cut:], "x")
    places = [note.span for note in source.notes if note.code == "wrong-byte"]
    assert [source[span] for span in places if span] == ["\ufffd"]
    assert places[0] is not None
    assert places[0].start == at


@pytest.mark.parametrize(("encoding", "found"), [("latin-1", "cp1252"), ("utf-8", "utf-8"), ("utf-16-le", "utf-16-le")])
def test_a_western_text_is_read_too(encoding: str, found: str) -> None:
    text = "L'assemblée générale a été réunie, déjà. " * 9
    source = decode(text.encode(encoding), "x")
    assert (source.text, source.encoding) == (text, found)


def test_one_wrong_byte_in_ascii_is_a_wrong_byte() -> None:
    source = decode(b"plain words\xff and more\n", "x")
    assert (source.text, source.encoding) == ("plain words\ufffd and more\n", "utf-8")


def test_ascii_is_utf8_without_a_note() -> None:
    source = decode(b"plain words\r\n", "x")
    assert (source.text, source.encoding, source.notes) == ("plain words\r\n", "utf-8", ())


def test_the_given_encoding_is_taken() -> None:
    source = decode(TITLE.encode("gb18030"), "x", "big5")
    assert source.encoding == "big5"
    assert source.text != TITLE


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", "utf-8/klingon/utf-8", "utf-8/gbk", "", "\x00"])
def test_an_unknown_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(b"a", "x", encoding)
    assert caught.value.code is Why.UNKNOWN_ENCODING


@pytest.mark.parametrize(
    ("meant", "wrong", "text"),
    [
        ("utf-8", "cp1252", SIMPLIFIED),
        ("gb18030", "cp1252", SIMPLIFIED),
        ("big5hkscs", "cp1252", TRADITIONAL),
        ("utf-8", "gb18030", SIMPLIFIED),
        ("gb18030", "big5hkscs", SIMPLIFIED),
        ("big5hkscs", "gb18030", TRADITIONAL),
    ],
    ids=[str(k) for k in range(6)],
)
def test_mojibake_is_told_and_its_repair_works(meant: str, wrong: str, text: str) -> None:
    raw = text.encode(meant)
    if wrong == "cp1252":
        broken = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in raw)
    else:
        broken = raw.decode(wrong, "replace")
    source = decode(broken.encode(), "x")
    assert source.text == broken, "never repaired silently"
    notes = [note for note in source.notes if note.code == "mojibake"]
    assert [note.detail for note in notes] == [f"utf-8/{wrong}/{meant}"]
    repaired = decode(broken.encode(), "x", notes[0].detail).text
    assert sum(char in repaired for char in set(text)) > 0.8 * len(set(text))


@pytest.mark.parametrize(
    "text",
    ["Ærø Kommune holdt møde på rådhuset. " * 9, "Привет, мир. " * 9, "日本国憲法のとおりである。" * 9],
    ids=["da", "ru", "ja"],
)
def test_other_languages_are_no_mojibake(text: str) -> None:
    source = decode(text.encode(), "x")
    assert source.text == text
    assert not source.notes


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    source = decode(data, "x")
    for note in source.notes:
        assert note.span is None or set(source[note.span]) == {"\ufffd"}


@given(st.text(max_size=200))
def test_valid_utf8_is_never_lost(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    assert "\ufffd" in text or decode(data + "，公报的规定".encode(), "x").encoding in (
        "utf-8",
        "hz",
        "utf-16-le",
        "utf-16-be",
    )
