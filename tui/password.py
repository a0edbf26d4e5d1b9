"""Where a PDF's password comes from: a prompt, a file, the environment, or the command line, which it is wiped from.

Others can read the command line of a process (``ps``), of Linux its owner only the environment.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress

from tui import texts
from tui.cli import refuse

PROMPT = "-"
"""The value of ``--password`` that has it asked for at the terminal."""
VARIABLE = "GAZETTE_PASSWORD"
OPTION = "--password"
LONGEST = 1024
"""Bytes of a line that is a password: PDF takes 127 of them."""


def joined(arguments: Sequence[str], names: Sequence[str]) -> list[str]:
    """`arguments` with a password that begins with a hyphen as one word with its option, so that it is taken for none
    of the options called `names`, nor named in a complaint."""
    found: list[str] = []
    for argument in arguments:
        head = argument.partition("=")[0]
        option = head in ("-", "--", "-h") or (head[:2] == "--" and any(name.startswith(head) for name in names))
        if found and found[-1] == OPTION and argument[:1] == "-" and not option:
            found[-1] = f"{OPTION}={argument}"
        else:
            found.append(argument)
    return found


def password_of(options: argparse.Namespace) -> str | None:
    """The password, from the command line before the file, and from there before the environment; None without one.

    Takes it out of the environment, so that no program that is started has it. Exits with 2 when it cannot be had.
    """
    given = os.environ.pop(VARIABLE, None)
    if options.password is not None and options.password_file is not None:
        refuse(texts.tr("password.both"))
    if options.password == PROMPT:
        return _asked()
    if options.password is not None:
        return str(options.password)
    if options.password_file is not None:
        return _first_line(options.password_file, options.files)
    return given or None


def _asked() -> str:
    """The password that is typed at the terminal, which does not show it."""
    import getpass

    if os.name == "posix":
        try:
            os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
        except OSError:
            refuse(texts.tr("password.no-terminal"))
    try:
        return getpass.getpass(texts.tr("password.prompt") + " ")
    except (EOFError, OSError):
        refuse(texts.tr("password.none"))


def _first_line(name: str, files: Sequence[str]) -> str:
    """The first line of a file, or of standard input (``-``), without its end."""
    if name == "-" and (not files or "-" in files):
        refuse(texts.tr("password.stdin"))
    try:
        with open(sys.stdin.fileno() if name == "-" else name, "rb", buffering=0, closefd=name != "-") as file:
            line = b""
            while len(line) <= LONGEST and not line.endswith(b"\n") and (byte := file.read(1)):
                line += byte
        word = line.decode("utf-8-sig").rstrip("\r\n")
    except (OSError, ValueError, AttributeError) as error:
        why = error.strerror if isinstance(error, OSError) else type(error).__name__
        refuse(texts.tr("password.unread", path=name, why=why))
    if not word or len(line) > LONGEST:
        refuse(texts.tr("password.no-line", path=name, most=LONGEST))
    return word


def wipe() -> None:
    """Write over the password in the command line that others see, where the system lets us: on Linux.

    The kernel shows it from the process's own memory (proc(5): ``arg_start``), which may be written.
    """
    with suppress(OSError, ValueError, IndexError):
        with open("/proc/self/stat", "rb") as file:
            fields = file.read().rpartition(b")")[2].split()
        start, end = int(fields[45]), int(fields[46])  # the 48th and 49th, counted from one with the two before
        with open("/proc/self/mem", "r+b", buffering=0) as memory:
            memory.seek(start)
            line = memory.read(end - start)
            for first, last in spans_of(line):
                memory.seek(start + first)
                memory.write(b"*" * (last - first))


def spans_of(line: bytes) -> Iterator[tuple[int, int]]:
    """Where passwords stand in a command line whose arguments end with NUL."""
    at, value = 0, False
    for argument in line.split(b"\0"):
        head, mark, word = argument.partition(b"=")
        option = _is_option(head.decode("utf-8", "replace"))
        if value and not (option or argument in (b"-", b"--")):
            yield at, at + len(argument)
        elif option and mark:
            yield at + len(head) + 1, at + len(head) + 1 + len(word)
        value = option and not mark
        at += len(argument) + 1


def _is_option(argument: str) -> bool:
    """Whether an argument is ``--password``, perhaps shortened or with its value."""
    head = argument.partition("=")[0]
    return len(head) > 3 and OPTION.startswith(head)
