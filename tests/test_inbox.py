"""Keys that come faster than they can be obeyed, and an end that comes before all is done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from textual._context import active_message_pump
from textual.events import Key
from textual.message import Message
from textual.widget import MountError, Widget

from parsers.source import Unreadable
from parsers.source.unreadable import Why
from tests.screens import app_of
from tui.driver import LAST, Keys
from tui.ending import ENDING
from tui.inbox import ROOM, Inbox
from tui.messages import LeftOut
from tui.reasons import reason


class Driver:
    """Takes what `Keys` hands on; the app takes nothing."""

    def __init__(self) -> None:
        self.got: list[Message] = []
        self.inbox = SimpleNamespace(room=ROOM, full=False)
        self._app = SimpleNamespace(post_message=self.got.append)

    def process_message(self, event: Message) -> None:
        self.got.append(event)
        self.inbox.room = max(0, self.inbox.room - 1)
        self.inbox.full = True

    @property
    def keys(self) -> list[str]:
        return [event.key for event in self.got if isinstance(event, Key)]


def test_of_a_flood_the_first_and_the_last_keys_are_taken() -> None:
    driver: Any = Driver()
    keys = Keys(driver)
    keys.take("a" * 4 * ROOM)
    keys.take("\x1bq")
    assert driver.keys == ["a"] * ROOM
    driver.inbox.full, driver.inbox.room = False, ROOM
    keys.take("")
    assert driver.keys[ROOM:] == ["a"] * (LAST - 2) + ["escape", "q"]
    assert [event.count for event in driver.got if isinstance(event, LeftOut)] == [3 * ROOM + 2 - LAST]
    assert keys.wait is None


def test_escape_and_a_letter_are_a_key_with_alt_only_where_nothing_waits() -> None:
    driver: Any = Driver()
    Keys(driver).take("\x1bq")
    Keys(driver).take("\x1by\x1bq")
    assert driver.keys == ["alt+q", "alt+y", "escape", "q"]


class Pump:
    """Takes messages and does nothing with them."""

    def __init__(self) -> None:
        self._message_queue = SimpleNamespace(qsize=lambda: len(self.got))
        self.got: list[Message] = []
        self.focused: Pump | None = None
        self.screen_stack = [self]
        self.reader = SimpleNamespace(page=None)

    def post_message(self, message: Message) -> None:
        self.got.append(message)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Pump:
    """The page has the keys, and the terminal takes no pictures."""
    monkeypatch.setattr(ENDING, "outlet", SimpleNamespace(busy=True))
    app = Pump()
    app.focused = app.reader.page = Pump()
    return app


def inbox_of(app: Any) -> Inbox:
    loop: Any = SimpleNamespace(call_soon_threadsafe=lambda call: None, call_later=lambda after, call: None)
    return Inbox(loop, app)


@pytest.mark.parametrize(
    ("before", "busy", "overtakes"),
    [("jk", True, True), ("jk", False, False), ("j/", True, False), ("je", True, False)],
)
def test_the_end_overtakes_moves_that_nobody_sees(app: Pump, before: str, busy: bool, overtakes: bool) -> None:
    assert ENDING.outlet is not None
    vars(ENDING.outlet)["busy"] = busy
    inbox = inbox_of(app)
    for character in before * 50:
        inbox.put(Key(character, character))
    inbox.put(Key("q", "q"))
    assert inbox.room == ROOM - (1 if overtakes else 101)


def test_no_key_is_given_before_escape_is_obeyed(app: Pump) -> None:
    inbox = inbox_of(app)
    inbox.put(Key("escape", None))
    inbox.put(Key("q", "q"))
    inbox._give()
    inbox._give()
    assert len(app.got) == 1
    app.got.clear()
    inbox._give()
    assert len(app.got) == 1


def run(code: str, **more: Any) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True, **more)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells unasked")
def test_a_terminal_that_goes_away_is_seen_where_no_signal_tells() -> None:
    ours, its = os.openpty()
    code = (
        "import signal, time; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from tui.ending import watch_terminal; watch_terminal(0); print(file=__import__('sys').stderr, flush=True)\n"
        "time.sleep(60)"
    )
    child = run(code, stdin=its, start_new_session=True)
    assert child.stderr is not None
    child.stderr.readline()
    os.close(its)
    os.close(ours)
    assert child.wait(30) == -signal.SIGHUP
    child.stderr.close()


def test_what_is_lost_is_said_and_told_by_the_status_whatever_ends_the_reader() -> None:
    begin = (
        "import signal, tui.cli, tui.ending; tui.ending.LAST_WORDS = 30; from tui.ending import ENDING\n"
        "ENDING.last_words = lambda: (1, ['lost'])\n"
    )
    forced = run(begin + "ENDING.now()")
    assert forced.communicate()[1] == "gazette-tui: lost\n"
    assert forced.returncode == 1
    again = run(begin + "ENDING.cause = signal.SIGTERM; ENDING.handle(signal.SIGTERM, None)")
    assert again.communicate()[1] == "gazette-tui: lost\n"
    assert again.returncode == -signal.SIGTERM


async def test_what_comes_too_late_for_a_screen_that_is_left_is_no_defect() -> None:
    app = app_of("青禾县公报\n\n第一段。\n")
    async with app.run_test():
        app.exit()
        assert app.note(MountError("too late"))
        token = active_message_pump.set(Widget())  # one that is not on the screen yet
        app._handle_exception(MountError("too late"))
        active_message_pump.reset(token)
    assert app.defects == []
    assert app.return_code == 0


def test_a_folder_that_is_gone_is_no_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: str) -> str:
        raise FileNotFoundError(path)

    monkeypatch.setattr(os.path, "abspath", gone)
    assert reason(Unreadable(Why.MISSING, name="issue.txt")).startswith("issue.txt: ")
