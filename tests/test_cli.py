"""The command line: what it prints, what it refuses and how."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from parsers.issue import parse_issue
from parsers.model import Issue, Source
from tui.cli import main, parse

TEXT = "云川市河湾区人民代表大会常务委员会 公 报\n\n2031年 第 2 号\n\n关于河道治理情况的报告\n\n一、基本情况\n\n治理河道十二条。\n"


@pytest.fixture
def issue(tmp_path: Path) -> str:
    path = tmp_path / "issue.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def printed(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    out, err = capfd.readouterr()
    assert err == ""
    return out


def test_prints_the_text_when_there_is_no_terminal(issue: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert "治理河道十二条。" in printed(capfd, issue)


def test_prints_the_contents_indented(issue: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert printed(capfd, issue, "--print", "contents") == "关于河道治理情况的报告\n  一、基本情况\n"


def test_json_slices_back_to_the_source(issue: str, capfd: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(printed(capfd, issue, "--print", "all", "--format", "json"))
    assert answer["issue"]["year"] == 2031
    assert answer["issue"]["number"] == 2
    titles = [TEXT[row["start"] :].split("\n")[0] for row in answer["sections"]]
    assert titles == ["关于河道治理情况的报告", "一、基本情况"]
    assert {"people", "figures", "claims"} <= set(answer)


def test_the_sample_opens_when_it_is_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    assert printed(capfd, "--sample", "--print", "contents").count("\n") > 8
    notes = json.loads(printed(capfd, "--sample", "--print", "contents", "--format", "json"))["issue"]["notes"]
    assert notes[0]["code"] == "sample"


def test_the_sample_has_no_file(issue: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--sample", issue])
    assert ended.value.code == 2
    assert capfd.readouterr().err.count("\n") == 1


def test_the_format_asks_for_printing() -> None:
    assert parse(["--format", "json"]).print == "all"


@pytest.mark.parametrize(
    ("terminal", "arguments", "files", "sample"),
    [
        (False, [], ["-"], False),
        (False, ["--print", "text"], ["-"], False),
        (True, [], [], True),
        (False, ["--sample"], [], True),
        (False, ["a.txt"], ["a.txt"], False),
        (True, ["-"], ["-"], False),
    ],
)
def test_what_is_read(
    terminal: bool, arguments: list[str], files: list[str], sample: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.cli._at_terminal", lambda: terminal)
    options = parse(arguments)
    assert (options.files, options.sample) == (files, sample)


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "is empty"), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "is not a text")]
)
def test_what_cannot_be_read_is_one_line(
    content: bytes, words: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd"
    path.write_bytes(content)
    assert_refused(capfd, [str(path)], words)


def test_missing_and_folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert_refused(capfd, [str(tmp_path / "none.txt")], f"{tmp_path / 'none.txt'}: no such file")
    assert_refused(capfd, [str(tmp_path)], f"{tmp_path}: is a folder")


def test_a_missing_file_says_what_is_like_it(issue: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert_refused(capfd, [issue.replace("issue", "isue")], f"(did you mean {issue}?)")
    assert_refused(capfd, [f"{issue}.d/x.txt"], f"(and no folder {issue}.d)")
    assert_refused(capfd, ["none-like-it.xyz"], f"{Path.cwd() / 'none-like-it.xyz'}: no such file (check the path)")


def test_an_unknown_encoding_names_those_that_are_known(issue: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert_refused(capfd, [issue, "--encoding", "gb1830"], "unknown encoding gb1830 (did you mean gb18030?)")


def test_a_file_name_cannot_speak_to_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert_refused(capfd, [str(tmp_path / "a\x1b]0;x\x07\nb.txt")], "no such file")


def assert_refused(capfd: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert main(["--lang", "en", *arguments]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert words in err
    assert err.count("\n") == 1
    assert "\x1b" not in err


@pytest.mark.parametrize(
    "arguments", [["--format", "nonsense"], ["--nonsense"], ["--print", "people", "--format", "bibtex"]]
)
def test_a_wrong_usage_is_one_line(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    out, err = refused(capfd, *arguments)
    assert (out, err.count("\n")) == ("", 1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--print", "people", "--format", "bibtex"], "it has text, json, markdown, csv"),
        (["--print", "contents", "--format", "csv"], "it has text, json"),
        (["--print", "excerpts", "--format", "xml"], "--format: cannot be xml; it may be text, json"),
        (["--fromat", "json"], "there is no option --fromat (did you mean --format?)"),
        (["--print"], "--print needs a value"),
        (["--debug=3"], "--debug takes no value"),
        (["--s"], "--s is ambiguous: it could be --sample, --store"),
        (["--x\ny\x1b[31m"], "there is no option --x y[31m"),
    ],
)
def test_a_wrong_usage_says_what_would_be_right(
    arguments: list[str], words: str, issue: str, capfd: pytest.CaptureFixture[str]
) -> None:
    out, err = refused(capfd, "--lang", "en", issue, *arguments)
    assert (out, err.count("\n")) == ("", 1)
    assert words in err


def refused(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    try:
        status = main(arguments)
    except SystemExit as error:
        status = int(error.code or 0)
    assert status == 2
    return capfd.readouterr()


def test_a_store_that_is_not_there_is_said_to_be(issue: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", issue, "--print", "excerpts", "--store", f"{issue}.s"]) == 0
    assert f"there is no store {issue}.s (did you mean {issue}?)" in capfd.readouterr().err


def test_a_wrong_usage_is_told_in_chinese(issue: str, capfd: pytest.CaptureFixture[str]) -> None:
    for arguments, words in (
        (["--fromat", "json"], "没有选项 --fromat（是不是 --format？）"),
        (["--print", "claims", "--format", "bibtex"], "--print claims 没有 --format bibtex；可用："),
        (["--theme"], "--theme 后面要有一个值"),
    ):
        assert words in refused(capfd, "--lang", "zh", issue, *arguments)[1]


def test_help_speaks_the_language_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    for language, words in (("zh", "在终端阅读公报"), ("en", "Read official gazettes")):
        with pytest.raises(SystemExit) as ended:
            main(["--lang", language, "--help"])
        assert ended.value.code == 0
        assert words in capfd.readouterr().out


def test_printing_imports_no_toolkit() -> None:
    check = "import sys; from tui.cli import main; main(['--sample', '--print', 'contents']); print([m for m in sys.modules if m == 'textual'])"
    run = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


LISTED = """云岭区人民代表大会常务委员会任免名单

