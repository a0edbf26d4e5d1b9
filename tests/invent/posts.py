"""Posts as gazettes word them: a body and one title or several that share it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.invent.grammar import words
from tests.invent.places import Place, below, stem

CHAMBERS = (
    "民事审判第一庭",
    "民事审判第二庭",
    "刑事审判庭",
    "行政审判庭",
    "立案庭",
    "执行局",
    "审判监督庭",
    "环境资源审判庭",
    "青少年审判庭",
    "综合审判庭",
)
COURT = (
    ("审判员",),
    ("审判员",),
    ("副院长", "审判委员会委员", "审判员"),
    ("院长",),
    ("审判委员会委员",),
    ("人民陪审员",),
)
PROCURATORS = (
    ("检察员",),
    ("检察员",),
    ("副检察长", "检察委员会委员", "检察员"),
    ("检察长",),
    ("检察委员会委员", "检察员"),
)


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its phrase as printed, and the roles that the phrase gives."""

    body: str
    titles: tuple[str, ...]

    @property
    def phrase(self) -> str:
        """As printed."""
        return self.body + "、".join(self.titles)

    @property
    def roles(self) -> tuple[str, ...]:
        """Each title with its body."""
        return tuple(self.body + title for title in self.titles)


# Titles that several people may hold at once.
SHARED = (
    "委员",
    "审判员",
    "检察员",
    "陪审员",
    "副局长",
    "副厅长",
    "副主任",
    "副院长",
    "副校长",
    "副总经理",
    "副庭长",
    "副检察长",
)


def crowd(rng: Random, post: Post) -> int:
    """How many people are appointed to the post at once."""
    many = post.titles[-1].endswith(SHARED) or "副" in post.titles[-1]
    return rng.randint(2, 5) if many and rng.random() < 0.3 else 1


def name_of(of: Place, full: bool) -> str:
    """What bodies of the place begin with: its name, or the word for its kind."""
    return of.name if full else of.kind


def court_of(of: Place) -> str:
    """What the court of the place is called."""
    return {"市": "中级人民法院", "州": "中级人民法院", "省": "高级人民法院"}.get(of.kind, "人民法院")


def court(rng: Random, of: Place, full: bool = True) -> Post:
    """A post of a court."""
    at = name_of(of, full) + court_of(of)
    if rng.random() < 0.25:
        return Post(at + rng.choice(CHAMBERS), (rng.choice(("庭长", "副庭长")),))
    return Post(at, rng.choice(COURT))


def procurator(rng: Random, of: Place, full: bool = True) -> Post:
    """A post of a procuratorate."""
    return Post(name_of(of, full) + "人民检察院", rng.choice(PROCURATORS))


def department(rng: Random, of: Place, full: bool = True) -> Post:
    """The head of a department, or a deputy."""
    kind = "厅" if of.kind == "省" else "局"
    roll = rng.random()
    if roll < 0.1:
        return Post(
            name_of(of, full)
            + rng.choice(("卫生健康委员会", "发展和改革委员会", "民族事务委员会", "国有资产监督管理委员会")),
            ("主任",),
        )
    if roll < 0.16:
        return Post(
            name_of(of, full) + rng.choice(("人民政府办公室", "政府研究室", "审批服务中心")),
            (rng.choice(("主任", "副主任")),),
        )
    deputy = rng.random() < 0.25
    title = ("副" if deputy else "") + kind + "长"
    return Post(name_of(of, full) + rng.choice(words("departments.txt")) + kind, (title,))


def government(rng: Random, of: Place, full: bool = True) -> Post:
    """A post of the government itself."""
    if full and rng.random() < 0.7:
        return Post(of.name + "人民政府", (rng.choice(("副" + of.head, "副" + of.head, of.head)),))
    return Post(of.name if full else "", (rng.choice(("副" + of.head, of.head)),))


def congress(rng: Random, of: Place, full: bool = True) -> Post:
    """A post of the people's congress or its standing committee."""
    at = name_of(of, full)
    roll = rng.random()
    if roll < 0.25:
        return Post(
            at + rng.choice(("人民代表大会常务委员会", "人大常委会")),
            (rng.choice(("副主任", "委员", "委员", "秘书长")),),
        )
    committee = rng.choice(words("npc_committees.txt"))
    if committee.endswith("委员会") and not committee.startswith("常委会"):
        return Post(at + "人大" + committee, (rng.choice(("主任委员", "副主任委员", "委员")),))
    return Post(at + "人大" + committee, (rng.choice(("主任", "副主任")),))


def firm(rng: Random, of: Place, full: bool = True) -> Post:
    """A post of a public firm, a school, a hospital or a development zone."""
    at = (of.name if full and rng.random() < 0.6 else "") + rng.choice(words("firms.txt")).replace("{s}", stem(rng))
    ends = {
        "院": ("院长", "副院长"),
        "学": ("校长", "副校长"),
        "会": ("主任", "副主任"),
        "心": ("主任",),
        "社": ("主任",),
        "馆": ("馆长",),
    }
    titles = ends.get(at[-1], ("董事长", "总经理", "监事会主席", "副总经理"))
    return Post(at, (rng.choice(titles),))


def town(rng: Random, of: Place, full: bool = True) -> Post:
    """A post of a place below."""
    at = below(rng, of)
    if at.endswith("街道"):
        return Post(at + "办事处", (rng.choice(("主任", "副主任")),))
    head = {"州": "州长", "市": "市长", "县": "县长", "区": "区长", "镇": "镇长", "乡": "乡长"}[at[-1]]
    return Post(at, (rng.choice(("", "副")) + head,))


def supervision(rng: Random, of: Place, full: bool = True) -> Post:
    """A post of the supervisory commission."""
    return Post(name_of(of, full) + "监察委员会", (rng.choice(("主任", "副主任", "委员")),))


ANY = (department, department, department, government, congress, court, procurator, firm, supervision)


def any_post(rng: Random, of: Place, full: bool = True) -> Post:
    """Some post."""
    return rng.choice(ANY)(rng, of, full)
