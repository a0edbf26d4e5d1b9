r"""Formulas of an OCR (``$5.1\%$``, ``\(\mathrm{km}^2\)``) read as the words that they stand for.

OCR programs set every figure in LaTeX. Only signs are taken away or read as one character: what is left are the
source's own characters, in place.
"""

from __future__ import annotations

import re

_MATH = re.compile(
    r"(?<![A-Za-z\\$])\$\$?(?P<dollar>[^$\n]{1,300})(?<!\\)\$\$?(?!\d)|\\\((?P<round>[^\n]{1,300}?)\\\)"
    r"|\\\[(?P<square>[^\n]{1,300}?)\\\]"
)
_FORMULA = re.compile(r"[\\^_]|\s*[-+−]?\d[\d.,\s%~～-]*\s*\Z|\s*[①-⑳]\s*\Z|\s*[A-Za-z]\s*\Z")
"""What stands between two signs of money is a formula when it holds a command or is but a number."""
_BARE = re.compile(r"\\(?:frac|text|mathrm|times|left|right|mathbf|sum|approx)\b")
_COMMAND = re.compile(
    r"\\textcircled\s?\{\s?([1-9]|1\d|20)\s?\}|\\frac\s?\{|\}\s?\{|\\(?:text|math)[a-z]{2,6}\s?\{|\\text\s?\{"
    r"|\\underline\s?\{|\\(?:left|right|displaystyle|limits|textcircled|begin\{\w{1,12}\}|end\{\w{1,12}\})(?![a-z])"
    r"|\\([A-Za-z]{2,9})(?![A-Za-z])\s?|\\[,;:! ]|\\(?=[%$&#{}_])|[\^_]\s?(?:\{\s?)?|[{}]"
)
_SIGNS = {
    "times": "×", "sim": "～", "pm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "circ": "°", "cdot": "·",
    "div": "÷", "neq": "≠", "approx": "≈", "prime": "′", "alpha": "α", "beta": "β", "mu": "μ", "Delta": "Δ", "sum": "∑",
    "ldots": "…", "cdots": "…", "bullet": "•", "square": "□", "rightarrow": "→", "to": "→", "infty": "∞", "quad": " ",
    "qquad": " ",
}  # fmt: skip

Cut = tuple[int, int, str]
"""``start:end`` of a line, and the one character that it stands for; none when it stands for nothing."""


def formula_cuts(line: str) -> list[Cut]:
    """The signs of LaTeX in `line`, in order."""
    cuts: list[Cut] = []
    for match in _MATH.finditer(line):
        inside = match["dollar"] or match["round"] or match["square"]
        start, end = match.span("dollar") if match["dollar"] else match.span("round" if match["round"] else "square")
        if not _FORMULA.match(inside) and not _COMMAND.search(inside):
            continue
        cuts.append((_outside(line, match.start(), -1), start + len(inside) - len(inside.lstrip()), ""))
        cuts += _commands(line, start, end)
        cuts.append((end - len(inside) + len(inside.rstrip()), _outside(line, match.end(), 1), ""))
    return cuts or (_commands(line, 0, len(line)) if _BARE.search(line) else [])


def _outside(line: str, at: int, step: int) -> int:
    """`at`, or one further when a space stands there that the OCR has put between a formula and a Chinese character."""
    space, beyond = (at, at + 1) if step > 0 else (at - 1, at - 2)
    if not (0 <= space < len(line) and line[space] == " "):
        return at
    return at + step if not (0 <= beyond < len(line)) or line[beyond] > "\u2e80" else at


def _commands(line: str, start: int, end: int) -> list[Cut]:
    cuts: list[Cut] = []
    for match in _COMMAND.finditer(line, start, end):
        sign = ""
        if match[1]:
            sign = chr(ord("①") + int(match[1]) - 1)
        elif match[2]:
            sign = _SIGNS.get(match[2], "")
        elif match[0].startswith("}") and len(match[0]) > 1:
            sign = "/"
        cuts.append((*match.span(), sign))
    return cuts
