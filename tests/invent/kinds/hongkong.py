"""Hong Kong and Macau: minutes of councils with salutations and English names, appointments by dispatch."""

from __future__ import annotations

from tests.invent.grammar import words
from tests.invent.issue import Issue, Person, listed
from tests.invent.names import CALM

# A married woman has two surnames, her husband's first: far more often here than elsewhere.
SHAPES = {**CALM, "double": 8, "minority": 0}


def _person(issue: Issue) -> Person:
    """Somebody of Hong Kong."""
    return issue.person(SHAPES)


def _title(issue: Issue) -> str:
    """A salutation or an honour."""
    return issue.pick("議員", "先生", "女士", "議員, MH", "博士", "議員，BBS，JP", "太平紳士", "議員, JP")


def _prose(issue: Issue, low: int, high: int) -> str:
    """Some sentences without people."""
    return "".join(issue.say("{hkprose}") for _ in range(issue.rng.randint(low, high)))


def english(issue: Issue) -> Person:
    """Somebody named in Latin letters: CHAN Tai-man, Mary CHAN Tai-man, Mary Chan."""
    romanised = issue.rng.choice(words("latin_surnames.txt")).split(":")[0]
    parts = issue.rng.sample(("Tai", "Wai", "Ming", "Kwok", "Siu", "Hoi", "Yuk", "Chi", "Lai", "Pui"), 2)
    given = issue.rng.choice(words("names_english.txt"))
    own = f"{parts[0]}-{parts[1].lower()}"
    return issue.called(issue.pick(f"{romanised} {own}", f"{given} {romanised} {own}", f"{given} {romanised.title()}"))


def minutes(issue: Issue) -> list[str]:
    """Minutes of a district council."""
    where = issue.say("{區}")
    council = where + issue.pick("區議會", "區議會", "區議會轄下交通及運輸委員會", "區議會地區設施管理委員會")
    out = [
        issue.say("{c}第{#1-20}次會議紀錄", c=council),
        issue.say("日期：{date}"),
        "時間：上午9時30分",
        issue.say("地點：{w}區議會會議室", w=where),
    ]
    gap = issue.pick("　", "　　", "\t", " ")
    members = [_person(issue).attends("present") for _ in range(issue.rng.randint(9, 24))]
    out.append(issue.pick("出席者", "出席", "出席議員", "出席者："))
    chair = members[0]
    chair.holds(f"{council}主席")
    latin = issue.chance(0.3)
    for number, one in enumerate(members):
        tail = (
            issue.pick("（主席）", "　主席")
            if not number
            else issue.pick("", "", "", "（副主席）" if number == 1 else "")
        )
        if number == 1 and tail:
            one.holds(f"{council}副主席")
        out.append(f"{one.spread()}{_title(issue)}{tail}")
    if latin:
        ahead, after = ("Mr", "Ms", "Dr", "Hon"), ("", "", ", JP", ", MH")
        some = [english(issue).attends("present") for _ in range(issue.rng.randint(2, 8))]
        out += [f"{issue.pick(*ahead)} {one}{issue.pick(*after)}" for one in some]
    away = [_person(issue).attends("absent") for _ in range(issue.rng.randint(0, 3))]
    if away:
        out += [issue.pick("缺席者", "因事缺席", "因事未能出席者"), *(f"{one}{_title(issue)}" for one in away)]
    out.append(issue.pick("列席者", "列席政府部門代表", "列席者："))
    before = issue.chance(0.5)
    for _ in range(issue.rng.randint(3, 8)):
        post, one = issue.say("{hkpost}"), _person(issue).attends("observer")
        one.holds(post)
        name = f"{one.spread(issue.pick('', '　'))}{issue.pick('先生', '女士', '小姐')}"
        out.append(f"{post}{gap}{name}" if before else f"{name}{gap}{post}")
    secretary = _person(issue)
    out += [issue.pick("秘書", "秘書："), f"{secretary}女士", "議項"]
    for number in range(1, issue.rng.randint(6, 12)):
        one, two = issue.rng.choice(members), issue.rng.choice(members)
        text = issue.say(
            "{{A}{議員|}{hksaid}，{hkclause}。|{A}議員動議、{E}議員和議，{hkclause}。|主席{A}{歡迎|宣布}{hkclause}。|{A}先生{hksaid}，{hkclause}；{hkclause}。|{A}、{E}及{I}{議員|}{hksaid}，{hkclause}。}",
            A=one, E=two, I=issue.rng.choice(members),
        )  # fmt: skip
        out.append(f"{number}.{issue.pick(' ', '　')}{text}{_prose(issue, 0, 3)}")
    return out


def chain(issue: Issue) -> list[str]:
    """A gazette notice of appointments to boards, and lists of deacons of a council in one chain."""
    out = [issue.say("{#100-9000}號公告"), issue.say("{stem}諮詢委員會委員任命")]
    for _ in range(issue.rng.randint(2, 5)):
        people = [_person(issue) for _ in range(issue.rng.randint(2, 9))]
        body = issue.say("{stem}{房屋|教育|水務|文物|旅遊}{委員會|諮詢委員會|上訴委員會}")
        at, mark = issue.point()
        issue.event(people, "appoint", [body + "委員"], at, "decided")
        names = listed([f"{one}{_title(issue) if issue.chance(0.5) else ''}" for one in people], "、")
        out.append(
            mark
            + issue.say("行政長官{已|現}{委任|再度委任}{n}為{b}委員，任期由{date}起{，為期兩年|}。", n=names, b=body)
            + _prose(issue, 1, 2)
        )
    return out


def macau(issue: Issue) -> list[str]:
    """Dispatches of Macau: appointments by fixed term."""
    out = [issue.say("{運輸工務司司長辦公室|社會文化司司長辦公室|行政長官辦公室}批示摘錄")]
    for _ in range(issue.rng.randint(4, 9)):
        one = _person(issue)
        post = issue.say("{stem}局{局長|副局長|處長|廳長}")
        at, mark = issue.point()
        if issue.chance(0.7):
            issue.event([one], "appoint", [post], at, "decided")
            text = issue.say(
                "{以定期委任方式委任|委任|任命}{A}{學士|碩士|}{為|擔任}{X}{，為期一年|，自{date}起生效}。",
                A=one,
                X=post,
            )
        else:
            issue.event([one], "remove", [post], at, "decided")
            text = issue.say("應{A}的請求，終止其擔任{X}的定期委任。", A=one, X=post)
        out.append(mark + text + "".join(issue.say("{moprose}") for _ in range(issue.rng.randint(1, 3))))
    signer, title = _person(issue), issue.pick("司長", "辦公室主任", "行政長官")
    if title == "行政長官":
        signer.holds(title)
    out += [issue.say("{date}於{stem}司司長辦公室"), f"{title}　{signer}"]
    return out


def filler(issue: Issue) -> list[str]:
    """Prose of these places without people, of the kind that the place of the text has."""
    kind = {"taiwan": "twprose", "hongkong": "hkprose", "macau": "moprose"}[issue.region]
    title = issue.say("{" + kind.replace("prose", "title") + "}")
    return [
        title,
        *(
            "".join(issue.say("{" + kind + "}") for _ in range(issue.rng.randint(3, 7)))
            for _ in range(issue.rng.randint(3, 7))
        ),
    ]
