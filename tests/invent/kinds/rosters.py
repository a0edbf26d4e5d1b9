"""Rosters: who came, who was excused, who sat in; presidia, delegations and other lists of names."""

from __future__ import annotations

from tests.invent.gold import Attendance
from tests.invent.issue import Issue, Person, han, listed
from tests.invent.places import NATIONS, below
from tests.invent.posts import Post, any_post, department, town
from tests.invent.prose import paragraph

PARTIES = ("中共", "民革", "民盟", "民建", "农工党", "九三学社", "无党派")
LABELS: dict[Attendance, tuple[str, ...]] = {
    "present": ("出席", "出 席", "出席人员", "出席委员", "出席：", "到会", "参会人员", "出席名单"),
    "leave": ("请假", "请 假", "因事请假", "因病请假", "请假人员", "请假委员"),
    "absent": ("缺席", "缺 席", "缺席人员", "缺席名单"),
    "observer": ("列席", "列 席", "列席人员", "列席名单"),
}


def noted(issue: Issue, person: Person, blank: str = "") -> str:
    """A name, sometimes with sex, nationality or party in brackets."""
    name = person.spread(blank) if blank else str(person)
    if not issue.chance(0.2):
        return name
    notes = issue.rng.sample(["女", issue.pick(*NATIONS), issue.pick(*PARTIES)], issue.rng.choice((1, 1, 2)))
    return name + issue.pick("（{}）", "({})", "（{}）", " （{}）").format(issue.pick("，", "、", ",").join(notes))


def in_order(issue: Issue, people: list[Person]) -> list[Person]:
    """As they came, or so that bearers of one surname stand together, as an order by strokes has them."""
    return sorted(people, key=lambda one: one.name) if issue.chance(0.5) else people


def title(issue: Issue) -> str:
    """The title of a roster of a meeting."""
    return issue.say(
        "{P}第{T}届人大常委会{组成人员|}{出席第{N}次会议情况|第{N}次会议出列席情况|第{N}次会议出席、请假、列席人员名单|第{N}次会议签到表}"
    )


def label(issue: Issue, how: Attendance, count: int) -> str:
    """A label, its count, its colon."""
    said = issue.pick(*LABELS[how]).rstrip("：")
    number = issue.pick("", "", "", f"（{count}人）", f"（{count}名）", f"({count}人)", f"{count}人")
    return said + number + issue.pick("：", "：", ":", " ：")


def roster_columns(issue: Issue) -> list[str]:
    """Names in columns, short ones with a blank within, under labels or beside them."""
    out = [title(issue)]
    blank = issue.pick("\u3000", "\u3000", " ", "  ")
    gap, wide = issue.pick("\u3000\u3000", "\u3000", "  ", "    ", " "), issue.rng.choice((1, 3, 4, 5, 6, 8))
    bullet = issue.pick("", "", "- ", "* ", "· ") if wide == 1 else ""
    if gap == " " and blank != "\u3000":
        gap = "  "
    notes = issue.chance(0.3)
    beside = issue.chance(0.5) and not bullet
    for how, low, high in (("present", 12, 40), ("leave", 1, 5), ("absent", 0, 3)):
        people = in_order(issue, issue.some(low, high))
        if not people:
            continue
        attendance: Attendance = "present" if how == "present" else "leave" if how == "leave" else "absent"
        for one in people:
            one.attends(attendance)
        names = [noted(issue, one, blank) if notes else one.spread(blank) for one in people]
        rows = [bullet + gap.join(names[at : at + wide]) for at in range(0, len(names), wide)]
        said = label(issue, attendance, len(people))
        out += [said + issue.pick("", " ", "\u3000") + rows[0], *rows[1:]] if beside else [said, *rows]
    return out


