"""What is called kept is on the disk: every way in which a store can fail, and what becomes of what waited."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from parsers.model import Citation, Excerpt, Span
from tui.store import Anchor, Store, StoreError, Trouble, open_store, read_store
from tui.store.keeper import Job, Keeper, Outcome
from tui.store.library import identification
from tui.store_file import APPLICATION

TEXT = "".join(f"第{n}条　为了规范第{n * 7}类事项的管理，根据有关法律，结合本地实际，制定本办法。\n" for n in range(60))
ISSUE = identification("/a.txt", TEXT, "办法")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("tui.store.database", "tui.store.keeper"):
        monkeypatch.setattr(f"{module}.WAIT", 0.01)


def keeping(words: str, note: str = "") -> Job:
    excerpt = Excerpt(words, Span(3, 3 + len(words)), Citation("a.txt"), words)
    return lambda store, issue: store.excerpts.add(issue, excerpt, Anchor(3, 3 + len(words), 99), note)


def opened(path: Path | None) -> Keeper:
    keeper = Keeper(path, ISSUE)
    keeper.open()
    return keeper


def seen(keeper: Keeper) -> list[str]:
    """The words that a panel would show."""
    kept: list[str] = keeper.read(lambda store: [each.excerpt.text for each in store.excerpts.all(keeper.number)])
    return kept


def on_disk(path: Path) -> list[tuple[str, str]]:
    """Words and notes that another window finds in the file."""
    other = sqlite3.connect(path)
    rows = other.execute("SELECT text, note FROM excerpt WHERE NOT removed ORDER BY rank, id").fetchall()
    other.close()
    return rows


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """The store as another program holds it that lets nobody write."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@pytest.fixture
def seven(path: Path) -> Path:
    """A store with seven excerpts of the issue."""
    keeper = opened(path)
    for n in range(7):
        assert keeper.change(keeping(f"旧{n}")) is Outcome.WRITTEN
    keeper.close()
    return path


def test_locked_at_the_start_what_is_kept_waits_and_is_written_in_order(seven: Path) -> None:
    with locked(seven):
        keeper = opened(seven)
        assert (keeper.trouble, keeper.blind) == (Trouble.LOCKED, False)
        assert seen(keeper) == [f"旧{n}" for n in range(7)]
        assert [keeper.change(keeping(words)) for words in ("甲", "乙", "丙")] == [Outcome.WAITS] * 3
        second = keeper.read(lambda store: store.excerpts.all(keeper.number)[8].id)
        keeper.change(lambda store, _: store.excerpts.annotate(second, "注"))
        keeper.change(lambda store, _: store.excerpts.move(second, 1))
        keeper.change(
            lambda store, _: store.excerpts.remove(keeper.read(lambda s: s.excerpts.all(keeper.number))[0].id)
        )
        assert seen(keeper)[-3:] == ["甲", "丙", "乙"]
        assert keeper.retry() == []
        assert keeper.waits == 6
    assert [each.number for each in keeper.retry()] == [1, 2, 3, 4, 5, 6]
    assert (keeper.waits, keeper.trouble) == (0, Trouble.NONE)
    assert on_disk(seven)[-3:] == [("甲", ""), ("丙", ""), ("乙", "注")]
    assert [words for words, _ in on_disk(seven)] == seen(keeper)
    keeper.change(lambda store, _: store.excerpts.annotate(second, "改"))  # by the number it had while it waited
    assert on_disk(seven)[-1] == ("乙", "改")


def test_each_wait_is_longer_than_the_one_before(path: Path) -> None:
    opened(path).close()
    with locked(path):
        keeper = opened(path)
        delays = []
        for _ in range(9):
            delays.append(keeper.delay)
            keeper.retry()
    assert delays == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]


def test_locked_for_readers_too_nothing_is_said_to_be_empty(seven: Path) -> None:
    other = sqlite3.connect(seven, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    keeper = opened(seven)
    assert (keeper.trouble, keeper.blind) == (Trouble.LOCKED, True)
    assert keeper.change(keeping("甲")) is Outcome.WAITS
    assert seen(keeper) == ["甲"]
    number = keeper.read(lambda store: store.excerpts.all(keeper.number)[0].id)
    other.close()
    assert len(keeper.retry()) == 1
    assert (keeper.blind, seen(keeper)) == (False, [*(f"旧{n}" for n in range(7)), "甲"])
    keeper.change(lambda store, _: store.excerpts.remove(number))
    assert seen(keeper) == [f"旧{n}" for n in range(7)]


def spoil_text(path: Path) -> None:
    path.write_text("not a database\n" * 100)


def spoil_empty(path: Path) -> None:
    path.write_bytes(b"")


def spoil_byte(path: Path) -> None:
    path.write_bytes(b"\n")


def spoil_theirs(path: Path) -> None:
    theirs = sqlite3.connect(path)
    theirs.execute("PRAGMA journal_mode = WAL")
    theirs.execute("CREATE TABLE excerpt (a)")
    theirs.commit()
    theirs.close()


def spoil_newer(path: Path) -> None:
    store = open_store(path)
    with store.database.change() as db:
        db.execute("PRAGMA user_version = 99")
    store.close()


def spoil_damaged(path: Path) -> None:
    store = open_store(path)
    for n in range(200):
        store.settings.put(f"name{n}", "x" * 90)
    store.close()
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))


