"""What is read behind the first screen, and what the reader is told of it."""

from __future__ import annotations

from parsers.issue import outline_issue
from parsers.language.markers import _marker, find_marker
from parsers.lexicons import entries
from parsers.model import Source
from tests.screens import app_of, reader_of, until
from tui import texts
from tui.loading import Loader, collect_garbage
from tui.messages import IssueRead, Progress

HEAD = "关于粮食生产的报告\n\n一、基本情况\n\n全县收粮8万吨。\n"
WHOLE = f"{HEAD}\n二、下一步打算\n\n张大山同志任县长。\n"


def test_the_rest_of_a_file_is_told_in_steps() -> None:
    told: list[IssueRead | Progress] = []
    head, whole = Source("made.txt", HEAD), Source("made.txt", WHOLE)
    Loader(outline_issue(head), lambda: whole, told.append, debug=True).run()
    steps = [message.percent for message in told if isinstance(message, Progress)]
    assert steps == sorted(set(steps))
    assert 0 < steps[0] < steps[-1] < 100
    outlined, complete = (message.issue for message in told if isinstance(message, IssueRead))
    assert outlined.source == complete.source == whole
    assert not outlined.figures
    assert complete.figures


async def test_the_status_line_tells_how_much_is_read() -> None:
    texts.use_language("zh")
    async with app_of(HEAD).run_test(size=(80, 24)) as pilot:
        reader = reader_of(pilot)
        while reader.issue is None or not reader.issue.figures:  # the app reads this one to its end by itself
            await pilot.pause(0.02)
        reader.post_message(Progress(35))
        await until(pilot, "正在读取全文… 35%")
        reader.post_message(IssueRead(outline_issue(Source("made.txt", WHOLE))))
        await until(pilot, "二、下一步打算")
        assert not reader.busy


def test_what_rules_remember_of_a_text_goes_with_it() -> None:
    find_marker("一、水库")
    entries("bodies")
    collect_garbage()
    assert _marker.cache_info().currsize == 0
    assert entries.cache_info().currsize > 0  # the lexicons stay
