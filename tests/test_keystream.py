"""What a terminal sends: taken apart right however it is cut, and bounded however long it is."""

from __future__ import annotations

import random

import pytest

from tui.keystream import ESCAPE_WAIT, PASTE, PASTE_WAIT, SEQUENCE, SEQUENCE_WAIT, KeyStream, Pasted, Sequence

START, END = "\x1b[200~", "\x1b[201~"


def taken(*chunks: str) -> list[str | Pasted]:
    """All that is made of `chunks`, runs of plain characters joined."""
    stream = KeyStream()
    out: list[str | Pasted] = []
    for chunk in chunks:
        for piece in stream.feed(chunk):
            if type(piece) is str and out and type(out[-1]) is str:
                out[-1] = str(out[-1]) + piece
            else:
                out.append(piece)
    return out


@pytest.mark.parametrize(
    ("sent", "pieces"),
    [
        ("ab河", ["ab河"]),
        ("\x1b[A\x1b[1;3D", ["\x1b[A", "\x1b[1;3D"]),
        ("\x1bOP\x1bx", ["\x1bOP", "\x1bx"]),
        ("\x1b\x1b[A", ["\x1b", "\x1b[A"]),
        ("\x1b[[Aq", ["\x1b[[A", "q"]),
        ("\x1b[<35;10;20Mq", ["\x1b[<35;10;20M", "q"]),
        ("\x1b[<0;10000000;-1Mq", ["q"]),
        ("\x1b[<" + "9" * 400 + ";1;1Mq", ["q"]),
        ("\x1b[M!!!q", ["\x1b[M!!!", "q"]),
        ("\x1b]11;rgb:0000/0000/0000\x07q", ["q"]),
        ("\x1b]52;c;cQ==\x1b\\q", ["q"]),
        ("\x1bP>|terminal 1.0\x1b\\q", ["q"]),
        ("\x1b[1;2\x1b[B", ["\x1b[B"]),
        ("\x1b[12\x18q", ["q"]),
        ("\x1b[0;;27827:28286u", ["河湾"]),
        ("\x1b[0;;1114112:55296:27:113u", ["q"]),
        ("\x1b[55296u\x1b[99999999uq", ["q"]),
        ("\x1b[48;65535;65535;9;9t", ["\x1b[48;500;1000;500;1000t"]),
        ("\x1b[48;0;0;0;0tq", ["q"]),
        (START + "一\x1b[2J二" + END + "q", [Pasted("一\x1b[2J二", 0), "q"]),
    ],
)
def test_taken_apart(sent: str, pieces: list[str | Pasted]) -> None:
    assert taken(sent) == pieces
    assert taken(*sent) == pieces, "the same character by character"


def test_a_paste_is_bounded_and_what_is_left_out_is_counted() -> None:
    for body in ("a" * 1_000_000, "\x1b[1;2" * 200_000, "\x1b" * 1_000_000):
        stream = KeyStream()
        chunks = [f"{START}{body}{END}q"[at : at + 4096] for at in range(0, len(body) + 13, 4096)]
        out = [piece for chunk in chunks for piece in stream.feed(chunk)]
        assert out == [Pasted(body[:PASTE], len(body) - PASTE), "q"]


def test_a_paste_that_never_ends_holds_a_bounded_text_and_is_over_after_a_silence() -> None:
    stream = KeyStream()
    assert list(stream.feed(START)) == []
    for _ in range(1000):
        assert list(stream.feed("\x1b[x" * 1000)) == []
    assert len(stream._begun) < len(END)
    assert stream.wait == PASTE_WAIT
    assert list(stream.silence()) == [Pasted(("\x1b[x" * PASTE)[:PASTE], 3_000_000 - PASTE)]
    assert list(stream.feed("q")) == ["q"]


@pytest.mark.parametrize("begin", ["\x1b[1", "\x1b]52;c;A", "\x1bPA", "\x1b[<1;"])
def test_a_sequence_that_never_ends_is_bounded_and_dropped(begin: str) -> None:
    stream = KeyStream()
    assert list(stream.feed(begin)) == []
    for _ in range(1000):
        assert list(stream.feed("1" * 4096)) == []
        assert len(stream._begun) <= SEQUENCE + 4096
    assert stream.wait == SEQUENCE_WAIT
    assert list(stream.silence()) == []
    assert list(stream.feed("q")) == ["q"]


def test_escape_alone_is_a_key_after_a_moment() -> None:
    stream = KeyStream()
    assert list(stream.feed("\x1b")) == []
    assert stream.wait == ESCAPE_WAIT
    assert list(stream.silence()) == ["\x1b"]
    assert stream.wait is None


def test_random_bytes_are_taken_the_same_however_they_are_cut() -> None:
    parts = [
        START,
        END,
        "\x1b",
        "\x1b[",
        "\x1b]",
        "\x1bP",
        "\x1bO",
        "\x07",
        "\x18",
        "\0",
        "q",
        "河",
        ";",
        ":",
        "<",
        "M",
    ]
    parts += ["\x1b[M", "1", "48;", "t", "u", "~", "\x1b\\", "\x9b", "\x1b[I", "\x1b[?1;2c", "\x1b[?2026;2$y", " "]
    for seed in range(300):
        chance = random.Random(seed)
        text = "".join(chance.choices(parts, k=200))
        cuts = sorted(chance.sample(range(len(text)), 20))
        chunks = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        assert taken(text) == taken(*chunks) == taken(*text), seed
        assert all(len(piece) <= 32 for piece in taken(text) if isinstance(piece, Sequence))
