"""What an event's document and its own clause say of it: the date, the body that decided, the reason, probation.

Asked of an issue whose people have been found; the finders know nothing of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from parsers.language.characters import HAN
from parsers.language.numerals import TO_TEN
from parsers.language.script import is_traditional, simplified
from parsers.model import Event, Issue, Person, Section, Span
from parsers.people.documents import Documents

_NEAR = 120
"""Characters of an event's sentence that are read on each side of the name: a sentence may list a hundred people."""
_MOST = 8
"""How many sentences of a document may put all that stand above them on probation."""
_BODY = "(?:常务委员会|常委会|代表大会|主席团|政府|国务院|主任会议)"
"""How the name of a body ends that appoints."""
_TERM = "(?:第\\d{1,3}届)?"
"""The term of an assembly in digits; in 汉字 it is read as the rest of the name."""
_TURN = f"(?:第[{TO_TEN}百\\d\\s]{{1,8}}次)?"
_SAID = re.compile(
    f"[，。；：、日](?:由|经(?!济|开))?(?P<body>[{HAN}]{{0,20}}?{_TERM}[{HAN}]{{0,20}}?{_BODY}){_TURN}(?:全体|常务)?(?:会议)?"
    "(?:研究|审议|讨论)?(?:表决)?(?:决定|通过|任命|免去|接受)"
)
_TERMS = re.compile(f"([{TO_TEN}\\d]{{1,3}})届")
"""A text that names several terms of an assembly tells of several meetings: its title is not that of all."""
_NO_BODY = re.compile("提请|[报由被拟已据]|^会[上议]")
"""Words before the name of a body: with them it is not the body alone, or not the one that decides."""
_MEETING = re.compile(
    f"(?:^|日|[在经由《（(])(?P<body>[{HAN}]{{0,20}}?{_TERM}[{HAN}]{{0,20}}?{_BODY})(?:举行|召开)?{_TURN}(?:全体|常务)?会议"
)
_DECIDES = re.compile(
    f"(?:名单|决定|决议|令|通知|公告|会议(?:在[{HAN}]{{1,4}}?)?(?:举行|召开|闭幕)?|纪要|职务)(?:[（(].{{0,20}}[)）])?$"
)
"""How the title of a document ends that decides, or tells what was decided, and not only proposes or reports."""
_REVIEW = re.compile("(?:审议|审查)(?:结果|情况)?的?(?:报告|意见)")
_REASON = re.compile(
    "(?<!原)因(?!此|而|为)(?:原因|[^因，,。；;：:、（）()]){1,14}?(?=[，,）)]|请求|提出|申请|辞去|辞职|不再|免去|被)"
)
_LEAVES = re.compile("免去|辞去|辞职|不再|撤销|罢免")
_PROBATION = re.compile(f"试用期(?!满)(?:均?为?|[:：])?(?:[{TO_TEN}半\\d]{{1,3}}(?:年|个月))?")
_POSTED = re.compile("为|任命|任(?![务职免])")
"""Between a name and a time on probation only once: what comes after a second one is said of somebody else."""
_ALL_ON_PROBATION = re.compile(f"(?:以上|上述)[^。；\\n]{{0,20}}?({_PROBATION.pattern})")
_CLAUSE = re.compile("[。；;\\n]")


def dated(issue: Issue) -> tuple[Person, ...]:
    """The people of `issue`, with the fields of their events filled in that its documents and sentences know."""
    if not any(person.events for person in issue.people):
        return issue.people
    return tuple(_Dating(issue).people())


