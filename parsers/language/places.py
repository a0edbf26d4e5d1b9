"""What the names of places and bodies look like where a person's name may end or be mistaken for one."""

from __future__ import annotations

import re

from parsers.language.characters import HAN
from parsers.language.numerals import TO_TEN

_ONE_CHARACTER_PLACE = re.compile(
    f"[^副正各本该該全我贵貴每某两兩为爲為的了在{''.join('省市县縣区區州乡鄉镇鎮村街')}\\W\\d](?:[镇鎮乡鄉县縣]|街道"
    "|(?<![城郊矿礦辖轄新园園老库庫灾災景社校山林牧])[区區])"
)
PLACE = re.compile(f"(?:[{HAN}]{{2,3}}?)(?:自治[区區州县縣]|[省市区县縣區州盟旗镇鎮乡鄉])")
AUTONOMOUS = re.compile(f"[{HAN}]{{2}}(?:[{HAN}]{{1,3}}族){{1,2}}自治[区區州县縣旗]")
BODY_START = re.compile(
    f"(?:(?<=[\\n，。；：、（(《“”为為爲任在])|(?<=[职職][务務]))([{HAN}]{{2,6}}?(?:自治[区區州县縣]|[省市区县縣區州旗镇鎮乡鄉]|街道|人大|政府|委[员員][会會]|[局厅廳部署处處院]))"
)
PLACE_OF = re.compile(
    f"(?<=[省市区县縣區州盟旗镇鎮乡鄉])(?:第[{TO_TEN}]{{1,3}}[届屆]|人民|人大|政府|政[协協]"
    "|[监監]察|公安|[中高][级級]|法院|[检檢]察)"
)
"""What is after a word that ends as places do when it is a place: its organ (某某市人民政府)."""
PLACE_WITH = re.compile(f"(?:自治)?[省市县縣區区州](?:第[{TO_TEN}]{{1,3}}[届屆]|人民|人大|政府|政[协協]|委|各)")
"""What is after the name of a place, not after a person's: its kind and its organ (某某 before 省人民政府)."""


def begins_a_place(text: str, at: int) -> bool:
    """Whether the character before `at`, a verb by itself, begins a place here: no town is called 溪镇, 问溪镇 is."""
    return _ONE_CHARACTER_PLACE.match(text, at) is not None
