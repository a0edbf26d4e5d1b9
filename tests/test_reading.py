"""What is read beside the screen: it can be given up, the newest wins, and what is left behind is given back."""

from __future__ import annotations

import asyncio
import gc
import inspect
import threading
from collections.abc import Callable
from pathlib import Path
from weakref import WeakSet

import pytest
from textual._styles_cache import StylesCache
from textual.events import Key
from textual.pilot import Pilot

from parsers.issue import outline_issue
from parsers.model import Issue, Source
from parsers.source import Unreadable, Why
from parsers.stopping import pause
from tests.screens import app_of, seen, until
from tui import texts
from tui.actions import watching
from tui.app import GazetteApp
from tui.background import Background, work_of
from tui.screens.reader import Reader

TEXT = "关于河道治理情况的报告\n\n一、基本情况\n\n全区共治理河道十二条。\n"


@pytest.fixture(autouse=True)
def _chinese() -> None:
    texts.use_language("zh")


class Slow:
    """A file that is being read until `finish` is set, and its reading given up where that is asked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.finish, self.given_up = threading.Event(), threading.Event()

    def __call__(self) -> Source:
        try:
            while not self.finish.wait(0.01):
                pause()
        except BaseException:
            self.given_up.set()
            raise
        return Source("slow.txt", self.text)


def _app(pilot: Pilot[int]) -> GazetteApp:
    assert isinstance(pilot.app, GazetteApp)
    return pilot.app


async def _holds(pilot: Pilot[int], ready: Callable[[], bool]) -> None:
    for _ in range(3000):
        if ready():
            return
        await pilot.pause(0.02)
    raise AssertionError(seen(pilot))


async def test_esc_gives_up_what_was_asked_for() -> None:
    async with app_of(TEXT).run_test(size=(100, 24)) as pilot:
        slow = Slow("另一期\n")
        _app(pilot).settings.again = slow
        await pilot.press("r")
        await until(pilot, "Esc 停止")
        await pilot.press("escape")
        await until(pilot, "已停止读取")
        await _holds(pilot, slow.given_up.is_set)
        assert "全区共治理河道十二条" in seen(pilot)


async def test_a_newer_reading_takes_the_place_of_an_older_one() -> None:
    async with app_of(TEXT).run_test(size=(100, 24)) as pilot:
        app = _app(pilot)
        old, new = Slow("旧的一版。\n"), Slow("新的一版。\n")
        shown: list[str] = []
        app.reader.files.open(old, lambda issue: shown.append(issue.source.text))
        late = app.reader.files.opening
        app.reader.files.open(new, lambda issue: shown.append(issue.source.text))
        assert late is not None
        new.finish.set()
        await _holds(pilot, lambda: bool(shown))
        app.reader.files._hear(late, "too late")
        await _holds(pilot, old.given_up.is_set)
        assert shown == ["新的一版。\n"]
        assert "too late" not in seen(pilot)


async def test_the_rest_of_a_long_file_can_be_given_up_and_read_after_all() -> None:
    slow = Slow(TEXT + "二、下一步打算\n")
    app = GazetteApp(outline_issue(Source("slow.txt", TEXT)), rest=slow)
    app.settings.again = slow
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, "正在读取全文")
        await pilot.press("escape")
        await _holds(pilot, slow.given_up.is_set)
        await pilot.press("down")
        await until(pilot, "只有开头，按 r 读全文")
        slow.finish.set()
        await pilot.press("r")
        await until(pilot, "二、下一步打算")


async def test_a_file_that_vanishes_behind_its_head_is_told() -> None:
    def gone() -> Source:
        raise Unreadable(Why.MISSING, "", "slow.txt")

    async with GazetteApp(outline_issue(Source("slow.txt", TEXT)), rest=gone).run_test(size=(100, 24)) as pilot:
        await until(pilot, "文件不存在")
        await pilot.press("down")
        await until(pilot, "只有开头")
        assert "全区共治理河道十二条" in seen(pilot)


async def test_leaving_gives_up_what_is_read() -> None:
    slow = Slow("另一期\n")
    async with app_of(TEXT).run_test(size=(100, 24)) as pilot:
        _app(pilot).reader.files.open(slow, id)
        await pilot.press("q")
    assert slow.given_up.wait(20)


def _alive(kind: type) -> int:
    gc.unfreeze()
    gc.collect()
    return sum(type(each) is kind for each in gc.get_objects())


async def _changed(pilot: Pilot[int], words: str) -> None:
    """Show another issue with `words` in it, and wait until it is read and the one before is let go."""
    app, before = _app(pilot), _app(pilot).reader
    app.show_issue(outline_issue(Source("x.txt", f"{TEXT}{words}。\n")), path="/nowhere/x.txt")
    await until(pilot, words)
    await _holds(pilot, lambda: not hasattr(before, "page") and app.reader.files.loader is None)


async def test_issues_that_are_left_are_given_back() -> None:
    async with app_of(TEXT).run_test(size=(100, 24)) as pilot:
        counts: list[int] = []
        left: WeakSet[Reader] = WeakSet()
        for number in range(4):
            left.add(_app(pilot).reader)
            await pilot.press("p")
            await _changed(pilot, f"第{number}次")
            counts.append(_alive(Issue))
        await _holds(pilot, lambda: _alive(Issue) <= counts[0])
        await _holds(pilot, lambda: _alive(Reader) > 0 and len(left) <= 1)  # the empty shell of the first


async def test_the_toolkit_keeps_no_drawn_rows_of_an_issue_that_is_left() -> None:
    async with app_of(TEXT).run_test(size=(100, 24)) as pilot:
        await _changed(pilot, "第一次")
        await _holds(pilot, lambda: _alive(StylesCache) > 0)
        first = _alive(StylesCache)
        for number in range(3):
            await _changed(pilot, f"又第{number}次")
        await _holds(pilot, lambda: _alive(StylesCache) <= first)


async def test_the_other_issue_is_what_is_read_again(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("另一期公报的一段。\n", "utf-8")
    app = app_of(TEXT)
    app.settings.again = Slow(TEXT)
    async with app.run_test(size=(100, 24)) as pilot:
        app.reader.files.open(app.settings.reading(str(other)), lambda issue: app.show_issue(issue, str(other)))
        await until(pilot, "另一期公报的一段")
        await _holds(pilot, lambda: app.screen is app.reader and bool(app.reader.handlers))
        other.write_text("另一期公报改过的一段。\n", "utf-8")
        await pilot.press("r")
        await until(pilot, "改过的一段")


async def test_another_issue_that_comes_before_the_first_is_read_on() -> None:
    app = app_of(TEXT)
    async with app.run_test(size=(100, 24)) as pilot:
        app.show_issue(outline_issue(Source("x.txt", "另一期公报的一段。\n")), "/nowhere/x.txt")
        app.show_issue(outline_issue(Source("y.txt", "第三期公报的一段。\n")), "/nowhere/y.txt")
        assert app.screen is app.reader
        await _holds(pilot, lambda: app.reader.keeping.issue is not None and app.reader.files.loader is None)
        await until(pilot, "第三期公报的一段")


async def test_a_reader_that_was_left_reads_nothing_on() -> None:
    app = app_of(TEXT)
    async with app.run_test(size=(100, 24)) as pilot:
        before = app.reader
        await _holds(pilot, lambda: before.keeping.issue is not None and before.files.loader is None)
        app.show_issue(outline_issue(Source("x.txt", "另一期公报的一段。\n")), "/nowhere/x.txt")
        await _holds(pilot, lambda: before.gone)
        before.read_on()  # as one that the toolkit had still to call
        assert not hasattr(before, "files")


async def test_work_that_is_given_up_before_it_begins_leaves_no_coroutine() -> None:
    begun: list[str] = []

    async def work(name: str) -> None:
        begun.append(name)

    async with app_of(TEXT).run_test(size=(100, 24)) as pilot:
        first = _app(pilot).run_worker(work_of(work, "first"), exclusive=True, group="g")
        _app(pilot).run_worker(work_of(work, name="second"), exclusive=True, group="g")
        await _holds(pilot, lambda: "second" in begun)
        assert begun == ["second"]
        assert not inspect.iscoroutine(first._work)


async def test_keys_that_come_behind_the_one_that_leaves_end_nothing_else() -> None:
    async with app_of(TEXT).run_test(size=(100, 24)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        for key in ("q", "slash", "x", "p", "E"):
            pilot.app.post_message(Key(key, "/" if key == "slash" else key))
        while pilot.app.return_code is None:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
    assert pilot.app.return_code == 0


def test_what_has_become_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(TEXT, "utf-8")
    there = watching.look(str(path))
    path.write_text(TEXT * 2, "utf-8")
    assert watching.look(str(path)) != there
    path.unlink()
    assert watching.look(str(path)) is None
    path.mkdir()
    assert watching._told(watching.look(str(path))) == texts.tr("watch.other")
    path.rmdir()
    path.symlink_to(path)
    assert "读不到" in watching._told(watching.look(str(path)))


def test_work_beside_the_screen_holds_up_no_end() -> None:
    pool, never = Background(), threading.Event()
    stuck = pool.submit(never.wait)
    assert pool.submit(len, "公报").result(20) == 2
    with pytest.raises(ZeroDivisionError):
        pool.submit(lambda: 1 / 0).result(20)
    assert all(thread.daemon for thread in pool._running)
    pool.shutdown()
    assert not stuck.done()
    never.set()
