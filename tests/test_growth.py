"""A long text is read as a short one is, in little memory: its lines and blocks packed, its people stretch by stretch."""

from __future__ import annotations

import gc
import tracemalloc
import weakref
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

import pytest

from parsers.claims.scene import Scene
from parsers.issue import outline_issue, parse_issue
from parsers.model import Block, BlockKind, Flow, Issue, Line, Person, Source, Span
from parsers.packed import BlockTrack, LineTrack, behind_break, text_of
from parsers.people import find, misprints, read_people, resolve
from parsers.people.candidates import Repeats
from parsers.people.hits import Change, Hit, Values
from parsers.people.marks import Marks
from parsers.people.reading import Reading
from parsers.people.spans import NameSpan
from parsers.people.together import PackedSpans, Places, Scored
from tests.invariants import broken_laws
from tests.worst import WORST, worst_text

SAMPLE = files("tui").joinpath("data/sample.txt").read_text("utf-8")

UNLIKE = [
    surname + given
    for surname, given in zip(
        "王李张刘陈杨黄赵吴周",
        ("芳军", "娜杰", "敏娟", "静涛", "丽超", "磊霞", "洋秀", "艳兰", "勇桂", "斌英"),
        strict=True,
    )
]
"""Names of which none is another's misprint."""


def _issue(text: str) -> Issue:
    issue = outline_issue(Source("text", text))
    return replace(issue, people=read_people(issue))


