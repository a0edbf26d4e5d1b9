"""The command at the end of a pipe: what is led to standard input is read, and never the sample in its place."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import ALT_ON, terminal

COMMAND = (sys.executable, "-m", "tui")
ISSUE = (
    "杉原市栖霞区人民代表大会常务委员会 公 报\n\n2033年 第 4 号\n\n关于道路养护情况的报告\n\n一、养护情况\n\n"
    "养护道路五十二公里，其中城区三十公里、乡村三十公里。\n\n二、存在问题\n\n任命郭庆林为区水务局局长。\n"
)
SAMPLE = "青螺区"
EMPTY = "gazette-tui: standard input is empty: name a FILE, or open the sample with --sample\n"


def _run(*arguments: str, data: bytes = b"") -> tuple[int, str, str]:
    run = subprocess.run([*COMMAND, "--lang", "en", *arguments], input=data, capture_output=True, check=False)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


@pytest.mark.parametrize("arguments", [(), ("--print", "text"), ("--print", "all", "-")])
def test_a_pipe_is_read(arguments: tuple[str, ...]) -> None:
    status, out, err = _run(*arguments, data=ISSUE.encode("gb18030"))
    assert (status, err) == (0, "")
    assert "养护道路五十二公里" in out
    assert SAMPLE not in out


def test_every_part_of_a_pipe_is_printed() -> None:
    assert (
        _run("--print", "contents", data=ISSUE.encode())[1]
        == "关于道路养护情况的报告\n  一、养护情况\n  二、存在问题\n"
    )
    assert "郭庆林" in _run("--print", "people", "--format", "csv", data=ISSUE.encode())[1]
    answer = json.loads(_run("--print", "figures", "--format", "json", data=ISSUE.encode())[1])
    assert answer["issue"]["name"] == "standard input"
    assert all(ISSUE[row["start"] : row["end"]] == row["text"] for row in answer["figures"])


def test_claims_fail_in_a_pipe() -> None:
    data = "全年收入10亿元，比上年的5亿元增长30%。\n".encode()
    assert _run("--print", "claims", "--fail-on-claims", data=data)[0] == 1


@pytest.mark.parametrize(("arguments", "data"), [((), b""), (("-",), b"\n \n"), (("--print", "people"), b"")])
def test_nothing_in_the_pipe_is_one_line(arguments: tuple[str, ...], data: bytes) -> None:
    assert _run(*arguments, data=data) == (2, "", EMPTY)


@pytest.mark.parametrize("given", ["<&-", "</dev/null"])
def test_a_closed_input_is_empty(given: str) -> None:
    line = f'"$0" -m tui --lang en --print text {given}'
    run = subprocess.run(["sh", "-c", line, sys.executable], capture_output=True, check=False)
    assert (run.returncode, run.stdout, run.stderr.decode()) == (2, b"", EMPTY)


def test_a_file_counts_and_not_what_is_led_in(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(ISSUE, "utf-8")
    assert "五十二公里" in _run(str(tmp_path / "x.txt"))[1]
    both = _run(str(tmp_path / "x.txt"), "-", "--print", "contents", data="会议结束。\n".encode())[1]
    assert both.splitlines()[-1] == "standard input"


def test_the_sample_when_it_is_asked_for() -> None:
    status, out, err = _run("--sample", "--print", "contents")
    assert (status, err) == (0, "")
    assert SAMPLE in out


@pytest.mark.pty
@pytest.mark.parametrize("line", ['cat "$1" | "$0" -m tui', '"$0" -m tui <"$1"', 'cat "$1" | "$0" -m tui -'])
def test_keys_come_from_the_terminal(tmp_path: Path, line: str) -> None:
    file = tmp_path / "x.txt"
    file.write_text(ISSUE, "utf-8")
    with terminal(columns=80, rows=24, command=("sh", "-c", line, sys.executable, str(file))) as term:
        term.wait("栖霞区人民代表大会常务委员会公报  2033年第4号")
        term.settle(0.2)
        assert "样刊" not in term.text
        term.send("]")
        term.wait("^ 关于道路养护情况的报告")
        term.send("q")
        assert term.finish() == 0
        assert term.restored


@pytest.mark.pty
def test_a_pipe_without_a_title_is_called_what_it_is() -> None:
    line = 'printf "会议结束。\\n散会。\\n" | "$0" -m tui'
    with terminal(columns=60, rows=12, command=("sh", "-c", line, sys.executable)) as term:
        term.wait("标准输入")
        term.settle(0.2)
        term.send("q")
        assert term.finish() == 0


@pytest.mark.pty
@pytest.mark.parametrize("given", ["<&-", "</dev/null"])
def test_nothing_led_to_a_screen_is_one_line(given: str) -> None:
    with terminal(command=("sh", "-c", f'"$0" -m tui {given}', sys.executable)) as term:
        assert term.finish() == 2
        assert term.text.strip() == "gazette-tui: 标准输入是空的；请给出文件名，或用 --sample 打开样刊"
        assert ALT_ON not in term.raw


@pytest.mark.pty
@pytest.mark.parametrize(
    ("words", "arguments", "columns"),
    [("样刊", ("--lang", "zh"), 60), ("sample", ("--lang", "en", "--sample"), 60), ("样刊", (), 120)],
)
def test_the_sample_says_that_it_is_one(words: str, arguments: tuple[str, ...], columns: int) -> None:
    with terminal(*arguments, columns=columns, rows=20) as term:
        term.wait(f"^ ≡ +{words} ")
        term.settle(0.2)
        assert words.encode() in term.raw.split(b"\x1b[?1004h")[0], "the page painted before the toolkit says so"
        assert f" {words} " in term.lines[0]
        term.send("q")
        assert term.finish() == 0


@pytest.mark.pty
def test_the_sample_is_printed_for_a_terminal_and_said_to_be() -> None:
    with terminal(command=("sh", "-c", '"$0" -m tui --print contents | grep -c .', sys.executable)) as term:
        assert term.finish() == 0
        assert "没有给出文件，打印的是样刊" in term.text
