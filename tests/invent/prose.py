"""Documents and paragraphs in which nobody is named: what most of any gazette is."""

from __future__ import annotations

from tests.invent.issue import Issue, han


def paragraph(issue: Issue, low: int = 2, high: int = 6) -> str:
    """Some sentences."""
    return "".join(issue.say("{sentence}") for _ in range(issue.rng.randint(low, high)))


def report(issue: Issue, length: int, signed: bool = True) -> list[str]:
    """A report of about so many characters, headings included; signed, if at all, by a body."""
    out = [issue.say("{prosetitle}")]
    if signed and issue.chance(0.35):
        # Who delivered it is a body, printed where elsewhere a person stands.
        out.append(
            issue.say(
                "{{P}人民政府|{P}{dept}局|{office}课题组|{P}人大常委会执法检查组|——{date}在{meeting}上|（{date}）|（书面）}"
            )
        )
    out.append(issue.say("{salutation}"))
    size, part = 0, 0
    while size < length:
        part += 1
        out.append(f"{han(part)}、{issue.say('{heading}')}")
        for point in range(1, issue.rng.randint(2, 5)):
            lead = issue.say("{|（{k}）{heading}。|{j}.{heading}。|——{heading}。}", k=han(point), j=point)
            out.append(lead + paragraph(issue))
            size += len(out[-1])
    out.append(issue.say("{closing}"))
    if signed and issue.chance(0.4):
        out += [issue.say("{{P}人民政府|{P}人大常委会办公室|{office}|{P}{dept}局}"), issue.date()]
    if issue.chance(0.25):
        out.append(
            issue.say(
                "{责任编辑：办公室|（供稿：{office}）|联系人：{office}|来源：{stem}融媒体中心|主办：{office}　承办：{office}|签发：办公室　核稿：综合科|抄送：{S}委，{S}政协，{office}、{office}|（记者站供稿）|摄影：宣传科|承办人：综合科}"
            )
        )
    return out


def form(issue: Issue, length: int) -> list[str]:
    """A form that nobody has filled in: labels of people and no person."""
    out = [issue.say("{{work}申请表|代表建议登记表|人大代表履职登记卡|干部任免审批表|意见反馈表}")]
    blank = issue.pick("", "________", "　　　　", "（签字）", "/")
    return out + [issue.say("{form}", b=blank) for _ in range(max(3, min(9, length // 40)))]


def regulation(issue: Issue, length: int) -> list[str]:
    """Measures in articles."""
    out = [
        issue.say("{P}{work}{条例|办法|规定|实施细则}"),
        issue.say("（{Y}年{M}月{D}日{P}{人大常委会|人民政府}{通过|发布|修订}）"),
    ]
    size, number = 0, 0
    while size < length:
        number += 1
        out.append(f"第{han(number)}条\u3000{issue.say('{article}')}")
        size += len(out[-1])
    last = issue.say("{本条例|本办法|本规定|本细则}自{Y}年{#1-12}月1日起施行。")
    return [*out, f"第{han(number + 1)}条\u3000{last}"]


def table(issue: Issue, length: int) -> list[str]:
    """A table of money with offices in its first column."""
    gap = issue.pick(" ", "\u3000", "\t", " | ", "  ")
    out = [issue.say("{P}{Y}年{work}资金安排表"), "单位：万元", gap.join(("序号", "责任单位", "项目", "金额"))]
    size, number = 0, 0
    while size < length:
        number += 1
        out.append(
            gap.join((str(number), issue.say("{office}"), issue.say("{work}"), str(issue.rng.randint(20, 90000))))
        )
        size += len(out[-1])
    return out


def agenda(issue: Issue, length: int) -> list[str]:
    """An agenda, an unfilled label here and there."""
    out = [
        issue.say("{P}第{T}届人大常委会第{N}次会议{议程|日程}"),
        issue.say("{主持：常务副主任|联系人：办公室|地点：{stem}会议中心|组织：{office}|时间：{M}月{D}日上午9时}"),
    ]
    for number in range(1, min(10, max(4, length // 40))):
        item = issue.say("{审议|听取和审议|审查|书面审议}{P}人民政府{关于{work}情况的报告|关于{work}的议案}{；|。}")
        out.append(f"{han(number)}、{item}")
    return out


def units(issue: Issue, length: int) -> list[str]:
    """A roster of units, villages or goods laid out as rosters of people are."""
    of, gap = (
        issue.pick("{office}", "{village}", "{goods}", "{dept}局"),
        issue.pick("、", "\u3000\u3000", "  ", "\u3000"),
    )
    out = [
        issue.say(
            "{{work}责任单位名单|{Y}年度{work}先进集体名单|参加{work}试点的村名单|列席单位名单|{stem}农博会参展产品目录}"
        )
    ]
    size = 0
    while size < length:
        label = issue.say(
            "{出席单位|列席单位|成员单位|牵头部门|一等奖|试点单位|承办单位|请假单位|主办|协办|整改单位|第{#1-9}组}{：|（{#3-9}个）：|　}"
        )
        row = [issue.say(of) for _ in range(issue.rng.randint(3, 8))]
        out += [label + gap.join(row)] if issue.chance(0.6) else [label, gap.join(row)]
        size += len(out[-1])
    return out


def filler(issue: Issue, length: int) -> list[str]:
    """A document without people."""
    kind = issue.rng.choices((report, regulation, table, agenda, units, form), (53, 15, 9, 8, 11, 4))[0]
    return kind(issue, length if kind in (report, regulation) else min(length, 500))
