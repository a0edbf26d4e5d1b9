"""The command line. The toolkit is imported only when a screen is wanted."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NoReturn

from parsers.source import Unreadable
from tui import texts
from tui.safe import stripped
from tui.usage import Parser, offset_of, one_of

USAGE_ERROR = 2
UNWRITTEN = DEFECT = 1
"""Exit status of a reader that could not write all that was to be kept, or has met a defect."""

PRINTS = ("contents", "text", "all", "people", "appointments", "figures", "claims", "excerpts")
FORMATS = ("text", "json", "markdown", "csv", "bibtex")
CITATIONS = ("gbt7714-2025", "gbt7714-2015")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status. 2: what was asked for cannot be read or understood."""
    texts.use_language(texts.language_of())
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except Unreadable as error:
        from tui.reasons import reason

        complain(reason(error))
        return USAGE_ERROR
    except BrokenPipeError:
        return closed_pipe()
    except OutputError as error:
        complain(texts.tr("cli.not-written", why=str(error)))
        return USAGE_ERROR
    except (OSError, MemoryError, ImportError, RuntimeError) as error:  # the system has no more files, memory, threads
        if "--debug" in sys.argv:
            raise
        complain(texts.tr("cli.defect", kind=getattr(error, "strerror", None) or type(error).__name__))
        return DEFECT
    except KeyboardInterrupt:
        import signal

        from tui.ending import die_of

        die_of(signal.SIGINT)


class OutputError(Exception):
    """Standard output does not take what is printed; its text says why."""


def _run(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; the exit status. Raises `Unreadable`, `OutputError` and `BrokenPipeError`."""
    with written():
        options = parse(arguments)
        if options.print:
            return _print(options)
    return _read(options)


@contextmanager
def written() -> Iterator[None]:
    """Whatever the body prints has really gone out when it is left; raises `OutputError` where it has not."""
    try:
        try:
            yield
        except SystemExit as ended:
            if not ended.code:
                _flush()  # the help, the version
            raise
        _flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is not None:
            raise
        _silence(1)
        raise OutputError(error.strerror or type(error).__name__) from error


def _flush() -> None:
    if sys.stdout is None:
        raise OSError(errno.EBADF, texts.tr("cli.closed"))
    sys.stdout.flush()


def _silence(descriptor: int) -> None:
    """Let what is still to be written to `descriptor` go nowhere, so that the interpreter's last flush is quiet."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options, with the language already in use, `print` decided and what is read: files, else standard input where
    something was led to it (``-``), else the sample. Exits with 2 on a usage that is wrong."""
    given = _language_of(arguments)
    if given:
        texts.use_language(given)
    options = _parsed(arguments)
    if options.sample and options.files:
        refuse(texts.tr("cli.sample-file", file=options.files[0]))
    options.unasked = not options.files and not options.sample and _at_terminal()
    if options.unasked:
        options.sample = True
    elif not options.files and not options.sample:
        options.files = ["-"]
    if options.explain is not None:
        if options.print:
            refuse(texts.tr("cli.explain-print", what=options.print))
        options.print = "explain"
    if not options.print and (options.format or options.fail_on_claims or not _has_screen()):
        others = "claims" if options.fail_on_claims and _has_screen() else "text"
        options.print = "all" if options.format not in (None, "text") else others
    if options.certain and not _prints_people(options):
        refuse(texts.tr("cli.certain-nothing"))
    return options


def _prints_people(options: argparse.Namespace) -> bool:
    """Whether people are among what is printed."""
    what: str | None = options.print
    form: str | None = options.format
    return what in ("people", "appointments") or (what == "all" and form == "json")


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The options as they are given, and the password wherever it is given."""
    parser = _parser()
    if "GAZETTE_PASSWORD" not in os.environ and not any(argument.startswith("--pa") for argument in arguments):
        return parser.parse_args(arguments)
    from tui import password

    password.wipe()
    options = parser.parse_args(password.joined(arguments, parser.names))
    options.password = password.password_of(options)
    return options


def complain(message: str) -> None:
    """One line on standard error; nowhere when it is closed or full."""
    if sys.stderr is not None:
        try:
            print(f"gazette-tui: {' '.join(stripped(message).splitlines())}", file=sys.stderr, flush=True)
        except OSError:
            _silence(2)


def refuse(message: str) -> NoReturn:
    """Say what is wrong with the usage, and end."""
    complain(message)
    raise SystemExit(USAGE_ERROR)


def closed_pipe() -> int:
    """The reader of our output went away (``| head``): end quietly, and let the interpreter's last flush be quiet."""
    _silence(1)
    return 0


def _print(options: argparse.Namespace) -> int:
    from tui.ending import watch_terminal
    from tui.printing import print_issue

    watch_terminal(1)
    return print_issue(options)


def _read(options: argparse.Namespace) -> int:
    if os.environ.get("TERM") == "dumb":
        complain(texts.tr("cli.dumb"))
        return USAGE_ERROR
    from tui.opening import open_reader

    return open_reader(options)


def _has_screen() -> bool:
    """Whether somebody sits at a terminal: standard output is one (the screen itself is drawn on standard error)."""
    return bool(sys.stdout and sys.stdout.isatty() and sys.stderr and sys.stderr.isatty())


def _at_terminal() -> bool:
    """Whether standard input is a terminal: nothing was led to it that could be read."""
    return sys.stdin is not None and sys.stdin.isatty()


def _language_of(arguments: Sequence[str]) -> str | None:
    """The value of ``--lang``, looked for before the parser is made, so that its own help speaks it."""
    for number, argument in enumerate(arguments):
        value = argument[7:] if argument.startswith("--lang=") else None
        if argument == "--lang" and number + 1 < len(arguments):
            value = arguments[number + 1]
        if value in texts.LANGUAGES:
            return value
    return None


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, *_: object) -> NoReturn:
        from importlib.metadata import version

        print(f"gazette-tui {version('gazette-tui')}")
        raise SystemExit(0)


