"""Papers that somebody delivered, moved or signed: speaker lines, motions, speeches, orders."""

from __future__ import annotations

from tests.invent.issue import Issue, han, listed
from tests.invent.posts import any_post, court, court_of, department, procurator
from tests.invent.prose import paragraph, regulation, report


def delivered(issue: Issue) -> list[str]:
    """A report with the meeting and the speaker below its title."""
    person = issue.person()
    roll = issue.rng.random()
    of = issue.place
    if roll < 0.4:
        role = issue.pick(f"{of.name}人民政府{of.head}", f"{of.name}{of.head}", f"{of.name}代理{of.head}")
    elif roll < 0.7:
        role = department(issue.rng, of).roles[0]
    else:
        post = (court if issue.chance(0.5) else procurator)(issue.rng, of)
        role = of.name + (court_of(of) + "院长" if "法院" in post.body else "人民检察院检察长")
    person.holds(role)
    body = report(issue, issue.rng.randint(500, 1200), signed=False)
    gap = issue.pick("　", "　　", " ", "  ", "", "\n", "：")
    line = f"{role}{gap}{person.spread(issue.pick('　', ' ')) if gap and issue.chance(0.4) else person}"
    where = issue.say("{——{date}在{meeting}上|（{date}在{meeting}上）|—— {date}在{P}第{T}届人民代表大会第{N}次会议上}")
    lines = [body[0], *((where, *line.split("\n")) if issue.chance(0.7) else (*line.split("\n"), where)), *body[1:]]
    if issue.chance(0.2):
        lines.append(issue.say("（报告人：{A}）", A=person))
    return lines


def motions(issue: Issue) -> list[str]:
    """Motions and proposals: who leads, who joins, who deals with them."""
    out = [issue.say("{P}第{T}届{人大|政协}第{N}次会议{重点|}{议案|建议|提案}{目录|交办表|办理情况|摘登}")]
    lead, join = issue.rng.choice(
        (
            ("领衔代表", "附议人"),
            ("领衔人", "附议代表"),
            ("提案人", "联名人"),
            ("提出人", "附议"),
            ("第一提案人", "其他提案人"),
        )
    )
    colon = issue.pick("：", "：", "", " ", "　")
    inline = issue.chance(0.5)
    for number in range(1, issue.rng.randint(4, 10)):
        first, rest = issue.person(), issue.some(1, 9)
        subject = issue.say(
            "{|第{#1-300}号}{“关于{verb}{work}的{建议|议案|提案}”|《关于{verb}{work}的{建议|议案|提案}》}"
        )
        said = [
            f"{lead}{colon}{first}",
            f"{join}{colon}{listed(rest, issue.pick('、', ' ', '　') if colon != ' ' else '、')}",
            issue.say("{承办单位|办理单位|主办单位}：{office}{、{office}|}"),
        ]
        if inline:
            out.append(
                f"{han(number)}、{subject}"
                + issue.pick("。", "：", "，")
                + "，".join(said)
                + "。"
                + paragraph(issue, 0, 2)
            )
        else:
            out += [f"{number}.{subject}", *said]
    out.append(
        issue.say(
            "{{A}等{#10-30}名代表提出的议案，{clause}。|由{A}、{C}等代表提出的建议，{clause}。}",
            A=issue.person(),
            C=issue.chain(issue.some(1, 2)),
        )
    )
    return out


def speech(issue: Issue) -> list[str]:
    """A speech: whose it is below the title, and people thanked or cited in it."""
    person = issue.person()
    title = issue.say("在{meeting}{闭幕会|全体会议|}上的{讲话|总结讲话|发言|致辞}")
    post = any_post(issue.rng, issue.place)
    signed = str(person)
    if issue.chance(0.4):
        person.holds(*post.roles)
        signed = f"{post.phrase}　{person}"
    out = [
        title,
        *((signed, f"（{issue.date()}）") if issue.chance(0.5) else (f"（{issue.date()}）", signed)),
        issue.say("{salutation}"),
    ]
    for number in range(1, issue.rng.randint(4, 7)):
        text = paragraph(issue, 2, 4)
        if issue.chance(0.5):
            named, two = issue.person(), issue.some(2, 4)
            text += issue.say(
                "{刚才，{C}作了很好的发言，{clause}。|要像{A}那样，{clause}。|{A}同志在{B}一干就是{#10-40}年，{clause}。|前不久，{A}来信反映{work}，我批转{office}办理。"
                "|感谢{A}同志和{C}同志为{work}付出的心血。|正如{A}所言，{speech}。|{B}的{A}、{C}几位同志说得好：{clause}。}",
                A=named, C=issue.chain(two),
            )  # fmt: skip
        out.append(f"{han(number)}、" * issue.chance(0.5) + text + paragraph(issue, 0, 2))
    return out


def orders(issue: Issue) -> list[str]:
    """Orders that publish a regulation, and replies, with the signature of the head."""
    person, of = issue.person(), issue.place
    role = issue.pick(of.head, of.head, f"{of.name}{of.head}", f"{of.name}人民政府{of.head}")
    person.holds(role)
    gap = issue.pick("　", "　　", " ", "：", "  ")
    rules = regulation(issue, issue.rng.randint(400, 900))
    out = [
        issue.say("{P}人民政府令"), issue.say("第{#1-300}号"),
        issue.say("《{r}》已经{date}{P}人民政府第{N}次常务会议{审议通过|讨论通过}，现予{公布|发布}，自{Y}年{#1-12}月1日起施行。", r=rules[0]),
        f"{role}{gap}{person.spread(issue.pick(' ', '　')) if issue.chance(0.4) else person}", issue.date(), *rules,
    ]  # fmt: skip
    if issue.chance(0.5):
        other = issue.person()
        post = department(issue.rng, of)
        at, mark = issue.point()
        issue.event([other], "appoint", post.roles, at, "decided")
        out += [
            issue.say("{P}人民政府关于{A}任职的{批复|通知}", A=other),
            mark + issue.say("经研究，{同意|决定}{A}{同志|}任{X}{trial}。", A=other, X=post.phrase),
        ]
    return out
