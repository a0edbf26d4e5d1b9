"""Who was appointed and removed: lists, decisions, tables, proposals, resignations."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.invent.gold import Kind, Status
from tests.invent.issue import Issue, Person, han, listed
from tests.invent.places import Place
from tests.invent.posts import Post, any_post, congress, court, court_of, crowd, department, government, procurator
from tests.invent.prose import paragraph

Maker = Callable[[Random, Place, bool], Post]


def chain(issue: Issue, people: list[Person], loose: float = 0.1) -> str:
    """The names before a post: one, or several with commas, now and then spread by blanks."""
    if issue.chance(loose):
        return listed([one.spread(issue.pick(" ", "\u3000")) for one in people], issue.pick("、", " ", "\u3000", "、 "))
    return listed(people, issue.pick("、", "、", "、", "，") if len(people) > 1 else "、")


def item(
    issue: Issue, kind: Kind, post: Post, status: Status, wording: str = "", people: list[Person] | None = None
) -> str:
    """One appointment or removal, without its full stop."""
    number = crowd(issue.rng, post)
    people = people or issue.some(number, number)
    at, mark = issue.point()
    roles, phrase = post.roles, post.phrase
    if issue.chance(0.08) and post.body:
        # Somebody appointed to two posts of two bodies.
        more = department(issue.rng, issue.place)
        roles, phrase = (*roles, *more.roles), f"{phrase}、{more.phrase}"
    issue.event(people, kind, roles, at, status)
    said = issue.say(wording or "{" + kind + "}", C=chain(issue, people), X=phrase)
    if (
        kind == "appoint"
        and status == "decided"
        and said.startswith("任命")
        and len(people) == 1
        and issue.chance(0.08)
    ):
        former = department(issue.rng, issue.place)
        issue.event(people, "remove", former.roles, at, status)
        said += issue.say("{，免去其{X}职务|，同时免去其{X}职务|，不再担任{X}}", X=former.phrase)
    return mark + said


def title(issue: Issue) -> str:
    """The title of a list."""
    return issue.say(
        "{P}{人民代表大会常务委员会|人大常委会|第{T}届人民代表大会常务委员会}{任免名单|任免职名单|决定任免名单|人事任免事项|任命名单|关于人事任免的决定|任免国家机关工作人员名单}"
    )


def passed(issue: Issue) -> str:
    """The note below a title."""
    return issue.say("{（|(}{date}{P}第{T}届{人大常委会|人民代表大会常务委员会}第{N}次会议{通过|表决通过}{）|)}")


def appoint_list(issue: Issue) -> list[str]:
    """A list, one appointment or removal a line, in one way of wording."""
    before = len(issue.people)
    out = [title(issue), passed(issue)] if issue.chance(0.8) else [title(issue)]
    wordings: dict[Kind, str] = {
        "appoint": issue.pick(
            "任命{C}为{X}", "任命 {C} 为 {X}", "{C}任{X}", "任命{C}为{X}{|{trial}}", "{C}同志任{X}", "任 命 {C} 为 {X}",
            "{C}，{X}", "{C}为{X}", "决定任命{C}为{X}", "{C}　任　{X}", "{appoint}", "{appoint}", "聘任{C}同志为{X}{|{trial}}",
        ),
        "remove": issue.pick(
            "免去{C}的{X}职务", "免去{C}{X}职务", "免去 {C} 的{X}职务", "{|{reason}}免去{C}的{X}职务", "{C}不再担任{X}职务",
            "{remove}", "{remove}", "免去{C}同志的{X}职务{|（{退休|另有任用|工作调动}）}", "{reason}{C}不再担任{X}",
        ),
    }  # fmt: skip
    numbered = issue.pick("", "", "{n}、", "{n}.", "（{n}）")
    end = issue.pick("；", "。", ";", "")
    for number in range(1, issue.rng.randint(5, 14)):
        kind: Kind = "appoint" if issue.chance(0.6) else "remove"
        lead = numbered.replace("{n}", issue.pick(str(number), str(number), han(number)) if numbered else "")
        out.append(lead + item(issue, kind, any_post(issue.rng, issue.place), "decided", wordings[kind]) + end)
    if issue.chance(0.3):
        out[0] = issue.say(
            "关于{A}{等|等同志|等人}{任免职|职务任免|任职免职}的{决定|通知|公告}", A=issue.people[before]
        )
    return out


def appoint_heads(issue: Issue) -> list[str]:
    """A list under 任命： and 免去： heads, of which the items say neither verb."""
    before = len(issue.people)
    out = [title(issue)]
    status: Status = "decided"
    if issue.chance(0.4):
        status = "proposed"
        out = [
            issue.say("{P}人民政府关于提请{任免职务|审议任免事项}的议案"),
            issue.say("{S}人大常委会："),
            issue.say("根据工作需要，{|经研究，}{现提请|拟请}："),
        ]
    colon = issue.pick("：", ":", "")
    end = issue.pick("；", "。", "")
    for kind, heads, wordings in (
        (
            "appoint",
            ("任命", "决定任命", "一、任命", "批准任命", "任 命"),
            ("{C}为{X}", "{C}为{X}", "{C} {X}", "{C}\u3000{X}", "{C}任{X}"),
        ),
        (
            "remove",
            ("免去", "决定免去", "二、免去", "免 去"),
            ("{C}的{X}职务", "{C}{X}职务", "{C}\u3000{X}", "{C}的{X}职务"),
        ),
    ):
        out.append(issue.pick(*heads) + colon)
        wording = issue.pick(*wordings)
        for _ in range(issue.rng.randint(2, 7)):
            out.append(
                item(
                    issue,
                    "appoint" if kind == "appoint" else "remove",
                    any_post(issue.rng, issue.place),
                    status,
                    wording,
                )
                + end
            )
    if status == "proposed":
        if issue.chance(0.5):
            out[0] = issue.say("{P}人民政府关于提请{A}等{|同志}职务任免的议案", A=issue.people[before])
        signer = issue.person()
        signer.holds(issue.place.name + "人民政府" + issue.place.head if issue.chance(0.5) else issue.place.head)
        own = signer.told.roles[0]
        out += ["请予审议。", f"{own}{issue.pick('　', '　　', ' ', '：')}{signer}", issue.date()]
    return out


def appoint_prose(issue: Issue) -> list[str]:
    """Appointments within sentences of a report or a notice, prose around them."""
    out = [issue.say("{P}人民政府关于{任免|聘任}{工作人员|有关人员}的通知"), issue.say("{salutation}")]
    for _ in range(issue.rng.randint(2, 4)):
        parts: list[str] = []
        for _ in range(issue.rng.randint(1, 4)):
            number, mark = issue.point()
            kind: Kind = "appoint" if issue.chance(0.6) else "remove"
            post = any_post(issue.rng, issue.place, issue.chance(0.6))
            many = crowd(issue.rng, post)
            people = issue.some(many, many)
            issue.event(people, kind, post.roles, number, "decided")
            text = issue.say("{{basis}|}{" + kind + "}", C=chain(issue, people, 0), X=post.phrase)
            parts.append(mark + text + "。")
        out.append("".join(parts) + paragraph(issue, 1, 3))
    return out


def appoint_table(issue: Issue) -> list[str]:
    """A table: name and post, post and name, in columns, with strokes or by tabs."""
    gap = issue.pick("\u3000\u3000", "    ", "\t", " | ", "|")
    first = issue.chance(0.6)
    heads = ["姓名", "任命职务"] if first else ["职务", "姓名"]
    numbered = issue.chance(0.4)
    out = [title(issue), gap.join((["序号"] if numbered else []) + heads)]
    if gap == "|":
        out.append("|" + "---|" * (len(heads) + numbered))
    for number in range(1, issue.rng.randint(6, 16)):
        person, post = issue.person(), any_post(issue.rng, issue.place)
        at, mark = issue.point()
        issue.event([person], "appoint", post.roles, at, "decided")
        row = [person.spread(), post.phrase] if first else [post.phrase, person.spread()]
        row = ([str(number)] if numbered else []) + row
        out.append(mark + (f"|{gap.join(row)}|" if gap == "|" else gap.join(row)))
    return out


def resignations(issue: Issue) -> list[str]:
    """Resignations accepted, dismissals, and who acts meanwhile."""
    out: list[str] = []
    for _ in range(issue.rng.randint(2, 4)):
        wording = issue.pick("{resign}", "{resign}", "{dismiss}")
        person = issue.person()
        post = (congress if issue.chance(0.5) else government)(issue.rng, issue.place)
        about = f"接受{person}辞去{post.phrase}职务请求" if wording == "{resign}" else f"撤销{person}{post.phrase}职务"
        out.append(issue.say("{P}人民代表大会常务委员会关于{about}的决定", about=about))
        out.append(passed(issue))
        out.append(item(issue, "remove", post, "decided", wording, [person]))
        if issue.chance(0.5):
            acting, head = issue.person(), issue.place.head
            at, mark = issue.point()
            issue.event([acting], "appoint", [f"{issue.place.name}代理{head}"], at, "decided")
            out.append(mark + issue.say("{决定|会议决定}：{A}为{P}代理" + head + "。", A=acting))
    return out


def proposal_then_decision(issue: Issue) -> list[str]:
    """The same appointment proposed, spoken on by the one who is to get it, and decided."""
    person, signer = issue.person(), issue.person()
    post = (court if issue.chance(0.5) else procurator)(issue.rng, issue.place)
    head = "院长" if "法院" in post.body else "检察长"
    own = issue.place.name + (court_of(issue.place) if head == "院长" else "人民检察院") + head
    signer.holds(own)
    at, mark = issue.point()
    issue.event([person], "appoint", post.roles, at, "proposed")
    later, mark_later = issue.point()
    issue.event([person], "appoint", post.roles, later, "decided")
    return [
        issue.say("关于提请任命{A}职务的议案", A=person),
        issue.say("{S}人大常委会："),
        mark
        + issue.say("{因工作需要，|根据有关法律规定，|}{提请|拟提请|现提请}任命{A}为{X}。", A=person, X=post.phrase),
        f"{own}{issue.pick('　', '：', ' ', '  ')}{signer.spread(issue.pick(' ', '　')) if issue.chance(0.4) else signer}",
        issue.date(),
        issue.pick("供职报告", "供职发言", "任前发言"),
        person.spread() if issue.chance(0.3) else str(person),
        issue.say("主任、各位副主任、各位委员："),
        issue.say("我叫{A}，{Y}年参加工作。{sentence}", A=person) + paragraph(issue, 3, 6),
        title(issue),
        passed(issue),
        mark_later + issue.say("任命{A}为{X}。", A=person, X=post.phrase),
    ]


def courts(issue: Issue) -> list[str]:
    """Judges and assessors, many names for one post."""
    of, long = issue.place, issue.rng.randint(10, 30)
    post = (
        Post(of.name + court_of(of), (issue.pick("审判员", "人民陪审员", "审判员"),))
        if issue.chance(0.7)
        else Post(of.name + "人民检察院", ("检察员",))
    )
    people = issue.some(long, long)
    at, mark = issue.point()
    kind: Kind = "appoint" if issue.chance(0.75) else "remove"
    issue.event(people, kind, post.roles, at, "decided")
    comma = issue.pick("、", "、", "、", " ", "\u3000", "，")
    names = listed([one.spread() for one in people] if comma == "\u3000" else people, comma)
    if issue.chance(0.3):
        row = issue.rng.randint(3, 6)
        names = (
            "\n"
            + "\n".join(
                listed([one.spread() for one in people[at : at + row]], "\u3000\u3000")
                for at in range(0, len(people), row)
            )
            + "\n"
        )
    said = f"任命{names}为{post.phrase}。" if kind == "appoint" else f"免去{names}的{post.phrase}职务。"
    out = [title(issue), passed(issue), *(mark + said).split("\n")]
    posts = [make(issue.rng, of) for make in (court, procurator)]
    return out + [item(issue, "appoint", post, "decided", "任命{C}为{X}") + "。" for post in posts]
