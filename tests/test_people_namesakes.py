"""Namesakes: how many persons of one name a text tells of, and whose is which place."""

from __future__ import annotations

import pytest

from parsers.issue import outline_issue
from parsers.model import Person, Source
from parsers.people import read_people


def persons(text: str, name: str) -> list[Person]:
    return [person for person in read_people(outline_issue(Source("case.txt", text))) if person.name == name]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("表彰名单\n方国栋　供电所线路工\n钟玉兰　卫生院护士\n方国栋（女）　实验小学教师\n", 2),
        ("表彰名单\n方国栋　男　供电所线路工\n钟玉兰　女　卫生院护士\n方国栋　女　实验小学教师\n", 2),
        ("县长方国栋（女）与县教育局局长方国栋（男）到会。\n", 2),
        ("领衔代表：方国栋（市一中教师）\n\n答复\n方国栋（市交通局副局长）走访领衔代表方国栋。\n", 2),
        ("青禾镇镇长方国栋（与本会方国栋议员同名）到会。方国栋议员发言。\n", 2),
        ("表彰名单\n方国栋　供电所线路工\n钟玉兰　卫生院护士\n方国栋　供电所线路工\n", 1),
        ("方国栋（女）与县教育局局长方国栋到会。\n", 1),
        ("方国栋（市一中教师）提出建议，方国栋（市人大代表）再次发言。\n", 1),
        ("方国栋（县委书记）讲话。方国栋（县人大常委会主任）主持。\n", 1),
        ("方国栋议员说，方国栋议员昨日与钟玉兰同名单列出。\n", 1),
    ],
)
def test_how_many_persons_of_a_name(text: str, number: int) -> None:
    assert len(persons(text, "方国栋")) == number


def test_a_place_goes_to_the_namesake_beside_whom_the_same_words_stand() -> None:
    text = "青禾镇镇长方国栋（与本会方国栋议员同名）到会。方国栋议员发言。\n"
    mayor, member = persons(text, "方国栋")
    assert (mayor.roles, len(mayor.mentions), len(member.mentions)) == (("青禾镇镇长",), 1, 2)
