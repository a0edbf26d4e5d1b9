"""What hides text and is never closed hides nothing: in plain text, in Markdown and in web pages."""

from __future__ import annotations

import pytest

from parsers.issue import outline_issue
from parsers.lines.markup import hidden_spans
from parsers.model import Source
from parsers.source.html import read_html
from tui.printing_text import plain_text

WORDS = ("逐座排查", "落实责任", "按时报告", "云麓县水务局")
TEXT = "关于水库的通知\n\n一、要逐座排查。\n\n{}\n\n二、要落实责任。\n\n三、要按时报告。\n\n{}\n\n特此通知。\n\n云麓县水务局\n"
OPENERS = (
    "<!--", "<!-- 注", "<!-- 甲\n<!-- 乙 -->", "<script>", "<SCRIPT type='x'>var a = 1;", "<style>p {}", "<head>", "<title>", "<textarea>",
    "<noscript>", "<template>", "<iframe src='a'>", "<svg>", "<select>", "<button>", "<object>", "<del>", "<details>", "<p hidden",
    "<![CDATA[", "<!DOCTYPE html", "<?xml version='1.0'", "```", "~~~text", "$$", "![", "<b", "<GDP 增长",
)  # fmt: skip


@pytest.mark.parametrize("opener", OPENERS)
def test_it_hides_nothing_in_a_text(opener: str) -> None:
    text = plain_text(outline_issue(Source("made", TEXT.format(opener, ""))))
    assert [words for words in WORDS if words not in text] == []


@pytest.mark.parametrize("opener", OPENERS)
def test_it_hides_nothing_in_a_page(opener: str) -> None:
    paragraphs = TEXT.format(opener, "").replace("\n\n", "</p><p>")
    more = "县水务局要会同各乡镇建立台账。" * 6
    text = read_html(Source("page", f"<html><body><p>{paragraphs}</p><p>{more}</p></body></html>")).text
    assert [words for words in WORDS if words not in text] == []


@pytest.mark.parametrize(("opener", "closer"), [("<!--", "-->"), ("<script>", "</script>"), ("<STYLE>", "</style>")])
def test_the_end_of_another_does_not_close_it(opener: str, closer: str) -> None:
    """As where a second one begins, and is closed, after text."""
    text = TEXT.format(f"{opener}\nvar a;", f"四、要汇总。\n\n{opener} var b; {closer}")
    printed = plain_text(outline_issue(Source("made", text)))
    assert [words for words in WORDS if words not in printed] == []
    assert "var b" not in printed
    paragraphs = TEXT.format(opener, f"四、要汇总。{opener} var b; {closer}").replace("\n\n", "</p><p>")
    page = read_html(Source("page", f"<html><body><p>{paragraphs}</p></body></html>")).text
    assert [words for words in WORDS if words not in page] == []


def test_what_is_closed_is_hidden() -> None:
    text = "甲<!-- 页 4 -->乙<style>p {}</style>丙<!--[if IE]> x <![endif]-->丁"
    spans = hidden_spans(text)
    assert [text[span.start : span.end] for span in spans] == [
        "<!-- 页 4 -->",
        "<style>p {}</style>",
        "<!--[if IE]> x <![endif]-->",
    ]
    page = read_html(Source("page", f"<html><p>{text}</p><!--[if !IE]><!--><p>{TEXT}</p><!--<![endif]--></html>")).text
    assert page.startswith("甲乙丙丁\n")
    assert "落实责任" in page


def test_the_inside_of_a_section_of_data_is_text() -> None:
    page = f"<html><p><![CDATA[收入 > 支出]]></p><p>{TEXT}</p></html>"
    assert read_html(Source("page", page)).text.startswith("收入 > 支出\n")


def test_a_comment_that_holds_a_table_hides_nothing_but_its_signs() -> None:
    rows = "".join(f"{number}\n青岩乡\n渡口\n" for number in range(1, 30))
    printed = plain_text(outline_issue(Source("made", f"渡口一览\n\n<!--\n{rows}-->\n\n以上为快报数。\n")))
    assert printed.count("青岩乡") == 29
    few = plain_text(outline_issue(Source("made", f"渡口一览\n\n<!--\n{rows[:40]}-->\n\n以上为快报数。\n")))
    assert "青岩乡" not in few
