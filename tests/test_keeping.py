"""What the reader says of a store that fails, what it shows meanwhile, and what is written after all."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens import app_of, known, reader_of, seen, until
from tui import texts
from tui.actions.keeping import Keeping
from tui.app import GazetteApp
from tui.cli import complain
from tui.listing import Listing
from tui.opening import _unwritten
from tui.panels import make_panel
from tui.scribe import Scribe
from tui.settings import MARK, Settings, settings_file
from tui.store import open_store
from tui.store.keeper import Keeper
from tui.store_file import REFUSED_AT_ONCE, look

TEXT = "青禾县人民政府关于粮食生产的报告\n\n一、基本情况\n\n" + "\n\n".join(
    f"　　第{n}个乡镇种植水稻{n}万亩，比上年增长。第{n}个乡镇收购早稻。" for n in range(11, 60)
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    texts.use_language("en")
    Scribe.at_work.clear()
    yield
    Scribe.at_work.clear()
    texts.use_language("zh")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store"
    open_store(path).close()
    return path


def kept(store: Path) -> int:
    other = sqlite3.connect(store)
    ((count,),) = other.execute("SELECT count(*) FROM excerpt WHERE NOT removed").fetchall()
    other.close()
    return int(count)


def lost(settings: Settings) -> int:
    """The status of what is not written, once it has been said."""
    status, lines = _unwritten(settings)
    for line in lines:
        complain(line)
    return status


async def test_a_store_that_cannot_even_be_read_is_not_said_to_be_empty(store: Path) -> None:
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        await known(pilot)
        await pilot.press("e")
        await until(pilot, "kept as an excerpt")
    lock = sqlite3.connect(store, isolation_level=None)
    lock.execute("PRAGMA locking_mode = EXCLUSIVE")
    lock.execute("BEGIN EXCLUSIVE")
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        await pilot.press("E")
        shown = await until(pilot, "The store could not be read: another")
        assert "No excerpts yet" not in shown
        await pilot.press("tab", "down", "e")
        await until(pilot, "1 not on disk")
        await until(pilot, " 1 一、基本情况")
        await pilot.press("m", "a")
        await until(pilot, "2 not on disk")
        await pilot.press("apostrophe", "a")
        while "to the mark" in seen(pilot):  # the jump clears the line when it comes
            await pilot.pause(0.02)
        lock.close()
        await until(pilot, "2 kept now")
        await until(pilot, " 2 一、基本情况")
    assert kept(store) == 2


@pytest.mark.parametrize("moment", ["start", "later"])
async def test_a_thread_that_dies_is_seen(store: Path, moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def end(*_: object, **__: object) -> None:
        raise SystemExit

    if moment == "start":
        monkeypatch.setattr("tui.store.keeper.Keeper.open", end)
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        if moment == "later":
            await known(pilot)
            monkeypatch.setattr("tui.store.keeper.Keeper.change", end)
        else:
            await until(pilot, "cannot keep")
        await pilot.press("e")
        shown = await until(pilot, "1 not on disk")
        assert "kept as an excerpt" not in shown
        await pilot.press("E")
        await pilot.pause()
        assert "No excerpts yet" not in seen(pilot)
    assert lost(Settings(store=store)) == 1


async def test_a_job_that_raises_anything_ends_nothing(store: Path) -> None:
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        reader = await known(pilot)

        def fail(error: type[BaseException]) -> Any:
            raise error("oh")

        for error in (ZeroDivisionError, RecursionError, MemoryError, UnicodeEncodeError.__base__ or ValueError):
            reader.keeping.change(lambda *_, error=error: fail(error))
            await until(pilot, "not kept: oh")
            reader.unsay()
        await pilot.press("e")
        await until(pilot, "kept as an excerpt")
    assert kept(store) == 1


async def test_without_a_store_it_is_said_to_last_as_long_as_the_window() -> None:
    async with app_of(TEXT, None).run_test(size=(100, 30)) as pilot:
        await known(pilot)
        await pilot.press("e")
        shown = await until(pilot, "kept for this window only")
        assert "not on disk" not in shown
        await pilot.press("m", "a")
        await until(pilot, "mark a is set for this window only")
    assert lost(Settings()) == 0


async def test_what_waits_is_not_forgotten_when_another_issue_is_opened(
    store: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lock = sqlite3.connect(store, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        await until(pilot, "cannot keep")
        await pilot.press("e")
        await until(pilot, "1 not on disk")
        app = pilot.app
        assert isinstance(app, GazetteApp)
        app.show_issue(app_of(TEXT.replace("青禾", "云川")).reader.page.issue, "/other.txt")
        await until(pilot, "云川")
        await until(pilot, "1 not on disk")
        lock.execute("ROLLBACK")
        for _ in range(400):
            await pilot.pause(0.02)
            if kept(store):
                break
    lock.close()
    assert kept(store) == 1
    assert lost(Settings(store=store)) == 0
    assert capfd.readouterr().err == ""


async def test_what_was_never_written_is_told_at_the_end(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lock = sqlite3.connect(store, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        await until(pilot, "cannot keep")
        await pilot.press("e")
        await until(pilot, "1 not on disk")
    lock.close()
    assert lost(Settings(store=store)) == 1
    said = capfd.readouterr().err
    assert said == f"gazette-tui: 1 changes were not written to the store {store}: another program has locked it\n"


async def test_a_store_deleted_while_open(store: Path) -> None:
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        await known(pilot)
        store.unlink()
        await pilot.press("e")
        shown = await until(pilot, "it was deleted or replaced")
        assert "kept as an excerpt" not in shown
        await until(pilot, "1 kept now")
        assert kept(store) == 1


async def test_what_is_asked_before_the_store_has_answered(store: Path) -> None:
    app = app_of(TEXT, store)
    begin, app.reader.keeping.begin = app.reader.keeping.begin, lambda issue: None  # type: ignore[method-assign]
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("E")
        shown = await until(pilot, "reading the store")
        assert "No excerpts yet" not in shown
        await pilot.press("tab", "e")
        await pilot.pause()
        begin(app.reader.page.issue)
        await until(pilot, "kept as an excerpt")
    assert kept(store) == 1


async def test_asked_for_and_left_before_the_text_was_read(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    app = app_of(TEXT, store)
    app.reader.keeping.begin = lambda issue: None  # type: ignore[method-assign]
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "第12个乡镇")
        await pilot.press("e")
    assert lost(Settings(store=store)) == 1
    assert "1 changes were not written" in capfd.readouterr().err


def place(store: Path) -> int:
    """The source offset of the place of reading that is kept; -1 for none."""
    other = sqlite3.connect(store)
    rows = other.execute("SELECT place FROM issue WHERE place IS NOT NULL").fetchall()
    other.close()
    return int(json.loads(rows[0][0])["start"]) if rows else -1


async def test_a_place_that_is_rested_at_before_the_store_is_open_is_kept(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free, opens = Event(), Keeper.open
    monkeypatch.setattr(Keeper, "open", lambda keeper: (free.wait(60), opens(keeper)))
    monkeypatch.setattr("tui.actions.keeping.SETTLED", 0.02)
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        await until(pilot, "第12个乡镇")
        await pilot.press("G")
        await pilot.pause(0.2)
        free.set()
        reader = await known(pilot)
        for _ in range(500):
            await pilot.pause(0.02)
            if place(store) > 0:
                break
        assert place(store) == reader.page.top_offset > 0, "nobody has moved any more, and it was not left"


@pytest.mark.parametrize("keys", [("space", "b"), ()])
async def test_a_place_is_kept_over_another_only_where_somebody_went(
    keys: tuple[str, ...], store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        await known(pilot)
        await pilot.press("G")
    left = place(store)
    assert left > 0
    monkeypatch.setattr(Keeping, "known", lambda keeping, known: None)  # the answer has still to come
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        await known(pilot)
        await pilot.press(*keys)
        await pilot.pause(0.1)
    assert place(store) == (0 if keys else left)


async def test_who_went_away_and_came_back_is_not_taken_elsewhere(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        await known(pilot)
        await pilot.press("G")
    free, opens = Event(), Keeper.open
    monkeypatch.setattr(Keeper, "open", lambda keeper: (free.wait(60), opens(keeper)))
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        await until(pilot, "第12个乡镇")
        await pilot.press("space", "b")
        await pilot.pause(0.1)
        free.set()
        reader = await known(pilot)
        await pilot.pause(0.3)
        assert reader.page.top_offset == 0


async def resized(pilot: Pilot[int], rows: int) -> None:
    """Wait until the page is laid out for so many rows."""
    before = reader_of(pilot).page.geometry
    await pilot.resize_terminal(100, rows)
    while reader_of(pilot).page.geometry == before:
        await pilot.pause(0.02)


async def test_another_size_is_no_other_place(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.actions.keeping.SETTLED", 3600)
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        reader = await known(pilot)
        await pilot.press("G")
        gone_to = reader.page.top_offset
        await resized(pilot, 14)
        assert reader.page.top_offset > gone_to, "the cursor, on the last row, stays in view"
        reader.keeping.keep_place()
        for _ in range(500):
            await pilot.pause(0.02)
            if place(store) > 0:
                break
        assert place(store) == gone_to
        await resized(pilot, 30)
        assert reader.page.top_offset == gone_to


async def test_rows_that_cannot_be_read_are_named_once(store: Path) -> None:
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        await known(pilot)
        await pilot.press("e")
        await until(pilot, "kept as an excerpt")
    other = sqlite3.connect(store)
    other.execute("UPDATE excerpt SET text=x'ff'")
    other.commit()
    other.close()
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        await until(pilot, "1 rows of the store are not understood and are left alone: excerpt 1 (text)")
        reader_of(pilot).unsay()
        reader_of(pilot).keeping.refresh()
        await pilot.press("E")
        await until(pilot, "No excerpts yet")
        assert "not understood" not in seen(pilot)


@pytest.mark.parametrize("name", ["excerpts", "marks", "recent"])
async def test_the_store_may_answer_before_a_panel_is_on_the_screen(store: Path, name: str) -> None:
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        await known(pilot)
        await pilot.press("e")
        await until(pilot, "kept as an excerpt")
        reader = reader_of(pilot)
        panel: Any = make_panel(name)
        reader.panes.made[name] = panel  # as `Panes.open` leaves it until it is mounted
        reader.keeping.refresh()
        for _ in range(500):
            await pilot.pause(0.02)
            if panel.listing.empty != texts.tr("store.looking"):
                break
        reader.keeping.scribe.state = reader.keeping.scribe.state._replace(blind=True)
        panel.listing.empty = ""
        reader.keeping.changed()
        assert panel.listing.empty


@pytest.mark.parametrize("name", ["excerpts", "marks", "recent", "notes", "people", "figures", "contents"])
async def test_a_click_on_a_row_that_has_gone_meanwhile_does_nothing(store: Path, name: str) -> None:
    async with app_of(TEXT, store).run_test(size=(160, 30)) as pilot:
        await known(pilot)
        reader = reader_of(pilot)
        if name != "contents":
            await reader.panes.open(name)
        panel: Any = reader.contents if name == "contents" else reader.panes.made[name]
        await pilot.pause()
        for kind in (Listing.Highlighted, Listing.Chosen):
            panel.listing.post_message(kind(panel.listing, 9999))
        await pilot.pause(0.1)
        assert reader.is_attached


def test_settings_are_written_exclusively_and_never_over_what_is_not_ours(tmp_path: Path) -> None:
    store = tmp_path / "store"
    path = settings_file(store)
    settings = Settings(measure=60)
    settings.keep(store)
    assert (settings.unwritten, stat.S_IMODE(path.stat().st_mode)) == (False, 0o600)
    assert path.read_text("utf-8").splitlines()[0] == MARK
    again = Settings()
    again.load(store)
    assert again.measure == 60
    inode = path.stat().st_ino
    again.keep(store)
    assert path.stat().st_ino == inode, "nothing was changed"
    path.write_text("theme paper\nmeasure 64\n")  # as the first version wrote it
    again = Settings(divider=20)
    again.load(store)
    assert (again.theme, again.measure) == ("paper", 64)
    again.measure = 68
    again.keep(store)
    assert "measure 68" in path.read_text("utf-8")
    target = tmp_path / "target"
    for foreign in ("dear diary\n", "theme x\ndear diary\n", "theme " + "x" * 9000):
        path.unlink()
        path.write_text(foreign)
        settings.measure += 4
        settings.keep(store)
        assert (settings.unwritten, path.read_text()) == (True, foreign)
    path.unlink()
    target.write_text("theme paper\n")
    path.symlink_to(target)
    settings.keep(store)
    again = Settings()
    again.load(store)
    assert (settings.unwritten, target.read_text(), again.theme) == (True, "theme paper\n", Settings().theme)
    path.unlink()
    os.mkfifo(path)
    again.load(store)
    settings.keep(store)
    assert settings.unwritten
    path.unlink()
    assert [each.name for each in tmp_path.iterdir()] == ["target"]


def test_a_disk_that_is_full_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    settings = Settings(measure=60)
    settings.keep(tmp_path / "store")
    assert (settings.unwritten, list(tmp_path.iterdir())) == (True, [])
    assert lost(Settings(store=tmp_path / "store", unwritten=True)) == 0


def test_folders_keep_the_user_s_mask_but_for_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.store.making.state_folder", lambda: tmp_path / "state" / "gazette-tui")
    before = os.umask(0o022)
    try:
        for name in ("mine/deep/store", "state/gazette-tui/store"):
            open_store(tmp_path / name).close()
    finally:
        os.umask(before)
    modes = {str(each.relative_to(tmp_path)): stat.S_IMODE(each.stat().st_mode) for each in tmp_path.rglob("*")}
    assert modes == {
        "mine": 0o755, "mine/deep": 0o755, "mine/deep/store": 0o600,
        "state": 0o755, "state/gazette-tui": 0o700, "state/gazette-tui/store": 0o600,
    }  # fmt: skip


def test_what_the_command_line_may_name(tmp_path: Path, store: Path) -> None:
    (tmp_path / "text").write_text("x")
    for good in (store, tmp_path / "new", tmp_path / "new" / "deep"):
        assert not look(good)
    for bad in (tmp_path, tmp_path / "text", tmp_path / "text" / "deep", Path("/dev/null"), Path("a\0b")):
        assert look(bad) in REFUSED_AT_ONCE


async def test_a_disk_that_does_not_answer_holds_up_nobody(
    store: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Event()
    async with app_of(TEXT, store).run_test(size=(100, 30)) as pilot:
        reader = await known(pilot)
        monkeypatch.setattr("tui.store.keeper.Keeper.change", lambda *_, **__: answer.wait())
        monkeypatch.setattr("tui.scribe.LAST_WORDS", 0.05)
        await pilot.press("e", "down", "j", "E")
        await until(pilot, "Excerpts")
        assert reader.keeping.scribe.unwritten == 1
    assert lost(Settings(store=store)) == 1
    assert "the disk did not answer in time; whether they are there is not known" in capfd.readouterr().err
    answer.set()


async def test_no_thread_to_be_had(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: object) -> None:
        raise RuntimeError("can't start new thread")

    app = app_of(TEXT, store)
    monkeypatch.setattr("tui.scribe.Scribe.start", none)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "cannot keep")
        await pilot.press("e")
        await until(pilot, "1 not on disk")
    assert lost(Settings(store=store)) == 1


async def test_an_issue_that_is_taken_off_the_list_before_the_store_could_be_read(store: Path) -> None:
    lock = sqlite3.connect(store, isolation_level=None)
    lock.execute("PRAGMA locking_mode = EXCLUSIVE")
    lock.execute("BEGIN EXCLUSIVE")
    async with app_of(TEXT, store, "/a.txt").run_test(size=(100, 30)) as pilot:
        reader = await known(pilot)
        number = reader.keeping.issue
        assert number is not None
        reader.keeping.change(lambda store, _: store.library.forget(number))
        await until(pilot, "1 not on disk")
        lock.close()
        await until(pilot, "1 kept now")
    again = open_store(store)
    assert again.library.recent() == []
    again.close()
