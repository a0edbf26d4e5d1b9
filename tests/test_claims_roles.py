"""What a figure is in its clause: every verb and noun of a change, and what stands between it and its number."""

from __future__ import annotations

import pytest

from parsers.claims.roles import change_begins, comes_out_of, reached_from, role_of
from tests.rule_finders.claims import place_of

UP = (
    "增长 上升 增加 调增 核增 提高 增收 扩大 上涨 提升 攀升 多收 多支 超收 超支 净增 增产 递增 新增 增支 多 增 升 上浮 上调 调高 追加 延长 "
    "增列 扩增 增发 升高 跃升 上扬 增员 净增加 净增长 自然增加 自然增长 多出"
)
DOWN = (
    "下降 减少 调减 降低 减收 回落 缩小 下跌 下滑 少收 少支 短收 净减 减产 压减 节减 减支 核减 少 减 降 下浮 下调 调低 追减 缩短 压缩 "
    "缩减 削减 裁减 精简 精减 收窄 减列 化解 净减少 自然减少 负增长 压降 走低 滑落"
)
NOUNS_UP = "增幅 升幅 涨幅 增速 增长率 增加额 增加数 增长额 增长数 增量 上升率 上浮率"
NOUNS_DOWN = "降幅 减幅 跌幅 减少率 下降率 减少额 减少数 下降数 核减率 核减额 压减率 下浮率 减量"
WORDS = [
    *((word, 1) for word in (*UP.split(), *NOUNS_UP.split())),
    *((word, -1) for word in (*DOWN.split(), *NOUNS_DOWN.split())),
]


@pytest.mark.parametrize(("word", "sign"), WORDS)
def test_a_word_of_change_gives_the_difference_its_sign(word: str, sign: int) -> None:
    assert role_of(place_of(f"存量{word}［36件］")) == ("delta", sign)
    assert role_of(place_of(f"存量{word}［36%］")) == ("percent", sign)
    assert change_begins(f"存量{word}") == 2


@pytest.mark.parametrize("verb", [*UP.split(), *DOWN.split(), "调整", "发展", "整合", "变更", "修改", "恢复", "变", "改", "调", "扩", "缩", "压"])  # fmt: skip
@pytest.mark.parametrize("to", ["到", "至", "为"])
def test_a_verb_leads_to_what_has_become(verb: str, to: str) -> None:
    assert role_of(place_of(f"存量{verb}{to}［36件］")) == ("to", 0)
    assert reached_from(f"存量{verb}{to}") == 2


@pytest.mark.parametrize("noun", [*NOUNS_UP.split(), *NOUNS_DOWN.split()])
def test_a_noun_of_change_leads_to_no_result(noun: str) -> None:
    assert role_of(place_of(f"{noun}为［36%］"))[0] == "percent"


@pytest.mark.parametrize("word", ["约", "近", "超", "超过", "逾", "了", "不多于", "不少于", "不低于", "不高于", "不足", "不到", "不超过", "至少", "至多", "最多", "最少", "最高", "最低"])  # fmt: skip
def test_a_word_of_nearness_may_stand_before_the_number(word: str) -> None:
    assert role_of(place_of(f"存量降至{word}［36件］")) == ("to", 0)
    assert role_of(place_of(f"存量减少{word}［36件］")) == ("delta", -1)


@pytest.mark.parametrize("word", ["为", "达", "达到", "约", "近", "超", "超过", "逾"])
def test_words_that_lead_from_a_verb_to_its_number(word: str) -> None:
    assert role_of(place_of(f"降幅{word}［36%］")) == ("percent", -1)


@pytest.mark.parametrize(("word", "sign"), [(word, 1) for word in "高长快大涨"] + [(word, -1) for word in "低短慢小跌"])
def test_an_adjective_is_a_direction_only_where_something_is_compared(word: str, sign: int) -> None:
    for compared in ("比上年", "较上年", "同比", "环比"):
        assert role_of(place_of(f"水位{compared}{word}［3米］")) == ("delta", sign)
        assert role_of(place_of(f"水位{compared}{word}出［3米］")) == ("delta", sign)
    assert role_of(place_of(f"水位{word}［3米］")) == ("level", 0)


