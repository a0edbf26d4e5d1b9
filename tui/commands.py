"""Everything a reader can do: one list that makes key bindings, palette, help, footer and the README's table of keys.

``python -m tui.commands`` prints that table. What a command is called stands in the table of texts under
``do.ID``, its short name in the footer under ``foot.ID``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tui import texts
from tui.panels import PANELS, available

if TYPE_CHECKING:
    from textual.binding import Binding

IME_FORMS = {
    "/": "／、", "?": "？", "[": "［【「", "]": "］】」", "{": "｛『", "}": "｝』", "+": "＋", "-": "－", "=": "＝",
    "'": "‘’＇", "(": "（", ")": "）", ",": "，", ".": "。", ":": "：", ";": "；", "!": "！", "<": "《", ">": "》",
}  # fmt: skip
"""What a Chinese input method sends for a key of the Latin keyboard, in half- and full-width mode."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. `keys` and `safe` are Textual key names or single characters, parted by spaces.

    `safe` are keys that no input method takes: function keys, arrows, Ctrl. `click` is the key of the text that says
    where the mouse does it. `foot` ranks it among the keys at the foot (0: not there, 1 is kept longest).
    """

    id: str
    group: str
    keys: str
    safe: str = ""
    click: str = "palette"
    foot: int = 0
    view: str = ""
    """The panel and the view of it that the command opens: ``people:roster``."""

    @property
    def title(self) -> str:
        """What it does, in the language of the interface."""
        return texts.tr(f"do.{self.id}")

    @property
    def panel(self) -> str:
        """The panel that it opens, or nothing."""
        return self.id if self.id in PANELS else self.view.partition(":")[0]

    def all_keys(self) -> Iterator[str]:
        """Its keys as bindings know them, those included that an input method makes of them."""
        for key in (*self.keys.split(), *self.safe.split()):
            yield key
            if len(key) == 1:
                yield from IME_FORMS.get(key, "")
                if key.isalnum() and key.isascii():
                    yield chr(ord(key) + 0xFEE0)


GROUPS = ("move", "take", "panels", "view", "app")

COMMANDS = (
    Command("line-down", "move", "j", "down", "wheel"),
    Command("line-up", "move", "k", "up", "wheel"),
    Command("page-down", "move", "space", "pagedown", "bar", 11),
    Command("page-up", "move", "b", "pageup", "bar"),
    Command("start", "move", "g", "home", "bar"),
    Command("end", "move", "G", "end", "bar"),
    Command("document", "move", "1…9g", "1…9Enter", "entry"),
    Command("previous-heading", "move", "[", "ctrl+up f7", "entry", 2),
    Command("next-heading", "move", "]", "ctrl+down f8", "entry", 2),
    Command("next-document", "move", "}", "ctrl+pagedown", "entry"),
    Command("previous-document", "move", "{", "ctrl+pageup", "entry"),
    Command("back", "move", "backspace", "alt+left", "arrow", 9),
    Command("forward", "move", "", "alt+right", "arrow"),
    Command("next-mark", "move", "n", "f3", "foot"),
    Command("previous-mark", "move", "N", "shift+f3", "foot"),
    Command("select", "take", "v", "ctrl+@ ctrl+space", "drag-text"),
    Command("select-paragraph", "take", "V", "ctrl+v", "triple"),
    Command("swap-ends", "take", "o", "ctrl+x"),
    Command("next-char", "take", "l", "right", "text"),
    Command("previous-char", "take", "h", "left", "text"),
    Command("next-word", "take", "w", "shift+right", "text"),
    Command("previous-word", "take", "W", "shift+left", "text"),
    Command("next-sentence", "take", ")", "shift+down", "text"),
    Command("previous-sentence", "take", "(", "shift+up", "text"),
    Command("next-paragraph", "take", "J", "ctrl+shift+down", "text"),
    Command("previous-paragraph", "take", "K", "ctrl+shift+up", "text"),
    Command("copy", "take", "y", "ctrl+y ctrl+c", "foot", 4),
    Command("copy-section", "take", "Y", "ctrl+t"),
    Command("copy-verbatim", "take", "alt+y", "ctrl+u"),
    Command("copy-form", "take", "c", "shift+f7"),
    Command("copy-file", "take", "s", "ctrl+s"),
    Command("keep", "take", "e", "ctrl+e"),
    Command("mark", "take", "m", "ctrl+b"),
    Command("go-mark", "take", "'", "ctrl+g"),
    Command("clear", "take", "", "escape"),
    Command("contents", "panels", "t", "f2", "foot", 3),
    Command("people", "panels", "p", "f4", "foot", 5),
    Command("appointments", "panels", "a", "ctrl+a", "tab", view="people:appointments"),
    Command("roster", "panels", "A", "ctrl+n", "tab", view="people:roster"),
    Command("figures", "panels", "f", "f5", "foot", 6),
    Command("checks", "panels", "C", "ctrl+k", "tab", view="figures:checks"),
    Command("budget", "panels", "B", "ctrl+l", "tab", view="figures:budget"),
    Command("card", "panels", "enter", "shift+f4", "card"),
    Command("find", "panels", "/", "ctrl+f", "foot", 4),
    Command("hits", "panels", "H", "ctrl+r"),
    Command("excerpts", "panels", "E", "f6", "foot", 8),
    Command("marks", "panels", "M", "shift+f6", "palette"),
    Command("recent", "panels", "R", "ctrl+o", "palette"),
    Command("notes", "panels", "i", "f9", "status", 12),
    Command("next-pane", "view", "tab", "", "pane", 10),
    Command("previous-pane", "view", "shift+tab", "", "pane"),
    Command("close", "view", "x", "ctrl+w", "cross"),
    Command("wider", "view", "+ =", "alt+up", "palette"),
    Command("narrower", "view", "-", "alt+down", "palette"),
    Command("divider-right", "view", ">", "ctrl+right", "drag"),
    Command("divider-left", "view", "<", "ctrl+left", "drag"),
    Command("dark", "view", "d", "shift+f5", "palette"),
    Command("theme", "view", "T", "shift+f10", "palette"),
    Command("reload", "app", "r", "shift+f9", "palette"),
    Command("palette", "app", ":", "ctrl+p", "menu", 7),
    Command("help", "app", "?", "f1", "menu", 1),
    Command("suspend", "app", "", "ctrl+z", "palette"),
    Command("quit", "app", "q", "ctrl+q f10", "foot", 1),
)  # fmt: skip


@cache
def commands() -> tuple[Command, ...]:
    """The commands that this build can run, in the order of the help."""
    return tuple(command for command in COMMANDS if not command.panel or available(command.panel))


def command(name: str) -> Command:
    """The command with id `name`. Raises `KeyError` when there is none."""
    for each in COMMANDS:
        if each.id == name:
            return each
    raise KeyError(name)


def bindings() -> list[Binding]:
    """Textual bindings of all commands, for the reader's screen."""
    from textual.binding import Binding

    return [
        Binding("comma" if key == "," else key, f"run('{each.id}')", each.id, show=False, priority=key in PRIORITY)
        for each in commands()
        for key in each.all_keys()
        if "…" not in key
    ]


