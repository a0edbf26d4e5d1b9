"""Bylines and signatures: the post and the name of who delivered or signed a document."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.lexicons import lexicon

_HAN_NAME = re.compile(r"[\u3400-\u9fff\uf900-\ufaff○〇]{2,4}")
_DOTTED = re.compile(r"[\u3400-\u9fff]{1,8}(?:[·•．‧・][\u3400-\u9fff]{1,8}){1,3}")
_SPACES = re.compile(r"[\s\u3000]+")
_LABEL = re.compile(r"(?:报告人|報告人|说明人|发言人|签发人|讲话人|述职人|汇报人|主任|省长|市长|区长|县长|主席|院长|检察长|议长)\s*[：:]\s*")
_BEHIND = re.compile(r"(?P<name>[\u3400-\u9fff]{2,4})\s*[（(](?P<role>[^（()）]{3,40})[)）]")
_ORGAN = re.compile(
    r"(?:局|会|會|院|部|厅|廳|委|处|處|办|室|府|团|團|司|队|隊|社|组|組|所|中心|公司|政协|政协|大队|支队|人大|党组|小组|联席|分局|支行|银行|学校|大学|法庭)\Z"
)
_POST = re.compile(
    r"(?:长|長|主任|书记|書記|主席|委员|委員|检察官|法官|代表|秘书|秘書|总理|總理|部长|专员|審計長|审计长|行长|会长|巡视员|调研员|顾问|发言人|召集人|负责人|组长|总监|校长|所长|处长|庭长)\Z"
)
_POST_THEN = re.compile(
    r"(?P<role>[^\s，。：]{0,40}?(?:省长|市长|区长|县长|州长|旗长|主任|书记|主席|局长|厅长|部长|院长|检察长|秘书长|委员长|总理|行长|审计长|盟长|专员))"
    r"(?P<name>[\u3400-\u9fff]{2,3})"
)
_MOST = 60


class Byline(NamedTuple):
    """Who is named in a byline or a signature; a body alone has no speaker."""

    speaker: str | None
    role: str | None


def is_name(text: str) -> bool:
    """Whether `text`, without white space, may be the name of a person: a surname and one or two characters more."""
    text = _SPACES.sub("", text)
    if _DOTTED.fullmatch(text):
        return True
    if not _HAN_NAME.fullmatch(text) or _ORGAN.search(text) or _POST.search(text):
        return False
    if text[:2] in lexicon("compound_surnames"):
        return len(text) >= 3
    return len(text) <= 3 and text[0] in lexicon("surnames")


def read_byline(text: str) -> Byline | None:
    """The speaker that a short line names, with the post or body before the name; None when the line is no byline."""
    text = text.strip()
    if not text or len(text) > _MOST or text[-1] in "。；：:，、！？" or "。" in text or "，" in text:
        return None
    label = _LABEL.match(text)
    if label and is_name(text[label.end() :]):
        head = text[: label.end()].rstrip("：: \u3000")
        role = None if head.endswith("人") else head
        return Byline(_close(text[label.end() :]), role)
    behind = _BEHIND.fullmatch(text)
    if behind and is_name(behind["name"]):
        return Byline(_close(behind["name"]), _close(behind["role"]))
    if is_name(text):
        return Byline(_close(text), None)
    return _spaced(text) or _unspaced(text)


def is_body(text: str) -> bool:
    """Whether a short line is the name of a body and nothing else."""
    return len(text) <= _MOST and _ORGAN.search(text) is not None and not re.search(r"[，。；：]", text)


def is_post(text: str) -> bool:
    """Whether a short line ends with a post: what stands on the line before a name."""
    return len(text) <= _MOST and _POST.search(text) is not None and not re.search(r"[，。；：]", text)


def may_name(text: str) -> bool:
    """Whether `text` behind a post may be a name, whatever its surname."""
    plain = _HAN_NAME.fullmatch(text) or _DOTTED.fullmatch(text)
    return plain is not None and not _ORGAN.search(text) and not _POST.search(text)


def _spaced(text: str) -> Byline | None:
    """A post or a body, white space, and a name, whose two characters may stand apart."""
    parts = _SPACES.split(text)
    for take in (1, 2, 3):
        if len(parts) <= take:
            break
        name = "".join(parts[-take:])
        if take > 1 and any(len(part) > 1 for part in parts[-take:]):
            break
        role = "".join(parts[:-take])
        named = is_name(name) if not _POST.search(role) else may_name(name)
        if named and len(role) >= 2 and (_POST.search(role) or _ORGAN.search(role)):
            return Byline(name, role)
    return None


def _unspaced(text: str) -> Byline | None:
    """A post and a name with nothing between them."""
    match = _POST_THEN.fullmatch(text)
    if match and is_name(match["name"]):
        return Byline(match["name"], match["role"])
    return None


def _close(text: str) -> str:
    return _SPACES.sub("", text)