class _Dating:
    """Fills in events, each from its document and the words around its person's name."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue
        self.printed = text = issue.source.text
        self.text = simplified(text) if is_traditional(text) else text
        self.documents = Documents(issue)
        self._organs: dict[int, str] = {}
        self._probations: dict[int, list[tuple[int, str]]] = {}

    def people(self) -> Iterator[Person]:
        for person in self.issue.people:
            if person.events:
                spans = [mention.span for mention in person.mentions]
                yield replace(person, events=tuple(self._filled(event, spans) for event in person.events))
            else:
                yield person

    def _filled(self, event: Event, mentions: list[Span]) -> Event:
        chain = self.documents.chain(event.span.start)
        sections = [self.documents.sections[number] for number in chain]
        document = chain[-1] if chain else None
        name = _named_in(event.span, mentions)
        clause = self._clause(event.span, name.start)
        decided = event.status == "decided"
        organ = (self._said(event.span, name.start) or self._organ(document)) if decided else ""
        probation = self._probation(clause, name.end, document) if event.kind == "appoint" else ""
        title = simplified(sections[-1].title) if sections else ""
        return replace(
            event,
            date=event.date or next((section.date for section in sections if section.date), None),
            organ=event.organ or organ,
            reason=event.reason or self._reason(clause, name.start),
            probation=event.probation or probation,
            reviewed=event.reviewed or (not decided and _REVIEW.search(title) is not None),
            document=document if event.document is None else event.document,
        )

    def _clause(self, sentence: Span, name: int) -> Span:
        """The part of a sentence between semicolons and the like that names the person."""
        low, high = max(sentence.start, name - _NEAR), min(sentence.end, name + _NEAR)
        for mark in _CLAUSE.finditer(self.text, low, high):
            if mark.start() >= name:
                if self.text[mark.start()] != "\n":  # a line of a paragraph ends anywhere
                    high = mark.start()
                    break
            elif self.text[mark.start()] != "\n":
                low = mark.end()
        return Span(low, high)

    def _words(self, start: int, end: int) -> str:
        """Printed words without the blanks and line ends of the layout."""
        return "".join(self.printed[start:end].split())

    def _reason(self, clause: Span, name: int) -> str:
        """因… in the clause of somebody who leaves a post: the last one before the name, else the first after it."""
        if _LEAVES.search(self.text, *clause) is None:
            return ""
        found = list(_REASON.finditer(self.text, *clause))
        before = [match for match in found if match.start() < name]
        match = before[-1] if before else next(iter(found), None)
        return self._words(*match.span()) if match else ""

    def _probation(self, clause: Span, after: int, document: int | None) -> str:
        """试用期一年 after the post, or of everybody above in the document: 以上人员试用期一年."""
        match = _PROBATION.search(self.text, after, clause.end)
        if match is not None and len(_POSTED.findall(self.text, after, match.start())) <= 1:
            return self._words(*match.span())
        if document is None:
            return ""
        if document not in self._probations:
            span = self.documents.sections[document].span
            of_all = _ALL_ON_PROBATION.finditer(self.text, span.start, span.end)
            self._probations[document] = [(match.start(), self._words(*match.span(1))) for match in of_all]
        return next((words for start, words in self._probations[document][:_MOST] if start >= after), "")

    def _said(self, sentence: Span, name: int) -> str:
        """The body that the sentence itself says decides, before the name."""
        low = max(sentence.start, name - _NEAR)
        begins = "。" if low == sentence.start else ""  # a body is read from its beginning on
        words = "".join(self.text[low:name].split())
        printed = begins + self._words(low, name)
        body = ""
        for match in _SAID.finditer(begins + words):
            if _NO_BODY.search(match["body"]) is None:
                body = printed[match.start("body") : match.end("body")]
        return body

    def _organ(self, document: int | None) -> str:
        """The body that decides in a document: the one that issues it, else whose meeting its title names."""
        if document is None:
            return ""
        if document not in self._organs:
            section = self.documents.sections[document]
            terms = _TERMS.finditer(self.text, section.span.start, section.span.end)
            self._organs[document] = _organ_of(section, len({match[1] for match in terms}))
        return self._organs[document]


def _named_in(sentence: Span, mentions: list[Span]) -> Span:
    """The person's first mention in a sentence; the empty span of its beginning where it has none."""
    k = bisect_left(mentions, sentence.start, key=lambda span: span.start)
    if k < len(mentions) and mentions[k].start < sentence.end:
        return mentions[k]
    return Span(sentence.start, sentence.start)


def _organ_of(document: Section, terms: int) -> str:
    """The one body that issues a document that decides, else whose meeting its title names; of several terms none."""
    title = simplified(document.title)
    if _DECIDES.search(title) is None or "提请" in title:
        return ""
    if len(document.issuers) == 1:
        return document.issuers[0]
    return _first_body((document.title, document.subtitle or "")) if terms <= 1 else ""


def _first_body(lines: Iterable[str]) -> str:
    """The body whose meeting the first of `lines` names that names one, as printed."""
    for line in lines:
        match = _MEETING.search(simplified(line))
        if match is not None:
            return line[match.start("body") : match.end("body")]
    return ""