def spoil_half(path: Path) -> None:
    open_store(path).close()
    os.truncate(path, 6000)


def spoil_pipe(path: Path) -> None:
    os.mkfifo(path)


def spoil_dangling(path: Path) -> None:
    path.symlink_to(path.with_name("elsewhere"))


def spoil_circle(path: Path) -> None:
    path.symlink_to(path)


def spoil_device(path: Path) -> None:
    path.symlink_to("/dev/null")


SPOILT: dict[Callable[[Path], object], Trouble] = {
    Path.mkdir: Trouble.NO_FILE, spoil_pipe: Trouble.NO_FILE, spoil_device: Trouble.NO_FILE,
    spoil_dangling: Trouble.LINK, spoil_circle: Trouble.LINK,
    spoil_text: Trouble.FOREIGN, spoil_empty: Trouble.FOREIGN, spoil_byte: Trouble.FOREIGN,
    spoil_theirs: Trouble.FOREIGN, spoil_newer: Trouble.NEWER,
    spoil_damaged: Trouble.DAMAGED, spoil_half: Trouble.DAMAGED,
}  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_what_is_no_store_is_not_touched_and_nothing_is_kept_in_it(path: Path, spoil: Callable[[Path], object]) -> None:
    spoil(path)
    there = os.lstat(path)
    data = path.read_bytes() if path.is_file() else b""
    keeper = opened(path)
    assert keeper.trouble is SPOILT[spoil]
    assert keeper.change(keeping("甲")) is Outcome.WAITS
    assert (keeper.retry(), seen(keeper)) == ([], ["甲"])
    keeper.close()
    with pytest.raises(StoreError):
        read_store(path)
    now = os.lstat(path)
    assert (now.st_mode, now.st_mtime_ns, now.st_size, now.st_ino) == (
        there.st_mode, there.st_mtime_ns, there.st_size, there.st_ino,
    )  # fmt: skip
    assert (path.read_bytes() if path.is_file() else b"") == data
    beside = {each.name for each in path.parent.iterdir()} - {"store"}
    assert not beside or (beside == {"store-wal", "store-shm"} and SPOILT[spoil] is Trouble.DAMAGED)


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
def test_what_has_the_name_of_a_log_is_not_touched(path: Path, end: str, there: bool) -> None:
    if there:
        open_store(path).close()
    target, beside = path.with_name("target"), path.with_name(f"store{end}")
    target.write_text("somebody's own")
    beside.symlink_to(target)
    assert opened(path).trouble is Trouble.NO_FILE
    beside.unlink()
    if end == "-wal":
        target.rename(beside)
        assert opened(path).trouble is Trouble.FOREIGN
        target = beside
    assert target.read_text() == "somebody's own"
    assert path.exists() is there


def test_a_link_to_a_store_is_followed(seven: Path) -> None:
    link = seven.with_name("link")
    link.symlink_to(seven)
    keeper = opened(link)
    assert keeper.change(keeping("甲")) is Outcome.WRITTEN
    assert len(on_disk(seven)) == 8


