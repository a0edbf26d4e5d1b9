"""Minutes and notices of meetings of standing committees and of directors' meetings."""

from __future__ import annotations

from tests.invent.issue import Issue, Person, listed
from tests.invent.kinds.appointments import appoint_list
from tests.invent.posts import department, town
from tests.invent.prose import paragraph


def rostrum(issue: Issue) -> tuple[list[Person], str]:
    """The head, the deputies and the secretary of a standing committee, and the sentences that they attend in."""
    at = issue.pick(issue.place.kind, issue.place.name) + issue.pick(
        "人大常委会", "人大常委会", "人民代表大会常务委员会"
    )
    chair = issue.person().holds(at + "主任").attends("present")
    deputies = issue.some(2, 6)
    for one in deputies:
        one.holds(at + "副主任").attends("present")
    secretary = issue.person().holds(at + "秘书长").attends("present")
    chain = listed(deputies)
    text = issue.say(
        "{会议由{at}主任{A}主持，副主任{C}，秘书长{E}出席{了|}会议。"
        "|{at}主任{A}主持会议{|并讲话}，副主任{C}、秘书长{E}{出席会议|参加会议}。"
        "|{at}主任{A}，副主任{C}，秘书长{E}及委员共{#20-50}人出席{会议|了会议}。{A}主持会议。"
        "|{at}主任{A}、副主任{C}和秘书长{E}出席。"
        "|主持会议的是{at}主任{A}。出席会议的还有{at}副主任{C}，秘书长{E}。"
        "|{at}主任{A}主持了第一次全体会议，副主任{C}与秘书长{E}分别参加分组审议。}",
        at=at, A=chair, C=chain, E=secretary,
    )  # fmt: skip
    return [chair, *deputies, secretary], text


def observers(issue: Issue) -> str:
    """Who sat in: the named and the unnamed mixed."""
    short, head = issue.place.kind, issue.place.head
    places: list[tuple[str, tuple[str, ...]]] = [
        (f"{short}委常委、常务副{head}", (f"{short}委常委", f"常务副{head}")),
        (f"副{head}", (f"副{head}",)),
        (f"{short}人民政府副{head}", (f"{short}人民政府副{head}",)),
        (f"{short}政府党组成员、办公室主任", (f"{short}政府党组成员", f"{short}政府办公室主任")),
        *((role, (role,)) for role in (f"{short}监察委员会主任", f"{short}监委主任", f"{short}人民法院院长", f"{short}法院院长",
                                       f"{short}人民检察院检察长", f"{short}检察院代理检察长", f"{short}审计局局长")),
    ]  # fmt: skip
    parts: list[str] = []
    for phrase, roles in issue.rng.sample(places, issue.rng.randint(2, 5)):
        parts.append(phrase + str(issue.person().attends("observer").holds(*roles)))
    if issue.chance(0.6):
        parts.append(
            issue.say(
                "{{S}政府有关部门负责人|不是常委会组成人员的专门委员会委员|部分{S}人大代表|各乡镇人大主席|{office}、{office}主要负责同志}"
            )
        )
    return issue.pick("，", "、", "，").join(parts) + issue.pick(
        "列席会议。", "列席了会议。", "等列席会议。", "列席。", "等列席了有关议程。"
    )


def debate(issue: Issue, people: list[Person]) -> str:
    """What members said, in chains and one by one."""
    out = [issue.say("{saying}", A=issue.rng.choice(people) if issue.chance(0.5) else issue.person())]
    if issue.chance(0.7):
        chain = issue.some(2, 6)
        out.append(
            issue.say(
                "{C}{|等}{委员|代表|同志|等{#3-9}名委员}{|在审议时|先后|分别}{said}，{speech}。", C=issue.chain(chain)
            )
        )
    if issue.chance(0.5):
        out.append(issue.say("{A}{委员|代表}（{S}{dept}局）：{speech}。", A=issue.person()))
    return "".join(out)


def minutes(issue: Issue) -> list[str]:
    """The notice or the minutes of a sitting."""
    people, attending = rostrum(issue)
    out = [
        issue.say("{meeting}{纪要|举行|会议纪要|新闻稿}"),
        issue.say("{held}") + (attending if issue.chance(0.6) else ""),
    ]
    if attending not in out[-1]:
        out.append(attending)
    post, speaker = department(issue.rng, issue.place, False), issue.person()
    speaker.holds(*post.roles)
    heard = "会议{听取和审议|审议}了{X}{A}{受{S}人民政府委托|}{所作|作}的关于{work}情况的报告；{clause}。"
    out.append(issue.say(heard, X=post.phrase, A=speaker))
    for _ in range(issue.rng.randint(2, 5)):
        said = debate(issue, people) if issue.chance(0.6) else ""
        out += [paragraph(issue, 1, 3) + said + paragraph(issue, 0, 2)]
    out.append(observers(issue))
    if issue.chance(0.5):
        out += appoint_list(issue)
    return out


def directors(issue: Issue) -> list[str]:
    """A directors' meeting or an executive meeting, with labels for who came."""
    roles = {"主持": "present", "出席": "present", "列席": "observer", "请假": "leave"}
    head = issue.say("{P}{人大常委会主任会议|人民政府常务会议|人大常委会党组（扩大）会议}纪要")
    labels = issue.pick("：", ":", "　", "人：")
    out = [
        head,
        issue.say("时间{l}{date}{上午|下午}", l=labels.replace("人", "")),
        issue.say("地点{l}{stem}会议室", l=labels.replace("人", "")),
    ]
    known: list[Person] = []
    for said, how in roles.items():
        people = issue.some(1, 1) if said == "主持" else issue.some(1, 8)
        if said == "请假" and issue.chance(0.4):
            continue
        comma = issue.pick("、", "、", "　", " ")
        shown: list[str] = []
        for one in people:
            one.attends("present" if how == "present" else "observer" if how == "observer" else "leave")
            if said == "列席":
                post = department(issue.rng, issue.place, False) if issue.chance(0.7) else town(issue.rng, issue.place)
                one.holds(*post.roles)
                shown.append(
                    issue.pick(f"{one}（{post.phrase}）", f"{post.phrase}{one}")
                    if comma == "、"
                    else f"{post.phrase}{one}"
                )
            else:
                shown.append(str(one))
        out.append(said + labels + comma.join(shown))
        known += people
    if issue.chance(0.6):
        out.append(f"记录{labels}{issue.person()}")
    item = (
        "{k}.{|研究}{work}{事宜|}。{A}{汇报了{work}情况|通报{work}情况|就{work}工作作了汇报}，"
        "{C}{|先后|分别}{发言|发表意见|提出修改建议|补充}。{sentence}"
    )
    for number in range(1, issue.rng.randint(3, 6)):
        some = issue.rng.sample(known, min(len(known), 3))
        out += [issue.say(item, k=number, A=issue.rng.choice(known), C=issue.chain(some))]
    return out
