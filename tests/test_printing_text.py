"""``--print text``: nothing of the source is lost in it, and tables and rosters keep their rows and cells.

The law of tiling says that each character of the source stands in one block or in a span named as noise. Here: each
character of a block is printed, in order, but for white space and the signs that only mark up, which `MARKUP` counts.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parsers.issue import outline_issue
from parsers.lines.markup import hidden_spans
from parsers.model import Block, Issue, Source, Span
from parsers.quote.excerpt import block_texts, clean_text
from tests.cases_runner import FOLDER
from tests.fuzz.fragments import fragments
from tests.mangled import mangled_gazettes
from tui.printing_text import plain_text

GAZETTES = Path(__file__).parents[2] / "shared" / "gazettes"

MARKUP = re.compile(
    r"!\[[^\[\]\n]*\]\([^()\n]*\)"  # an image
    r"|</?[A-Za-z][^<>\n]*>"  # a tag
    r"|\]\([^()\s]*\)|\[(?=[^\[\]\n]*\]\()"  # where a link goes
    r"|&(?:[A-Za-z]{1,8}|#\w{1,8});"  # an entity, which stands for its character
    r"|[\[［][编編][辑輯](?:本段|源代码)?[\]］]|\[编辑源代码\]"  # what a wiki puts after a heading
    r"|:?-{2,}:?"  # the rule below a table's head
    r"|[*_~#\\|｜`+-]"  # emphasis, headings, escapes, bars of tables, items of lists
)
"""What a line may lose though no noise names it."""
FORMULA = re.compile(r"[${}]|\\[\[(][^\n]*\\[\])]")
"""Signs of a formula, which is printed as it is read and not as it is written: such blocks are not compared."""


def bare(text: str) -> str:
    """`text` without what `MARKUP` lets go, without white space and signs that have no form."""
    text = "".join(char for char in text if char.isprintable() and not char.isspace())
    return "".join(MARKUP.sub(lambda match: unescape(match[0]) if match[0][0] == "&" else "", text).split())


def owed(issue: Issue, block: Block) -> str:
    """The source's characters of a block, hidden spans (comments, scripts, styles) left out."""
    hidden = hidden_spans(issue.source.text)
    words: list[str] = []
    for piece in block.pieces:
        at = piece.start
        for start, end in hidden:
            if start < piece.end and end > at:
                words.append(issue.source.text[at : max(at, start)])
                at = end
        words.append(issue.source.text[at : piece.end])
    return bare("\n".join(words))


def lost(issue: Issue) -> list[tuple[str, str]]:
    """For each block that does not come out whole, what it is owed and what is printed."""
    plain = [block for block in _alone(issue) if not FORMULA.search(issue.source.text, *_ends(block))]
    whole = [(owed(issue, block), bare("\n".join(block_texts(issue, block.span)))) for block in plain]
    return [pair for pair in whole if pair[0] != pair[1]]


def _ends(block: Block) -> tuple[int, int]:
    return block.span.start, block.span.end


def _alone(issue: Issue) -> list[Block]:
    """The blocks that no other block stands within: a footnote does within the paragraph that its page cuts."""
    ends = [0]
    for block in issue.blocks:
        ends.append(max(ends[-1], block.span.end))
    starts = [block.span.start for block in issue.blocks] + [len(issue.source.text) + 1]
    return [
        block for k, block in enumerate(issue.blocks) if ends[k] <= block.span.start and block.span.end <= starts[k + 1]
    ]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_nothing_of_our_samples_is_lost(path: Path) -> None:
    """A file of cases is a text like another, and the texts of its cases are."""
    for text in path.read_text("utf-8").split("\n.\n"):
        assert lost(outline_issue(Source(path.name, text))) == []


@pytest.mark.skipif(not GAZETTES.exists(), reason="the real gazettes are not here")
@pytest.mark.parametrize("path", sorted(GAZETTES.glob("*.txt")), ids=lambda path: path.stem)
def test_nothing_of_a_real_gazette_is_lost(path: Path) -> None:
    assert lost(outline_issue(Source(path.name, path.read_bytes().decode("utf-8")))) == []


