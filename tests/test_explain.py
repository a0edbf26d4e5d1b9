"""What stands at a place and which rules made it: the values, the command line and its refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parsers.explain import read_explained, standing_at
from parsers.model import Source
from tui import texts
from tui.cli import main
from tui.explained import head_of

TEXT = """青禾县2023年预算执行情况的报告

　　2023年，全县税收8亿元、非税4.5亿元，合计12.5亿元。县财政局局长游一方作了报告。

— 3 —

　　杜小满副主任主持会议。
"""


def told(words: str, text: str = TEXT) -> list[tuple[str, str, list[str]]]:
    """The kind and the words of what stands at some words, and the rules that made it, the innermost first."""
    reading = read_explained(Source("made.txt", text))
    return [
        (each.kind, text[each.span.start : each.span.end].strip(), [f"{made.phase} {made.rule}" for made in each.made])
        for each in standing_at(reading, text.index(words))
    ]


def test_a_figure_tells_its_number_its_subject_and_its_period() -> None:
    figure, claim, *_ = told("8亿元")
    assert figure == (
        "figure",
        "8亿元",
        ["figures.counted unit_right_after", "figures.subject noun_before", "figures.period time_of_the_sentence"],
    )
    assert claim == ("claim", "全县税收8亿元、非税4.5亿元，合计12.5亿元", ["claims sums"])


def test_a_figure_said_in_words_and_an_optional_one_tell_so() -> None:
    assert told("一半", "过去的一半以上完成。\n")[0][2][:2] == [
        "figures.said half",
        "figures.optional figure_of_speech",
    ]


def test_a_figure_of_a_table_tells_where_its_unit_is_from() -> None:
    text = "单位：万元\n\n| 项目 | 投资 | 户数（户） |\n|---|---|---|\n| 修路 | 500 | 40 |\n"
    assert told("500", text)[0] == ("figure", "500", ["figures.tables unit_in_the_caption"])
    assert told("40", text)[0] == ("figure", "40", ["figures.tables unit_in_the_head"])


def test_a_claim_tells_its_operands_and_how_they_fit() -> None:
    reading = read_explained(Source("made.txt", TEXT))
    claim = standing_at(reading, TEXT.index("、非税"))[0]
    assert claim.made[0].evidence == (
        "sum: total 12.5亿元, part 8亿元, part 4.5亿元; 8亿元 + 4.5亿元 = 12.5亿元; total holds"
    )
    wrong = TEXT.replace("合计12.5亿元", "合计13.5亿元")
    claim = standing_at(read_explained(Source("made.txt", wrong)), wrong.index("、非税"))[0]
    assert claim.made[0].evidence.endswith("total is off by -1e+08元")


def test_a_person_tells_the_evidence_and_what_is_said_of_it() -> None:
    reading = read_explained(Source("made.txt", TEXT))
    person = standing_at(reading, TEXT.index("游一方"))[0]
    assert (person.kind, person.name) == ("person", "游一方")
    made = {(each.phase, each.rule): each.evidence for each in person.made}
    assert "left_post +" in made["people.evidence", "name"]
    said = made["people", "post before"]
    assert said.startswith("log-odds ")
    assert "县财政局局长" in said


def test_noise_blocks_and_headings_tell_their_kinds() -> None:
    assert told("— 3 —")[0] == ("noise", "— 3 —", ["lines.noise page mark"])
    heading = {kind: rules for kind, _, rules in told("青禾县2023")}
    assert heading["section"]
    assert "outline.kind title" in heading["block"]
    assert "blocks paragraph" in {kind: rules for kind, _, rules in told("主持会议")}["block"]


@pytest.mark.parametrize(
    ("words", "number", "rule"),
    [
        ("3条", "3条", "figures.judge ordinal"),
        ("6日", "6日", "figures.judge day"),
        ("三级", "三级", "figures.judge grade"),
        ("77", "77", "figures.bare no_unit"),
        ("9件", "9件", "figures goes_on_from_an_ordinal"),
        ("500", "500", "figures.tables no_unit"),
    ],
)
def test_a_number_that_is_no_figure_tells_which_rule_turned_it_away(words: str, number: str, rule: str) -> None:
    text = (
        "会议听取了报告。\n\n　　依第3条的规定，6日起建三级网络，编号为77的水库有12座。依CCC7、9件核对。\n\n"
        "| 项目 | 编号 | 户数（户） |\n|---|---|---|\n| 修路 | 500 | 40 |\n"
    )
    assert told(words, text)[0] == ("number", number, [rule])
    assert told("12座", text)[0][0] == "figure"
    assert "number" not in [kind for kind, _, _ in told("报告", text)]


def test_a_number_of_the_contents_is_not_read() -> None:
    text = "目　录\n关于防汛工作的报告　　3\n关于修路工作的报告　　5\n\n关于防汛工作的报告\n\n水库要防汛。\n\n关于修路工作的报告\n\n道路要修。\n"
    assert told("3", text)[0] == ("number", "3", ["figures contents"])


def test_a_section_is_called_once_by_its_title() -> None:
    reading = read_explained(Source("made.txt", TEXT))
    section = next(each for each in standing_at(reading, TEXT.index("主持")) if each.kind == "section")
    texts.use_language("en")
    assert head_of(reading.issue, section) == "section “青禾县2023年预算执行情况的报告”"
    texts.use_language("zh")


def test_a_person_is_called_once_where_the_text_prints_the_name() -> None:
    reading = read_explained(Source("made.txt", TEXT))
    person = standing_at(reading, TEXT.index("游一方"))[0]
    assert head_of(reading.issue, person) == "人物 “游一方”"


def test_a_section_is_told_of_at_its_whole_text() -> None:
    kinds = [kind for kind, _, _ in told("主持会议")]
    assert kinds == ["block", "section"]


@pytest.fixture
def issue(tmp_path: Path) -> str:
    path = tmp_path / "made.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_the_command_line_prints_what_stands_there(issue: str, capfd: pytest.CaptureFixture[str]) -> None:
    offset = str(TEXT.index("8亿元"))
    assert main([issue, "--explain", offset, "--lang", "en"]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    assert out.startswith(
        f"figure “8亿元” {offset}–{int(offset) + 3}\n  figures.counted: unit_right_after | money 元 | A unit"
    )
    assert main([issue, "--explain", offset, "--format", "json"]) == 0
    first = json.loads(capfd.readouterr().out)["standing"][0]
    assert (first["kind"], first["text"], first["start"]) == ("figure", "8亿元", int(offset))
    assert [rule["rule"] for rule in first["rules"]] == ["unit_right_after", "noun_before", "time_of_the_sentence"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--explain", "999"], "offset 999 is outside the text"),
        (["--explain", str(len(TEXT))], "is outside the text"),
        (["--explain", "x"], "x is no place in a text"),
        (["--explain", "-4"], "-4 is no place in a text"),
        (["--explain", "٣"], "is no place in a text"),
        (["--explain", "9" * 5000], "is no place in a text"),
        (["--explain", "3", "--format", "csv"], "--explain has no --format csv; it has text, json"),
        (["--explain", "3", "--print", "text"], "--explain and --print text do not go together"),
    ],
)
def test_what_cannot_be_explained_is_one_line_and_2(
    issue: str, capfd: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    try:
        status = main([issue, "--lang", "en", *arguments])
    except SystemExit as ended:
        status = int(ended.code or 0)
    out, err = capfd.readouterr()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err
