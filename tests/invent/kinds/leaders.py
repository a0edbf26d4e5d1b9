"""Who leads what: bodies with their heads below, the duties of each head, committees of a congress, mourning committees."""

from __future__ import annotations

from tests.invent.grammar import words
from tests.invent.issue import Issue, listed
from tests.invent.prose import paragraph


def bodies(issue: Issue) -> list[str]:
    """Each body on a line of its own, its posts and names below."""
    appointed = issue.chance(0.4)
    out = [
        issue.say(
            "{P}{任命名单|人民政府任命工作人员名单}"
            if appointed
            else "{P}{机构领导名录|党政机关负责人名录|人大各委员会组成人员名单|部门领导班子一览}"
        )
    ]
    gap = issue.pick("　", "：", "　　", " ", "  ")
    for _ in range(issue.rng.randint(3, 7)):
        congress = issue.chance(0.4)
        body = issue.place.name + (
            "人大" + issue.rng.choice(words("npc_committees.txt"))
            if congress
            else issue.rng.choice(words("departments.txt")) + "局"
        )
        if congress:
            chief = "主任委员" if body.endswith("委员会") and "常委会" not in body else "主任"
            titles = (chief, "副" + chief, *(("委员",) if chief == "主任委员" else ()))
        else:
            titles = ("局长", "副局长")
        out.append(issue.pick("", "", "", "★ ", "● ") + body + issue.pick("", "", "："))
        for title in titles:
            low = 1 if title in ("局长", "主任", "主任委员") else issue.rng.randint(1, 3 if title != "委员" else 8)
            people = issue.some(low, low)
            at, mark = issue.point()
            for one in people:
                one.holds(body + title)
            if appointed:
                issue.event(people, "appoint", [body + title], at, "decided")
            spread = gap in ("　", "　　", "：") and issue.chance(0.5)
            names = [one.spread() if spread else one for one in people]
            out.append(mark + title + gap + listed(names, "　" if spread else "、"))
    return out


def duties(issue: Issue) -> list[str]:
    """What each of a government's heads is in charge of."""
    head, kind = issue.place.head, issue.place.kind
    out = [
        issue.say("{P}人民政府关于{调整|明确}{领导成员|县长、副县长|领导班子成员}{工作分工|分工}的通知").replace(
            "县长、副县长", f"{head}、副{head}"
        ),
        issue.say("{salutation}"),
    ]
    style = issue.pick("{A}：", "{t}{A}：", "{A}（{t}）：", "{A}　{t}\n", "{t}　{A}　", "{A}{t}")
    for number in range(issue.rng.randint(5, 9)):
        one = issue.person()
        title = (
            head
            if not number
            else issue.pick(f"副{head}", f"副{head}", f"常务副{head}", f"{kind}政府党组成员", f"{kind}公安局局长")
        )
        if "{t}" in style:
            one.holds(title)
        lead = style.replace("{t}", title).replace("{A}", str(one))
        out += (
            lead
            + issue.say(
                "{主持|领导|负责}{S}人民政府{全面|常务|}工作，{分管|协助分管|联系}{office}、{office}、{office}，{负责|牵头}{work}、{work}。{clause}。"
            )
        ).split("\n")
    if issue.chance(0.6):
        one, two = issue.rng.sample(issue.people, 2)
        out.append(issue.say("{{A}与{E}互为AB角|{A}、{E}工作互补|{A}外出期间由{E}代行职责}，{clause}。", A=one, E=two))
    return [*out, paragraph(issue, 1, 2)]


def committee(issue: Issue) -> list[str]:
    """A committee named for one occasion: election, mourning, credentials, review."""
    name = issue.pick(
        "选举委员会",
        "代表资格审查委员会",
        "治丧委员会",
        "议案审查委员会",
        "计划预算审查委员会",
        "法案委员会",
        "换届工作委员会",
    )
    whole = issue.say("{P}") + (name if name != "治丧委员会" else "")
    body = whole if whole.endswith("会") else f"{issue.person()}同志治丧委员会"
    out = [body + issue.pick("名单", "组成人员名单", "主任委员、副主任委员和委员名单")]
    named = "" if name == "治丧委员会" else whole
    comma = issue.pick("、", "　　", "　", " ", "，")
    chief = issue.pick("主任", "主任委员")
    for title, low, high in ((chief, 1, 1), ("副" + chief, 1, 4), ("委员", 6, 24)):
        people = issue.some(low, high)
        if named:
            for one in people:
                one.holds(named + title)
        label = issue.pick(title, title, "　".join(title) if len(title) == 2 else title)
        names = listed([one.spread() for one in people] if comma in ("　　", "　") else people, comma)
        count = f"（{len(people)}名）" if issue.chance(0.25) else ""
        out += [f"{label}{count}{issue.pick('：', '　', ':')}{names}"] if issue.chance(0.6) else [label + count, names]
    return [*out, paragraph(issue, 1, 2)]