PRIORITY = frozenset({"ctrl+p", "ctrl+q", "tab", "shift+tab", *(f"f{number}" for number in range(1, 13))})
"""Keys that work in a search field too."""

_SHOWN = {
    "pagedown": "PgDn", "pageup": "PgUp", "space": "Space", "backspace": "Backspace", "down": "↓", "up": "↑",
    "enter": "Enter", "left": "←", "right": "→", "home": "Home", "end": "End", "tab": "Tab",
    "escape": "Esc", "delete": "Del", "insert": "Ins",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as a person reads it: ``ctrl+down`` → ``Ctrl-↓``, ``f8`` → ``F8``."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if len(last) > 1:
        last = _SHOWN.get(last, last.upper() if last.startswith("f") and last[1:].isdigit() else last)
    elif modifiers:
        last = last.upper()
    return "-".join([*(modifier.capitalize() for modifier in modifiers), last])


def key_names(keys: str) -> str:
    """Several keys as a person reads them."""
    return " ".join(key_name(key) for key in keys.split())


def keys_table() -> str:
    """The README's table of keys, in Markdown."""
    rows = ["| Keys | With an input method on | Mouse | What it does | |", "|---|---|---|---|---|"]
    table = texts.table()
    for group in GROUPS:
        for each in commands():
            if each.group == group:
                zh, en = table[f"do.{each.id}"]
                safe = [key_name(key) for key in each.safe.split()]
                ime = [form for key in each.keys.split() if len(key) == 1 for form in IME_FORMS.get(key, "")[:2]]
                mouse = table[f"click.{each.click}"][1]
                cells = (_code(key_names(each.keys)), _code(" ".join([*safe, *ime])), mouse, en, zh)
                rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _code(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.split())


if __name__ == "__main__":
    print(keys_table(), end="")
