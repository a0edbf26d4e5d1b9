"""Damaged files of each format, the same for a seed: each gives a text or a reason.

``python -m tests.fuzz.damaged FILES [SEED]`` reads that many; `tests.fuzz.fuzz_source` lets libFuzzer choose the seeds.
"""

from __future__ import annotations

import io
import random
import sys
import zipfile
from contextlib import suppress

from parsers.source import Unreadable, decode
from parsers.source.docx import read_docx
from parsers.source.html import read_html
from parsers.source.kinds import container_of, is_garbage, is_html
from parsers.source.mhtml import page_of
from tests.docx_maker import make_docx

_NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>注</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote>'
_WORD = make_docx(
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>云麓县</w:t>'
    '<w:footnoteReference w:id="2"/></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    "<w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    notes=_NOTE,
)
_PAGE = (
    '<html><title>报告</title><body><div class="nav"><a href=x>站</a></div><table><tr><td colspan=2 rowspan=3>甲</td>'
    "<td>乙</table><ol start=3><li>一<p>二</ol><p>&#20113;&lt;<!-- 文 --><script>x</script></html>"
).encode()
_SAVED = (
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E6=96=87</p>\r\n--b--"
)
_MIXED = "云麓县公报\n任免名单\n".encode("gb18030") * 20 + "预算执行报告\n".encode() * 10
_WIDE = b"\xff\xfe" + "县人民政府公报\n".encode("utf-16-le") * 20
_SOUND = (_WORD, _PAGE, _SAVED, _MIXED, _WIDE)
_PUT_IN = (
    b"<table>", b"<td colspan=999>", b"</td>", b"<!--", b"-->", b"<![CDATA[", b"&#x", b"9" * 30, b"\0", b"<w:p>", b"</w:p>",
    b"--b\r\n", b"\x0c", b"<title>", b"=\r\n", b"\xff\xfe", b"PK\x01\x02", b"\xe6\x96", b"<w:footnote>", b'w:val="', b"<a>" * 40,
)  # fmt: skip


def read_damaged(seed: str) -> None:
    """One damaged file of each format through its reader."""
    chosen = random.Random(seed)
    for sound in _SOUND:
        broken = repacked(sound, chosen) if sound is _WORD and chosen.random() < 0.6 else mutated(sound, chosen)
        with suppress(Unreadable):
            _read(broken, sound)


def _read(broken: bytes, sound: bytes) -> None:
    container = container_of(broken)
    if sound is _WORD:
        source = read_docx(broken, "damaged")
        assert all(page.offset <= len(source.text) for page in source.pages)
        return
    source = decode(page_of(broken) if sound is _SAVED else broken, "damaged")
    assert all(note.span is None or note.span.end <= len(source.text) for note in source.notes)
    is_garbage(source.text, container == "")
    is_html(source.text)
    read_html(source)


def mutated(data: bytes, chosen: random.Random) -> bytes:
    """`data` with a few bytes changed, cut or doubled, or with what begins or ends a part of a format put in."""
    broken = bytearray(data)
    for _ in range(chosen.randint(1, 6)):
        at, way = chosen.randrange(len(broken) + 1), chosen.random()
        if way < 0.3:
            broken[at : at + 1] = chosen.randbytes(1)
        elif way < 0.6:
            broken[at:at] = chosen.choice(_PUT_IN) * chosen.choice((1, 1, 3, 50))
        elif way < 0.8:
            del broken[at : at + chosen.randint(1, 40)]
        else:
            other = chosen.randrange(len(broken) + 1)
            broken[at:at] = broken[other : other + chosen.randint(1, 200)]
    return bytes(broken)


def repacked(data: bytes, chosen: random.Random) -> bytes:
    """The archive `data` with some of its parts mutated: a change of its own bytes rarely reaches what they say."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, mutated(part, chosen) if chosen.random() < 0.4 else part)
    return out.getvalue()


def main(files: int, seed: int) -> None:
    """Read so many files; what raises anything but `Unreadable` ends it, with its seed told."""
    for number in range(seed, seed + max(1, files // len(_SOUND))):
        try:
            read_damaged(str(number))
        except BaseException:
            print(f"python -m tests.fuzz.damaged {len(_SOUND)} {number}", file=sys.stderr)
            raise


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 0)
