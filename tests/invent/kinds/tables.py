"""Lists of people that are no meeting's: notices before an appointment, hiring, river chiefs, rotas, donations, experts."""

from __future__ import annotations

from tests.invent.issue import Issue, listed
from tests.invent.places import NATIONS
from tests.invent.posts import any_post, department, town
from tests.invent.prose import paragraph


def notice(issue: Issue) -> list[str]:
    """A notice of those about to be appointed: who they are in one paragraph each, what they are and what they are to be."""
    out = [
        issue.say("{P}{委组织部|}{干部任前公示|拟任干部人选公示|领导干部任前公示公告}"),
        issue.say("根据《{干部选拔任用工作条例|公务员职务任免规定}》，现将{下列|拟任}人选{有关情况|}公示如下："),
    ]
    colon = issue.pick("，", "：", "，")
    for _ in range(issue.rng.randint(3, 9)):
        person, now, then = issue.person(), any_post(issue.rng, issue.place), any_post(issue.rng, issue.place)
        person.holds(*now.roles)
        at, mark = issue.point()
        issue.event([person], "appoint", then.roles, at, "proposed")
        out.append(
            mark
            + f"{person.spread() if issue.chance(0.3) else person}{colon}"
            + issue.say(
                "{男|女}，{n}，{#1960-1995}年{#1-12}月{生|出生}，{{省委党校|}{研究生|大学|大专}{学历|}，|}{中共党员，|无党派，|}{#1985-2015}年{#1-12}月参加工作，"
                "{现任|现为}{X}，{拟任{Z}|拟提名为{Z}人选|拟任{Z}，试用期一年}。",
                n=issue.pick("汉族", "汉族", *NATIONS), X=now.phrase, Z=then.phrase,
            )
        )  # fmt: skip
    contact = issue.person()
    out.append(
        issue.say(
            "公示期：{date}起{5|7}个工作日。{联系人：{A}　电话：{#100000-999999}|受理单位：{office}干部监督科|监督电话：12380}",
            A=contact,
        )
    )
    return out


def hiring(issue: Issue) -> list[str]:
    """A table of the hired or admitted, with sex, number and marks."""
    gap = issue.pick("\t", "　", "  ", " | ", " ")
    marks_too = issue.chance(0.6)
    out = [
        issue.say(
            "{P}{Y}年{公开招聘{教师|事业单位工作人员|辅警|社区工作者}|考录公务员|公益性岗位}{拟聘用人员|体检人员|入围面试人员|拟录用}{名单|公示}"
        )
    ]
    out.append(gap.join(("序号", "姓名", "性别", "报考单位", *(("准考证号", "总成绩") if marks_too else ()))))
    for number, one in enumerate(issue.some(8, 28), 1):
        cells = [
            str(number),
            one.spread(issue.pick("", "　", " ") if gap != " " else ""),
            issue.pick("男", "女"),
            issue.say("{{S}{dept}局|{stem}中学|{stem}镇卫生院|{stem}小学}"),
        ]
        cells += [str(issue.rng.randint(10**9, 10**10)), f"{issue.rng.uniform(55, 95):.2f}"] if marks_too else []
        out.append(gap.join(cells))
    return [*out, paragraph(issue, 1, 2)]


def river_chiefs(issue: Issue) -> list[str]:
    """Rivers, lakes and forests with those who answer for them: names of waters beside names of people."""
    gap = issue.pick("\t", "　　", " | ", "  ")
    out = [issue.say("{P}{河长湖长|林长|重点项目包保领导|乡村振兴联系点|防汛责任人|山洪灾害包保责任人}名单")]
    out.append(
        gap.join(
            (
                issue.pick("河流", "河湖名称", "点位", "项目", "水库"),
                issue.pick("河长", "责任人", "姓名", "包保领导"),
                "职务",
                issue.pick("联系部门", "责任单位"),
            )
        )
    )
    for one in issue.some(6, 18):
        post = town(issue.rng, issue.place) if issue.chance(0.6) else department(issue.rng, issue.place, False)
        one.holds(*post.roles)
        water = issue.say(
            "{{sur}{家|}{河|溪|江|沟|水库|湖|塘}|{stem}{河|江|水库|湖|渠}|{stem}{大桥|工业园|安置区}项目}"
        )
        out.append(gap.join((water, one.spread(issue.pick("　", "")), post.phrase, issue.say("{office}"))))
    return out


