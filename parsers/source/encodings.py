"""`decode`: bytes of a plain text to a `Source`, the encoding told from what the bytes say in Chinese.

A guess is the candidate whose text has the largest share of common characters (``lexicons/common_hanzi.txt``), so
that a wrong byte or a cut character costs a little of one share and never the guess. Detectors that reject a candidate
at its first illegal byte (charset-normalizer) or were trained on clean text (chardet) do worse on such files.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import TYPE_CHECKING

from parsers.model import Note, Source, Span
from parsers.source.commonness import BROKEN, SAMPLE, common_characters, score
from parsers.source.unreadable import Unreadable, Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.source.mixed import EncodedStretch

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "hz")
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_CHINESE = 0.1  # below this score a text is hardly Chinese
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_HZ_RUN = re.compile(rb"~\{([!-~]*?)(?:~\}|(?=[\r\n]|\Z))|~~")
"""GB2312 in seven bits; the codec `hz` of Python gives up at a wrong byte and reads the Chinese dash as another."""
_MOST_NOTES = 100


def decode(data: bytes, name: str, encoding: str | None = None) -> Source:
    """The text of `data`. A byte order mark stays in it as U+FEFF: nothing is taken away, so offsets are the decoder's.

    `encoding` overrides the guess: the name of a codec, or a repair like ``utf-8/cp1252/utf-8`` (decode, encode again
    as it was wrongly read, decode). Raises `Unreadable` when there is no such encoding. Wrong bytes become U+FFFD.
    """
    if encoding is not None:
        text = _decode_chain(data, encoding)
        return Source(name, text, encoding, (Note("encoding-given", encoding), *_broken(text)))
    found, notes = guess(data)
    text = _decode(data, found)
    if found != "utf-8" or "\ufffd" in text:
        from parsers.source.mixed import find_parts

        if parts := find_parts(data, found):
            return _in_parts(data, name, parts)
    if "\ufffd" in text and found in ("gb18030", "big5hkscs"):
        from parsers.source.resync import decode_in_step

        text = decode_in_step(data, found)
    elif "\ufffd" in text and found == "utf-8":
        from parsers.source.resync import decode_pasted

        text, pasted = decode_pasted(data)
        if pasted:
            notes = (*notes, Note("encoding-guessed", f"gb18030: {pasted}"))
    return Source(name, text, found, (*notes, *_broken(text), *_mojibake(text, found)))


def _in_parts(data: bytes, name: str, parts: Sequence[EncodedStretch]) -> Source:
    """The text of a file of several encodings, each of its `parts` read in its own."""
    from parsers.source.resync import decode_in_step

    text = ""
    spans: list[Note] = []
    for start, end, encoding in parts:
        part = _decode(data[start:end], encoding)
        if "\ufffd" in part and encoding in ("gb18030", "big5hkscs"):
            part = decode_in_step(data[start:end], encoding)
        spans.append(Note("encoding-part", encoding, Span(len(text), len(text) + len(part))))
        text += part
    together = " + ".join(dict.fromkeys(part.encoding for part in parts))
    return Source(name, text, together, (Note("encoding-mixed", together), *spans, *_broken(text)))


def guess(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The encoding of `data` and why: a byte order mark, valid UTF-8 (no note), or the best of what it could be."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding, (Note("encoding-bom", encoding),)
    sample = _sample(data)
    if _valid_utf8(data, sample):
        return "utf-8", ()
    scores = [(score(_decode(sample, name)), name) for name in _CANDIDATES if _possible(name, sample)]
    scores.sort(key=lambda pair: -pair[0])  # stable: of equals the first candidate
    best, found = scores[0]
    if found == "utf-8" and "\ufffd" not in _decode(sample, found):
        return found, ()
    detail = ", ".join(f"{name} {max(share, 0):.0%}" for share, name in scores[:2])
    if best > _CHINESE:
        return found, (Note("encoding-guessed", detail),)
    if found not in _WIDE and _mostly_ascii(sample):
        found = _western(sample)
    return found, (Note("encoding-doubtful", f"{found}: {detail}"),)


def _mostly_ascii(sample: bytes) -> bool:
    return len(_NOT_ASCII.findall(sample)) * 4 < len(sample) and b"\x00" not in sample


def _western(sample: bytes) -> str:
    """What a text of Latin letters is, nothing Chinese in it: UTF-8 with a few wrong bytes, else Windows-1252."""
    text = _decode(sample, "utf-8")
    wrong = text.count("\ufffd")
    right = sum(char > "~" for char in text) - wrong
    return "utf-8" if wrong <= max(3, right) else "cp1252"


def _sample(data: bytes) -> bytes:
    first = _NOT_ASCII.search(data, 0)
    at = max(first.start() - 1024, 0) // 4 * 4 if first else 0
    return data[at : at + SAMPLE]


def _valid_utf8(data: bytes, sample: bytes) -> bool:
    """Whether `data` is UTF-8 beyond doubt: valid, and no UTF-16 or HZ of few characters that happens to be valid."""
    if sample.count(0) * 5 > len(sample) or (b"~{" in sample and sample.isascii()):
        return False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    foreign = [char for char in text[:SAMPLE] if char > "~"]  # a few of two bytes may be GBK by chance
    return not foreign or len(foreign) > 4 or max(foreign) > "\u2010"


def _possible(name: str, sample: bytes) -> bool:
    if name == "hz":
        return b"~{" in sample and len(_NOT_ASCII.findall(sample)) * 50 < len(sample)
    if name in _WIDE and sample.count(0) * 5 < len(sample):  # hardly any ASCII in it: then it must be Chinese
        return name.startswith("utf-16") and score(_decode(sample, name)) > _CHINESE
    return True


def _decode(data: bytes, encoding: str) -> str:
    if encoding == "hz":
        data = _HZ_RUN.sub(lambda run: bytes(byte | 0x80 for byte in run[1]) if run[1] else b"~", data)
        return data.decode("gb18030", "replace")
    return data.decode(encoding, "replace")


def _decode_chain(data: bytes, chain: str) -> str:
    """`data` through ``first/as/again``: decoded, put back to bytes as `as`, decoded `again`; or just decoded."""
    first, *rest = chain.split("/")
    if len(rest) not in (0, 2) or not all(_is_text_codec(name) for name in (first, *rest)):
        raise Unreadable(Why.UNKNOWN_ENCODING, chain)
    text = _decode(data, first)
    return _decode(_back_to_bytes(text, rest[0]), rest[1]) if rest else text


def _is_text_codec(name: str) -> bool:
    """Whether `name` is a codec for files: not for the inside of programs, of host names or of bytes to bytes."""
    try:
        found = codecs.lookup(name).name
        b"    ".decode(name, "replace")
    except (LookupError, ValueError):
        return False
    return "escape" not in found and found not in ("utf-7", "punycode", "idna")


def _back_to_bytes(text: str, encoding: str) -> bytes:
    if encoding != "cp1252":
        return text.encode(encoding, "replace")
    return codecs.charmap_encode(text, "replace", _web_latin())[0]


@cache
def _web_latin() -> dict[int, int]:
    """Windows-1252 as the web reads it: the five bytes that it leaves out are C1 controls."""
    chars = (bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
    return {ord(char): byte for byte, char in enumerate(chars)}


def _broken(text: str) -> tuple[Note, ...]:
    """Where wrong bytes were: a note for each place (the first hundred), and how many characters in all."""
    count = text.count("\ufffd")
    if not count:
        return ()
    notes: list[Note] = []
    for match in BROKEN.finditer(text):
        if len(notes) == _MOST_NOTES:
            break
        notes.append(Note("wrong-byte", str(len(match[0])), Span(*match.span())))
    return (Note("wrong-bytes", str(count)), *notes)


_MEANT = ("utf-8", "gb18030", "big5hkscs")
_SURE = 12  # different common characters that a repair must bring out


def _mojibake(text: str, encoding: str) -> tuple[Note, ...]:
    """A note with the repair (see `decode`) when `text` was read in a wrong encoding before it was saved in this one.

    Only told when sure: the text is no Chinese as it is, and is plainly Chinese when the way is gone back.
    """
    sample = "".join(char for char in text[: SAMPLE * 4] if char > "~")[: SAMPLE // 4]
    now = score(sample)
    if not sample or now > _CHINESE or not (_mostly_latin(sample) or _partly_hanzi(sample)):
        return ()
    ways: list[tuple[float, str]] = []
    for wrong in ("cp1252",) if _mostly_latin(sample) else ("gb18030", "big5hkscs"):
        for meant in _MEANT:
            repaired = "".join(char for char in _decode(_back_to_bytes(sample, wrong), meant) if char > "~")
            if wrong != meant and len(set(repaired) & common_characters()) >= _SURE:
                ways.append((score(repaired), f"{encoding}/{wrong}/{meant}"))
    best, way = max(ways, default=(0.0, ""))
    return (Note("mojibake", way),) if best > 2 * _CHINESE and best > 3 * now else ()


def _mostly_latin(text: str) -> bool:
    return sum(ord(char) in _web_latin() for char in text) * 10 > len(text) * 9


def _partly_hanzi(text: str) -> bool:
    return sum("\u3400" <= char <= "\u9fff" for char in text) * 3 > len(text)
