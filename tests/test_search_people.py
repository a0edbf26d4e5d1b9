"""What a reader types to find somebody, and who should come first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Attendance, Event, Mention, Person, Span
from tui.search.people import FILTERS, PeopleIndex
from tui.search.pinyin import syllables

NOWHERE = Span(0, 1)


def person(
    name: str,
    *roles: str,
    appointed: str = "",
    removed: str = "",
    attendance: Attendance | None = None,
    variants: tuple[str, ...] = (),
) -> Person:
    events = [Event("appoint", appointed, "decided", NOWHERE)] if appointed else []
    events += [Event("remove", removed, "decided", NOWHERE)] if removed else []
    return Person(name, (Mention(name, NOWHERE),), variants, roles, tuple(events), attendance)


PEOPLE = (
    person("何煜声", "区人大常委会主任", attendance="present"),
    person("何声", attendance="leave"),
    person("单晓东", "区人民法院院长", attendance="observer"),
    person("解小兵", "区人民法院副院长"),
    person("仇保田", "区财政局局长"),
    person("任我行", "区财政局副局长", removed="区财政局副局长"),
    person("区志豪"),
    person("曾国强"),
    person("欧阳修远"),
    person("尉迟恭良"),
    person("劉思敏", "外交部部長"),
    person("吕布衣"),
    person("沈玮安", appointed="区教育局局长", variants=("沈炜安",)),
    person("吐尔逊·卡德尔"),
    person("高远", removed="区审计局局长", attendance="absent"),
    person("王小明"),
    person("王晓明", "区审计局局长"),
    person("胡敏华"),
    person("胡建华"),
)

QUERIES = [
    ("何煜声", "何煜声"),
    ("何声", "何声"),  # the name itself before a longer one that holds its characters
    ("何煜", "何煜声"),
    ("煜声", "何煜声"),
    ("heyusheng", "何煜声"),
    ("HeYuSheng", "何煜声"),
    ("hys", "何煜声"),
    ("hyusheng", "何煜声"),
    ("heys", "何煜声"),
    ("何ys", "何煜声"),
    ("he'yu'sheng", "何煜声"),
    ("yusheng", "何煜声"),
    ("何 煜 声", "何煜声"),
    ("shanxiaodong", "单晓东"),
    ("danxiaodong", "单晓东"),
    ("xie", "解小兵"),
    ("qiubt", "仇保田"),
    ("renwoxing", "任我行"),
    ("ouzhihao", "区志豪"),
    ("zeng", "曾国强"),
    ("oyxy", "欧阳修远"),
    ("yuchi", "尉迟恭良"),
    ("刘思敏", "劉思敏"),
    ("liusimin", "劉思敏"),
    ("lvby", "吕布衣"),
    ("lubuyi", "吕布衣"),
    ("沈炜安", "沈玮安"),  # as misprinted
    ("沈纬安", "沈玮安"),  # a look-alike
    ("胡健华", "胡建华"),  # one wrong character
    ("卡德尔", "吐尔逊·卡德尔"),
    ("kadeer", "吐尔逊·卡德尔"),
    ("法院院长", "单晓东"),
    ("财政局", "仇保田"),
    ("人大主任", "何煜声"),
    ("教育局局长", "沈玮安"),
    ("任:", "沈玮安"),
    ("免：审计", "高远"),
    ("appointed: 教育", "沈玮安"),
    ("请假:", "何声"),
    ("absent:", "高远"),
    ("列席: 院长", "单晓东"),
    ("审计局 王", "王晓明"),
]


@pytest.fixture(scope="module")
def index() -> PeopleIndex:
    return PeopleIndex(PEOPLE)


@pytest.mark.parametrize(("query", "name"), QUERIES)
def test_who_was_meant_comes_first(index: PeopleIndex, query: str, name: str) -> None:
    found = index.rank(query)
    assert found, query
    assert PEOPLE[found[0].number].name == name


def test_matched_characters_are_told(index: PeopleIndex) -> None:
    assert index.rank("煜声")[0].places == (1, 2)
    assert index.rank("何声")[1].places == (0, 2)
    assert index.rank("yus")[0].places == (1, 2)


def test_two_names_with_one_character_apart_are_not_one(index: PeopleIndex) -> None:
    names = [PEOPLE[hit.number].name for hit in index.rank("胡敏华")]
    assert names[0] == "胡敏华"
    assert "胡建华" not in names[:1]


def test_nothing_found_and_nothing_asked(index: PeopleIndex) -> None:
    assert index.rank("zzz") == []
    assert [hit.number for hit in index.rank("  ")] == list(range(len(PEOPLE)))


def test_filters_leave_only_those_of_whom_it_is_so(index: PeopleIndex) -> None:
    for word, what in FILTERS.items():
        for hit in index.rank(f"{word}:"):
            one = PEOPLE[hit.number]
            assert one.attendance == what or any(event.kind == what for event in one.events)


def test_filters_tell_resigned_and_elected_from_removed() -> None:
    removed, resigned = (Event("remove", "区审计局局长", "decided", NOWHERE, resigned=asked) for asked in (False, True))
    people = (
        Person("高远", events=(removed,)),
        Person("何声", events=(resigned,)),
        Person("吕布衣", elected=("院长",)),
    )
    found = {query: [hit.number for hit in PeopleIndex(people).rank(query)] for query in ("免:", "辞:", "补选:")}
    assert found == {"免:": [0, 1], "辞:": [1], "补选:": [2]}


@pytest.mark.parametrize("query", ["请假", "請假", "qingjia", "qingj", "leave", "qj"])
def test_words_of_attendance_find_people(index: PeopleIndex, query: str) -> None:
    assert [PEOPLE[hit.number].name for hit in index.rank(query)] == ["何声"]


def test_a_name_is_meant_before_a_word_of_attendance() -> None:
    people = (
        person("何声", attendance="leave"),
        person("钱军"),
        person("列席民"),
        person("高远", attendance="observer"),
    )
    index = PeopleIndex(people)
    assert [hit.number for hit in index.rank("qj")] == [1]
    assert [hit.number for hit in index.rank("列席")] == [2, 3]
    assert [hit.number for hit in index.rank("列席 高")] == [3]


def test_doubtful_people_come_last() -> None:
    doubtful = Person("何煜声", (Mention("何煜声", NOWHERE),), certainty=0.5)
    index = PeopleIndex((doubtful, person("何煜"), person("高远")))
    assert [hit.number for hit in index.rank("何煜")] == [1, 0]
    assert [hit.number for hit in index.rank("")] == [1, 2, 0]


def test_whose_name_a_word_is(index: PeopleIndex) -> None:
    assert index.named("财政局") == set()
    assert {PEOPLE[number].name for number in index.named("何")} == {"何煜声", "何声"}
    assert {PEOPLE[number].name for number in index.named("gy")} == {"高远"}


@given(st.text(max_size=12))
def test_no_query_raises(query: str) -> None:
    found = PeopleIndex(PEOPLE).rank(query)
    assert len({hit.number for hit in found}) == len(found)


def test_surnames_are_read_as_surnames() -> None:
    read = {name: " ".join(syllables(name)) for name in ("单雄", "查良", "盖宽", "朴树", "万俟某", "长孙某", "A某")}
    assert read["单雄"] == "shan xiong"
    assert read["查良"] == "zha liang"
    assert read["盖宽"] == "ge kuan"
    assert read["朴树"] == "piao shu"
    assert read["万俟某"] == "mo qi mou"
    assert read["长孙某"] == "zhang sun mou"
    assert read["A某"] == "a mou"