def roster_chain(issue: Issue) -> list[str]:
    """Names with commas between; labels at the head of the line or in the middle of one."""
    out = [title(issue)]
    comma = issue.pick("、", "、", "，", " ", "\u3000", ",")
    inline = issue.chance(0.5)
    parts: list[str] = []
    present, leave = issue.some(10, 36), issue.some(1, 4)
    observers = issue.some(2, 6)
    order: tuple[tuple[Attendance, list[Person]], ...] = (
        ("present", present),
        ("leave", leave),
        ("observer", observers),
    )
    for how, people in order:
        if how == "observer" and issue.chance(0.4):
            continue
        for one in people:
            one.attends(how)
        names = [noted(issue, one) if comma != " " else str(one) for one in people]
        parts.append(label(issue, how, len(people)) + comma.join(names))
    total = len(present) + len(leave)
    counted = issue.say(
        "{应到|应出席|现有组成人员}{a}人，{实到|出席}{b}人{，请假{c}人|}{，符合法定人数|}。",
        a=total,
        b=len(present),
        c=len(leave),
    )
    out += [issue.pick("。", "；", "\u3000", " ").join(parts) + issue.pick("。", "")] if inline else parts
    out.insert(issue.rng.randint(1, len(out)), counted)
    return out


def roster_lines(issue: Issue) -> list[str]:
    """One a line with the post, before the name or behind it."""
    out = [title(issue)]
    gap = issue.pick("\u3000\u3000", "\u3000", "  ", "\t", "：", " ")
    before = issue.chance(0.6) or gap == "："
    order: tuple[tuple[Attendance, int, int], ...] = (("present", 3, 9), ("observer", 4, 14))
    for how, low, high in order:
        people = issue.some(low, high)
        out.append(label(issue, how, len(people)))
        for one in people:
            post = (
                any_post(issue.rng, issue.place, issue.chance(0.5))
                if issue.chance(0.75)
                else town(issue.rng, issue.place)
            )
            one.holds(*post.roles).attends(how)
            name = one.spread(issue.pick("\u3000", " ")) if issue.chance(0.7) else noted(issue, one)
            if gap == " ":
                name = str(one)
            out.append(f"{post.phrase}{gap}{name}" if before else f"{name}{gap}{post.phrase}")
    return out


