"""Small PDF files by hand: text at places on pages, ruled lines, a page turned, a password."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")

_FONT = {
    3: b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
    4: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
    b"/Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W[1 95 500]>>",
    5: b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
    b"/Descent -120/CapHeight 880/StemV 93>>",
}


@dataclass
class Page:
    """`texts`: x, y, size, text in points from the lower left; `rules`: x0, y0, x1, y1; `turn`: 0, 90, 180, 270."""

    texts: list[tuple[float, float, float, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    turn: int = 0
    picture: bool = False

    def lines(self, x: float, y: float, lines: list[str], size: float = 12, step: float = 18) -> Page:
        """Set lines of text from (x, y) downwards."""
        self.texts += [(x, y - k * step, size, line) for k, line in enumerate(lines)]
        return self

    def content(self) -> bytes:
        parts = [
            f"BT /F {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET" for x, y, size, text in self.texts
        ]
        parts += [f"0.5 w {x0} {y0} m {x1} {y1} l S" for x0, y0, x1, y1 in self.rules]
        if self.picture:
            parts.append("q 100 0 0 100 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q")
        return "\n".join(parts).encode("latin-1")


def make_pdf(pages: list[Page], password: str = "", labels: str = "") -> bytes:
    """A PDF of `pages`; with a password it is encrypted (RC4, 40 bits). `labels` is the inside of ``/PageLabels``."""
    count = len(pages)
    kids = " ".join(f"{10 + 2 * k} 0 R" for k in range(count))
    objects: dict[int, bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R{'/PageLabels<<' + labels + '>>' if labels else ''}>>".encode(),
        2: f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        **_FONT,
    }
    identity = b"0123456789abcdef"
    owner = _rc4(hashlib.md5(PAD).digest()[:5], (password.encode() + PAD)[:32])
    key = hashlib.md5((password.encode() + PAD)[:32] + owner + (0xFFFFFFFC).to_bytes(4, "little") + identity).digest()[
        :5
    ]
    for k, page in enumerate(pages):
        at = 10 + 2 * k
        objects[at] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {page.turn}/Contents {at + 1} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        ).encode()
        content = page.content()
        if password:
            own = hashlib.md5(key + (at + 1).to_bytes(3, "little") + b"\0\0").digest()[:10]
            content = _rc4(own, content)
        objects[at + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    trailer = b"/Root 1 0 R"
    if password:
        user = _rc4(key, PAD)
        objects[6] = f"<</Filter/Standard/V 1/R 2/P -4/O<{owner.hex()}>/U<{user.hex()}>>>".encode()
        trailer += f"/Encrypt 6 0 R/ID[<{identity.hex()}><{identity.hex()}>]".encode()
    return _written(objects, trailer)


def with_contents(contents: list[bytes], form: bytes = b"") -> bytes:
    """A PDF of pages with the given content streams; `form` is the content of a form ``/X`` that all can draw, itself
    too."""
    kids = " ".join(f"{10 + 2 * k} 0 R" for k in range(len(contents)))
    objects = dict(_FONT)
    objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[2] = f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode()
    resources = b"/Resources<</Font<</F 3 0 R>>/XObject<</X 7 0 R>>>>"
    objects[7] = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]%s/Length %d>>stream\n%s\nendstream" % (
        resources,
        len(form),
        form,
    )
    for k, content in enumerate(contents):
        at = 10 + 2 * k
        objects[at] = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%s>>" % (at + 1, resources)
        objects[at + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    return _written(objects, b"/Root 1 0 R")


def _written(objects: dict[int, bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.5\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, trailer, start)
    return bytes(out)


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
