"""Posts that several words share: those that a phrase names, each in full, and the body that a bare one takes."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from parsers.language.bodies import ends_as_body, is_body, is_field
from parsers.language.committees import listed_fields
from parsers.language.names import surname_weight
from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_post, posts_with, title_before
from parsers.lexicons import flagged
from parsers.patterns import late
from parsers.people.acting import is_acting

_PARTY_BODY = re.compile("(?<=.)(?:机关)?党(?:总支部?|支部(?:委员会)?|组|委|工委|工作委员会)\\Z")
"""The party's committee in a body: its secretary may head the body too, and that post is the body's."""
_PARTY_TITLES = ("书记", "委员", "常委", "成员", "干事")
_COURT = re.compile("(?:人民)?(?:法院|检察院|检察分院)")
_ASSEMBLY = re.compile("(?:人民代表大会常务委员会|人大常委会)")
_INNER = re.compile(
    "(?:审判|检察|审判监督)?委员会$|.{1,8}庭$|.{0,4}执行[局庭处]$"
    f"|党组$|书记处$|.{{2,8}}工作委员会$|.{{1,6}}工委$|立案.{{0,2}}$|第[{TO_TEN}]+检察部$"
)
_PARTY_INNER = re.compile("(?:组织|宣传|统战|政法)(?:部|委)|政研室?|办公[厅室]?")
_GOVERNMENT = ("政府", "省", "市", "区", "县", "州", "镇", "乡")
"""What heads of a place may share: a 市长 named after a party post does not take the party's body."""
_OF_COURTS = ((("陪审员", "审判员", "审判长", "庭长"), "法院"), (("检察员", "检察长"), "检察院"))
"""Posts that only courts, only procuratorates have."""
_HEAD_OF = re.compile("(?:常务)?副?([署局厅部])长")
_RANK = re.compile("第[一二三]|常务|执行|[名荣]誉|助理|首席|[高资]深?级?|副")
"""What a bare title may have before it that is no body (第一副主任)."""
_RANK_BEHIND = re.compile("(?:第[一二三]|常务|执行|[名荣]誉)\\Z")
_KEPT = "\ue000"
"""Stands for a 、 inside the name of a body while posts are told apart."""
_MEMBERS = ("委员", "成员", "副主席", "秘书长")
_CHAIR = re.compile("(.+(?:会|小组))(?:副?主席|主任委员|主任|召集人|组长)")
_PLACE_ENDS = ("省", "市", "县", "区", "州", "旗", "镇", "乡", "街道")
_ORGANS = (
    *("公司", "中心", "大学", "学院", "医院", "银行"),
    *("委", "府", "会", "局", "院", "厅", "部", "校", "处", "科", "队", "室", "站"),
)
_OF_THE_STATE = ("国家", "国务", "政务")
"""What posts begin with that say themselves whose they are: 国务委员."""
_OF_LEVELS = re.compile("[（(][省市县区旗乡镇、]{3,9}[)）]")
_STANDING = late(
    "委常委(?=(?:[^、，,和及]{2,8}部部?长|常务副?[省市县区州]长|副?[省市县区州]长|秘书长|政法委书记|纪委书记)\\Z)"
)
"""A member of a standing committee whose other post follows at once: `县委常委组织部长`."""
_NOTE = re.compile("[（(][^（()）]{0,40}[)）]")


def expand(phrase: str) -> tuple[str, ...]:
    """The posts that a phrase names, each in full: `甲法院副院长、审判员` is `甲法院副院长` and `甲法院审判员`.

    A part that is a bare title or an inner organ of a court or an assembly takes the body of the first part.
    """
    text = _NOTE.sub(_levels, "".join(phrase.split())).strip("的，,；;。、：:•●■◆")
    fields = listed_fields(text)
    if fields and not any(is_post(part) or not is_field(part) for part in fields["first"][:-1].split("、")):
        text = fields["first"].replace("、", _KEPT) + text[fields.end("first") :]
    text = _STANDING.sub("\\g<0>、", text)
    text = _SEVERAL_LEVELS.sub(_at_each_level, text)
    parts = [
        part
        for part in re.split("[、，,]|并[为兼任]任?|兼(?=[^任])|及(?=副)|和(?=[副正]?(?:主|审|检|庭|院|委|常))", text)
        if part
    ]
    found: list[str] = []
    body = ""
    for part in parts:
        own = own_body(part)
        if part == "执行主席" and body.endswith("主席团"):
            continue
        if not found:
            body = own
            found.append(part)
            continue
        shares = not own or _INNER.match(own) is not None or (body.endswith("委") and _PARTY_INNER.fullmatch(own))
        if heads_a_place(part, body) or part.startswith((*_OF_THE_STATE, "中央")):
            shares = False
        elif not shares:
            body = own
        gone = is_former(found[0]) and bool(shares or not own)
        found.append("原" * gone + (_base(body, part[len(own) :], own) + part if shares else part))
    return tuple(dict.fromkeys(post.replace(_KEPT, "、") for post in found))


