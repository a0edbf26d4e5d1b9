"""Web pages: the article, its headings and its tables, and nothing of the site around it."""

from __future__ import annotations

import quopri
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Source
from parsers.source import Unreadable, Why, read_source
from parsers.source.html import read_html
from parsers.source.kinds import is_html

LONG = "会议听取和审议了云麓县人民政府关于本年度预算执行情况的报告，审查批准了预算调整方案。"
PAGE = f"""<!DOCTYPE html>
<html><head><meta charset="gb2312"><title>云麓县2031年预算公报_云麓县人民政府网站</title>
<style>p {{ color: red }}</style><script>var a = "<p>不要</p>";</script></head>
<body><div class="top-nav"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">互动</a></li>
<li><a href="/c">服务</a></li></ul></div>
<div class="wrap"><div class="breadcrumb">当前位置：首页 &gt; 公报</div>
<h1>云麓县2031年预算公报</h1>
<div class="content" id="zoom">
<p style="text-indent:2em">　　{LONG}</p>
<p><strong>一、收入情况</strong></p>
<h2>（一）税收&nbsp;收入</h2>
<p>{LONG}<br>第二行&amp;第三行。{LONG}</p>
<table><caption>表一</caption><thead><tr><th>项目<th>金额（万元）</thead>
<tr><td rowspan=2>税收</td><td>1,250.5<tr><td>1|2</td></tr><tr><td colspan="2">合计</td></tr></table>
<ol><li>第一项<li>第二项</ol>
<p hidden>看不见</p><p>{LONG}<!-- 注释 --></p>
</div>
<div class="related"><a href="1">相关阅读</a></div></div>
<div class="footer">主办：云麓县人民政府办公室　备案号00000</div></body></html>
"""


def _read(page: str) -> str:
    return read_html(Source("x.html", page)).text


def test_the_article_without_the_site() -> None:
    text = _read(PAGE)
    assert text.startswith("# 云麓县2031年预算公报\n\n　　会议")
    for furniture in ("首页", "当前位置", "不要", "看不见", "主办", "相关阅读", "注释", "color"):
        assert furniture not in text


def test_headings_bold_paragraphs_lists_and_lines() -> None:
    text = _read(PAGE)
    assert "\n\n**一、收入情况**\n\n## （一）税收\xa0收入\n\n" in text
    assert f"{LONG}\n第二行&第三行。{LONG}\n\n" in text
    assert "\n\n1. 第一项\n\n2. 第二项\n\n" in text


def test_a_table_comes_as_table_lines() -> None:
    text = _read(PAGE)
    assert "| 项目 | 金额（万元） |\n| 税收 | 1,250.5 |\n|  | 1\\|2 |\n| 合计 |  |\n" in text


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    page = f"<html><body><table><tr><td><p>{LONG}</p><p>{LONG}</p></td></tr></table></body></html>"
    assert _read(page) == f"{LONG}\n\n{LONG}\n"


def test_the_caption_is_kept() -> None:
    assert "表一" in _read(PAGE)


def test_a_page_without_tags_that_end_keeps_its_text() -> None:
    assert _read(f"<html><body><p>{LONG}<p>{LONG}<div>尾</div") == f"{LONG}\n\n{LONG}\n\n尾</div\n"


def test_the_page_is_found_by_content_and_its_encoding_by_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode("gb18030"))
    source = read_source(path)
    assert source.encoding == "gb18030"
    assert source.text.startswith("# 云麓县")


@pytest.mark.parametrize(
    "frame",
    [
        "<form id='form1'>{}</form>",
        "<div id='print_content' class='print'>{}</div>",
        "<div style='display:none'>{}</div>",
        "<table><tr><td><ul><li><a href='1'>第一期</a></ul></td><td>{}</td></tr></table>",
    ],
)
def test_an_article_is_kept_whatever_it_stands_in(frame: str) -> None:
    text = _read("<html><body>" + frame.format(f"<p>{LONG}</p>" * 6) + "</body></html>")
    assert text.count(LONG) == 6
    assert "|" not in text


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("<title>关于预算的决议_决议决定_云麓县人大</title>", "关于预算的决议"),
        ("<title>云麓县政府公报 - 云麓县人民政府</title>", "云麓县政府公报"),
        ("<title>公报</title></head><body><div class='con_title'>云麓县政府公报</div>", "云麓县政府公报"),
        ("<title>首页</title></head><body><h1><a href='/'>云麓县人民政府</a></h1><h1>人事任免</h1>", "人事任免"),
        ("<title>2030-2031年计划</title>", "2030-2031年计划"),
    ],
)
def test_the_title_is_without_the_site(before: str, title: str) -> None:
    assert _read(f"<html><head>{before}<div class='c'><p>{LONG}</p><p>{LONG}</p></div>").startswith(f"# {title}\n\n")


