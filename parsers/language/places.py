"""What the names of places and bodies look like where a person's name may end or be mistaken for one."""

from __future__ import annotations

import re

from parsers.language.characters import HAN
from parsers.language.numerals import TO_TEN

_ONE_CHARACTER_PLACE = re.compile(
    "[^副正各本该全我贵每某两为的了在省市县区州乡镇村街\\W\\d](?:[镇乡县]|街道|(?<![城郊矿辖新园老库灾景社校山林牧])区)"
)
PLACE = re.compile(f"(?:[{HAN}]{{2,3}}?)(?:自治[区州县]|[省市区县州盟旗镇乡])")
AUTONOMOUS = re.compile(f"[{HAN}]{{2}}(?:[{HAN}]{{1,3}}族){{1,2}}自治[区州县旗]")
BODY_START = re.compile(
    f"[\\n，。；：、（(《“”为任在务](?:(?<!务)|(?<=职务))([{HAN}]{{2,6}}?(?:自治[区州县]|[省市区县州旗镇乡]|街道|人大|政府|委员会|[局厅部署处院]))"
)
PLACE_OF = re.compile(
    f"(?<=[省市区县州盟旗镇乡])(?:第[{TO_TEN}]{{1,3}}届|人民|人大|政府|政协|监察|公安|[中高]级|法院|检察)"
)
"""What is after a word that ends as places do when it is a place: its organ (某某市人民政府)."""
PLACE_WITH = re.compile(f"(?:自治)?[省市县区州旗乡镇](?:第[{TO_TEN}]{{1,3}}届|人民|人大|政府|政协|委|各)")
"""What is after the name of a place, not after a person's: its kind and its organ (某某 before 省人民政府)."""


def begins_a_place(text: str, at: int) -> bool:
    """Whether the character before `at`, a verb by itself, begins a place here: no town is called 溪镇, 问溪镇 is."""
    return _ONE_CHARACTER_PLACE.match(text, at) is not None
