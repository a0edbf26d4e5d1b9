"""Chinese line breaking 避头尾: where a row of a given number of cells may end.

Rules after GB/T 15834—2011 (punctuation) and CLREQ (Requirements for Chinese Text Layout) 6.1: closing and pausing
marks do not begin a row, opening marks do not end one, a dash —— is not cut in two; a figure keeps together with its
unit, a Latin word with itself (of the two the word is cut first). Where greedy filling would break a rule, one closing
mark may hang in the margin; otherwise the characters before it move down. What cannot be kept whole within a row is
cut, never lost.
"""

from __future__ import annotations

from tui.viewer.cells import NOT_WIDE, WIDTHS, cells

NO_START = frozenset("、。，．：；？！）〕】》〉」』〗〙〛｝＞”’％‰‱℃·・…～〜々ー,.:;?!)]}%〞︰﹐﹑﹒﹔﹕﹖﹗％］ 　")
NO_END = frozenset("（〔【《〈「『〖〘〚｛＜“‘([{￥＄￡№§〝［$¥")
HANGING = frozenset("、。，．：；？！）》」』”’,.;:?!)")
_DASHES = frozenset("—…─")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_WORD = _DIGITS | _LETTERS | frozenset(".,%-/_+@#&=~:?'")
_UNIT = frozenset(
    "十百千万亿兆余多几个件人户起名次份条吨元角分厘年月日时点秒米里克升公平方立顷亩度倍岁届号期批项座家所间辆台套部本册页"
    "章节款头只张处例宗场位笔组层幢栋棵株瓦安伏赫兹卡辆艘架枚首篇卷级成折周天刻萬億餘兩個戶項條噸畝斤两担石匹"
)
_GROUPS = frozenset(",，.")
_UNIT_REACH = 6
_SPACES = frozenset(" 　")


def break_text(text: str, width: int, *, first: int | None = None, hang: int = 0) -> list[int]:
    """The index at which each row of `text` starts, the first of them 0; rows are at most `width` cells.

    `first` is the room in the first row where it differs (an indent); `hang` the cells in the margin that closing marks
    may use beyond it. Blanks at a break stay at the end of the row, where they take no room. Time is linear.
    """
    width = max(2, width)
    starts = [0]
    room = width if first is None else max(2, first)
    start, length = 0, len(text)
    while (stop := _fill(text, start, length, room)) < length:
        start = _settle(text, start, stop, room, hang)
        if start >= length:
            break
        starts.append(start)
        room = width
    _keep_company(text, starts, width)
    return starts


def _fill(text: str, start: int, length: int, room: int) -> int:
    """The end of the characters from `start` that fit into `room` cells; at least one."""
    reach = min(start + room // 2, length)
    match = NOT_WIDE.search(text, start, reach)
    if match is None:
        if reach == length or room % 2 == 0:
            return max(reach, start + 1)
        stop, used = reach, (reach - start) * 2
    else:
        stop = match.start()
        used = (stop - start) * 2
    while stop < length:
        used += WIDTHS[text[stop]]
        if used > room:
            break
        stop += 1
    return max(stop, start + 1)


def _settle(text: str, start: int, stop: int, room: int, hang: int) -> int:
    """The start of the next row, when ``text[start:stop]`` is what fits into this one and more follows."""
    pulled = _hang(text, stop, room - cells(text[start:stop]) + hang)
    if pulled is not None:
        return pulled
    floor = start + max(1, (stop - start) // 3)
    for joined in (_joined, _in_figure, _forbidden):
        at = stop
        while at > floor and joined(text, at):
            at -= 1
        if not joined(text, at):
            return at
    at = stop
    while at > start + 1 and _forbidden(text, at):
        at -= 1
    return stop if _forbidden(text, at) else at


def _hang(text: str, stop: int, spare: int) -> int | None:
    """The end of the closing marks and blanks at `stop` that the row can still take, if it may end there."""
    at = stop
    while at < len(text) and (char := text[at]) in NO_START:
        if char not in _SPACES:
            spare -= WIDTHS[char]
            if spare < 0 or char not in HANGING:
                return None
        at += 1
    if at == stop or (at < len(text) and _joined(text, at)):
        return None
    return at


def _forbidden(text: str, at: int) -> bool:
    """Whether no row may ever start at ``text[at]``: closing and opening marks, dashes, combining marks."""
    char, before = text[at], text[at - 1]
    return char in NO_START or before in NO_END or (char in _DASHES and before == char) or WIDTHS[char] == 0


def _joined(text: str, at: int) -> bool:
    """Whether ``text[at]`` belongs to what stands before it: forbidden, or within a word or a figure and its unit."""
    if _forbidden(text, at):
        return True
    char, before = text[at], text[at - 1]
    if char in _DIGITS and before in _SPACES and text[at - 2 : at - 1] in _GROUPS and text[at - 3 : at - 2] in _DIGITS:
        return True  # 12, 750: a figure into which an OCR has put a space
    if char in _WORD:
        if before in _WORD or (before == "第" and char in _DIGITS):
            return True
        return char in _DIGITS and before in "，．：" and text[at - 2 : at - 1] in _DIGITS
    if char not in _UNIT:
        return False
    back = at - 1
    while back > 0 and at - back < _UNIT_REACH and text[back] in _UNIT:
        back -= 1
    if back > 0 and text[back] in _SPACES:
        back -= 1
    return text[back] in _DIGITS


def _in_figure(text: str, at: int) -> bool:
    """Whether ``text[at]`` belongs to what stands before it where a word too long for a row may be cut."""
    return _forbidden(text, at) or (text[at - 1] not in _LETTERS and _joined(text, at))


def _keep_company(text: str, starts: list[int], width: int) -> None:
    """A last row of a lone character takes the one before it along, where the rules let it."""
    if len(starts) < 2:
        return
    last = starts[-1]
    if cells(text[last:].rstrip("。！？；…”」』 ")) > 2:
        return
    at = last - 1
    if at > starts[-2] + 1 and cells(text[at:].rstrip(" 　")) <= width and not _joined(text, at):
        starts[-1] = at