def test_a_title_that_the_article_says_is_not_said_twice() -> None:
    page = f"<html><title>人事任免名单_公报_云麓县人大</title><div><p>人事任免<br>名单</p><p>{LONG}</p></div>"
    assert _read(page) == f"人事任免\n名单\n\n{LONG}\n"


def test_a_line_end_of_the_page_between_two_characters_is_no_space() -> None:
    page = f"<html><p>过去\n 一年\r\nGDP 增长</p><p>{LONG}</p><table><tr><td>项\n目<td>数额</table>"
    assert _read(page) == f"过去一年 GDP 增长\n\n{LONG}\n\n| 项目 | 数额 |\n"


def test_two_line_breaks_part_paragraphs() -> None:
    assert _read(f"<html><p>甲<br><br>&nbsp;<br>乙<br>丙</p><p>{LONG}</p>").startswith("甲\n\n\xa0\n乙\n丙\n\n")


def test_attached_files_and_places_in_the_page_are_the_articles_own() -> None:
    links = "".join(f"<li><a href='{k}.html'>{k}.名单.doc</a></li>" for k in "1234")
    places = "".join(f"<li><a href='#{k}'>第{k}章</a></li>" for k in "一二三四")
    text = _read(f"<html><div><p>{LONG}</p><ul>{links}</ul><ul>{places}</ul></div>")
    assert "4.名单.doc" in text
    assert "第四章" in text


def test_cells_of_several_paragraphs_stay_in_their_rows() -> None:
    cell = f"<p>{LONG}</p><p>{LONG}</p><p>{LONG}</p>"
    page = f"<html><p>{LONG}</p><table>" + f"<tr><td>问题</td><td>{cell}</td><td>已经整改</td></tr>" * 3 + "</table>"
    assert _read(page).count("| 问题 | 会议") == 3


def test_the_links_for_editors_of_a_wiki_are_left_out() -> None:
    heading = "<h2>一、综合<span class='mw-editsection'>[<a href='e'>编辑</a>]</span></h2>"
    assert "# 一、综合\n" in _read(f"<html><div>{heading}<p>{LONG}</p></div>")


def test_numbers_in_a_column_of_their_own_count_paragraphs() -> None:
    page = (
        f"<html><p>{LONG}</p><table><tr><td>(一)</td><td>{LONG}</td></tr><tr><td>(二)</td><td>{LONG}</td></tr></table>"
    )
    assert _read(page) == f"{LONG}\n\n(一) {LONG}\n\n(二) {LONG}\n"


def test_a_page_that_scripts_would_fill_is_read_from_what_others_see() -> None:
    assert _read(f"<html><div id='app'></div><noscript><p>{LONG}</p></noscript>") == f"{LONG}\n"


def test_a_page_without_text_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><head><title> </title></head><body><script>fill()</script></body></html>")
    with pytest.raises(Unreadable) as caught:
        read_source(path)
    assert caught.value.code is Why.EMPTY


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_page_saved_with_its_pictures(tmp_path: Path, charset: str) -> None:
    page = f"<html><head><meta charset='{charset}'></head><p>{LONG}</p><p>{LONG}</p></html>"
    head = "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    part = "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    path = tmp_path / "page.mhtml"
    path.write_bytes((head + part).encode() + quopri.encodestring(page.encode(charset)) + b"\r\n--b--\r\n")
    assert read_source(path).text == f"{LONG}\n\n{LONG}\n"
    path.write_bytes(head.encode() + b"--b\r\n\r\nno page\r\n--b--\r\n")
    with pytest.raises(Unreadable) as caught:
        read_source(path)
    assert caught.value.code is Why.BROKEN


@pytest.mark.parametrize(
    "text", ["# 标题\n\n<table><tr><td>一</td></tr></table>\n", "任免名单 <p> 三", "<张三>说：</p>"]
)
def test_markdown_and_text_are_no_page(text: str) -> None:
    assert not is_html(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<table>",
                "<tr>",
                "<td colspan=9999>",
                "</table>",
                "<li>",
                "<ol>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "<",
                ">",
                "文",
                "&#",
                "&amp;",
                "<h1>",
                "\0",
                "<a",
                "'",
                '"',
            ]
        ),
        max_size=60,
    )
)
def test_no_page_raises(pieces: list[str]) -> None:
    _read("".join(pieces))


def test_depth_is_bounded() -> None:
    text = _read("<html><body>" + "<div>" * 50_000 + LONG + "</div>" * 50_000)
    assert LONG in text
