"""Gazettes as they come: invented texts, cut, wrapped, paged and dirtied at random, for the properties that must hold."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

LINES = (
    "青螺区人民代表大会常务委员会公报",
    "2024年第3号",
    "目 录",
    "1、青螺区人民政府关于防汛工作情况的报告......3",
    "2、任免名单\t9",
    "青螺区人民政府关于防汛工作情况的 报告",
    "——2024年10月30日在青螺区第八届人大常委会第十二次会议上",
    "（2024年10月30日通过）",
    "青螺区水务局局长 骆 宁",
    "主任，各位副主任，各位委员：",
    "一、基本情况",
    "　　（一）加强领导，落实责任。一是健全机制。二是压实责任。",
    "(二) 预算收入由年初的 1,200 万",
    "元调整为 1,300 万元",
    "1.第 11 号建议办理情况",
    "**2.重点工作**",
    "## 三、下步打算",
    "2.5亿元的资金已经到位，同比增长8.8%。",
    "第一章　总　则",
    "第一条　为了规范管理，制定本办法。",
    "出席： 骆宁 宗 维 买买提·艾山",
    "| 指标 | 数量 |",
    "| --- | --- |",
    "| 收入 | 12 |",
    "<table><tr><td>支出</td><td>9</td></tr></table>",
    "表1：主要指标",
    "102.4",
    "[1] 按可比口径计算。",
    "附件1",
    "附件：2024年区级预算调整方案",
    "注释：",
    "— 3 —",
    "<!-- page 4 -->",
    "![](images/1.png)",
    "·····",
    "2024年11月6日",
    "报告事项",
    "各位代表：",
    "打印 关闭",
    "",
    "\ufeff",
    "会议听取和审议了区人民政府的报告，认为防汛工作组织有力，措施得当，成效明显，同意这个报告。",
)
ENDS = ("\n", "\n\n", "\r\n", "\f", "\n\f— 4 —\n", "  \n", "\n　　", "\u2028", "")


@st.composite
def _text(draw: DrawFn) -> str:
    pieces = draw(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(ENDS)), max_size=60))
    text = "".join(line + end for line, end in pieces)
    width = draw(st.sampled_from([0, 0, 11, 30]))
    if width:
        text = "\n".join(line[i : i + width] for line in text.split("\n") for i in range(0, len(line) or 1, width))
    return text


def mangled_gazettes() -> SearchStrategy[str]:
    """Texts of up to 60 lines of a gazette in any order, with odd line ends, some of them wrapped hard."""
    return _text()
