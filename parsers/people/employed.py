"""Ordinary jobs of those whose place of work stands before them: `某公司电焊工甲某`, `某县第一中学教师乙某`."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.patterns import late
from parsers.people.hits import TITLED, Hit
from parsers.people.names import Names
from parsers.people.phrases import phrase_start
from parsers.people.words import LETTERS

_JOB = (
    "(?:高级|中级|初级|特级|首席|一级|二级)?(?:技师|技工|教师|工程师|医师|护师|药师|农艺师|经济师|会计师|讲解员|演员)"
    "|(?:[大正副]?班长|班组长|工长|护士长|车间主任|技术主管|技术员|化验员|检验员|质检员|调度员|安全员|驾驶员|乘务员|管理员"
    "|护理员|保管员|营业员|投递员|教练员|话务员|列车员|员工|职工|工人|医生|护士|教师|科员|职员|司机|会计|厨师|店长)"
    f"|(?:{LETTERS}{{1,3}}(?<![职员民临农女党特义施完竣动化加手分民])工)"
)
_PLACES = (
    "公司|厂|车间|分厂|工区|项目部?|大区|中学|小学|学校|幼儿园|学院|大学|医院|卫生院|剧团|剧院|中心|集团|矿|农场|林场"
    "|站|大队|研究院|研究所|合作社|支行|分局|处"
)
_WORKS = late(f"(?P<body>{LETTERS}{{2,40}}?(?:{_PLACES}))(?P<jobs>(?:{_JOB})(?:、(?:{_JOB})){{0,2}})\\Z")
_LEAD = late("\\A(?:例如|如(?![皋东])|像|有|及)")
_ENDS = tuple("工师员生人长士机任管计")
"""What jobs end with: most names have something else before them."""
_LONGEST = 60


def find_employed(names: Names) -> Iterator[Hit]:
    """Those whom a place of work and a job name."""
    text = names.text
    for name in names.all:
        if text[name.start - 1 : name.start] not in _ENDS:
            continue
        start = max(text.rfind(mark, max(0, name.start - _LONGEST), name.start) for mark in "，。；：\n,;:“”")
        start = max(start + 1, name.start - _LONGEST)
        work = _WORKS.search(text, start, name.start)
        if work is None:
            continue
        body = _LEAD.sub("", text[phrase_start(names, work.start("jobs")) : work.end("body")])
        if len(body) < 3:
            continue
        posts = tuple(body + job for job in work["jobs"].split("、"))
        yield Hit(name.start, name.end, name.name, TITLED, posts)
