"""Texts for fuzzing: each byte of the fuzzer's input chooses a fragment, so that coverage learns the gazette's grammar."""

from __future__ import annotations

from importlib.resources import files

from tests.hostile import PAYLOADS

_SMALL = (
    "\n", "\n\n", "\r\n", "\f", "　　", "　", " ", "\t", "、", "，", "。", "；", "：", "（", "）", "(", ")", "《", "》", "——", "—", "|",
    "一", "二", "三", "十", "百", "千", "万", "亿", "零", "〇", "两", "几", "多", "余", "近", "约", "超过", "以上", "分之", "成", "点",
    "0", "1", "2", "9", "12", "2031", "3,456", "7.8", "１２", ".", "-", "~", "～", "%", "％", "‰", "元", "万元", "亿元", "人", "件",
    "次", "名", "户", "平方米", "公里", "吨", "个百分点", "倍", "年", "月", "日", "季度", "同比", "增长", "下降", "增加到", "由", "为",
    "比上年", "其中", "合计", "共", "分别", "占", "达到", "完成", "一、", "二、", "（一）", "（二）", "1.", "2、", "（1）", "①", "第一章",
    "第三条", "第一节", "附件", "附件1：", "目 录", "目录", "......", "…………", "··········", "公报", "第 7 号", "总号", "云麓县",
    "人民代表大会常务委员会", "人民政府", "人民法院", "关于", "的报告", "的决议", "的决定", "任免名单", "工作报告", "议案", "主任", "副主任",
    "委员", "县长", "院长", "任命", "免去", "职务", "为", "的", "和", "出席", "列席", "缺席", "请假", "出席：", "缺席：", "主持", "赵某某",
    "钱一二", "孙　三", "欧阳某", "李 四", "王五六七", "尤其", "同志", "先生", "女士", "委員", "出席議員", "張三", "主席：", "— 1 —", "— 2 —",
    "第 3 页", "- 4 -", "# ", "## ", "**", "| a | b |\n", "| --- | --- |\n", "<table>", "</table>", "<tr><td>", "</td></tr>", "![](x)",
    "```\n", "<!-- -->", "[1]", "[^1]", "注：", "2031年3月4日", "二〇三一年三月四日", "主任，各位副主任，各位委员：", "，审议通过了",
)  # fmt: skip


def fragments() -> tuple[str, ...]:
    """256 fragments: the grammar's pieces, hostile ones, and lines of the sample issue."""
    sample = files("tui").joinpath("data/sample.txt").read_text("utf-8").split("\n")
    lines = [line + "\n" for line in sample if line.strip()]
    pieces = [*_SMALL, *PAYLOADS.values(), *lines]
    return tuple((pieces * 2)[:256])


def text_of(data: bytes, table: tuple[str, ...]) -> str:
    """The text that the fuzzer's bytes stand for; a first byte of 255 takes the rest as UTF-8 itself."""
    if data[:1] == b"\xff":
        return data[1:].decode("utf-8", "replace")
    return "".join(map(table.__getitem__, data))