_SEVERAL_LEVELS = late(
    "(?:\\A|(?<=[、，,]))(?P<levels>(?:[省市县区州旗乡镇][、和及])+)(?P<last>[省市县区州旗乡镇])(?P<post>[^、，,和及]{2,12})"
)
"""A post at several levels of places: `市、县人大代表`."""


def _at_each_level(several: re.Match[str]) -> str:
    levels = (*re.split("[、和及]", several["levels"])[:-1], several["last"])
    return "、".join(level + several["post"] for level in levels)


def _levels(note: re.Match[str]) -> str:
    """What stands for a note in a post: nothing, but the levels of one of several places (`县（市、区）委书记`)."""
    return note[0].replace("、", _KEPT) if _OF_LEVELS.fullmatch(note[0]) else ""


def own_body(post: str) -> str:
    """The body that a post names: of `县政府办公室主任` the office, whole; none for a bare title and its rank."""
    start = title_before(post, len(post))
    if post[start : start + 1] == "室":
        start += 1
    own = post[:start]
    return "" if _RANK.fullmatch(own) else _RANK_BEHIND.sub("", own)


def _base(body: str, title: str, own: str = "") -> str:
    """The body that later posts share: up to the court or the assembly, if one is named."""
    if not own and not title.endswith(_PARTY_TITLES):
        body = _PARTY_BODY.sub("", body)
    court = _COURT.search(body)
    if court:
        return body[: court.end()]
    if title.endswith("委员") or own.endswith("工作委员会"):
        assembly = _ASSEMBLY.search(body)
        if assembly:
            return body[: assembly.end()]
    return body


def posts_of_cell(post: str, body: str = "") -> tuple[str, ...]:
    """The posts that a cell of a column of posts says, `body` the cell of the bodies beside it.

    An ordinary job is one there too where its body is named: the column says that it is somebody's work.
    """
    whole = post if post.startswith(body) else body + post
    if not body and (parts := [part for part in re.split("[，,；;]", post) if part]) and len(parts) > 1:
        return tuple(one for part in parts for one in posts_of_cell(part))
    job = next((job for job in _jobs() if whole.endswith(job)), "")
    if job and is_body(whole.removesuffix(job)):
        return (whole,)
    return tuple(one for one in expand(whole) if as_role(one)) if is_post(post) else ()


def with_body(bare: tuple[str, ...], before: str) -> tuple[str, ...]:
    """`bare`, those that are bare titles with the body of the post `before` them (`…主任，乙为副主任`)."""
    body = own_body(before)
    if not body or not all(_may_sit_in(body, post) for post in bare):
        return bare
    board = _CHAIR.fullmatch(before)
    if board and all(post in _MEMBERS for post in bare):
        return tuple(board[1] + post for post in bare)
    return tuple(
        post
        if title_before(post, len(post)) or heads_a_place(post, body) or post.startswith(_OF_THE_STATE)
        else _base(body, post) + post
        for post in bare
    )


def _may_sit_in(body: str, post: str) -> bool:
    """Whether a bare `post` may be one of a `body`: a judge is one of a court alone, a 署长 heads a 署."""
    courts = next((words for posts, words in _OF_COURTS if post.endswith(posts)), None)
    head = _HEAD_OF.fullmatch(post)
    return (courts is None or courts in body) and (head is None or body.endswith(head[1]))


def heads_a_place(post: str, body: str) -> bool:
    """Whether a bare `post` is that of the head of a place, which `body` is not the government of."""
    return post.endswith(_heads_of_places()) and not body.endswith(_GOVERNMENT)


_ACTING = re.compile("\\A(?:暂?代理?|署理|副)")


def of_place(post: str, before: str) -> str:
    """`post`, the bare head of a place or who acts for one, with the place of the post `before` where that is its head.

    `…辞去某县县长职务，乙某任代县长`: it is the same county's.
    """
    start = title_before(before, len(before))
    head = _ACTING.sub("", post)
    of_one = heads_a_place(head, "") or is_acting(post)
    if of_one and _ACTING.sub("", before[start:]) == head:
        return before[:start].removesuffix("代理").removesuffix("代") + post
    return post


def stands_alone(post: str) -> bool:
    """Whether a bare `post` says itself whose it is: the head's of a place, or of its assembly."""
    return heads_a_place(post, "") or post in ("议长", "副议长")