def test_a_link_of_somebody_else_s_is_not_followed(seven: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = seven.with_name("link")
    link.symlink_to(seven)
    if os.getuid() == 0:
        os.lchown(link, 12345, 12345)
    else:
        monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert opened(link).trouble is Trouble.LINK


def test_a_store_whose_maker_died_before_its_log_was_copied_is_ours(path: Path, tmp_path: Path) -> None:
    """As the first version made them: the application id is in the log only."""
    script = f"""
import os, sqlite3, sys
from tui.store.making import SCHEMA
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA journal_mode = WAL")
for statement in SCHEMA.split(";"):
    db.execute(statement)
db.execute("PRAGMA application_id = {APPLICATION}")
db.execute("PRAGMA user_version = 1")
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)
    assert path.read_bytes()[68:72] == b"\0\0\0\0"
    assert opened(path).change(keeping("甲")) is Outcome.WRITTEN


def delete(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink()


def replace_with_another(path: Path) -> None:
    other = path.with_name("other")
    open_store(other).close()
    other.replace(path)


def delete_log(path: Path) -> None:
    path.with_name(path.name + "-wal").unlink()


@pytest.mark.parametrize(
    "take", [Path.unlink, delete, replace_with_another, delete_log], ids=lambda take: take.__name__
)
def test_deleted_or_replaced_while_open(seven: Path, take: Callable[[Path], object]) -> None:
    keeper = opened(seven)
    take(seven)
    assert keeper.change(keeping("甲")) is Outcome.WAITS
    assert keeper.trouble is Trouble.GONE
    assert len(keeper.retry()) == 1
    keeper.close()
    assert on_disk(seven)[-1:] == [("甲", "")]
    assert len(on_disk(seven)) == (8 if take is delete_log else 1)


def test_the_log_of_a_store_that_is_gone_is_not_that_of_the_new_one(seven: Path, tmp_path: Path) -> None:
    keeper = opened(seven)
    keeper.change(keeping("甲"))
    new = tmp_path / "new"
    shutil.copyfile(seven.with_name("store-wal"), new.with_name("new-wal"))
    assert opened(new).change(keeping("乙")) is Outcome.WRITTEN
    assert on_disk(new) == [("乙", "")]
    keeper.close()


@pytest.mark.parametrize("size", [0, 3, 5000])
def test_written_over_while_open(seven: Path, size: int) -> None:
    keeper = opened(seven)
    seven.write_bytes(b"x" * size)
    assert keeper.change(keeping("甲")) is Outcome.WAITS
    assert keeper.retry() == []
    assert keeper.waits == 1


class Faulty:
    """A connection that fails at certain statements, before or after they are done."""

    def __init__(self, real: sqlite3.Connection, statement: str, error: Exception, *, after: bool = False) -> None:
        self.real, self.statement, self.error, self.after = real, statement, error, after

    def execute(self, sql: str, *values: Any) -> Any:
        if not sql.startswith(self.statement):
            return self.real.execute(sql, *values)
        if self.after:
            self.real.execute(sql, *values)
        raise self.error


def failing(code: int, words: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


FAILURES = {
    "full": (failing(sqlite3.SQLITE_FULL, "database or disk is full"), Trouble.FULL),
    "fault": (failing(sqlite3.SQLITE_IOERR_FSYNC, "disk I/O error"), Trouble.FAULT),
    "read-only": (failing(sqlite3.SQLITE_READONLY, "attempt to write a readonly database"), Trouble.READ_ONLY),
    "locked": (failing(sqlite3.SQLITE_BUSY_SNAPSHOT, "database is locked"), Trouble.LOCKED),
    "damaged": (failing(sqlite3.SQLITE_CORRUPT, "database disk image is malformed"), Trouble.DAMAGED),
    "unknown": (sqlite3.OperationalError("something"), Trouble.FAULT),
}


@pytest.mark.parametrize("name", FAILURES)
@pytest.mark.parametrize("statement", ["BEGIN", "INSERT INTO excerpt", "COMMIT"])
def test_a_disk_that_fails_at_any_moment(seven: Path, name: str, statement: str) -> None:
    keeper = opened(seven)
    error, trouble = FAILURES[name]
    store = keeper._disk
    assert store is not None
    real = store.database._connection
    store.database._connection = Faulty(real, statement, error)  # type: ignore[assignment]
    assert keeper.change(keeping("甲")) is Outcome.WAITS
    assert (keeper.trouble, keeper.waits) == (trouble, 1)
    assert seen(keeper) == [*(f"旧{n}" for n in range(7)), "甲"]
    assert len(on_disk(seven)) == 7
    store.database._connection = real
    assert len(keeper.retry()) == 1
    assert len(on_disk(seven)) == 8


@pytest.mark.parametrize(
    "job",
    [keeping("甲"), lambda store, _: store.excerpts.move(1, 1), lambda store, _: store.excerpts.annotate(1, "注")],
)
def test_what_was_written_in_spite_of_an_error_is_not_written_twice(seven: Path, job: Job) -> None:
    keeper = opened(seven)
    store = keeper._disk
    assert store is not None
    real = store.database._connection
    error = failing(sqlite3.SQLITE_IOERR_FSYNC, "disk I/O error")
    store.database._connection = Faulty(real, "COMMIT", error, after=True)  # type: ignore[assignment]
    assert keeper.change(job) is Outcome.WAITS
    number = keeper.read(lambda store: store.excerpts.all(keeper.number)[-1].id)
    before = on_disk(seven)
    store.database._connection = real
    assert len(keeper.retry()) == 1
    assert on_disk(seven) == before
    keeper.change(lambda store, _: store.excerpts.annotate(number, "末"))
    assert on_disk(seven)[-1][1] == "末"


def test_a_change_that_cannot_be_stored_does_not_hold_up_the_others(seven: Path) -> None:
    keeper = opened(seven)
    with pytest.raises(Exception, match="too large"):
        keeper.change(lambda store, _: store.excerpts.remove(1 << 70))
    assert keeper.change(keeping("甲")) is Outcome.WRITTEN
    assert len(on_disk(seven)) == 8


def test_without_a_store_nothing_waits() -> None:
    keeper = opened(None)
    assert keeper.change(keeping("甲")) is Outcome.WINDOW
    assert (keeper.trouble, keeper.waits, seen(keeper)) == (Trouble.OFF, 0, ["甲"])


def put_place(anchor: Anchor, store: Store, issue: int) -> None:
    store.library.put_place(issue, anchor)


def test_only_the_last_place_of_reading_waits(seven: Path) -> None:
    with locked(seven):
        keeper = opened(seven)
        for n in range(20):
            keeper.change(partial(put_place, Anchor(n, n, 99)), "place", counted=False)
        assert (len(keeper.journal), keeper.waits) == (1, 0)
    keeper.retry()
    assert keeper.read(lambda store: store.library.place(keeper.number)) == Anchor(19, 19, 99)


TINY = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
import tests.test_keeper as t
path = Path(sys.argv[1])
limit = int(sys.argv[3])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
keeper = t.opened(path)
written = [keeper.change(t.keeping("词" * 3000 + str(n))).name for n in range(60)]
print(written.count("WRITTEN"), keeper.waits, keeper.trouble.value)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.getrlimit(resource.RLIMIT_FSIZE)[1],) * 2)
else:
    (path.parent / "ballast").unlink()
print(len(keeper.retry()), keeper.trouble.value)
"""


def fill_up(path: Path, limit: int) -> tuple[list[str], list[str]]:
    root = Path(__file__).parents[1]
    command = [sys.executable, "-c", TINY, str(path), str(root), str(limit)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    first, second = run.stdout.splitlines()
    return first.split(), second.split()


@pytest.mark.parametrize("limit", [1000, 200_000])
def test_a_quota_of_the_size_of_files(path: Path, limit: int) -> None:
    (written, waits, trouble), (later, *_) = fill_up(path, limit)
    assert int(written) + int(waits) == 60
    assert int(waits) == int(later) > 0
    assert trouble in ("fault", "full")
    assert len(on_disk(path)) == 60
    assert {each.name for each in path.parent.iterdir()} <= {"store", "store-wal", "store-shm"}


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if os.getuid() != 0 or mount is None:
        pytest.skip("only root can make a small disk")
    if subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=600k", "tmpfs", folder], capture_output=True, check=False
    ).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        (folder / "ballast").write_bytes(b"0" * 300_000)
        (written, waits, trouble), (later, *_) = fill_up(folder / "store", 0)
        assert int(written) + int(waits) == 60
        assert int(waits) > 0
        assert trouble == "full"
        assert len(on_disk(folder / "store")) == int(written) + int(later)
        assert {each.name for each in folder.iterdir()} <= {"store", "store-wal", "store-shm"}
    finally:
        subprocess.run(["umount", folder], check=True)


def test_no_store_can_be_made_where_nothing_can(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    keeper = opened(path)
    assert (keeper.trouble, list(path.parent.iterdir())) == (Trouble.FULL, [])
    monkeypatch.undo()
    keeper.change(keeping("甲"))
    assert len(keeper.retry()) == 1


def test_where_there_are_no_hard_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", never)
    assert opened(path).change(keeping("甲")) is Outcome.WRITTEN
    assert on_disk(path) == [("甲", "")]


def test_a_store_in_a_folder_that_cannot_be_written_is_read(seven: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect

    def read_only(name: str, **more: Any) -> sqlite3.Connection:
        if "mode=ro&" not in name and str(seven) in name:
            raise failing(sqlite3.SQLITE_CANTOPEN, "unable to open database file")
        connection: sqlite3.Connection = real(name, **more)
        return connection

    monkeypatch.setattr(sqlite3, "connect", read_only)
    keeper = opened(seven)
    assert (len(seen(keeper)), keeper.blind) == (7, False)
    assert keeper.change(keeping("甲")) is Outcome.WAITS


def test_the_log_takes_no_room_that_what_is_kept_does_not(path: Path) -> None:
    keeper = opened(path)
    for number in range(60):
        keeper.change(keeping(f"第{number}处"))
    assert path.with_name("store-wal").stat().st_size < 40 * 4096
    keeper.close()


def test_what_the_log_holds_is_moved_when_the_disk_is_full(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = opened(path)
    with locked(path):
        assert keeper.change(keeping("一处")) is Outcome.WAITS
    made: list[int] = []
    monkeypatch.setattr("tui.store.database.Database.make_room", lambda _: made.append(1))
    write = keeper._write

    def full_at_first(entry: Any) -> None:
        if not made:
            raise StoreError("full", Trouble.FULL)
        write(entry)

    monkeypatch.setattr(keeper, "_write", full_at_first)
    assert len(keeper.retry()) == 1
    assert on_disk(path) == [("一处", "")]
    keeper.close()
