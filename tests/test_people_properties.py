"""People: what holds for every text, however odd."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.blocks.cells import name_range, split_cells
from parsers.issue import outline_issue
from parsers.language.posts import titles
from parsers.model import Issue, Source
from parsers.people import read_people
from parsers.people.export import people_json
from parsers.people.shared_posts import expand

_PIECES = st.sampled_from(
    [
        "张",
        "李小明",
        "欧阳春",
        "王",
        "委員",
        "议员",
        "主任",
        "副局长",
        "市财政局局长",
        "任命",
        "免去",
        "的",
        "职务",
        "为",
        "、",
        "，",
        "。",
        "；",
        "：",
        "（女）",
        "（",
        "）",
        "·",
        "．",
        "\n",
        "\n\n",
        "\u3000",
        "出席：",
        "请假",
        "列席人员",
        "吐尔逊·卡德尔",
        "同志",
        "和",
        "共3人",
        "等",
        "辞去",
        "补选",
        "—",
        "1",
        "—",
        "\ue000",
        "𬀩",
        "12",
        "93分",
        "《",
        "》",
        "A",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=60)


def _issue(text: str) -> Issue:
    return outline_issue(Source("any.txt", text))


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_mentions_are_the_sources_own_words_and_never_overlap(text: str) -> None:
    people = read_people(_issue(text))
    spans = sorted(m.span for person in people for m in person.mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for person in people:
        assert person.mentions
        assert len(person.variants) == len(person.why)
        for mention in person.mentions:
            assert 0 <= mention.span.start < mention.span.end <= len(text)
            assert text[mention.span.start] == mention.surface[0]
            assert text[mention.span.end - 1] == mention.surface[-1]
        for event in person.events:
            assert event.post
            assert any(event.span.start <= m.span.start < event.span.end for m in person.mentions)


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_plain_data_says_the_sources_own_words(text: str) -> None:
    from dataclasses import replace

    issue = _issue(text)
    people = read_people(issue)
    for row in people_json(replace(issue, people=people)):
        assert all(text[start:end] == words for start, end, words in row["mentions"])


@given(st.text(alphabet="张李王欧阳春小明乐文云青 \u3000、，（）女：·．A", max_size=50))
def test_cells_are_in_order_apart_and_lose_no_chinese(text: str) -> None:
    cells = split_cells(text)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(cells))
    for cell in cells:
        assert text[cell[0]].strip()
        start, end = name_range(text, cell)
        assert cell[0] <= start <= end <= cell[1]
    first = cells[0][0] if cells else len(text)
    kept = sum(end - start - text[start:end].count(" ") - text[start:end].count("\u3000") for start, end in cells)
    lost = [c for c in text[first:] if c not in " \u3000、，"]
    assert kept <= len(text[first:])
    assert kept >= len(lost) - sum(c in "，、" for start, end in cells for c in text[start:end])


@given(st.text(alphabet="市财政局长主任副委员审判、兼和的（）职务", max_size=40))
def test_expanded_posts_are_never_empty(text: str) -> None:
    assert all(post and post == post.strip() for post in expand(text))
    found = list(titles(text))
    assert all(a[1] <= b[1] for a, b in itertools.pairwise(found))
