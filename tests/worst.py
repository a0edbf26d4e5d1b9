"""Texts that make a rule work hardest: what the rule looks far for stands nowhere, or everywhere.

A text is a head once, then units over and over, each part as long as the others. In a part ``{w}`` is a word of two
characters that no other unit has, and ``{n}`` the number of the unit.
"""

from __future__ import annotations

from itertools import count, takewhile

_CHARACTERS = "岭溪桥湖塘坪坝湾屯庄寨堡冲垸墩桩榆槐桑梓枫桐杉松柏梅兰竹菊莲荷菱藕稻麦粟豆棉麻茶烟蔗柑桔橙柚枣栗核杏桃李"

WORST: dict[str, tuple[str, ...]] = {
    "rows of a table with words before them": ("张| a | b |\n",),
    "rows of a table with words behind them": ("| a | b |\n1",),
    "rows with one bar among rows with two": ("甲 | 乙\n| 甲 | 乙 |\n",),
    "tables that are never closed": ("<table>\n",),
    "cells with too few numbers": ("甲乙\n丙丁\n戊己\n庚辛\n1\n",),
    "captions over nothing": ("表1：甲\n乙\n",),
    "a paragraph that never ends": ("甲乙丙丁，戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n",),
    "a wrapped paragraph that never ends": ("甲" * 40 + "\n",),
    "headings that begin anew": ("一、{w}\n（一）{w}\n1.{w}\n（1）{w}\n",),
    "one heading and many under it": ("一、{w}\n" + "".join(f"{i}.{{w}}\n" for i in range(1, 60)),),
    "numbers that begin anew below a list that does not go on": (
        "关于甲乙的报告\n\n一、丙丁\n\n（一）戊己\n\n1.庚辛\n\n",
        "（1）{w}\n\n",
    ),
    "items with points of decisions": ("甲乙议事录\n\n", "第一案：{w}案\n决议：一、{w}。\n二、{w}。\n\n"),
    "bills after a reading": ("甲乙纪录\n\n法案首读\n\n", "《{w}（修订）条例草案》\n\n甲乙丙丁戊己庚辛壬癸。\n\n"),
    "groups of a list": ("甲乙名单\n", "{w}县（2个）\n{w}局\n{w}处\n"),
    "motions with numbers that do not run": ("第{n}号　关于{w}的建议\n甲乙丙丁戊己庚辛壬癸。\n",),
    "reports of a paper": ("{w}{w}\n本报讯 甲乙丙丁戊己庚辛壬癸。\n\n",),
    "headings with a line below": ("（一）{w}\n{w}的\n",),
    "bare headings": ("{w}{w}\n甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸。\n",),
    "documents": ("关于{w}的决定\n（2031年3月4日通过）\n",),
    "documents with attachments": ("关于{w}的决定\n（2031年3月4日通过）\n附件1：{w}名单\n{w}。\n",),
    "contents of documents that are there": ("目录\n", "关于{w}的决定......{n}\n", "关于{w}的决定\n{w}。\n"),
    "contents of documents that are misprinted": (
        "目录\n",
        "关于甲乙丙丁戊{w}的决定......{n}\n",
        "关于甲乙丙子戊{w}的决定\n",
    ),
    "contents of others than those that follow": (
        "目录\n关于甲乙的决定......1\n关于丙丁的决定......2\n关于甲乙的决定\n",
        "关于{w}的决定\n（2031年3月4日通过）\n",
    ),
    "contents and nothing": ("目录\n", "关于{w}的决定......{n}\n"),
    "contents within documents": ("目录\n一、{w}\n二、{w}\n",),
    "headings of contents": ("目录\n{w}\n",),
    "attachments that are only listed": ("附件：1.{w}\n2.{w}\n",),
    "page numbers": ("{n}\n甲乙丙丁戊己庚辛壬癸\n",),
    "page breaks and notes": ("\f① {w}\n",),
    "comments": ("<!-- {w} -->\n",),
    "comments that are never closed": ("<!-- {w}\n",),
    "spread characters": ("甲 乙　",),
    "white space within a line": ("甲", " ", "乙"),
    "a roster of one surname": ("出席：\n", "张{w}　"),
    "names of one surname found again": ("出席：张{w}、张{w}\n", "张的张和张"),
    "places of one first character": ("，张{w}市", "张"),
    "misprints of a name": ("出席：张三{w}、李四\n", "主任张三、"),
    "misprints of names in one line": ("主任张{w}甲。\n", "主任张{w}乙、"),
    "appointments in one line": ("任命张{w}为甲局局长，",),
    "appointments, a line each": ("任命张{w}为甲局局长\n",),
    "appointments below many documents": ("关于{w}的决定\n（2031年3月4日通过）\n", "任命张{w}为甲局局长。\n"),
    "posts joined": ("市长、主任、",),
    "posts joined before names": ("市长、主任张{w}、",),
    "names joined": ("张{w}、",),
    "names joined before others": ("张{w}等同志、",),
    "careers in one sentence": ("张三", "历任甲局局长、乙局局长，"),
    "careers of speakers": ("关于{w}的决定\n（2031年3月4日通过）\n", "我现任甲局局长、乙局局长。\n"),
    "names alone": ("张{w}\n",),
    "posts alone": ("主任\n",),
    "numbers without an end": ("1人、",),
    "numbers that belong to one time": ("2031年", "，1人"),
    "numbers in brackets": ("2031年（", "1人（"),
    "times in titles": ("《2031年》，",),
    "titles and times": ("《甲》", "今年1人，"),
    "sums": ("其中1元、",),
    "tenths": ("1成、",),
    "totals": ("共1元、",),
    "balances": ("结余1元、",),
    "shares": ("占甲1%，",),
    "shares of a whole that is far": ("甲9元，", "乙1元，占甲1.5%。"),
    "levels that go on from one noun": ("後里{w}3萬元",),
    "joined shares": ("甲1人、", "占甲的1%、2%和3%，"),
    "parts of parts": ("甲9元，其中乙5元，含乙丙2元，其中乙丙丁1元；",),
    "changes": ("由1元增加到2元，增加3元，增长4%，",),
    "lists under many numbers": ("1元2元3元4元：\n" + "".join(f"{i}.1元\n" for i in range(1, 60)),),
    "lists counted": ("甲、乙、丙等三个，",),
    "cells that stand a line each": ("渡口{w}\n\n1{n}\n\n2\n\n",),
    "cells run in": ("甲乙|12|13|",),
    "structures": ("甲1元，乙2元，丙3元，", "结构为1:2:3，"),
    "rates a head": ("甲9元，乙3人，", "人均3元，"),
    "heads that count": ("甲（2项）\n\n乙\n\n丙\n\n",),
    "what is left": ("甲9件，乙5件，未结4件，",),
    "sounds in brackets": ("萬(wàn)人1元",),
    "digits": ("1234567890",),
    "numerals": ("一百万亿",),
}


def worst_text(parts: tuple[str, ...], size: int) -> str:
    """The text of `size` characters, more or less, that `parts` stand for; the first of several is a head if short."""
    head, parts = (parts[0], parts[1:]) if len(parts) > 1 and "{" not in parts[0] else ("", parts)
    return head + "".join(_repeated(part, max(1, (size - len(head)) // len(parts))) for part in parts)


def _repeated(unit: str, size: int) -> str:
    if "{" not in unit:
        return unit * max(1, size // len(unit))
    length = len(unit.format(w=_word(0), n=1))
    return "".join(unit.format(w=_word(n), n=n + 1) for n in takewhile(lambda n: n * length < size, count()))


def _word(number: int) -> str:
    first, second = divmod(number, len(_CHARACTERS))
    return (_word(first - 1) if first >= len(_CHARACTERS) else _CHARACTERS[first]) + _CHARACTERS[second]
