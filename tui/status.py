"""What the title bar, the status line and the foot say of an issue and a place in it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from parsers.model import Issue, Source
from tui import texts
from tui.cells import Piece, cells, cut_middle
from tui.commands import Command, commands, key_name
from tui.places import Places, heading_text
from tui.safe import shown


def title_text(issue: Issue, width: int = 1000) -> str:
    """The issue as its masthead names it, in `width` cells: body and title, year and number.

    Else the title of its only document, else the file's name.
    """
    head = issue.masthead
    body, title = head.body or "", head.title or ""
    only = issue.sections[0].title if len(issue.sections) == 1 else ""
    name = shown((title if body in title else body + title) or only or issue.source.name)
    which = f"{head.year}年" if head.year is not None else ""
    if head.number is not None:
        which += f"第{head.number}号"
    total = f"（总号 {shown(head.running_number)}）" if head.running_number else ""
    if cells(name + which + total) + 2 <= width:
        which += total
    return f"{cut_middle(name, max(8, width - cells(which) - 2))}  {which}" if which else name


def is_sample(issue: Issue) -> bool:
    """Whether `issue` is the one that comes with the program, invented."""
    return any(note.code == "sample" for note in issue.source.notes)


def has_unread(source: Source) -> bool:
    """Whether pages of the file are not in its text, for they could not be read; the notes say which."""
    return any(note.code == "pages-unread" for note in source.notes)


def title_bar(
    issue: Issue | None, width: int, *, back: bool = False, forward: bool = False
) -> tuple[list[Piece], list[Piece]]:
    """The title bar: the menu and the issue; the arrows through the jumps and help."""
    left = [Piece(" ≡ ", "key", "palette")]
    right = [
        Piece(" ← ", "key" if back else "faint", "back"),
        Piece("→ ", "key" if forward else "faint", "forward"),
        Piece(" ? ", "key", "help"),
    ]
    if issue is not None and is_sample(issue):
        left.append(Piece(f" {texts.tr('title.sample')} ", "warn"))
    room = width - sum(cells(piece.text) for piece in (*left, *right)) - 1
    left.append(Piece(f" {title_text(issue, room) if issue else 'gazette-tui'}", "title"))
    return left, right


def status_bar(
    places: Places, offset: int, percent: int, width: int, busy: str = "", unwritten: str = ""
) -> tuple[list[Piece], list[Piece]]:
    """The status line: the titles that lead to `offset`; percent, printed page, what is still being done and written.

    Before the first heading, how many documents and headings there are. That pages are missing is said throughout.
    """
    path = [shown(heading_text(places.sections[number])) for number in places.path(places.at(offset))]
    left = [Piece(" ")]
    if not path and places.sections and not busy:
        counts = texts.tr("status.overview", documents=len(places.documents), headings=len(places.sections))
        left.append(Piece(counts, "muted"))
    lost = texts.tr("status.unread") if has_unread(places.issue.source) else ""
    marks = unwritten_mark(unwritten) + ([Piece(f" {lost} ", "warn")] if lost else [])
    room = max(0, width - 30 - cells(busy) - cells(unwritten) - cells(lost))
    for depth, title in enumerate(fitted(path, room)):
        if depth:
            left.append(Piece(" › ", "faint"))
        left.append(Piece(title, "muted" if depth < len(path) - 1 else ""))
    right = marks + ([Piece(f" {busy} ", "warn")] if busy else [])
    if page := places.page(offset):
        right.append(Piece(f" {texts.tr('status.page', page=shown(page))} ", "muted"))
    right.append(Piece(f" {percent:>3}% "))
    return left, right


def unwritten_mark(text: str) -> list[Piece]:
    """The mark of what was to be kept and is not on the disk; nothing when there is none."""
    return [Piece(f" {text} ", "warn")] if text else []


def fitted(path: Sequence[str], room: int) -> list[str]:
    """Titles that fit in `room` cells: the upper ones are shortened first, the last one least."""
    titles = list(path)
    for index in range(len(titles) - 1):
        over = sum(map(cells, titles)) + 3 * (len(titles) - 1) - room
        if over <= 0:
            break
        keep = max(8, cells(titles[index]) - over)
        if cells(titles[index]) > keep:
            titles[index] = titles[index][: (keep - 1) // 2] + "…"
    return titles


def foot_bar(width: int) -> list[Piece]:
    """The keys at the foot, the most needed ones kept when it is narrow; in the order of the list."""
    return list(_foot_bar(width, texts.language()))


@lru_cache(maxsize=8)
def _foot_bar(width: int, _language: str) -> tuple[Piece, ...]:
    ranked = sorted((command for command in commands() if command.foot), key=lambda command: command.foot)
    kept: list[Command] = []
    room = width
    for _, group in groupby(ranked, key=lambda command: command.foot):  # of [ ] both or none
        alike = list(group)
        room -= sum(cells(piece.text) for command in alike for piece in foot_piece(command))
        if room < 0:
            break
        kept += alike
    return tuple(piece for command in sorted(kept, key=commands().index) for piece in foot_piece(command))


def foot_piece(command: Command, key: str = "") -> tuple[Piece, Piece]:
    """A command at the foot: its key (by default the first) and its short name, both to be clicked."""
    key = key_name(key or (command.keys or command.safe).split()[0])
    name = texts.tr(f"foot.{command.id}")
    return Piece(f" {key}", "key", command.id), Piece(f" {name} " if name else "", "muted", command.id)


PRESS = "press:"
"""Begins the command of a key at the foot that is pressed when it is clicked."""
_BY_NAME = {"↓": "down", "↑": "up", "→": "right", "←": "left", "Esc": "escape", "Enter": "enter", "Tab": "tab",
            "/": "slash"}  # fmt: skip


def hint_bar(hints: str, width: int) -> tuple[list[Piece], list[Piece]]:
    """`hints`, a key and a word by turns, as the foot of a pane; in a narrow one those before the last are left out.

    At the right help and quit, where there is room.
    """
    words = hints.split()
    pairs = [(f" {key}", f" {word} ") for key, word in zip(words[::2], words[1::2], strict=False)]
    while len(pairs) > 1 and sum(cells(key + word) for key, word in pairs) > width:
        del pairs[-2]
    left = [
        piece
        for key, word in pairs
        for piece in (Piece(key, "key", _pressing(key)), Piece(word, "muted", _pressing(key)))
    ]
    always = [command for command in commands() if command.id in ("help", "quit")]
    right = [piece for command in always for piece in foot_piece(command, command.safe.split()[-1])]
    return left, right if sum(cells(piece.text) for piece in (*left, *right)) <= width else []


def _pressing(key: str) -> str:
    """The command that presses the key, the first one where several are named together."""
    name = key.strip()
    if name.startswith("Ctrl-"):
        return f"{PRESS}ctrl+{name[5:].lower()}"
    return PRESS + _BY_NAME.get(name, _BY_NAME.get(name[0], name[0]))
