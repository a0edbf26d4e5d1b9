"""Elections: results, lists of the elected, by-elections, votes counted."""

from __future__ import annotations

from tests.invent.issue import Issue, listed
from tests.invent.kinds.appointments import chain
from tests.invent.posts import court_of, government
from tests.invent.prose import paragraph


def election(issue: Issue) -> list[str]:
    """A public notice of who was elected to what, and the number of the votes."""
    of = issue.place
    out = [issue.say("{P}第{T}届人民代表大会第{N}次会议{公告|选举结果公告|公告（第{#1-9}号）}")]
    groups = [
        ([f"{of.name}人大常委会主任"], 1, 1),
        ([f"{of.name}人大常委会副主任"], 2, 6),
        ([f"{of.name}人民政府{of.head}" if issue.chance(0.5) else f"{of.name}{of.head}"], 1, 1),
        ([f"{of.name}人民政府副{of.head}" if issue.chance(0.5) else f"{of.name}副{of.head}"], 2, 6),
        ([f"{of.name}{court_of(of)}院长"], 1, 1),
        ([f"{of.name}监察委员会主任"], 1, 1),
        ([f"{of.name}第{issue.bound()['T']}届人大常委会委员"], 8, 25),
    ]
    shape = issue.pick("sentence", "sentence", "label", "lead")
    for roles, low, high in groups:
        if issue.chance(0.25):
            continue
        people = issue.some(low, high)
        at, mark = issue.point()
        issue.event(people, "appoint", roles, at, "decided")
        if shape == "label":
            names = listed([one.spread() for one in people], issue.pick("\u3000", "\u3000\u3000", "  "))
            out += (
                [f"{mark}{roles[0]}{issue.pick('（', '(')}{len(people)}名{issue.pick('）', ')')}：", names]
                if issue.chance(0.6)
                else [f"{mark}{roles[0]}：{names}"]
            )
        elif shape == "lead":
            out.append(mark + issue.say("{|会议|大会}选举{C}为{X}{。|；}", C=chain(issue, people), X=roles[0]))
        else:
            out.append(
                mark
                + issue.say(
                    "{|{P}第{T}届人民代表大会第{N}次会议于{date}}{选举|选出|依法选举}{C}为{X}。",
                    C=chain(issue, people, 0),
                    X=roles[0],
                )
            )
    out += [issue.say("{现予公告。|特此公告。}"), issue.say("{P}第{T}届人民代表大会第{N}次会议主席团"), issue.date()]
    return out


def winners(issue: Issue) -> list[str]:
    """A table of votes: who got how many, who was elected."""
    role = issue.say("{P}{第{T}届|}人民代表大会代表")
    out = [role + issue.say("{补选|选举}{计票结果|得票情况|结果报告单}")]
    total = issue.rng.randint(120, 900)
    gap = issue.pick("\u3000", "\t", "  ", " | ")
    out.append(gap.join(("姓名", "赞成", "反对", "弃权", "是否当选")))
    for person in issue.some(4, 14):
        yes = issue.rng.randint(total // 2, total)
        no = issue.rng.randint(0, total - yes)
        elected = issue.pick("当选", "是", "是", "否")
        if elected != "否":
            person.holds(role)
        out.append(gap.join((person.spread(), str(yes), str(no), str(total - yes - no), elected)))
    teller, chief = issue.some(2, 4), issue.person()
    out.append(
        f"{issue.pick('总监票人', '总监票')}{issue.pick('：', ' ', '　')}{chief}{issue.pick('　', '；', '  ')}监票人{issue.pick('：', ' ')}{listed(teller, issue.pick('、', ' ', '　'))}"
    )
    out.append(paragraph(issue, 1, 3))
    return out


def by_election(issue: Issue) -> list[str]:
    """Deputies elected in between, deputies whose mandate ends: roles, and no appointment."""
    role = issue.say("{P}第{T}届人民代表大会代表")
    people, gone = issue.some(1, 5), issue.some(1, 3)
    for one in people:
        one.holds(role)
    for one in gone:
        one.holds(f"{issue.place.name}人大代表")
    return [
        issue.say("{P}第{T}届人大常委会代表资格审查委员会关于{个别代表|补选代表}的代表资格的{审查|}报告"),
        issue.say("{date}，{B}选举委员会{补选|依法补选}{C}为{X}。", C=chain(issue, people, 0), X=role)
        + issue.say("经审查，上述{#1-9}名代表的代表资格有效。"),
        issue.say(
            "{|由}{B}选出的{P}人大代表{C}{调离本行政区域|因工作变动，本人提出辞去代表职务|去世|因病逝世}，其代表资格{自行|}终止。",
            C=chain(issue, gone, 0),
        ),
        issue.say("至此，{P}第{T}届人民代表大会{实有|现有}代表{#90-500}名。"),
        paragraph(issue, 1, 2),
    ]


def candidates(issue: Issue) -> list[str]:
    """Nominations before an election: proposed, not decided."""
    of = issue.place
    out = [issue.say("{P}第{T}届人民代表大会第{N}次会议{主席团关于|}{候选人名单|选举办法和候选人建议名单}")]
    for role, low, high in ((f"{of.name}人大常委会副主任", 2, 5), (f"{of.name}人民政府副{of.head}", 3, 6)):
        people = issue.some(low, high)
        at, mark = issue.point()
        issue.event(people, "appoint", [role], at, "proposed")
        out.append(
            mark
            + issue.say(
                "{提名|主席团提名|联合提名}{C}为{X}候选人{。|，按姓氏笔画为序。}", C=chain(issue, people), X=role
            )
        )
    post = government(issue.rng, of)
    person, mover = issue.person(), issue.person()
    at, mark = issue.point()
    issue.event([person], "appoint", post.roles, at, "proposed")
    out.append(
        mark + issue.say("{M}等{#10-40}名代表联名提出{A}为{X}人选，符合法定人数。", M=mover, A=person, X=post.phrase)
    )
    out.append(paragraph(issue, 2, 3))
    return out