def _part(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Let stretches have `size` characters, and let no longer text be read as one."""
    for name in ("STRETCH", "WHOLE"):
        monkeypatch.setattr(f"parsers.people.reading.{name}", size)


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("lines.split", "blocks.group"):
        monkeypatch.setattr(f"parsers.{room}.LONG", 0)


@pytest.mark.usefixtures("packed")
def test_a_packed_issue_is_the_same() -> None:
    issue = parse_issue(Source("sample", SAMPLE))
    assert isinstance(issue.blocks, BlockTrack)
    assert broken_laws(issue) == []
    with pytest.MonkeyPatch.context() as plain:
        for room in ("lines.split", "blocks.group"):
            plain.setattr(f"parsers.{room}.LONG", len(SAMPLE) + 1)
        other = parse_issue(Source("sample", SAMPLE))
    assert isinstance(other.blocks, tuple)
    assert tuple(issue.blocks) == other.blocks
    assert replace(issue, blocks=(), noise=()) == replace(other, blocks=(), noise=())
    assert list(issue.noise) == list(other.noise)


def test_a_track_answers_as_a_tuple_does() -> None:
    cells = ((Flow("甲", (0,), (3,)), Flow("乙丙", (0, 1), (5, 8))), ())
    blocks = [
        Block(
            BlockKind.PARAGRAPH, Flow("丁" * (k % 7), (0,), (k * 9,)), (Span(k * 9, k * 9 + 7),), str(k), k % 3, cells
        )
        for k in range(600)
    ]
    lines = [
        Line(block.flow, block.span, k % 5, k % 3, k % 2 > 0, block.page, k % 4, k % 3 > 1)
        for k, block in enumerate(blocks)
    ]
    blocks_kept, lines_kept = BlockTrack(), LineTrack()
    for block, line in zip(blocks, lines, strict=True):
        blocks_kept.append(block)
        lines_kept.append(line)
        assert (blocks_kept[-1], lines_kept[-1]) == (block, line), "the last one is another each time"
    assert list(blocks_kept) == blocks
    assert list(lines_kept) == lines
    assert blocks_kept[-1] == blocks[-1]
    assert lines_kept[3:500:7] == lines[3:500:7]
    with pytest.raises(IndexError):
        blocks_kept[600]
    seen = blocks_kept[5]
    blocks_kept.recast(5, BlockKind.HEADING, 4)
    assert blocks_kept[5] == replace(seen, kind=BlockKind.HEADING, level=4)
    assert blocks_kept.kind(5) is BlockKind.HEADING
    assert [blocks_kept.text(k) for k in range(600)] == [block.text for block in blocks]
    assert [blocks_kept.begin(k) for k in range(600)] == [block.flow.offsets[0] for block in blocks]


def test_a_packed_line_is_asked_without_being_made(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [Line(Flow("戊" * (k % 5), (0,), (k,)), Span(k, k + 5), page_break=k % 3 > 1) for k in range(700)]
    kept = LineTrack()
    for line in lines:
        kept.append(line)
    monkeypatch.delattr(LineTrack, "_made")
    for asked in (lines, kept):
        assert [text_of(asked, k) for k in range(700)] == [line.text for line in lines]
        assert [behind_break(asked, k) for k in range(700)] == [line.page_break for line in lines]


def test_a_packed_block_takes_little_beside_its_characters() -> None:
    tracemalloc.start()
    try:
        track = BlockTrack()
        for k in range(5_000):
            text = "甲" * 39 + chr(0x4E00 + k)
            track.append(Block(BlockKind.PARAGRAPH, Flow(text, (0,), (k,)), (Span(k, k + 40),), "1"))
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert taken / len(track) < 80 + 80, "characters of two bytes each, and as much again"


@pytest.mark.parametrize("name", ["appointments below many documents", "misprints of a name", "documents"])
def test_stretches_find_the_same_people(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = worst_text(WORST[name], 6_000)
    whole = _issue(text).people
    _part(monkeypatch, 500)
    assert len(list(Reading.of(outline_issue(Source("text", text))).stretches())) > 1
    assert _issue(text).people == whole


def test_a_text_of_ordinary_length_is_read_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.people.reading.STRETCH", 1_000)
    reading = Reading.of(outline_issue(Source("sample", SAMPLE)))
    assert list(reading.stretches()) == [(0, len(reading.blocks))]
    monkeypatch.setattr("parsers.people.reading.WHOLE", len(reading.text) - 1)
    assert len(list(reading.stretches())) > 3


def test_repeated_names_are_looked_for_with_one_finder_in_all_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """To make one takes as long as there are names: of a long text a hundred thousand."""
    made: list[int] = []
    make = Repeats.__init__

    def counted(repeats: Repeats, names: frozenset[str]) -> None:
        made.append(len(names))
        make(repeats, names)

    monkeypatch.setattr(Repeats, "__init__", counted)
    _part(monkeypatch, 200)
    text = "".join(f"云麓县财政局局长{name}出席会议，{'听取了汇报，' * 20}会议结束。\n\n" for name in UNLIKE)
    stretches = len(list(Reading.of(outline_issue(Source("text", text))).stretches()))
    assert len(_issue(text).people) == len(UNLIKE)
    assert stretches > 3
    assert len(made) == stretches + 1, "one of each for its own names, and one of all"
    assert sorted(made)[-2] < max(made) == len(UNLIKE)


def test_memory_is_given_back_between_the_stages_of_a_long_text(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    rooms = ("issue", "people.reading", "people.find", "people.resolve")
    for room in rooms:
        monkeypatch.setattr(f"parsers.{room}.give_back", lambda room=room: given.append(room))
    _issue(SAMPLE)
    assert given == []
    _part(monkeypatch, 1_000)
    monkeypatch.setattr("parsers.people.resolve.WHOLE", 1_000)
    monkeypatch.setattr("parsers.people.find.GIVEN_BACK", 1)
    monkeypatch.setattr("parsers.issue.LONG", 1_000)
    _issue(SAMPLE)
    assert list(dict.fromkeys(given)) == list(rooms)


def test_persons_share_the_words_that_say_why() -> None:
    people = _issue("\n".join(f"云麓县财政局局长{name}出席会议。" for name in UNLIKE)).people
    assert len(people) == len(UNLIKE)
    assert {person.evidence for person in people} != {()}
    assert len({id(person.evidence) for person in people}) == len({person.evidence for person in people})


def test_people_of_an_issue_are_found_in_any_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _issue(SAMPLE).people
    _part(monkeypatch, 1_500)
    assert [_roughly(person) for person in _issue(SAMPLE).people] == [_roughly(person) for person in whole]


def _roughly(person: Person) -> Person:
    """A person as certain as a reader is told: how varied the places of a name are is asked stretch by stretch."""
    return replace(person, certainty=round(person.certainty, 2))


def test_what_stands_over_a_list_goes_on_in_the_next_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"赵{first}{second}" for first in "芳娜敏静丽磊洋艳" for second in "军杰娟涛超霞秀兰"]
    text = "免去：\n" + "".join(f"{name}的云麓县财政局局长职务；\n" for name in names)
    text += "会议结束。\n\n缺席：\n" + "".join(f"钱{name[1:]}\n" for name in names)
    _part(monkeypatch, 50)
    people = {person.name: person for person in _issue(text).people}
    assert [name for name in names if [event.kind for event in people[name].events] != ["remove"]] == []
    assert [name for name in names if people[f"钱{name[1:]}"].attendance != "absent"] == []


def test_a_stretch_is_forgotten_with_its_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept for single characters does not grow with the text."""
    alive: weakref.WeakSet[Marks] = weakref.WeakSet()
    kept: list[int] = []
    read = Marks.right

    def counted(marks: Marks, at: int) -> str:
        alive.add(marks)
        kept.append(sum(len(each._left) + len(each._right) for each in alive))
        return read(marks, at)

    _part(monkeypatch, 1_000)
    monkeypatch.setattr(Marks, "right", counted)
    most = []
    unit = "关于{w}的决定\n（2031年3月4日通过）\n任命张{w}为甲局局长，乙局局长张{w}列席。\n"
    for size in (5_000, 15_000):
        kept.clear()
        _issue(worst_text((unit,), size))
        most.append(max(kept))
    assert most[1] <= 1.2 * most[0]


def test_the_places_of_a_spelling_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of spellings that differ in one character two are compared at a time, however many there are."""
    alive: weakref.WeakSet[misprints._Places] = weakref.WeakSet()
    most: list[int] = []

    class Places(misprints._Places):
        def __init__(self, reading: Reading, hits: list[Hit]) -> None:
            super().__init__(reading, hits)
            alive.add(self)
            most.append(len(alive))

    monkeypatch.setattr(misprints, "_Places", Places)
    names = [f"赵{first}{second}" for first in "芳娜敏静" for second in "军杰娟涛超"]
    _issue("\n".join(f"云麓县财政局局长{name}出席会议。" for name in names))
    assert len(most) > 10
    assert max(most) <= 4, "two of one comparison while the two of the next one are made"


def _scored(count: int) -> list[Scored]:
    """Spans of as many names, all values made anew, as a stretch of text has them."""
    return [
        Scored(
            NameSpan(
                1000 + 5 * k, 1004 + 5 * k, f"赵{chr(0x4E00 + k)}　芳".replace("　", " " * (k % 2)).replace(" ", "")
            ),
            k / 7 - 3,
            "post",
            "comma",
            1000 + 5 * k - 3 if k % 3 else -1,
            k / 11,
        )
        for k in range(count)
    ]


def test_spans_that_wait_are_the_same_and_take_little() -> None:
    spans = _scored(4_000)
    tracemalloc.start()
    try:
        kept = PackedSpans(spans)
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert list(kept.spans()) == spans
    assert all(isinstance(each, Scored) and isinstance(each.span, NameSpan) for each in kept.spans())
    assert taken / len(spans) < 80, "as they are they take some 400"


def test_what_places_say_takes_little_beside_the_names() -> None:
    spans = _scored(4_000)
    names = dict.fromkeys((each.span.name for each in spans), 300)
    tracemalloc.start()
    try:
        places = Places()
        places.add(spans)
        taken, _ = tracemalloc.get_traced_memory()
        numbers = dict.fromkeys(names, 300)
        table = tracemalloc.get_traced_memory()[0] - taken
    finally:
        tracemalloc.stop()
    assert len(numbers) == len(spans)
    assert (taken - table) / len(spans) < 100, "a number and five values; as a tuple of values they take some 200"


def test_a_stretch_that_has_been_read_is_let_go_of(monkeypatch: pytest.MonkeyPatch) -> None:
    alive: weakref.WeakSet[PackedSpans] = weakref.WeakSet()
    waiting: list[int] = []
    read = find._facts

    class Packed(PackedSpans):
        def __init__(self, scored: list[Scored]) -> None:
            super().__init__(scored)
            alive.add(self)

    def counted(part: Reading, *rest: object) -> object:
        waiting.append(len(alive))
        return read(part, *rest)  # type: ignore[arg-type]

    _part(monkeypatch, 1_000)
    monkeypatch.setattr(find, "PackedSpans", Packed)
    monkeypatch.setattr(find, "_facts", counted)
    _issue(worst_text(WORST["appointments below many documents"], 20_000))
    assert len(waiting) > 5
    assert waiting == list(range(len(waiting), 0, -1))


def test_the_hits_of_a_person_are_let_go_of(monkeypatch: pytest.MonkeyPatch) -> None:
    alive: list[int] = []
    make = resolve._person

    def counted(*given: object) -> object:
        alive.append(sum(isinstance(each, Hit) for each in gc.get_objects()))
        return make(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(resolve, "_person", counted)
    names = [f"赵{first}{second}" for first in "芳娜敏静" for second in "军杰娟涛超"]
    _issue("\n".join(f"云麓县财政局局长{name}出席会议。" for name in names))
    assert len(alive) > 10
    assert all(after < before for before, after in pairwise(alive))


def test_words_of_hits_are_kept_once() -> None:
    def made(at: int) -> Hit:
        name, post, note = ("".join(word) for word in (("赵", "芳"), ("局", "长"), ("女", "，")))
        change = Change("appoint", post, "decided", at, at + 9)
        return Hit(at, at + 2, name, 2, (post,), (change,), "present", note, 3)

    values = Values()
    one, two = values.moved(made(1), 10), values.moved(made(20), 10)
    assert one == made(11)
    assert one.note == "女，"
    assert one.name is two.name
    assert one.posts is two.posts
    assert one.note is two.note
    assert one.changes[0].post is two.changes[0].post is one.posts[0]


def test_a_scene_keeps_few_flows() -> None:
    issue = parse_issue(Source("sample", SAMPLE))
    scene = Scene(issue, issue.figures)
    texts = [scene.flow(number).text for number in range(len(issue.blocks))]
    assert [len(text) for text in texts] == [len(text) for text in scene.texts]
    assert len(scene._flows) <= 64 < len(texts)
