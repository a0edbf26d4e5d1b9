"""Taiwan: minutes of the legislature, orders of the president, interpellations. The words of roles are as worded."""

from __future__ import annotations

from tests.invent.gold import Attendance
from tests.invent.issue import Issue, han, listed


def _prose(issue: Issue, low: int, high: int) -> str:
    """Some sentences without people."""
    return "".join(issue.say("{twprose}") for _ in range(issue.rng.randint(low, high)))


def minutes(issue: Issue) -> list[str]:
    """Minutes: rosters on a line each, officials with posts above or before the name, bills."""
    gap = issue.pick("　　", "　", "　　", "  ")
    out = [
        issue.pick("議事錄", "立法院公報", "會議紀錄"),
        issue.say("立法院第{t}屆第{#1-8}會期第{#1-20}次會議議事錄", t=issue.rng.randint(12, 19)),
    ]
    out += [
        issue.say("時　　間　中華民國{#118-140}年{M}月{D}日（星期{五|二}）上午9時{#10-59}分至下午5時"),
        "地　　點　本院議場",
    ]
    counts: tuple[tuple[str, str, Attendance, int, int], ...] = (
        ("出席委員", "委員出席", "present", 30, 110), ("請假委員", "委員請假", "leave", 2, 14), ("缺席委員", "委員缺席", "absent", 0, 4),
    )  # fmt: skip
    for label, counted, how, low, high in counts:
        people = issue.some(low, high)
        if not people:
            continue
        for one in people:
            one.attends(how)
        out.append(
            label + issue.pick("　", "　", "：") + gap.join(one.spread() for one in people) + issue.pick("　", "")
        )
        if issue.chance(0.7):
            out.append(f"{counted}　{len(people)}人")
    out.append("列席官員")
    style = issue.pick("above", "before", "behind")
    for _ in range(issue.rng.randint(4, 12)):
        role, one = issue.say("{twrole}"), issue.person()
        one.holds(role).attends("observer")
        name = one.spread()
        if style == "above" and len(role) > 7 and issue.chance(0.5):
            # A post too long for its column goes on on the next line.
            cut = issue.rng.randint(4, len(role) - 2)
            role = role[:cut] + "\n" + role[cut:]
        out += (
            [*role.split("\n"), name]
            if style == "above"
            else [f"{role}　{name}"]
            if style == "before"
            else [f"{name}　{role}"]
        )
    chair, clerk = issue.person().attends("present"), issue.some(2, 3)
    out += [
        f"主　　席　院長{chair.spread()}" if issue.chance(0.5) else f"主　　席　{chair.spread()}",
        f"紀　　錄　{listed([one.spread() for one in clerk], '　')}",
    ]
    movers = issue.some(3, 10)
    out.append("報告事項")
    for number in range(1, issue.rng.randint(5, 9)):
        one = issue.rng.choice(movers)
        text = issue.say(
            "{本院委員{A}等{#16-40}人擬具「{twwork}條例第{#2-30}條條文修正草案」，請審議案。|行政院函請審議「{twwork}法草案」案。|本院{黨團|委員{A}等}提案。{twprose}}",
            A=one,
        )
        out.append(f"{han(number)}、{text}{_prose(issue, 0, 2)}")
    out.append(
        issue.say(
            "表決結果：在場委員{#60-110}人，贊成者{#30-60}人，反對者{#5-30}人。贊成：{C}。",
            C=listed([one.spread() for one in movers], "　"),
        )
    )
    return out


def order(issue: Issue) -> list[str]:
    """Orders of the president: appointments and removals, signed."""
    out = ["總統令", issue.say("中華民國{#118-140}年{M}月{D}日")]
    for _ in range(issue.rng.randint(4, 12)):
        one, more = issue.person(), issue.some(1, 3)
        post = issue.say(
            "{{twrole}|{twoffice}簡任第十二職等副署長|臺灣{stem}地方檢察署檢察長|駐{stem}代表處大使|國立{stem}大學人事室主任|{stem}縣政府警察局局長}"
        )
        at, mark = issue.point()
        roll = issue.rng.random()
        if roll < 0.55:
            issue.event([one], "appoint", [post], at, "decided")
            text = issue.say("{任命{A}為{X}|特任{A}為{X}|派{A}為{X}|任命{A}以簡任職任用為{X}}。", A=one, X=post)
        elif roll < 0.8:
            issue.event([one], "remove", [post], at, "decided")
            text = issue.say(
                "{X}{A}{另有任用，應予免職|呈請辭職，應予照准|已准退休，應予免職|應予免職}。", A=one, X=post
            )
        else:
            issue.event([one, *more], "appoint", [post], at, "decided")
            text = issue.say("任命{C}為{X}。", C=listed([one, *more]), X=post)
        out.append(mark + text)
        if issue.chance(0.2):
            out.append(issue.say("{A}明令褒揚。{A}，早歲{負笈海外|執教鄉里}，{twclause}。", A=issue.person()))
    head, premier = issue.person().holds("總統"), issue.person().holds("行政院院長")
    out += [f"總　統　{head.spread()}", f"行政院院長　{premier.spread()}"]
    return [*out, _prose(issue, 3, 6)]


def questions(issue: Issue) -> list[str]:
    """Interpellations and the record of speeches."""
    out = [issue.say("{立法院{twoffice}業務質詢|院會紀錄|委員會紀錄|臺灣省{stem}縣議會定期會紀錄}")]
    chair = issue.person()
    out.append(f"主席：{chair}委員")
    for _ in range(issue.rng.randint(6, 12)):
        one = issue.known()
        out.append(issue.say("{twask}", A=one) + _prose(issue, 1, 3))
        if issue.chance(0.25):
            gap = issue.pick("　　", "　", "  ", "、")
            seconds = listed([person.spread() for person in issue.some(3, 18)], gap)
            out += [f"提案人：{one}", issue.pick("連署人：", "連署人　", "附議人：") + seconds]
    return out
