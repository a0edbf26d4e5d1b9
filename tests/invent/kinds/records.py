"""Records: judgments with parties and judges, sittings set down speaker by speaker, inspections, inquiries."""

from __future__ import annotations

from tests.invent.issue import Issue, listed
from tests.invent.posts import court_of, department
from tests.invent.prose import paragraph


def judgment(issue: Issue) -> list[str]:
    """A judgment: parties, counsel, the bench at the foot with blanks within the labels."""
    plaintiff, defendant, counsel = (issue.person() for _ in range(3))
    bench, clerk = issue.some(3, 3), issue.person()
    firm = issue.say("{stem}律师事务所")
    counsel.holds(firm + "律师")
    out = [
        issue.place.name + court_of(issue.place),
        issue.say("{民事|行政|刑事}{判决书|裁定书}"),
        issue.say("（{Y}）{民|行|刑}初{#1-2000}号"),
    ]
    out += [
        issue.say("{原告|上诉人|公诉机关{S}人民检察院。被害人|申请执行人}{：|}{A}，{男|女}，{#1940-2000}年{#1-12}月{#1-28}日出生，{汉族，|}住{B}。", A=plaintiff),
        issue.say("委托{诉讼|}代理人{：|}{A}，{firm}律师。", A=counsel, firm=firm),
        issue.say("{被告|被上诉人|被告人}{：|}{{A}，{男|女}，{个体工商户|农民|无业}，住{B}|{A}（曾用名{sur}某），{#1950-1999}年生}。", A=defendant),
        issue.say("{被告|第三人}：{stem}{建材|置业|运输}有限公司。住所地：{B}。"),
        issue.say("{原告{A}与{被告|}{E}{买卖合同|民间借贷|离婚|机动车交通事故责任|相邻关系}纠纷一案，本院{受理|立案}后，{依法组成合议庭|适用简易程序}，公开开庭进行了审理。|{A}诉称：{E}拖欠货款{yi}。|上诉人{A}因与{E}纠纷一案，不服一审判决，向本院提起上诉。}", A=plaintiff, E=defendant),
        issue.say("{A}{辩称|认可|陈述}，{clause}。经审理查明：{E}{系|为}{stem}{公司|村}{职工|村民}，{clause}。", A=defendant, E=plaintiff) + paragraph(issue, 1, 3),
        issue.say("判决如下：{被告|}{A}于本判决生效之日起十日内{返还|支付|赔偿}{E}{yi}。", A=defendant, E=plaintiff),
    ]  # fmt: skip
    gap = issue.pick("　", "　　", " ", "：")
    labels = issue.pick(
        "审判长 审判员 审判员 书记员",
        "审　判　长 审　判　员 人民陪审员 书　记　员",
        "审判长 人民陪审员 人民陪审员 书记员",
    ).split(" ")
    out += [
        f"{label}{gap}{one.spread() if gap != '：' else one}"
        for label, one in zip(labels, [*bench, clerk], strict=True)
    ]
    return [*out[:-1], issue.date(), out[-1]]


def record(issue: Issue) -> list[str]:
    """A record of who said what: the speaker, a colon, the words."""
    out = [issue.say("{专题询问|联组审议|座谈会|网络问政|新闻发布会}{实录|发言摘登|记录}")]
    chair, people = issue.person(), issue.some(3, 7)
    out.append(issue.say("{主持人：{A}|主持：{A}　记录：{E}|时间：{date}　主持人：{A}}", A=chair, E=issue.person()))
    style = issue.pick("{A}：", "{A}:", "【{A}】", "{A}（{t}）：", "{t} {A}：", "[{A}]")
    posts = {one.number: department(issue.rng, issue.place, False) for one in people}
    for turn in range(issue.rng.randint(6, 14)):
        one = issue.rng.choice(people) if turn else chair
        post = posts.get(one.number)
        said = style
        if "{t}" in said:
            if post is None:
                said = "{A}："
            else:
                one.holds(*post.roles)
                said = said.replace("{t}", post.phrase)
        lead = said.replace("{A}", str(one))
        out.append(
            lead
            + issue.say(
                "{谢谢主持人。|我来回答。|请问|感谢{E}委员的提问。|刚才{E}代表讲得很实在，|我完全同意{E}同志的意见，}",
                E=issue.rng.choice(people),
            )
            + paragraph(issue, 1, 4)
        )
    return out


def inspection(issue: Issue) -> list[str]:
    """An inspection group: its list, its doings, its findings."""
    at = issue.pick(issue.place.kind, issue.place.name) + "人大常委会"
    group = at + issue.pick("执法检查组", "专题调研组", "视察组")
    chief, deputy, members = (
        issue.person().holds(group + "组长"),
        issue.person().holds(group + "副组长"),
        issue.some(3, 9),
    )
    for one in members:
        one.holds(group + "成员")
    gap = issue.pick("：", "　", "： ", ":")
    comma = issue.pick("、", "　", " ", "，")
    listing = [f"组长{gap}{chief}", f"副组长{gap}{deputy}", f"成员{gap}{listed(members, comma)}"]
    if issue.chance(0.4):
        listing = [issue.pick("；", "，", "　").join(listing)]
    text = issue.say(
        "{M}月{#1-28}日至{#1-28}日，{A}{率|带领}{g}{赴|深入}{B}、{village}，{clause}。{E}{参加检查|一同参加|全程参与}。",
        A=chief,
        E=deputy,
        g=group,
    )
    return [
        issue.say("{g}关于检查《{P}{work}条例》实施情况的报告", g=group),
        issue.say("{salutation}"),
        issue.say("{g}{组成人员如下|名单}：", g=group),
        *listing,
        text + paragraph(issue, 2, 4),
        issue.say("{saying}", A=issue.rng.choice(members)) + paragraph(issue, 1, 3),
    ]


def resume(issue: Issue) -> list[str]:
    """Brief lives of those elected: years and posts that are past."""
    out = [issue.say("{新当选|新任}{领导干部|人员}简历")]
    for _ in range(issue.rng.randint(2, 4)):
        one, former = issue.person(), department(issue.rng, issue.place)
        post = department(issue.rng, issue.place)
        one.holds(*post.roles)
        out.append(issue.say("{A}{简历|同志简历|}", A=one.spread() if issue.chance(0.4) else one))
        out.append(
            issue.say(
                "{A}，{男|女}，{汉族|回族|土家族}，{#1955-1990}年{#1-12}月生，{B}人。现任{X}。", A=one, X=post.phrase
            )
        )
        out.append(issue.say("{#1980-1990}.{#10-12}—{#1991-1999}.{#10-12}　{village}小学教师"))
        out.append(issue.say("{#2000-2005}.{#10-12}—{#2006-2015}.{#10-12}　{X}", X=former.phrase))
        out.append(issue.say("{#2016-2020}.{#10-12}—　　　　{X}", X=post.phrase))
    return out