@settings(max_examples=60, deadline=None)
@given(mangled_gazettes())
def test_nothing_of_a_damaged_gazette_is_lost(text: str) -> None:
    assert lost(outline_issue(Source("mangled", text))) == []


ROWS = (
    "<tr><th>科目</th><th>数额</th></tr>\n", "<tr>", "<tr>\n", "</tr>", "<td>", "<td rowspan=\"2\">合计</td>", "<td colspan='2'>\n续表</td>",
    "<td>12<br>34</td>", "</td>", "注：已审计。", "合计\n", "310\n", "<caption>收支表</caption>", "<tbody>", "</tbody>\n", "&lt;", "\f", "<TD>甲</TD>",
    "<table><tr><td>内</td><td>层</td></tr></table>", "<!-- 页 -->", "<p>说明</p>\n", "\n\n", "<th>", "<tr><td>税收</td><td></td></tr>", "元",
)  # fmt: skip
LINES = (
    "| 科目 | 预算数 |\n", "|---|:---:|\n", "| 税收 | 1,250 |\n", "| 非税 |  |\n", "甲 | 乙\n", "\n", "表1：收支\n", "单位：万元\n", "合计\n", "310\n",
    "出席：沈一鸣、陆遥　高松\n", "、", "，", "| a\\|b | 2 |\n", "| ||\n", "项目\n金额\n税收\n1.5\n非税\n2.5\n合计\n4.0\n", "| 续 |", "沈一鸣 陆 遥 高松\n",
)  # fmt: skip
HTML = st.lists(st.sampled_from(ROWS), max_size=14).map(lambda parts: f"<table>{''.join(parts)}</table>")
TABLES = st.lists(st.one_of(HTML, st.sampled_from((*LINES, *fragments()[:90]))), max_size=25).map("".join)


@settings(max_examples=250, deadline=None)
@given(TABLES)
@example("、沈一鸣 陆 遥 高松\n")
def test_nothing_of_a_table_is_lost(text: str) -> None:
    assert lost(outline_issue(Source("tables", text))) == []


@settings(max_examples=40, deadline=None)
@given(mangled_gazettes())
def test_printing_and_copying_give_the_same_words(text: str) -> None:
    issue = outline_issue(Source("mangled", text))
    assert plain_text(issue).replace("\n\n", "\n").rstrip("\n") == clean_text(issue, Span(0, len(text)))


HTML_ROWS = (
    "<table><tr><td rowspan=2>科目</td><td colspan=2>预算数</td></tr><tr><td>年初</td><td>调整<br>后</td></tr>"
    "<tr><td>教育支出</td><td></td><td>2,400</td></tr><caption>收支表</caption></table>注：已审计"
)
GRID = "科目\t预算数\t\n\t年初\t调整 后\n教育支出\t\t2,400\n收支表\n注：已审计"


@pytest.mark.parametrize("apart", [False, True], ids=["one line", "a tag a line"])
def test_the_cells_of_an_html_table_stay_under_those_of_the_head(apart: bool) -> None:
    table = re.sub(r"(</?t[^>]*>)", r"\n\1\n", HTML_ROWS) if apart else HTML_ROWS
    printed = plain_text(outline_issue(Source("made", f"收支情况如下。\n\n{table}\n")))
    assert [line for line in printed.split("\n") if line][1:4] == GRID.split("\n")[:3]
    assert re.sub(r"\s", "", printed) == "收支情况如下。" + re.sub(r"\s", "", GRID)


def test_rows_of_pipes_and_names_of_rosters() -> None:
    text = "| 科目 | 年初 | 调整 |\n|---|---|---|\n| 教育 |  | 1<br>2 |\n\n出席：沈一鸣、陆　遥　高松\n"
    assert (
        plain_text(outline_issue(Source("made", text))) == "科目\t年初\t调整\n教育\t\t1 2\n\n出席：沈一鸣、陆遥 高松\n"
    )


def test_an_entity_is_printed_as_what_it_stands_for() -> None:
    assert (
        plain_text(outline_issue(Source("made", "收入&lt;支出&amp;结余 x<y 的情况\n"))) == "收入<支出&结余 x<y 的情况\n"
    )