_NO_ROLE = re.compile(
    "(?:编辑|主编)\\Z(?<!总编辑)|(?:领衔|附议|提案|联名|连署|动议|特邀|列席|约见|质询|视察|调研|参会|与会)代表\\Z|值班(?:负责)?[人员]{1,2}\\Z|\\A项目经理\\Z|\\A(?:[村乡镇企]|村民|居民|群众|企业|家长|学生|教?师|党员|职工|工人|青年|妇女|[^，]{0,6}人士)代表\\Z|党籍?[省市县]?议员\\Z|\\A(?:委员会|小组|单位|机关|部门)(?:第[一二])?(?:副?召集人|副?主任|副?组长|成员|委员|代表)\\Z|\\A(?:调解|仲裁|评审|评选|审查|监察|提案|常驻)委员\\Z|\\A(?:承办|经办|值班|带班|包保)|\\d{4}[.．年]|月[^，]{1,3}日|\\A代表(?!大会|团|会|处)|\\A任(?:第[一二三])?(?:常务|执行)?副?(?:[组团队]长|主任|总?指挥长?)\\Z|\\A(?:分管|主管|联系|以及|列席|出席|缺席)|名单|先生|小姐|女士|\\A(?:为|现任|[出就接担升]任|拟|[前曾原]?是)|\\A任(?=[省市区州][^城]|县[委政人]|[^丘县城泽]{2,6}[省市县区局厅部委])|\\A[A-Z]{2}|\\A[^，]{1,4}由|\\A(?:优秀|先进|模范|最美|年度|十佳)"
)
"""Labels of who wrote or moved something, years of a career."""
_FORMER = re.compile(
    "(?:原(?![平阳州])|前(?![进郭锋哨])|曾任|时任|.{1,20}[委府会局院厅部校]原(?=副?..)|.{1,20}[省市区县协司团]原(?=[副省市县区党书主部厅局]))"
)
"""What a post begins with that its holder has no longer."""
_ONCE_OF = re.compile("原(?![种料煤油材始子则籍木野])")
"""What stands between a body, or its place, and a post of it that somebody had."""


_NO_PHRASE = re.compile(
    '[,;:!?，；：。！？《》“”"…|｜√✓]|\\.(?![A-Za-z])|\\A任(?![丘县城泽])'
    "|\\A[了该倘讯]|的(?=(?:议员|委员|主席|成员|代表)\\Z)|包括|还有|其中|分别|听取|审议了|新设立|通过了|召开|举行|率领|带领|余年|获得|开展|(?<!自)由|\\A(?:副?[省市县区州镇乡]长|主任|主席|书记)和|\\A[名位个席](?![城优])|考虑到|[去今明]年|大会决议|\\A特任前|[有\\d一二两三四五六七八九十][名位]|\\A[前曾]是"
)
"""Marks and words that no post holds: such words are a piece of a sentence."""


_SEAT_BEHIND = late(
    "(?:书记|主任|主席|[局县市区省部厅处科司署院校州镇乡理师]长?|检察长|秘书长)(?<=[长记任席理师])(?:第一)?副?(?:[组团]长|指挥长|召集人|(?:非?官[方守])?成员|组员)\\Z"
)
"""The label of those below that a row's post has run into: `某局局长副组长`."""
_HEAD_WITHIN = late(
    "(?:书记|主任|主席|[局县市区省部厅处科院校州镇乡]长|检察长|总经理|董事长|秘书长)(?=[^\\W\\d_A-Za-z]{4})"
)
_PAPERS = ("人员", "报告", "通报", "公报", "名单", "议程", "纪要", "决议", "决定", "讲话", "发言")
"""What is written, and holds no posts: `某市人民检察院工作报告　检察长甲某`."""


def as_role(post: str) -> bool:
    """Whether a post says where: a title with its body, or one that there is only one of (总理); bare 主任 does not."""
    start = title_before(post, len(post))
    if post in posts_with("unique") or (start == 0 and is_acting(post) and heads_a_place(_ACTING.sub("", post), "")):
        return True
    if start == 1 and surname_weight(post[0]) == 2 and not ends_as_body(post[0]):
        return False
    if "各" in post or _NO_ROLE.search(post):
        return False
    own = post[:start]
    if (
        _RANK.fullmatch(own)
        or _holds_another(own)
        or _SEAT_BEHIND.search(post)
        or _NO_PHRASE.search(post)
        or own.endswith(_PAPERS)
    ):
        return False
    return 0 < start < len(post) and not is_former(post)


@lru_cache(maxsize=1024)
def holds_sentence(post: str) -> bool:
    """Whether what was taken for a post is a piece of a sentence: `了第六届某会主任委员`, `考虑到原局长`.

    One that begins with 任 may be of a place of that name.
    """
    found = _NO_PHRASE.search(post)
    return found is not None and found[0] != "任"


def is_former(post: str) -> bool:
    """Whether a post is one that its holder has no longer: `原县长`, `某公司原总经理`, `某区原交通局局长`."""
    if _FORMER.match(post):
        return True
    return any(
        post[: match.start()].endswith(_PLACE_ENDS + _ORGANS) and is_post(post[match.end() :])
        for match in (_ONCE_OF.finditer(post) if "原" in post else ())
    )


def _holds_another(body: str) -> bool:
    """Whether a body begins with another's post and name, which nobody has read: `县财政局局长乙某县教育局`."""
    return any(surname_weight(body[match.end()]) == 2 for match in _HEAD_WITHIN.finditer(body))


@cache
def _jobs() -> tuple[str, ...]:
    """The longest first."""
    jobs = (job for job, flags in flagged("jobs_ordinary").items() if "none" not in flags)
    return tuple(sorted(jobs, key=len, reverse=True))


@cache
def _heads_of_places() -> tuple[str, ...]:
    return tuple(posts_with("place"))
