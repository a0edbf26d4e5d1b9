"""Notes that end a document (注释, 名词解释): the lines that head them, and the attachments that are nothing else."""

from __future__ import annotations

import re

from parsers.patterns import late
from parsers.rules import Rules

NOTES: Rules[[str, bool], bool] = Rules("outline.notes")
"""Ways in which a line, which Markdown may mark as a heading, says that everything below it in a document is notes."""
GLOSSARIES: Rules[[str], bool] = Rules("outline.notes.glossary")
"""Ways in which the title of an attachment says that everything below it is notes."""
_STARTS = frozenset("注附脚名备说字")
"""What the lines that head notes begin with."""
_NOTES = late(r"(?:注\s*释?|附\s*注|脚注)\s*[：:]?")
_EXPLAINED = late(r"(?:名词解释|备\s*注|说明|字库未存字注释)\s*[：:]?")
_GLOSSARY = re.compile(r"(?:名词|[用术词]语).{0,4}(?:解释|注释|说明)")
_ANNOTATION = re.compile(r"注\s*释")


def heads_notes(text: str, marked: bool) -> bool:
    """Whether everything below a line, which Markdown may mark as a heading, is notes."""
    return text[:1] in _STARTS and NOTES.first(text, marked) is not None


@NOTES.rule("注：", "注释", "注　释:", "附注", "脚注", but=("注意：", "附件：", "注释如下"))
def notes(text: str, marked: bool) -> bool:
    """The word for notes alone; below a mark of Markdown only where the line begins with it."""
    return text[:1] in "注附脚" and _NOTES.fullmatch(text) is not None and (not marked or text[0] == "注")


@NOTES.rule("名词解释", "名词解释：", "备　注", "说明", "字库未存字注释", but=("名词", "说明如下："))
def explanations(text: str, marked: bool) -> bool:
    """The word for explanations alone, which Markdown does not mark: as a heading it heads text."""
    return not marked and text[:1] in "名备说字" and _EXPLAINED.fullmatch(text) is not None


@GLOSSARIES.rule(
    "名词解释",
    "名词注释",
    "用语说明",
    "术语和用语解释",
    "术语说明",
    "词语解释",
    but=("解释办法", "名词一览", "用水说明"),
)
def glossary(text: str) -> bool:
    """The explanation of words or terms."""
    return _GLOSSARY.search(text) is not None


@GLOSSARIES.rule("注释", "文中注　释", but=("注意事项",))
def annotation(text: str) -> bool:
    """The word for annotations."""
    return _ANNOTATION.search(text) is not None