def rota(issue: Issue) -> list[str]:
    """Who is on duty and whom to ask: labels with names, telephone numbers after them."""
    out = [
        issue.say("{{M}月份值班安排表|{work}工作联络员名单|{P}政务公开咨询联系方式|领导接访日程|宣讲团成员及联系方式}")
    ]
    line = (
        "{{M}月{#1-28}日　带班领导：{A}　值班人员：{C}|{office}　联系人：{A}　电话：{#2000000-8999999}"
        "|{office}：{A}（{#2000000-8999999}）|{office}联络员 {A} {C}|经办人：{A}，审核人：{E}"
        "|{M}月{#1-28}日（星期{一|三|五}）{A}、{C}|{stem}镇　{A}　138{#10000000-99999999}"
        "|联系人：{办公室|值班室|政策法规科}　电话：{#2000000-8999999}"
        "|法定代表人：{A}　统一社会信用代码：91{#100000000-999999999}}"
    )
    for _ in range(issue.rng.randint(5, 14)):
        chain = listed(issue.some(1, 2), issue.pick("、", "　"))
        out += [issue.say(line, A=issue.person(), C=chain, E=issue.person())]
    return out


def donors(issue: Issue) -> list[str]:
    """Gifts by people and by firms in one list."""
    out = [issue.say("{{work}捐款公示|慈善捐赠名单|无偿献血光荣榜|新增人口奖励公示|征地补偿公示}")]
    gap = issue.pick("　", " ", "：", "\t", "　　")
    rows: list[str] = []
    for _ in range(issue.rng.randint(10, 26)):
        giver = issue.say(
            "{{stem}{建材|米业|超市|药房|饭店}|{office}|{stem}村|{stem}小学|爱心人士|{sur}记{米粉|酱园}店|{stem}商会|匿名}"
        )
        if issue.chance(0.65):
            giver = issue.person().spread("" if gap in " ：" else "\u3000")
        rows.append(f"{giver}{gap}{issue.rng.randint(1, 90) * 100}元")
    wide = issue.rng.choice((1, 1, 2, 3))
    return [
        *out,
        *(issue.pick("　　", "；").join(rows[at : at + wide]) for at in range(0, len(rows), wide)),
        paragraph(issue, 1, 2),
    ]


def experts(issue: Issue) -> list[str]:
    """Experts and advisers with place of work and title."""
    out = [
        issue.say(
            "{{work}专家库成员名单|{P}人大常委会{立法咨询专家|预算审查专家}名单|政府法律顾问名单|{work}评审委员会名单}"
        )
    ]
    shape = issue.pick(
        "{name}　{work}　{title}",
        "{name}（{work}{title}）",
        "{name}，{work}{title}",
        "{title}：{name}　{work}",
        "{work}　{name}　{title}",
        "{work}{title}　{name}",
    )
    for one in issue.some(6, 16):
        works = issue.say(
            "{{stem}大学法学院|{stem}律师事务所|{stem}会计师事务所|{stem}科技有限公司|{stem}人民医院|{S}{dept}局|{stem}设计院}"
        )
        name = one.spread() if "　" in shape and issue.chance(0.5) else str(one)
        title = issue.pick("教授", "副教授", "主任医师", "高级工程师", "合伙人", "注册会计师", "研究员", "律师")
        one.holds(works + title)
        out.append(shape.replace("{name}", name).replace("{work}", works).replace("{title}", title))
    return [*out, paragraph(issue, 1, 2)]