def _parser() -> Parser:
    tr = texts.tr
    settings = {"prog": "gazette-tui", "description": tr("cli.description"), "epilog": tr("cli.epilog")}
    parser = Parser(refuse, add_help=False, **settings)
    add = parser.add
    add("files", nargs="*", metavar="FILE", help=tr("cli.files"))
    add("-h", "--help", action="help", help=tr("cli.help"))
    add("--version", action=_Version, nargs=0, help=tr("cli.version"))
    add("--sample", action="store_true", help=tr("cli.sample"))
    add("--lang", type=one_of(texts.LANGUAGES), metavar=_listed(texts.LANGUAGES), help=tr("cli.lang"))
    add("--theme", metavar="NAME", help=tr("cli.theme"))
    add("--encoding", metavar="NAME", help=tr("cli.encoding"))
    add("--password", nargs="?", const="-", metavar="WORD", help=tr("cli.password"))
    add("--password-file", metavar="FILE", help=tr("cli.password-file"))
    add("--print", type=one_of(PRINTS), metavar=_listed(PRINTS), help=tr("cli.print"))
    add("--format", type=one_of(FORMATS), metavar=_listed(FORMATS), help=tr("cli.format"))
    add("--citation", type=one_of(CITATIONS), metavar=_listed(CITATIONS), help=tr("cli.citation"))
    add("--certain", action="store_true", help=tr("cli.certain"))
    add("--explain", type=offset_of, metavar="OFFSET", help=tr("cli.explain"))
    add("--fail-on-claims", action="store_true", help=tr("cli.fail"))
    add("--store", metavar="PATH", help=tr("cli.store"))
    add("--no-store", action="store_true", help=tr("cli.nostore"))
    add("--debug", action="store_true", help=tr("cli.debug"))
    return parser


def _listed(values: Sequence[str]) -> str:
    return "{" + ",".join(values) + "}"