@pytest.mark.parametrize("word", ["增长", "增加", "下降", "减少", "上升", "降低"])
def test_the_other_word_of_a_printed_form_is_left_out(word: str) -> None:
    assert role_of(place_of(f"下降（{word}）［20%］")) == ("percent", -1)
    assert role_of(place_of(f"下降({word})［20%］")) == ("percent", -1)


@pytest.mark.parametrize(
    "text",
    [
        "由［40件］", "从［40件］", "由上年同期的［40件］", "比［40件］", "较［40件］", "比上年［40件］", "比2019年的［40件］",
        "比2018年到2019年的平均［40件］", "上年为［40件］", "去年同期是［40件］", "上一年仅［40件］", "同期只有［40件］",
        "上期完成数为［40件］", "上年决算数为［40件］", "上年实绩为［40件］", "与年初的［40件］相比", "和年初的［40件］比较",
        "同年初的［40件］相较", "，同上年的［40件］", "，同2019年的［40件］",
    ],
)  # fmt: skip
def test_where_something_began(text: str) -> None:
    assert role_of(place_of(text)) == ("from", 0)


@pytest.mark.parametrize(
    "text",
    [
        "自由［40件］", "理由［40件］", "缘由［40件］", "由于［40件］", "服从［40件］", "跟从［40件］", "自从［40件］", "从事［40件］",
        "比重［40件］", "比例［40件］", "比率［40件］", "比值［40件］", "占比［40件］", "对比［40件］", "较大［40件］", "较好［40件］",
        "合同［40件］", "共同［40件］", "与年初的［40件］", "上年［40件］",
    ],
)  # fmt: skip
def test_words_that_only_look_like_a_beginning(text: str) -> None:
    assert role_of(place_of(text)) == ("level", 0)


@pytest.mark.parametrize(
    "text",
    [
        "占总数的［5%］", "完成预算的［5%］", "为限额的［5%］", "是限额的［5倍］", "达到限额的［5%］", "超过限额的［5%］", "相当于限额的［5‰］",
        "的［5%］", "之［5%］", "为年初预算［61.2%］", "完成全年任务［61.2%］", "为调整计划［61.2%］", "为目标［61.2%］", "达到总量［61.2%］",
        "为总额［61.2%］", "为总数［61.2%］", "为限额［61.2%］",
    ],
)  # fmt: skip
def test_a_share(text: str) -> None:
    assert role_of(place_of(text)) == ("share", 0)
    assert role_of(place_of(text.replace("%］", "件］").replace("‰］", "件］").replace("倍］", "件］")))[0] != "share"


@pytest.mark.parametrize("word", ["占", "为", "是", "完成", "相当于", "甲区占"])
@pytest.mark.parametrize("after", ["的75%", "的比重为75%", "的比重达75%", "之75%", "的百分之八", "之七成"])
def test_a_whole_stands_before_the_share_that_is_taken_of_it(word: str, after: str) -> None:
    assert role_of(place_of(f"{word}全部需求［24亩］{after}")) == ("whole", 0)


@pytest.mark.parametrize(("noun", "sign"), [("增加", 1), ("新增", 1), ("增列", 1), ("调增", 1), ("减少", -1), ("压减", -1), ("调减", -1), ("核减", -1)])  # fmt: skip
@pytest.mark.parametrize("lead", ["", "，", "其中：", "主要是", "同时", "并", "（1）", "一是"])
def test_an_amount_that_a_change_is_made_of(noun: str, sign: int, lead: str) -> None:
    assert role_of(place_of(f"{lead}{noun}税收［5亿元］")) == ("level", sign)


def test_a_beginning_that_only_a_preposition_makes() -> None:
    assert comes_out_of("由市级调剂")
    assert not comes_out_of("比上年")
    assert not comes_out_of("税收")
