"""The driver between a stop and a continuation that overtake each other."""

from __future__ import annotations

import signal

import pytest
from textual.drivers.linux_driver import LinuxDriver

from tui.driver import ReaderDriver


@pytest.mark.parametrize("early", [True, False])
def test_a_continuation_that_comes_before_the_stop_is_heeded(early: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    driver = ReaderDriver.__new__(ReaderDriver)
    driver._auto_restart = True
    driver._suspended = driver._suspending = driver._continued = False

    def suspend(_: LinuxDriver) -> None:
        done.append("suspend")
        if early:
            driver._sigcont_application()
            driver._sigtstp_application()

    monkeypatch.setattr(LinuxDriver, "suspend_application_mode", suspend)
    monkeypatch.setattr(LinuxDriver, "resume_application_mode", lambda _: done.append("resume"))
    monkeypatch.setattr("tui.driver.os.kill", lambda _, number: done.append(signal.Signals(number).name))
    driver._sigtstp_application()
    if not early:
        driver._sigcont_application()
    assert done == (["suspend", "resume"] if early else ["suspend", "SIGSTOP", "resume"])
