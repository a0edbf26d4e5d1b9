"""Tens of thousands of excerpts: what a change costs does not grow with them, nor does memory with their words."""

from __future__ import annotations

import os
import stat
import threading
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from parsers.model import Citation, Excerpt, Span
from tests.screens import app_of, known, seen, until
from tui import texts
from tui.actions import shelf
from tui.actions.carrying import write_file
from tui.actions.shelf import AT_ONCE, Shelf, read_all
from tui.panels.excerpts import READ, ExcerptsPanel
from tui.search.findtext import Laid, laid
from tui.store import Anchor, Kept, Store, anchor_at, open_store
from tui.store.anchors import Locator
from tui.store.excerpts import Excerpts
from tui.viewer.marks import Layer, Mark

MANY = 700
TEXT = "芦溪县农田登记册\n\n" + "\n\n".join(
    f"　　第{n}号田块长{n % 83}米，宽{n % 47}米。" for n in range(1000, 1000 + MANY)
)
WORDS = [f"第{n}号田块" for n in range(1000, 1000 + MANY)]


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    texts.use_language("zh")
    monkeypatch.setattr(shelf, "TURN", 60.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "store.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = open_store(path)
    yield store
    store.close()


def fill(store: Store, words: Sequence[str] = WORDS, text: str = TEXT) -> int:
    """Keep an excerpt of each of `words`; the issue's number."""
    issue = store.library.enter("/issue.txt", text, "登记册")
    with store.database.change() as db:
        for rank, each in enumerate(words, 1):
            start = TEXT.index(each)
            anchor = anchor_at(TEXT, Span(start, start + len(each))).to_json()
            db.execute(
                "INSERT INTO excerpt (issue, rank, text, verbatim, anchor, citation, note, made) "
                "VALUES (?, ?, ?, ?, ?, '{}', '', '2031-02-03T04:05:06+08:00')",
                (issue, float(rank), each, each, anchor),
            )
    return issue


class Count:
    """Counts the excerpts that are looked for and that are read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.located = self.read = 0
        locate, some = Locator.locate, Excerpts.some

        def counted_locate(locator: Locator, anchor: Anchor) -> Span | None:
            self.located += 1
            return locate(locator, anchor)

        def counted_some(excerpts: Excerpts, ids: Sequence[int]) -> list[Kept]:
            self.read += len(ids)
            return some(excerpts, ids)

        monkeypatch.setattr(Locator, "locate", counted_locate)
        monkeypatch.setattr(Excerpts, "some", counted_some)


def test_a_change_looks_only_for_what_is_new(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    issue, count = fill(store), Count(monkeypatch)
    kept = Shelf(TEXT)
    first = kept.view(store, issue)
    assert (len(first.ids), first.whole, count.located) == (MANY, True, MANY)
    assert [TEXT[slice(*(first.places[each] or (0, 0)))] for each in first.ids] == WORDS
    start = TEXT.index("芦溪县")
    excerpt = Excerpt("芦溪县", Span(start, start + 3), Citation("a.txt"), "芦溪县")
    new = store.excerpts.add(issue, excerpt, anchor_at(TEXT, excerpt.span)).id
    assert list(kept.view(store, issue).ids) == [*first.ids, new]
    store.excerpts.remove(first.ids[3])
    removed = kept.view(store, issue)
    assert list(removed.ids) == [*first.ids[:3], *first.ids[4:], new]
    store.excerpts.restore(first.ids[3])
    store.excerpts.move(new, -1)
    store.excerpts.annotate(new, "注")
    moved = kept.view(store, issue)
    assert list(moved.ids) == [*first.ids[:-1], new, first.ids[-1]]
    assert (count.located, count.read) == (MANY + 1, 0)
    store.excerpts.move(new, -1)
    assert kept.view(store, issue).marks is moved.marks, "nothing on the page has changed"
    assert len(removed.marks.spans) == len(moved.marks.spans) - 1 == MANY


def test_places_are_looked_for_in_turns(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "TURN", -1.0)
    issue, count = fill(store), Count(monkeypatch)
    kept = Shelf(TEXT)
    views = [kept.view(store, issue)]
    while not views[-1].whole:
        assert count.located == len(views) * AT_ONCE
        assert list(views[-1].ids) == list(views[0].ids)
        assert not views[-1].is_lost(views[-1].ids[-1]), "what has not been looked for is not lost"
        views.append(kept.view(store, issue))
    assert len(views) == -(-MANY // AT_ONCE)
    assert len(views[-1].marks.spans) == MANY


def test_another_store_gives_its_own_ids(store: Store) -> None:
    issue, kept = fill(store), Shelf(TEXT)
    first = kept.view(store, issue)
    other = open_store(None)
    again = kept.view(other, fill(other, WORDS[5:9]))
    assert again.places[again.ids[0]] == first.places[first.ids[5]]


def test_a_changed_text_is_laid_out_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[str] = []

    def counted(text: str) -> Laid:
        laid_out.append(text)
        return laid(text)

    monkeypatch.setattr("tui.store.anchors.laid", counted)
    issue, changed = fill(store, WORDS[:50]), "另有一段文字。\n\n" + TEXT.replace("第1003号田块", "此处已改")
    view = Shelf(changed).view(store, issue)
    assert len(laid_out) == 1
    assert all(view.places[each] for each in view.ids[5:])


def test_memory_does_not_grow_with_the_words(store: Store) -> None:
    issue = fill(store)
    with store.database.change() as db:
        db.execute("UPDATE excerpt SET text = ?, verbatim = ?", ("田" * 5000, "田" * 5000))
    kept = Shelf(TEXT)
    tracemalloc.start()
    try:
        view = kept.view(store, issue)
        size, peak = tracemalloc.get_traced_memory()
        assert len("".join(each.note for each in read_all(store, view.ids))) == 0
        through = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size < MANY * 800, "bytes for the order and the places"
    assert peak < 1_500_000
    assert through < MANY * 20_000 * 0.8, "so many words at a time, not all of them"


def test_a_thousand_spans_upon_each_other_are_one_stretch() -> None:
    spans = [Span(start, 5000 - start) for start in range(1000)] + [Span(0, 9000), Span(9000, 9001)]
    layer = Layer("excerpt", spans, current=7)
    assert list(layer.within(100, 8999)) == [Mark(0, 9000, "excerpt"), Mark(7, 4993, "excerpt-current")]
    assert list(layer.within(9000, 9002)) == [Mark(9000, 9001, "excerpt")]
    assert list(layer.within(9001, 9002)) == []
    assert (layer.touches(999, 1000), layer.touches(1000, 9000)) == (True, False)


async def test_the_panel_shows_any_of_many(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(path)
    fill(store)
    store.close()
    count = Count(monkeypatch)
    async with app_of(TEXT, path).run_test(size=(120, 40)) as pilot:
        reader = await known(pilot)
        await pilot.press("E")
        await until(pilot, " 1 第1000号田块")
        panel = reader.panes.made["excerpts"]
        assert isinstance(panel, ExcerptsPanel)
        await pilot.press("end")
        await until(pilot, f"{MANY} 第1699号田块")
        await pilot.press("home", "down", "D")
        await until(pilot, " 2 第1002号田块")
        await pilot.press("u")
        await until(pilot, " 2 第1001号田块")
        await pilot.press("a", *"note", "enter")
        await until(pilot, "※ note")
        assert len(panel.words) <= 2 * READ
        assert (count.located, count.read < 12 * 2 * READ) == (MANY, True)
        out = await carried(pilot_of=pilot, panel=panel, path=tmp_path / "all.txt", monkeypatch=monkeypatch)
    assert out.count("田块\n") == MANY


async def carried(*, pilot_of: object, panel: ExcerptsPanel, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a file holds that all excerpts are written to, in another thread than the screen's."""
    from tui import export
    from tui.store_requests import SaveKept

    threads: set[int] = set()
    formed = export.formed

    def told(excerpt: Excerpt, form: export.Form) -> str:
        threads.add(threading.get_ident())
        return formed(excerpt, form)

    monkeypatch.setattr(export, "formed", told)
    panel.post_message(SaveKept(panel.view.ids, path))
    await until(pilot_of, f"{MANY} 条摘录已存入")  # type: ignore[arg-type]
    assert threads
    assert threading.get_ident() not in threads
    return path.read_text("utf-8")


async def test_what_cannot_be_read_is_said_and_left_out(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.store_requests import SaveKept

    store = open_store(path)
    fill(store, WORDS[:3])
    store.close()
    some = Excerpts.some
    monkeypatch.setattr(Excerpts, "some", lambda excerpts, ids: some(excerpts, [each for each in ids if each != 2]))
    async with app_of(TEXT, path).run_test(size=(120, 40)) as pilot:
        reader = await known(pilot)
        await pilot.press("E")
        await until(pilot, " 2 这条摘录读不出来")
        assert " 3 第1002号田块" in seen(pilot)
        await pilot.press("down", "a", "y")
        reader.panes.made["excerpts"].post_message(SaveKept([1, 2, 3], tmp_path / "out.txt"))
        await until(pilot, "1 条摘录读不出来，不在其中")
    assert (tmp_path / "out.txt").read_text("utf-8").count("——") == 2


def failing() -> Iterator[str]:
    yield "begun"
    raise OSError(28, "No space left on device")


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    file, linked = tmp_path / "a.md", tmp_path / "link.md"
    with pytest.raises(OSError, match="No space"):
        write_file(file, failing(), replace=False)
    assert os.listdir(tmp_path) == []
    write_file(file, ["甲\n", "乙\ud800"], replace=False)
    assert file.read_text("utf-8") == "甲\n乙?"
    with pytest.raises(FileExistsError):
        write_file(file, ["丙"], replace=False)
    file.chmod(0o640)
    with pytest.raises(OSError, match="No space"):
        write_file(file, failing(), replace=True)
    assert (os.listdir(tmp_path), file.read_text("utf-8")) == (["a.md"], "甲\n乙?")
    linked.symlink_to(file)
    write_file(linked, ["丁"], replace=True)
    assert (file.read_text("utf-8"), linked.is_symlink()) == ("丁", True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert len(os.listdir(tmp_path)) == 2
