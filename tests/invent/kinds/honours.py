"""Lists of honours and of punishments; the dead; persons of history; doctrines that bear a name."""

from __future__ import annotations

from tests.invent.issue import Issue, listed
from tests.invent.posts import any_post, town
from tests.invent.prose import paragraph


def awards(issue: Issue) -> list[str]:
    """The honoured by unit, or in rows."""
    honour = issue.say(
        "{先进个人|先进工作者|优秀人大代表|劳动模范|道德模范|“{stem}工匠”|优秀教师|见义勇为先进个人|科学技术进步奖|优秀共产党员}"
    )
    out = [
        issue.say("{P}人民政府关于表彰{Y}年度{h}的{决定|通报}", h=honour),
        issue.say("{salutation}"),
        paragraph(issue, 2, 4),
    ]
    out.append(
        issue.say(
            "{决定授予{C}等{#10-80}名同志“{h}”称号。|授予{C}“{h}”荣誉称号，{clause}。|追授{A}“{h}”称号。}",
            A=issue.person(),
            C=issue.chain(issue.some(2, 5)),
            h=honour,
        )
    )
    out.append(f"{honour}名单{issue.pick('', '（排名不分先后）', '（共{}名）').format(issue.rng.randint(20, 90))}")
    shape = issue.pick("unit", "bracket", "columns", "post", "project")
    comma = issue.pick("、", " ", "　", "  ")
    for number in range(1, issue.rng.randint(4, 12)):
        office = issue.say("{{S}{dept}局|{stem}集团|{B}|{stem}小学}")
        people = issue.some(1, 6)
        if shape == "unit":
            out.append(f"{office}{issue.pick('：', '　', '（' + str(len(people)) + '人）')}{listed(people, comma)}")
        elif shape == "bracket":
            title = issue.pick("", "干部", "职工", "科长")
            for one in people:
                one.holds(office + title if title == "科长" else "")
            out.append(listed([f"{one}（{office}{title}）" for one in people]))
        elif shape == "post":
            for one in people[:2]:
                post = town(issue.rng, issue.place) if issue.chance(0.3) else any_post(issue.rng, issue.place)
                out.append(f"{one.holds(*post.roles).spread()}　{issue.pick('', '女　', '男　')}{post.phrase}")
        elif shape == "project":
            out += [
                issue.say("{k}.{stem}{work}关键技术研究与应用", k=number),
                f"主要完成人：{listed(people, comma)}",
                issue.say("完成单位：{office}、{stem}科技有限公司"),
            ]
        else:
            out.append(listed([one.spread() for one in people], "　　"))
    return out


def punished(issue: Issue) -> list[str]:
    """Reports of breaches of discipline."""
    out = [issue.say("关于{#3-9}起{work}{典型问题|违纪违法案例}的通报"), issue.say("{salutation}")]
    for number in range(1, issue.rng.randint(4, 7)):
        post, person, others = any_post(issue.rng, issue.place), issue.person(), issue.some(1, 3)
        # A post with 原 in it is as worded; one that somebody held at the time is none now.
        former, phrase = issue.pick("", "", "时任"), post.phrase
        if not former and len(post.titles) == 1 and issue.chance(0.5):
            phrase = f"{post.body}原{post.titles[0]}"
            person.holds(phrase)
        elif not former:
            person.holds(*post.roles)
        text = issue.say(
            f"{number}." + "{f}{X}{A}{违规收受礼品礼金|在{work}中失职|虚报冒领补助|公车私用|履职不力}{问题|}。{Y}年，{A}{利用职务便利|擅自|违反规定}{verb}{work}，{stat}。"
            "{{A}受到{党内警告|政务记过|撤职|留党察看}处分，{C}{被诫勉谈话|被批评教育|负有领导责任，受到问责}。|{C}等人另案处理。{A}被开除公职。|对{A}、{C}立案审查调查。}",
            f=former, X=phrase, A=person, C=issue.chain(others),
        )  # fmt: skip
        out.append(text + paragraph(issue, 1, 3))
    return out


def obituary(issue: Issue) -> list[str]:
    """The dead, and what they did; those who came to mourn."""
    person, child = issue.person(), issue.person()
    person.holds(f"{issue.place.name}人大常委会原副主任")
    out = [issue.say("{A}同志{逝世|生平|讣告}", A=person)]
    out.append(
        issue.say(
            "{中国共产党优秀党员，|离休干部、|}{P}人大常委会原副主任{A}同志，因病医治无效，于{date}在{stem}医院逝世，享年{#60-99}岁。",
            A=person,
        )
    )
    mates = issue.some(2, 5)
    out.append(
        issue.say(
            "{A}同志生于{#1910-1960}年，{B}人，早年随{C}参加革命，历任{stem}区委书记、{dept}局局长。",
            A=person,
            C=issue.chain(mates),
        )
        + paragraph(issue, 1, 3)
    )
    out.append(
        issue.say(
            "{|送别仪式上，}{C}等{前往送别|敬献花圈|送了花圈|以不同方式表示哀悼}。{其子|其女|长女}{E}{致答谢词|代表家属表示感谢}。{A}同志{永垂不朽|千古}！",
            A=person,
            C=issue.chain(issue.some(3, 8)),
            E=child,
        )
    )
    return out


def history(issue: Issue) -> list[str]:
    """Annals and pages on culture: persons of history, writers, heroes, a doctrine with a name in it."""
    hero, writer, founder, doctor = (issue.person() for _ in range(4))
    return [
        issue.say("{{P}地方志选载|史海钩沉|{B}风物|文物保护单位简介}"),
        issue.say(
            "{清代|明代|民国|南宋|北宋}{学者|知县|诗人|乡贤|举人}{A}{曾|}{在此|于{B}}{讲学|题诗|治水|筑堤|结庐}，{留下《{stem}记》|有《{stem}集》传世}。",
            A=writer,
        )
        + paragraph(issue, 1, 2),
        issue.say("{A}烈士{牺牲|殉难}于{B}，{当地群众|后人}为纪念{他|她}建有{A}纪念馆、{A}小学。", A=hero)
        + issue.say("{A}精神{代代相传|激励后人}，{clause}。", A=hero),
        issue.say(
            "{深入学习贯彻|坚持以|全面贯彻}{A}{新时代生态建设思想|治水理论|乡村教育思想}{为指导|精神|}，{clause}，{clause}。",
            A=founder,
        )
        + paragraph(issue, 1, 3),
        issue.say(
            "{挂牌成立|组建}{A}{劳模创新工作室|名师工作室|技能大师工作室|院士工作站}，{stat}；{A}带徒{#3-30}人。",
            A=doctor,
        )
        + paragraph(issue, 1, 3),
        issue.say(
            "戏曲《{stem}传》由{A}编剧、{E}导演，{C}主演，{clause}。",
            A=issue.person(),
            E=issue.person(),
            C=issue.chain(issue.some(1, 3)),
        ),
    ]
