"""Simplified into traditional characters, one for one: good enough for names and for the prose around them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.invent.marks import CLOSE, OPEN

LEXICON = Path(__file__).parents[2] / "parsers" / "lexicons" / "simplified.txt"
# Characters that are of both scripts and still change in most words.
CHANGED = set(
    "万与丰于云优体余儿党几划吨听后咨坏复宁岭干并庄异征御怀愿托扰扑据范机极构杰气洁涂确离种筑网胜舍虫蚕适里触赶采冲周价荐厂蜡仆台症痒痴艳厘圣"
)
# Of several traditional characters the one that names and reports mostly have.
CHOSEN = "历歷 汇匯 发發 尽盡 当當 复復 钟鐘 径徑 签簽 药藥 获獲 摆擺 团團 坛壇 针針 须須 烟煙 证證 赞讚 迹跡 鉴鑑 辉輝 录錄 炼煉 艳艷 欢歡 恶惡 术術 闲閒 苏蘇 纤纖 荡蕩 荫蔭 净淨 别別 勋勳 台臺 干幹 云雲 采採 冲衝 征徵 里裡 据據 并並 托託 与與"
# Surnames that stay, or change otherwise than the word.
OF_NAMES = {
    "于": "于",
    "范": "范",
    "余": "余",
    "云": "雲",
    "后": "后",
    "钟": "鍾",
    "游": "游",
    "周": "周",
    "台": "台",
    "采": "采",
    "干": "干",
    "万": "萬",
    "岳": "岳",
    "征": "征",
    "里": "里",
}


def _in_big5(char: str) -> bool:
    """Whether the character is one that Taiwan's character set has."""
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _table() -> dict[int, str]:
    """Simplified character to traditional."""
    out: dict[int, str] = {}
    for line in LEXICON.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        simple, forms = line[0], [char for char in line[1:] if _in_big5(char)]
        if forms and (not _in_big5(simple) or simple in CHANGED):
            out[ord(simple)] = forms[0]
    return {**out, **{ord(pair[0]): pair[1] for pair in CHOSEN.split()}}


@cache
def _names() -> dict[int, str]:
    """The same for names."""
    return {**_table(), **{ord(key): value for key, value in OF_NAMES.items()}}


def traditional_name(name: str) -> str:
    """A name in traditional characters."""
    return name.translate(_names())


def traditional(marked: str) -> str:
    """A marked text in traditional characters; names are left as they were made."""
    out: list[str] = []
    for at, part in enumerate(marked.split(OPEN)):
        name, found, rest = part.partition(CLOSE)
        if at and found:
            out.append(OPEN + name + CLOSE + rest.translate(_table()))
        else:
            out.append(part.translate(_table()))
    return "".join(out)
