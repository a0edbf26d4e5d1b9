"""Find numerals in a plain text with the unit after each: the raw material, not yet judged, of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from parsers.figures.compound import DIMENSIONS, POWER, TIMES, below_zero, coins, factors, product
from parsers.figures.han import PHRASE_END
from parsers.figures.said import SAID
from parsers.figures.units import FoundUnit, open_unit_at, unit_at, unit_begins
from parsers.figures.values import Numeral, Quantity, Script
from parsers.language.numerals import ARABIC, HAN_NUMBER, REST, TO_TEN, Number, read_number
from parsers.lexicons import alternatives
from parsers.rules import Rule, Rules

_KILO = "瓦伏米克升卡焦赫兆帕"
"""Units that 千 belongs to and does not multiply the number before: 三百千瓦."""
_KILOS = frozenset(_KILO)
_LISTED = re.compile("[^，。；：、\\d]{2,8}、[^，。；：、\\d]{1,8}(?:等|这)?$")
_CURRENCY = frozenset("$＄¥￥")
_MULTIPLIER = rf"(?: ?[{REST}]?(?:[十百](?!分)|千(?![{_KILO}])|万|亿|兆(?=[\d余多]|[美港日欧]?元)))"
"""十 百 千 万 亿 兆 after digits, with the rest word between: 3万, 20多万."""
_WHOLE = r"\d{1,4}(?:[,，]\d{3})?"
_SHARE = (
    rf"(?P<fraction>(?P<base>[百千万]|[{TO_TEN}]{{1,3}}|\d{{1,3}})分之"
    rf"(?P<parts>(?:{HAN_NUMBER}|{ARABIC})))"
)
"""百分之三点五, 三分之一."""
_HALF = r"(?P<half>一半(?=以上|以下|左右|的|[，。；、])|半数(?=以上|的))"
_DOUBLED = r"(?P<doubled>翻了?(?P<times>[一两二三四五])番)"
_QUARTER = r"(?P<quarter>[二三四五]分[一二三四](?![十百秒]))"
"""四分三, in Hong Kong for 四分之三."""
_STROKE = r"(?<=[近超约达占为过足到])(?P<part>[1-9])/(?P<whole>[2-9]|10)(?=的|以上|以下|左右|强|弱|[，。；、])"
_DIGITS = (
    rf"(?P<arabic>{_WHOLE} ?[亿万千兆]+"  # 1亿2345万
    rf"(?: ?{_WHOLE} ?[亿万千百]+){{1,3}}(?:[余多][万亿]|{_WHOLE}(?![\d年.]))?"
    r"|(?:\d{1,3}[,，]\d{3}|\d{1,4})[亿万]\d{1,3}[,，]\d{3}(?!\d)"  # 1萬2,345; 1,234萬5,678
    r"|(?:\d{1,3}[,，]\d{3}|\d{1,4})[亿万]\d{1,4}(?=[元圆人票])"  # 13万2元, 2,345万678元, 13万205人
    rf"|{ARABIC}{_MULTIPLIER}{{0,4}})"  # 1,234.5, 20多万
    rf"(?P<product>{TIMES}(?:10(?P<power>{POWER})|(?P<second>{ARABIC}{_MULTIPLIER}{{0,4}})))?"  # 1.2×10⁴, 2×60万
)
_HAN = rf"(?P<han>{HAN_NUMBER}(?:[{REST}][十百千万亿]{{1,3}})?)"
_NUMERAL = re.compile("|".join((_SHARE, _HALF, _DOUBLED, _QUARTER, _STROKE, _DIGITS, _HAN)))
_GOES_ON = frozenset(" 余多几来至到-~—―成、和及与或")
"""What ties a lone Chinese digit to a number beside it: 三至五家, 三、五家."""
_MINUS = re.compile(r"(?<![\d%A-Za-z)）])-$")
_FIXED = re.compile(r"(?<=\d[万亿])\d{1,4}$")
_MONEY_NOUN = re.compile(
    rf"(?:(?<!出口)(?<!进口)(?<!外)(?:{alternatives('nouns_of_money')}))(?:总?(?:额|数|计))?"
    rf"(?:{alternatives('subject_trails')}|{alternatives('approximators')})*$"
)
_LATIN_UNIT = re.compile(r" ?([A-Za-zμµΩ]{2,6}(?:/[A-Za-zμµ]{1,4}[²³23]?)?)(?=以[上下内]|左右|[，。；、）)]|$)")
_MEASURING = re.compile(rf"(?:{alternatives('approximators')}|[≤≥<>±为])[ ]?$")
_TIMES = re.compile(TIMES)
_TENTHS = re.compile(  # 三成, 三成五; 三成立, 三成人 are other words
    r"成(?P<half>[一二三四五六七八九半])?"
    r"(?![立果效为员功绩本熟都长就交分份活套型片群批因像年了千婚天不]|人(?![口员民均])|行(?!业)|品(?!牌))"
)


COUNTED: Rules[[str, Numeral], Quantity | None] = Rules("figures.counted")
"""Ways in which a numeral has its unit."""


def quantities(text: str) -> Iterator[Quantity]:
    """Every numeral of the plain `text`, in order; most will turn out to be no figures."""
    end = 0
    for match in _NUMERAL.finditer(text):
        if match.start() < end or _mere_word(text, match):  # the 千 of 千伏
            continue
        quantity = _counted(text, match) if match["arabic"] or match["han"] else _said(match)
        if quantity is not None:
            end = quantity.end
            yield quantity


def _padded(match: re.Match[str]) -> str:
    """The last digits of 13万2元 with their zeros: 13万0002, which is not read as 13万2千."""
    return match[0].zfill(4)


def _said(match: re.Match[str]) -> Quantity | None:
    """The share or multiple that is said in words."""
    return _named(SAID.found(match))


def _counted(text: str, match: re.Match[str]) -> Quantity | None:
    """The numeral with its unit, if it has one."""
    numeral = _numeral(text, match)
    return _named(COUNTED.found(text, numeral)) if numeral else None


def _named(found: tuple[Rule[..., Quantity | None], Quantity | None] | None) -> Quantity | None:
    """What a rule has found, with the name of the rule."""
    if found is None:
        return None
    rule, quantity = found
    if quantity:
        quantity.rule = rule.name
    return quantity


def _mere_word(text: str, match: re.Match[str]) -> bool:
    """A lone Chinese digit with nothing after it that could make a quantity of it: 一般, 统一, 三农."""
    if match["han"] is None or len(match["han"]) > 1 or text[match.start() - 1 : match.start()] in _GOES_ON:
        return False
    following = text[match.end() : match.end() + 1]
    return following not in _GOES_ON and not unit_begins(following)


def _numeral(text: str, match: re.Match[str]) -> Numeral | None:
    """The numeral of a match, its sign included; None when its digits are no number."""
    digits = match[0].rstrip(" ")
    script: Script = "arabic" if match["arabic"] else "han"
    if script == "han" and digits[-1] in "千兆" and text[match.end() : match.end() + 1] in _KILOS:
        digits = digits[:-1]  # 一百万千瓦
    number = product(match) if match["product"] else read_number(_FIXED.sub(_padded, digits))
    if number is None:
        return None
    start, end = match.start(), match.start() + len(digits)
    if script == "arabic" and _MINUS.search(text, max(0, start - 2), start):
        start, number = start - 1, Number(-number.value, number.step)
    elif signs := below_zero(text, start):
        start, number = start - signs, Number(-number.value, number.step)
    rest = next((c for c in digits if c in REST), "")
    return Numeral(start, end, script, digits, number, rest)


@COUNTED.rule("三成", "三成五", "近3成半", but=("三成立", "20成", "十二成", "三十个"))
def tenths(text: str, numeral: Numeral) -> Quantity | None:
    """三成, 三成五, 三成半: tenths 成 are percent."""
    found = _TENTHS.match(text, numeral.end)
    if not found or numeral.number.value > 10:
        return None
    more = read_number(found["half"].replace("半", "五")) if found["half"] else None
    scale = Decimal(10)
    quantity = numeral.quantity(found.end(), "%", kind="percent")
    return replace(
        quantity,
        value=quantity.value * scale + (more.value if more else 0),
        upper=None if quantity.upper is None else quantity.upper * scale,
        step=Decimal(1) if more else scale,
    )


@COUNTED.rule("3×5米", "尺寸20×30厘米", but=("2×15万吨", "3×5", "15米", "4×100米接力", "3×10³米"))
def two_lengths(text: str, numeral: Numeral) -> Quantity | None:
    """Two lengths, which are no quantity that is counted together: 3×5米."""
    if not _TIMES.search(numeral.digits) or not (unit := _unit(text, numeral.end, numeral.script)):
        return None
    terms = factors(numeral.digits)
    if unit.name not in DIMENSIONS or len(terms) != 2 or terms[0] * terms[1] != numeral.number.value:
        return None
    if text.startswith("接力", unit.end):
        return None
    return replace(_measured(text, numeral, unit), terms=terms)


@COUNTED.rule("30多家", "十来个", "三百余件", "二十几家", "3万多户", but=("30家", "8来项"))
def unit_after_a_rest(text: str, numeral: Numeral) -> Quantity | None:
    """A unit after a word for what is not stated: 30多家, 十来个, 三百余件."""
    at = numeral.end + (text[numeral.end : numeral.end + 1] == " ")
    words = "余多来几" if numeral.digits[-1] in "十百千" else "余多"
    rest = text[at : at + 1]
    if numeral.rest or rest not in words or not (unit := _unit(text, at + 1, numeral.script)):
        return None
    return _measured(text, numeral._replace(rest=rest), unit)


@COUNTED.rule("30家", "30 家", "三米，", "5甴，", but=("5万多", "三甴，", "30多家"))
def unit_right_after(text: str, numeral: Numeral) -> Quantity | None:
    """A unit right after the numeral: 30家."""
    at = numeral.end + (text[numeral.end : numeral.end + 1] == " ")
    unit = _unit(text, at, numeral.script)
    return _measured(text, numeral, unit) if unit else None


@COUNTED.rule("22人生还", "三十人生存", but=("22人生", "22人生态", "22名生还者"))
def people_who_live(text: str, numeral: Numeral) -> Quantity | None:
    """People before a verb that begins as 人生 does: 22人生还."""
    living = text.startswith(("人生还", "人生存", "人生育"), numeral.end)
    return numeral.quantity(numeral.end + 1, "人", numeral.end, "people") if living else None


@COUNTED.rule(
    "改造麦场、鱼塘、果园三大基地", "教育、医疗等四大领域", but=("三大基地", "改造果园三大基地", "麦场、鱼塘30大卡")
)
def great_ones_of_a_list(text: str, numeral: Numeral) -> Quantity | None:
    """How many great ones a list right before has named: 麦场、鱼塘、果园三大基地."""
    named = numeral.script == "han" and text.startswith("大", numeral.end)
    if not named or not _LISTED.search(text, max(0, numeral.start - 16), numeral.start):
        return None
    return numeral.quantity(numeral.end + 1, "大", numeral.end, "measure")


@COUNTED.rule("补助$6,000", "￥500", but=("补助6,000", "$五百"))
def currency_sign_before(text: str, numeral: Numeral) -> Quantity | None:
    """Money by the sign before it: $6,000."""
    sign = text[max(0, numeral.start - 1) : numeral.start]
    if numeral.script != "arabic" or sign not in _CURRENCY:
        return None
    return numeral.quantity(numeral.end, "元", -1, "money")


@COUNTED.rule(
    "接待支出0.45万（", "补助资金共3.2亿，", but=("客运量3.2万，", "接待支出12，", "接待支出0.6万人", "出口额3亿，")
)
def money_by_its_noun(text: str, numeral: Numeral) -> Quantity | None:
    """万 or 亿 of money without its 元, by the noun of money before it: 接待支出0.45万（."""
    if numeral.script != "arabic" or numeral.digits[-1] not in "万亿" or not PHRASE_END.match(text, numeral.end):
        return None
    if not _MONEY_NOUN.search(text, max(0, numeral.start - 12), numeral.start):
        return None
    return numeral.quantity(numeral.end, "元", -1, "money")


@COUNTED.rule("不超过7XTU，", "浊度为0.5XTU。", but=("7XTU，", "不超过7XTU级", "不超过7A，"))
def latin_unit_unlisted(text: str, numeral: Numeral) -> Quantity | None:
    """A unit in Latin letters that no list has, by a word of measuring before the number: 不超过7XTU，."""
    found = _LATIN_UNIT.match(text, numeral.end) if numeral.script == "arabic" else None
    if not found or not _MEASURING.search(text, max(0, numeral.start - 4), numeral.start):
        return None
    return numeral.quantity(found.end(), found[1], found.start(1), "physical")


@COUNTED.rule("近8万市民", "12")
def numeral_alone(text: str, numeral: Numeral) -> Quantity | None:
    """A numeral without a unit: 近8万市民."""
    return numeral.quantity(numeral.end)


def _unit(text: str, at: int, script: Script) -> FoundUnit | None:
    at += text[at : at + 1] == " "
    return unit_at(text, at) or (open_unit_at(text, at) if script == "arabic" else None)


def _measured(text: str, numeral: Numeral, unit: FoundUnit) -> Quantity:
    """The numeral in its unit; a half after 倍 is counted in: 一倍半."""
    if unit.name == "倍" and text[unit.end : unit.end + 1] == "半":
        value, step, _ = numeral.number
        more = numeral._replace(number=Number(value + Decimal("0.5"), step), rest="")
        return more.quantity(unit.end + 1, "倍", numeral.end, unit.kind)
    quantity = numeral.quantity(unit.end, unit.name, unit.end - len(unit.name), unit.kind)
    if unit.name.endswith("元") and quantity.upper is None:
        end, worth, last = coins(text, unit.end)
        if worth:
            return replace(quantity, end=end, value=quantity.value + worth, step=last)
    return quantity
