"""A whole text of one kind: its documents, its front, its filler, its damage; then its golds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from tests.invent import marks, names
from tests.invent.damage import damaged
from tests.invent.gold import PersonRow, rows_of, text_of
from tests.invent.issue import Issue
from tests.invent.kinds import (
    Layout,
    appointments,
    elections,
    hongkong,
    honours,
    leaders,
    minutes,
    news,
    papers,
    records,
    rosters,
    tables,
    taiwan,
)
from tests.invent.prose import filler

MAINLAND: Mapping[str, Layout] = {
    "appoint-list": appointments.appoint_list,
    "appoint-heads": appointments.appoint_heads,
    "appoint-prose": appointments.appoint_prose,
    "appoint-table": appointments.appoint_table,
    "resignations": appointments.resignations,
    "proposal-decision": appointments.proposal_then_decision,
    "courts": appointments.courts,
    "election": elections.election,
    "candidates": elections.candidates,
    "by-election": elections.by_election,
    "vote-table": elections.winners,
    "roster-columns": rosters.roster_columns,
    "roster-chain": rosters.roster_chain,
    "roster-lines": rosters.roster_lines,
    "roster-pipes": rosters.roster_pipes,
    "presidium": rosters.presidium,
    "delegations": rosters.delegations,
    "groups": rosters.groups,
    "minutes": minutes.minutes,
    "directors": minutes.directors,
    "news-sitting": news.news,
    "news-visits": news.visits,
    "news-interview": news.interview,
    "news-decided": news.decided_in_news,
    "delivered": papers.delivered,
    "motions": papers.motions,
    "speech": papers.speech,
    "orders": papers.orders,
    "awards": honours.awards,
    "punished": honours.punished,
    "obituary": honours.obituary,
    "history": honours.history,
    "leaders-bodies": leaders.bodies,
    "leaders-duties": leaders.duties,
    "committee": leaders.committee,
    "notice": tables.notice,
    "hiring": tables.hiring,
    "river-chiefs": tables.river_chiefs,
    "rota": tables.rota,
    "donors": tables.donors,
    "experts": tables.experts,
    "judgment": records.judgment,
    "record": records.record,
    "inspection": records.inspection,
    "resume": records.resume,
}
OVERSEAS: Mapping[str, Layout] = {
    "taiwan-minutes": taiwan.minutes,
    "taiwan-order": taiwan.order,
    "taiwan-questions": taiwan.questions,
    "hongkong-minutes": hongkong.minutes,
    "hongkong-notices": hongkong.chain,
    "macau": hongkong.macau,
}
# `mixed` is a whole issue of several documents; `nobody` one in which there is no person at all.
KINDS = (*MAINLAND, *OVERSEAS, "mixed", "mixed", "mixed", "mixed", "nobody")
# How much of each text stands on lines that name nobody, at least.
UNNAMED = 0.5


@dataclass(frozen=True, slots=True)
class Made:
    """A text with its golds."""

    name: str
    text: str
    people: list[PersonRow]


def _unnamed(lines: list[str]) -> tuple[int, int]:
    """Characters on lines without a name, and characters altogether."""
    sizes = [(len(line), marks.OPEN in line) for line in lines]
    return sum(size for size, named in sizes if not named), sum(size for size, _ in sizes)


def _contents(issue: Issue, titles: list[str]) -> list[str]:
    """A printed contents, in which recognition got names wrong now and then."""

    def slip(found: re.Match[str]) -> str:
        person = issue.people[ord(found.group(1)) - marks.FIRST]
        return person.misprinted() if issue.chance(0.6) else str(person)

    leader = issue.pick("……………{}", "……（{}）", " {}", "\t{}", "..... {}", "（{}）", "·····{}")
    numbered = issue.chance(0.4)
    page = 1
    out = [issue.pick("目　　录", "目录", "目 录", "本期目录")]
    for number, title in enumerate(titles, 1):
        said = re.sub(f"{marks.POINT}.", "", title)
        said = re.sub(f"{marks.OPEN}(.).*?{marks.CLOSE}", slip, said)
        out.append((f"{number}、" if numbered else "") + said + leader.format(page))
        page += issue.rng.randint(1, 6)
    return out


def _front(issue: Issue, edited: bool) -> list[str]:
    """The head of an issue: whose gazette it is, its number, perhaps who edited it."""
    out = [
        issue.say("{P}{人民代表大会常务委员会|人大常委会|人民政府}公报"),
        issue.say("{Y}年{|}第{#1-12}号{|（总第{#20-400}号）}"),
    ]
    if issue.chance(0.4):
        out.append(issue.say("{P}人大常委会办公室编　　{date}出版"))
    if edited and issue.chance(0.3):
        out.append(news.masthead(issue))
    return out


def _documents(issue: Issue, kind: str) -> list[list[str]]:
    """The documents with people of a text of the kind."""
    if kind == "nobody":
        return []
    if kind == "mixed":
        chosen = issue.rng.sample(list(MAINLAND), issue.rng.randint(5, 9))
        return [MAINLAND[one](issue) for one in chosen]
    layout = {**MAINLAND, **OVERSEAS}[kind]
    return [layout(issue) for _ in range(issue.rng.choice((1, 1, 2)))]


def _filler(issue: Issue) -> list[str]:
    """A document without people, of the place's own prose."""
    if issue.traditional and issue.chance(0.85):
        return hongkong.filler(issue)
    return filler(issue, issue.rng.randint(300, 2000))


def make(kind: str, number: int, seed: str, *, mix: str = "tricky") -> Made:
    """The text of this kind and number; the same for the same seed. `mix` is one of `names.MIXES`."""
    rng = Random(f"{seed}:{kind}:{number}")
    overseas = kind in OVERSEAS
    issue = Issue(rng, overseas, names.CALM if overseas and rng.random() < 0.6 else None, mix=mix)
    issue.region = kind.split("-")[0]
    documents = _documents(issue, kind)
    while not documents or _unnamed([line for document in documents for line in document])[0] < UNNAMED * sum(
        _unnamed(document)[1] for document in documents
    ):
        documents.insert(rng.randint(0, len(documents)), _filler(issue))
    lines = [line for document in documents for line in (*document, "")]
    if kind == "mixed" or (not overseas and rng.random() < 0.3):
        front = _front(issue, kind != "nobody")
        if kind == "mixed" or rng.random() < 0.5:
            front += _contents(issue, [document[0] for document in documents])
        lines = [*front, "", *lines]
    if kind == "mixed" and rng.random() < 0.4:
        lines.append(news.masthead(issue))
    row = damaged(rng, marks.cells(issue.finished("\n".join(lines))))
    return Made(f"{kind}-{number:02}", text_of(row), rows_of(row, [person.told for person in issue.people]))


def make_all(seed: int, count: int, *, mix: str = "tricky") -> list[Made]:
    """So many texts, every kind as often as the others (whole issues four times as often), in an order of the seed."""
    order: list[str] = []
    rng = Random(f"kinds:{seed}")
    while len(order) < count:
        order += rng.sample(KINDS, len(KINDS))
    numbers: dict[str, int] = {}
    out: list[Made] = []
    for kind in order[:count]:
        numbers[kind] = numbers.get(kind, 0) + 1
        out.append(make(kind, numbers[kind], str(seed), mix=mix))
    return out
