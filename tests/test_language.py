"""What a post, a body, a name, a numeral and a marker is: asked in one place, answered alike everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.issue import parse_issue
from parsers.language.bylines import read_byline
from parsers.lexicons import entries, flagged
from parsers.model import Issue, Source
from parsers.people.shapes import byline
from tests.cases_runner import cases
from tests.language_readers import READERS


def delivered(line: str) -> Issue:
    """An issue with one report that is delivered by whom `line` names."""
    held = "——2024年3月5日在青禾县第九届人大常委会第二次会议上"
    return parse_issue(Source("青禾.txt", f"关于青禾县2024年粮食储备情况的报告\n{held}\n{line}\n\n主任、各位副主任："))


def named(line: str) -> tuple[str | None, list[str]]:
    """The speaker and the persons that the issue with `line` gives."""
    issue = delivered(line)
    speaker = next((section.speaker for section in issue.sections if section.speaker), None)
    return speaker, [person.name for person in issue.people]


@pytest.mark.parametrize("post", flagged("posts"))
def test_every_post_gives_a_speaker_and_a_person(post: str) -> None:
    assert named(f"青禾县{post}　游一方") == ("游一方", ["游一方"])


def test_every_post_is_read_alike_in_a_byline_and_in_a_row() -> None:
    for post in flagged("posts"):
        line = f"青禾县{post}　游一方"
        assert read_byline(line) == ("游一方", f"青禾县{post}")
        assert byline(line) is not None


def test_a_post_in_traditional_characters_gives_a_speaker_as_it_is_printed() -> None:
    report = "關於青禾縣2024年糧食儲備情況的報告\n——2024年3月5日在青禾縣第九屆人大常委會第二次會議上\n青禾縣副縣長　游一方\n\n主任："
    issue = parse_issue(Source("青禾.txt", report))
    assert [(section.speaker, section.speaker_role) for section in issue.sections] == [("游一方", "青禾縣副縣長")]
    assert [person.name for person in issue.people] == ["游一方"]


@pytest.mark.parametrize("end", entries("bodies") + entries("place_ends"))
def test_every_body_gives_a_speaker_and_a_person(end: str) -> None:
    assert named(f"青禾县水务{end}　游一方") == ("游一方", ["游一方"])


@pytest.mark.parametrize(
    "line",
    [
        "青禾县水务局　安全",
        "青禾县水务局网站　游一方",
        "青禾县水务局　方案",
        "青禾县人民政府",
    ],
)
def test_what_names_nobody_gives_neither(line: str) -> None:
    assert named(line) == (None, [])


def test_what_is_no_body_gives_no_speaker() -> None:
    """Whether a name after it is one is for the evidence of the whole text to say."""
    assert named("青禾县水务工程　游一方")[0] is None


@pytest.mark.parametrize("kind", READERS)
def test_each_line_is_read_as_its_case_says(kind: str) -> None:
    for title, text, expected in cases(f"language_{kind}.txt"):
        lines = text.strip("\n").splitlines()
        read = "\n".join(f"{line} → {READERS[kind](line)}" for line in lines)
        said = "\n".join(f"{line} → {answer}" for line, answer in zip(lines, expected.splitlines(), strict=True))
        assert read == said, title


_SIGNS = "第一二十百〇零两千万亿（）()、.．1２٣①⑴—-O点·局长县县委主任代表杜小满阿 　\n年月日，。：𠀀\ue000"


@settings(deadline=None)
@given(st.text(alphabet=_SIGNS, max_size=24))
def test_nothing_raises_on_odd_text(line: str) -> None:
    for reader in READERS.values():
        reader(line)
