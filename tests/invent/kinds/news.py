"""News of sittings and of visits: open verbs after names, long rostrum lists, by-lines."""

from __future__ import annotations

from tests.invent.issue import Issue, Person, listed
from tests.invent.posts import any_post, crowd
from tests.invent.prose import paragraph


def byline(issue: Issue) -> str:
    """Who reported and took pictures."""
    first, more = issue.person(), issue.some(1, 2)
    return issue.say(
        "{（记者 {A} 通讯员 {C}）|（记者{A}）|（记者　{A}　{C}）|（{stem}日报记者 {A} 实习生 {C}）|（文/{A}　图/{C}）|（{A}、{C}）|（本报记者 {A}）|（来源：{P}人大　作者：{A}）"
        "|本报记者　{A}　通讯员　{C}|记者 {A} 报道|摄影：{A}|图为会议现场。{A}摄|（{A} 摄）|（供稿：{office} {A}）}",
        A=first, C=listed(more, " "),
    )  # fmt: skip


def masthead(issue: Issue) -> str:
    """Who edited the issue."""
    one, two, three = issue.person(), issue.person(), issue.some(1, 3)
    return issue.say(
        "{责任编辑：{A}　校对：{E}|编辑：{C}|责任编辑 {A} 美术编辑 {E}|主编：{A}　副主编：{E}　编辑：{C}|本期编辑：{A}；审核：{E}|责编：{A}/审校：{E}|签发：{A}　核稿：{E}　编校：{C}|排版 {A}}",
        A=one, E=two, C=listed(three, issue.pick(" ", "、", "　")),
    )  # fmt: skip


def news(issue: Issue) -> list[str]:
    """A report of a sitting of the congress."""
    issue_name = issue.say("{meeting}")
    leaders = issue.some(4, 14)
    for one in leaders:
        one.attends("present")
    chair, speaker = leaders[0], issue.rng.choice(leaders)
    head = issue.place.head
    speaker.holds(head)
    lead = issue.say("{本报讯|本报{stem}讯|{stem}新闻网{M}月{D}日电|【{stem}日报】|}") + issue.pick("　", "", " ", "：")
    out = [
        issue.say("{I}{胜利闭幕|隆重开幕|举行第二次全体会议|圆满完成各项议程}", I=issue_name),
        issue.say("{A}{主持|作报告|讲话|出席并讲话}　{E}{出席|致辞|主持|讲话}", A=chair, E=leaders[1]),
    ]
    out.append(
        lead
        + issue.say("{held}{head}{A}{代表{P}人民政府向大会作|作|向大会作}政府工作报告。", A=speaker, head=head)
        + paragraph(issue, 1, 3)
    )
    out.append(
        issue.say("{在主席台{前排|}就座的{有|还有|领导同志有}{：|}|主席台就座的有|在主席台前排就座的是}")
        + listed(leaders, issue.pick("、", "、", "，", " "))
        + issue.pick("。", "等。", "等领导。", "，以及大会主席团成员。")
    )
    if issue.chance(0.5):
        out.append(issue.say("{opening}", A=chair) + paragraph(issue, 0, 2))
    for _ in range(issue.rng.randint(3, 7)):
        who = issue.known()
        out.append(
            issue.say("{saying}", A=who)
            + paragraph(issue, 0, 2)
            + (issue.say("{saying}", A=who) if issue.chance(0.4) else "")
        )
    out.append(byline(issue))
    return out


def visits(issue: Issue) -> list[str]:
    """What leaders did, a paragraph each: verbs of every sort after the name."""
    out = [issue.say("{领导活动|要闻简报|{M}月大事记|工作动态|{P}人大工作简报}")]
    for _ in range(issue.rng.randint(5, 10)):
        person = issue.known() if issue.chance(0.4) else issue.person()
        post = any_post(issue.rng, issue.place, issue.chance(0.4))
        who: object = person
        if issue.chance(0.6):
            person.holds(*post.roles)
            who = issue.pick(f"{post.phrase}{person}", f"{post.phrase}{person}同志", f"{post.phrase}{person}")
            if len(post.titles) == 1 and post.body and issue.chance(0.2):
                # The title behind the name, the body before it: 县教育局某某局长.
                who = f"{post.body}{person}{post.titles[0]}"
        chairs = issue.chance(0.15)
        if chairs:
            person.attends("present")
        text = issue.say("{chairs}" if chairs else "{doing}", A=who)
        if issue.chance(0.5):
            text += issue.say("{doing}", A=person)
        if issue.chance(0.4):
            others = issue.some(2, 5)
            text += issue.say(
                "{{C}{参加活动|陪同|一同调研|参加}。|参加调研的还有{C}。|{S}领导{C}参加。|{C}随同。}",
                C=issue.chain(others),
            )
        out.append(text + paragraph(issue, 0, 2))
    return out


def interview(issue: Issue) -> list[str]:
    """Deputies and citizens quoted at length, with what they do before the name."""
    out = [issue.say("{代表|委员}{风采|说|声音|履职故事}：{clause}"), byline(issue)]
    for _ in range(issue.rng.randint(4, 7)):
        person = issue.person()
        works = issue.say(
            "{{stem}村村民|{stem}社区居民|养殖户|种粮大户|{stem}小学教师|返乡创业青年|{stem}集团职工|网格员|退休教师|{P}人大代表、{stem}村党支部书记|快递员|护林员|个体工商户|{stem}合作社负责人|村医|老党员|出租车司机}"
        )
        if "党支部书记" in works:
            person.holds(*works.split("、"))
        who = issue.pick(
            f"{works}{person}",
            f"{person}是{works}。{person}",
            f"{works}{person}一边忙活一边",
            f"今年{issue.rng.randint(19, 88)}岁的{person}",
            f"“{issue.say('{clause}')}。”{works}{person}",
        )
        out.append(
            issue.say("{who}{said}，{speech}。", who=who)
            + paragraph(issue, 0, 1)
            + issue.say("{saying}", A=person)
            + paragraph(issue, 0, 2)
        )
    return out


def decided_in_news(issue: Issue) -> list[str]:
    """Appointments told in one long sentence of a report."""
    people: list[Person] = []
    number, mark = issue.point()
    parts: list[str] = []
    for _ in range(issue.rng.randint(2, 6)):
        post = any_post(issue.rng, issue.place, issue.chance(0.5))
        many = crowd(issue.rng, post)
        some = issue.some(many, many)
        remove = issue.chance(0.4)
        issue.event(some, "remove" if remove else "appoint", post.roles, number, "decided")
        parts.append(issue.say("免去{C}的{X}职务" if remove else "任命{C}为{X}", C=issue.chain(some), X=post.phrase))
        people += some
    return [
        issue.say("{meeting}{闭会|闭幕|表决任免案}"),
        issue.say("{held}") + paragraph(issue, 1, 2),
        mark
        + issue.say("{会议经表决，|会议表决通过任免案，决定|根据提请，会议决定|会议}")
        + issue.pick("，", "；", "、").join(parts)
        + "。"
        + paragraph(issue, 1, 3),
        issue.say(
            "{会议举行了宪法宣誓仪式，{A}{领誓|监誓|带领新任命人员宣誓}。|{A}向新任命人员颁发任命书并{讲话|作任前谈话}。|{A}等新任命人员作了供职发言。}",
            A=issue.rng.choice(people),
        ),
        byline(issue),
    ]