def roster_pipes(issue: Issue) -> list[str]:
    """A Markdown table, as converters of documents write it."""
    head = issue.pick("序号|姓名|单位及职务|签到", "姓名|性别|民族|工作单位及职务", "单位|姓名|备注").split("|")
    out = [title(issue), "| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for number, one in enumerate(issue.some(8, 24), 1):
        post = any_post(issue.rng, issue.place, issue.chance(0.6))
        fills = {
            "序号": str(number), "姓名": one.spread(issue.pick(" ", "\u3000", "")), "单位及职务": post.phrase, "工作单位及职务": post.phrase,
            "签到": issue.pick("出席", "请假", "出席", ""), "性别": issue.pick("男", "女"), "民族": issue.pick("汉族", *NATIONS),
            "单位": issue.say("{S}{dept}局"), "备注": issue.pick("", "", "召集人", "联络员", "女"),
        }  # fmt: skip
        if any("职务" in name for name in head):
            one.holds(*post.roles)
        if fills["签到"] and "签到" in head:
            one.attends("present" if fills["签到"] == "出席" else "leave")
        out.append("| " + " | ".join(fills[name] for name in head) + " |")
    return out


def presidium(issue: Issue) -> list[str]:
    """The presidium and the secretary-general of a congress, by strokes of the surname."""
    people, secretary = in_order(issue, issue.some(18, 60)), issue.person()
    name = issue.say("{P}第{T}届人民代表大会第{N}次会议")
    for one in people:
        one.holds(name + "主席团成员")
    secretary.holds(name + "秘书长")
    blank, wide = issue.pick("\u3000", " ", "  "), issue.rng.randint(4, 9)
    shown = [noted(issue, one, blank) if issue.chance(0.5) else one.spread(blank) for one in people]
    gap = issue.pick("\u3000\u3000", "\u3000", "  ") if blank == "\u3000" else "   "
    rows = [gap.join(shown[at : at + wide]) for at in range(0, len(shown), wide)]
    if issue.chance(0.35):
        rows = [listed(shown if blank == "" else people, issue.pick("、", "，"))]
    last = (
        f"秘书长{issue.pick('：', '　', ' ')}{secretary}"
        if issue.chance(0.6)
        else f"秘 书 长\n{secretary.spread(blank)}"
    )
    return [
        name + issue.pick("主席团和秘书长名单", "主席团、秘书长名单（草案）"),
        issue.say("（{date}{P}第{T}届人民代表大会第{N}次会议预备会议通过）"),
        issue.pick("主席团", "主席团成员", "一、主席团")
        + issue.pick("", "（共{}名）", "（{}人）").format(len(people))
        + issue.pick("：", "（按姓氏笔画为序）", "（以姓氏笔划为序）：", ""),
        *rows,
        *last.split("\n"),
    ]


def delegations(issue: Issue) -> list[str]:
    """Deputies by delegation, with heads of the delegations."""
    out = [issue.say("{P}第{T}届人民代表大会{第{N}次会议|}{代表名单|各代表团名单|代表团组成及团长名单}")]
    comma = issue.pick("、", "\u3000", "  ", " ")
    for number in range(1, issue.rng.randint(4, 8)):
        where = below(issue.rng, issue.place)
        people = in_order(issue, issue.some(5, 22))
        head = issue.pick(
            f"{where}代表团",
            f"{where}代表团（{len(people)}人）",
            f"第{han(number)}代表团（{where}）",
            f"{han(number)}、{where}代表团（{len(people)}名）",
        )
        out.append(head + issue.pick("", "：", ""))
        if issue.chance(0.5):
            chief, second = people[0], people[1]
            body = where + "代表团" if "第" not in head else head.split("（")[0]
            chief.holds(body + "团长")
            second.holds(body + "副团长")
            out.append(f"团长：{chief}{issue.pick('　', '；', ' ')}副团长：{second}")
        shown = [one.spread() if comma != "、" and comma != " " else noted(issue, one) for one in people]
        if comma == " ":
            shown = [str(one) for one in people]
        out.append(comma.join(shown))
    return out


def groups(issue: Issue) -> list[str]:
    """Leading groups: head, deputies, members with their posts, and an office."""
    work = issue.say("{work}")
    group = f"{issue.place.name}{work}{issue.pick('工作领导小组', '领导小组', '指挥部', '工作专班', '协调小组')}"
    out = [
        issue.say("{P}人民政府办公室关于{成立|调整}{g}{组成人员|}的通知", g=group),
        issue.say("{salutation}"),
        paragraph(issue, 1, 2),
    ]
    gap = issue.pick("\u3000", "\u3000\u3000", " ", "  ", "\t")
    chief = ("总指挥", "副总指挥") if group.endswith("指挥部") else ("组长", "副组长")
    spaced = issue.chance(0.4)
    for title_, low, high in ((chief[0], 1, 1), (chief[1], 1, 3), ("成员", 5, 16)):
        said = title_ if not spaced or len(title_) > 2 else title_[0] + "\u3000" + title_[1]
        for number, one in enumerate(issue.some(low, high)):
            post = department(issue.rng, issue.place, issue.chance(0.4))
            if issue.chance(0.25):
                # A seat in short: 县府办主任.
                seat = issue.pick(
                    "府办 主任",
                    "府办 副主任",
                    "委办 主任",
                    "纪委监委 副书记",
                    "委宣传部 常务副部长",
                    "总工会 副主席",
                    "税务局 副局长",
                )
                body, own = seat.split(" ")
                post = Post(issue.place.kind + body, (own,))
            one.holds(*post.roles, group + title_)
            lead = said + "：" if not number else "\u3000" * (len(said) + 1)
            name = one.spread() if gap != " " else str(one)
            out.append(f"{lead}{name}{gap}{post.phrase}")
    boss = issue.person().holds(group + "办公室主任")
    out.append(
        issue.say(
            "领导小组办公室设在{office}，{承担日常工作，|}{办公室|}主任由{A}{同志|}{兼任|担任}。{|办公室、财政局、卫生健康局为成员单位。}",
            A=boss,
        )
    )
    return out