（2031年6月28日云岭区第五届人大常委会第九次会议通过）

任命顾明远为云岭区人民法院副院长；

免去钱大同的云岭区人民法院副院长职务。
"""


@pytest.fixture
def doubted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A file of two people, the second of them doubtful."""
    from dataclasses import replace

    from tui import printing

    def read(source: Source) -> Issue:
        issue = parse_issue(source)
        first, second = issue.people
        return replace(issue, people=(first, replace(second, certainty=0.5)))

    monkeypatch.setattr(printing, "parse_issue", read)
    path = tmp_path / "listed.txt"
    path.write_text(LISTED, "utf-8")
    return str(path)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--print", "people"],
        ["--print", "people", "--format", "csv"],
        ["--print", "appointments"],
        ["--print", "appointments", "--format", "json"],
        ["--format", "json"],
    ],
)
def test_doubtful_people_are_marked_and_can_be_left_out(
    arguments: list[str], doubted: str, capfd: pytest.CaptureFixture[str]
) -> None:
    out = printed(capfd, doubted, *arguments)
    assert ("钱大同?" in out) == ("json" not in arguments)
    assert '"certainty": 0.5' in out or "json" not in arguments
    certain = printed(capfd, doubted, "--certain", *arguments)
    assert "顾明远" in certain
    rows = json.loads(certain)["people"] if "json" in arguments else certain.splitlines()
    assert not any("钱大同" in str(row) for row in rows)


@pytest.mark.parametrize("what", ["contents", "text", "all", "figures", "claims", "excerpts"])
def test_where_no_people_are_printed_none_can_be_left_out(
    what: str, issue: str, capfd: pytest.CaptureFixture[str]
) -> None:
    out, err = refused(capfd, "--lang", "en", issue, "--certain", "--print", what)
    assert (out, err.count("\n")) == ("", 1)
    assert "--print people" in err


@pytest.mark.parametrize("others", [[], ["--explain", "3"], ["--fail-on-claims"]])
def test_certain_alone_is_refused(others: list[str], issue: str, capfd: pytest.CaptureFixture[str]) -> None:
    out, err = refused(capfd, "--lang", "en", issue, "--certain", *others)
    assert (out, err.count("\n")) == ("", 1)
    assert "--certain" in err
