"""Whole pages as official sites build them: the document's own words stay, the site's stay out."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from parsers.model import Source
from parsers.source.html import read_html

BODY = (
    "<p>各乡镇人民政府，县政府各部门：</p>"
    "<p>　　为做好今年的水库除险加固工作，县政府决定对小型水库逐座排查，现将有关事项通知如下。</p>"
    "<p>　　一、摸清底数。各乡镇要在五月底前完成登记造册，做到不漏一座、不错一座。</p>"
    "<p>　　二、落实责任。每座水库确定一名管护人员，汛期每日巡查，发现险情立即报告。</p>"
)
SAID = ("各乡镇人民政府", "不漏一座、不错一座", "发现险情立即报告")


class Layout(NamedTuple):
    """A page, the words of the document in their order, and words of the site."""

    name: str
    page: str
    kept: tuple[str, ...]
    left: tuple[str, ...]


LAYOUTS = (
    Layout(
        "title, number and metadata table above an editor's div, attachments in a list of links below",
        f"""<html><head><title>云麓县人民政府关于小型水库排查的通知_政策文件_云麓县人民政府</title></head><body>
<div id="header"><a href="/">网站首页</a><a href="/a">政务公开</a><a href="/b">办事服务</a></div>
<div class="location">您现在的位置：<a href="/">首页</a> &gt; <a href="/zc">政策文件</a> &gt; 正文</div>
<table class="xxgk"><tr><td>索 引 号：</td><td>ZL001-2031-00017</td><td>主题分类：</td><td>水利、水务</td></tr>
<tr><td>发布机构：</td><td>云麓县人民政府办公室</td><td>成文日期：</td><td>2031年4月2日</td></tr>
<tr><td>文　　号：</td><td>云政发〔2031〕17号</td><td>有 效 性：</td><td>有效</td></tr></table>
<h1>云麓县人民政府关于小型水库排查的通知</h1>
<div class="info">发布时间：2031-04-05 来源：县政府办 浏览次数：<span id="hits">215</span> 字号：[大 中 小]</div>
<div class="TRS_Editor">{BODY}</div>
<div class="sign"><p>云麓县人民政府</p><p>2031年4月2日</p></div>
<ul class="attach"><li><a href="/x/P1.docx">附件1：水库名册</a></li><li><a href="/d?id=2">附件2：排查登记表</a></li></ul>
<div class="op"><a href="javascript:print()">打印</a> <a href="javascript:close()">关闭</a></div>
<div class="bottom">主办：云麓县人民政府办公室 网站标识码：9900000001 备案号：云ICP备00000000号</div></body></html>""",
        (
            "云政发〔2031〕17号",
            "云麓县人民政府关于小型水库排查的通知",
            *SAID,
            "云麓县人民政府",
            "2031年4月2日",
            "附件1：水库名册",
            "附件2：排查登记表",
        ),
        ("网站首页", "政务公开", "您现在的位置", "索", "ZL001", "浏览次数", "字号", "打印", "关闭", "主办", "ICP"),
    ),
    Layout(
        "nested layout tables, the text in a cell, title and number in rows of their own",
        f"""<html><head><title>云麓县政府网</title></head><body>
<table width="1000"><tr><td><a href="/">首页</a></td><td><a href="/1">走进云麓</a></td><td><a href="/2">新闻</a></td>
<td><a href="/3">公开</a></td></tr></table>
<table width="1000"><tr><td width="200"><table><tr><td>站内搜索</td></tr><tr><td><a href="/l">专题专栏</a></td></tr></table></td>
<td><table><tr><td align="center" class="bt">关于小型水库排查的通知</td></tr>
<tr><td align="center">云政办发〔2031〕8号</td></tr>
<tr><td class="bt_content">{BODY}</td></tr>
<tr><td align="right">云麓县人民政府办公室<br>二〇三一年四月二日</td></tr>
<tr><td align="right">【打印本页】【关闭窗口】</td></tr></table></td></tr></table>
<table width="1000"><tr><td align="center">版权所有：云麓县人民政府 技术支持：某公司<br>您是第 10293 位访问者</td></tr></table></body></html>""",
        ("关于小型水库排查的通知", "云政办发〔2031〕8号", *SAID, "云麓县人民政府办公室", "二〇三一年四月二日"),
        ("走进云麓", "站内搜索", "专题专栏", "打印本页", "关闭窗口", "版权所有", "技术支持", "10293"),
    ),
    Layout(
        "title in a centred paragraph over two lines, signature and attachments beside the text",
        f"""<html><body><div class="top">欢迎访问云麓县人民政府网站！今天是2031年5月1日 星期四</div>
<p align="center"><b>云麓县水务局关于开展<br>小型水库排查工作的通知</b></p><p align="center">云水字〔2031〕33号</p>
<div id="zoom">{BODY}</div><p align="right">云麓县水务局</p><p align="right">2031年4月20日</p>
<p>（此件公开发布）</p><p>附件：<a href="a.xls">小型水库登记表.xls</a></p>
<p>分享到：<a href="#w">微信</a> <a href="#b">微博</a></p><p>上一篇：<a href="8.html">关于放假的通知</a></p>
<p>下一篇：<a href="9.html">关于停水的公告</a></p></body></html>""",
        (
            "云麓县水务局关于开展",
            "小型水库排查工作的通知",
            "云水字〔2031〕33号",
            *SAID,
            "云麓县水务局",
            "2031年4月20日",
            "（此件公开发布）",
            "小型水库登记表.xls",
        ),
        ("欢迎访问", "星期四", "分享到", "上一篇", "关于放假的通知", "下一篇", "关于停水的公告"),
    ),
    Layout(
        "metadata as a list, title in p.title, related reading and friend links after",
        """<html><head><title>云麓县水库管护办法 - 云麓县人民政府</title></head><body><div class="wrap">
<ul class="wjnr"><li><b>索引号：</b>0001/2031-3</li><li><b>发文机关：</b>云麓县人民政府</li>
<li><b>发文字号：</b>云政规〔2031〕2号</li><li><b>公开方式：</b>主动公开</li></ul>
<p class="title">云麓县水库管护办法</p><p class="sub">（2031年3月9日县政府第12次常务会议通过）</p>
<article><p>第一条　为了加强水库管护，保障水库安全运行，制定本办法。</p><p>第二条　本县行政区域内小型水库的管护适用本办法。</p>
<p>第三条　水库管护实行属地管理，谁受益、谁负责。</p></article>
<div>责任编辑：县府办</div>
<div class="xg"><h3>相关阅读</h3><ul><li><a href="1">图解：水库管护办法</a> 2031-04-01</li>
<li><a href="2">县水务局解读水库管护办法</a> 2031-04-02</li></ul></div>
<div class="yq"><span>友情链接</span><a href="x">省政府网</a><a href="y">市政府网</a></div></div></body></html>""",
        (
            "云政规〔2031〕2号",
            "云麓县水库管护办法",
            "（2031年3月9日县政府第12次常务会议通过）",
            "第一条",
            "第二条",
            "第三条",
        ),
        ("0001/2031-3", "公开方式", "责任编辑", "相关阅读", "图解", "解读", "友情链接", "省政府网"),
    ),
    Layout(
        "several short blocks of the same size: a list of appointments",
        """<html><head><title>人事任免_云麓县人大常委会</title></head><body>
<div class="crumbs"><a href="/">首页</a>&gt;&gt;<a href="/r">人事任免</a></div>
<h2>云麓县人民代表大会常务委员会任命名单</h2><div>（2031年6月3日云麓县第九届人民代表大会常务委员会第六次会议通过）</div>
<div class="c"><p>任命：</p></div><div class="c"><p>沈一鸣为县水务局局长；</p></div>
<div class="c"><p>陆遥为县教育局局长；</p></div><div class="c"><p>免去：</p></div>
<div class="c"><p>高松的县水务局局长职务。</p></div><div class="c"><p>云麓县人民代表大会常务委员会</p></div>
<div>扫一扫在手机打开当前页</div><div>浏览次数：33次</div></body></html>""",
        (
            "云麓县人民代表大会常务委员会任命名单",
            "（2031年6月3日",
            "沈一鸣为县水务局局长",
            "陆遥为县教育局局长",
            "高松的县水务局局长职务",
            "云麓县人民代表大会常务委员会",
        ),
        ("首页", "扫一扫", "浏览次数"),
    ),
    Layout(
        "most of the text is a table",
        """<html><head><title>云麓县2031年收支表</title></head><body><div id="nav"><a href="/">首页</a></div>
<div class="tit">云麓县2031年一般公共预算收支表</div><div class="dw">单位：万元</div>
<table border="1"><tr><th>科目</th><th>预算数</th><th>调整数</th></tr><tr><td>税收收入</td><td>1,250</td><td></td></tr>
<tr><td>非税收入</td><td></td><td>310</td></tr><tr><td>债务还本支出（含再融资债券安排的部分）</td><td>96</td><td>88</td></tr></table>
<div class="note">注：本表由县财政局编制。</div><div class="time">2031年2月8日</div>
<div>地址：云麓县人民路1号 邮编：000000 电话：00000000</div></body></html>""",
        ("云麓县2031年一般公共预算收支表", "单位：万元", "税收收入", "310", "注：本表由县财政局编制。", "2031年2月8日"),
        ("首页", "地址", "邮编"),
    ),
    Layout(
        "in traditional script",
        """<html><head><title>雲麓縣政府 - 最新消息</title></head><body><div class="header"><a href="/">回首頁</a>
<a href="/m">網站導覽</a></div><div class="path"><a href="/">首頁</a> &gt; <a href="/n">公告</a></div>
<h2>雲麓縣政府公告</h2><p>發文字號：雲府水字第1310004567號</p><div class="cp"><p>主旨：公告本縣小型水庫管理事項，自即日起生效。</p>
<p>依據：水利法及本縣自治條例之規定，並參酌各鄉鎮公所所提意見辦理。</p><p>公告事項：一、各水庫管理機關應逐日巡查，並作成紀錄備查。</p></div>
<p>縣長　沈一嵐</p><p>中華民國一百三十年四月二日</p><p>點閱數：88</p><p>友善列印</p><p>回上一頁</p>
<footer>版權所有 雲麓縣政府</footer></body></html>""",
        ("雲麓縣政府公告", "雲府水字第1310004567號", "主旨", "公告事項", "縣長　沈一嵐", "中華民國一百三十年四月二日"),
        ("回首頁", "網站導覽", "點閱數", "友善列印", "回上一頁", "版權所有"),
    ),
    Layout(
        "the title only in the page's title, the signature in a sibling, hidden print box",
        f"""<html><head><title>关于小型水库排查的通知--云麓县水务局</title></head><body><form id="form1">
<div class="menu"><a href="/">首页</a></div><div class="detail"><div class="article-box">{BODY}</div>
<div class="luokuan">云麓县水务局</div><div class="riqi">2031年4月20日</div><div class="fujian">附件：水库登记表</div></div>
<div class="share" id="share">分享</div><div>关于我们 | 网站地图 | 联系我们 | 法律声明</div></form></body></html>""",
        ("关于小型水库排查的通知", *SAID, "云麓县水务局", "2031年4月20日", "附件：水库登记表"),
        ("首页", "分享", "关于我们", "网站地图"),
    ),
    Layout(
        "attachments after the print buttons, in a box called related",
        f"""<html><head><title>通知公告</title></head><body><h1>关于小型水库排查的通知</h1>
<div class="meta"><span>日期：2031-04-02</span><span>作者：佚名</span><span>【字体：大 中 小】</span></div>
<div class="content">{BODY}<p>云麓县水务局</p></div><div><span>打印</span><span>关闭</span></div>
<div class="related"><b>相关附件：</b><ul><li><a href="1.pdf">水库名册.pdf</a></li></ul></div>
<div class="hot"><h4>热门文章</h4><a href="1">关于放假的通知</a></div></body></html>""",
        ("关于小型水库排查的通知", *SAID, "云麓县水务局", "水库名册.pdf"),
        ("作者：佚名", "字体", "打印", "热门文章", "关于放假的通知"),
    ),
    Layout(
        "everything in one div with line breaks, the number after the title",
        """<html><body><div>云麓县人民政府<br>关于小型水库排查的通知<br>云政发〔2031〕17号<br><br>各乡镇人民政府：<br>
　　为做好今年的水库除险加固工作，县政府决定对小型水库逐座排查。<br>　　特此通知。<br><br>云麓县人民政府<br>2031年4月2日<br></div>
<center>[<a href="javascript:window.print()">打印</a>] [<a href="javascript:window.close()">关闭</a>] [<a href="#top">返回顶部</a>]</center></body></html>""",
        (
            "云麓县人民政府",
            "关于小型水库排查的通知",
            "云政发〔2031〕17号",
            "各乡镇人民政府：",
            "特此通知。",
            "2031年4月2日",
        ),
        ("打印", "返回顶部"),
    ),
    Layout(
        "the title in a definition list, the title again in the text",
        f"""<html><head><title>关于小型水库排查的通知 | 云麓县</title></head><body>
<dl><dt>标　　题：</dt><dd>关于小型水库排查的通知</dd><dt>发文字号：</dt><dd>云水字〔2031〕33号</dd>
<dt>发布日期：</dt><dd>2031年4月23日</dd></dl>
<div id="UCAP-CONTENT"><p style="text-align:center">关于小型水库<br>排查的通知</p>{BODY}</div>
<div>　　　　　　云麓县水务局</div><div>　　　　　　2031年4月20日</div><div>（联系人：沈一鸣，联系电话：00000000）</div>
<div class="footer-box"><p>承办单位：云麓县大数据中心</p></div></body></html>""",
        ("云水字〔2031〕33号", "关于小型水库", *SAID, "云麓县水务局", "2031年4月20日", "联系人：沈一鸣"),
        ("承办单位",),
    ),
    Layout(
        "an order: the document's head and its signer stand beside the text",
        """<html><head><title>县政府令</title></head><body><div class="bread">当前位置: <a href="/">首页</a>/政府令</div>
<div class="red">云麓县人民政府令</div><div class="no">第 12 号</div>
<section class="text"><p>《云麓县水库管护办法》已经2031年3月9日县政府第12次常务会议通过，现予公布，自2031年5月1日起施行。</p>
<p>本令由县水务局负责解释并组织实施，各乡镇遵照执行。</p></section><div class="who">县长　沈一鸣</div><div class="when">2031年3月12日</div>
<div class="code">用微信扫描二维码，分享至好友和朋友圈</div><div class="c">Copyright © 2031 云麓县人民政府 All Rights Reserved</div></body></html>""",
        ("云麓县人民政府令", "第 12 号", "现予公布", "县长　沈一鸣", "2031年3月12日"),
        ("当前位置", "二维码", "Copyright"),
    ),
    Layout(
        "a page of HTML 5 with header, main, aside and an article with its own header and footer",
        f"""<!doctype html><html><head><title>小型水库排查工作方案</title></head><body><header><h1><a href="/">云麓县水务局</a></h1>
<nav><a href="/">首页</a></nav></header><main><article><header><h2>小型水库排查工作方案</h2><time>2031-04-02</time></header>
<div class="entry">{BODY}</div><footer class="sign"><p>云麓县水务局</p><p>2031年4月2日</p></footer></article>
<aside>最新公告</aside></main><footer>云麓县水务局 版权所有</footer></body></html>""",
        ("小型水库排查工作方案", *SAID, "云麓县水务局", "2031年4月2日"),
        ("首页", "最新公告", "版权所有"),
    ),
    Layout(
        "a record whose end stands in a footer without links, the notice's number in a table above",
        f"""<html><body><table class="no"><tr><td>第4321號公告</td></tr></table><header><h2>青螺鎮公所第二次鎮務會議紀錄</h2></header>
<article>{BODY}</article><footer><p>散會：上午十時</p><p>主席：沈一嵐</p></footer>
<footer><p>主辦：青螺鎮公所</p><p>版權所有</p></footer></body></html>""",
        ("第4321號公告", "青螺鎮公所第二次鎮務會議紀錄", *SAID, "散會：上午十時", "主席：沈一嵐"),
        ("版權所有",),
    ),
    Layout(
        "a list of links to the decisions of the session belongs to the site, the copies to be sent to the document",
        f"""<html><head><title>通知</title></head><body><div class="title">关于小型水库排查的通知</div>
<div class="content">{BODY}</div><div class="cs">抄送：县委办公室，县人大常委会办公室。</div><div class="yf">云麓县水务局办公室　　2031年4月20日印发</div>
<div class="list"><ul><li><a href="1">关于甲事项的决定</a><span>[2031-04-01]</span></li><li><a href="2">关于乙事项的决定</a>
<span>[2031-04-02]</span></li><li><a href="3">关于丙事项的决定</a><span>[2031-04-03]</span></li></ul></div></body></html>""",
        ("关于小型水库排查的通知", *SAID, "抄送：县委办公室", "2031年4月20日印发"),
        ("甲事项", "乙事项", "丙事项", "2031-04-01"),
    ),
)


def test_a_title_that_only_the_filing_gives_or_that_is_longer_than_the_pages() -> None:
    filed = "<table><tr><td>名称</td><td>关于小型水库排查的通知</td></tr><tr><td>索引号</td><td>0-1</td></tr></table>"
    text = read_html(Source("page.html", f"<html>{filed}<div>{BODY * 3}</div></html>")).text
    assert text.startswith("# 关于小型水库排查的通知\n")
    page = f"<html><title>县水库排查工作通知</title><center>云麓县水库排查工作通知</center><div>{BODY * 3}</div></html>"
    assert read_html(Source("page.html", page)).text.startswith("# 云麓县水库排查工作通知\n")


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("times", [1, 5], ids=["short", "long"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_the_words_of_the_document_are_kept_in_order_and_those_of_the_site_left_out(layout: Layout, times: int) -> None:
    text = _squeezed(read_html(Source("page.html", layout.page.replace(BODY, BODY * times))).text)
    at, lost = 0, []
    for words in map(_squeezed, layout.kept):
        found = text.find(words, at)
        lost += [words] if found < 0 else []
        at = found + len(words) if found >= 0 else at
    assert not lost, text
    assert [words for words in map(_squeezed, layout.left) if words in text] == []


def test_what_is_set_aside_is_noted_with_its_words_and_how_many() -> None:
    page = f"<html><h1>关于小型水库排查的通知</h1><p>【打印】</p><div>{BODY * 3}</div><p>浏览次数：3</p></html>"
    notes = [note for note in read_html(Source("page.html", page)).notes if note.code == "web-aside"]
    assert [note.detail for note in notes] == ["10：【打印】 / 浏览次数：3"]


def test_a_page_of_links_alone_is_kept() -> None:
    links = "".join(f"<p><a href='{k}.html'>第{k}号公告</a></p>" for k in range(9))
    assert read_html(Source("page.html", f"<html><body>{links}</body></html>")).text.count("公告") == 9


def test_the_words_of_a_table_of_filing_stand_once() -> None:
    filed = (
        "<table><tr><td>索引号</td><td>0-1</td><td>发文机关</td><td>云麓县人民政府</td></tr>"
        "<tr><td>文号</td><td>云政发〔2031〕17号</td><td>成文日期</td><td>2031-04-02</td></tr></table>"
    )
    short = read_html(Source("page.html", f"<html>{filed}<h1>关于小型水库排查的通知</h1><div>{BODY}</div></html>")).text
    said = "发文机关：云麓县人民政府\n\n云政发〔2031〕17号\n\n成文日期：2031-04-02\n\n# 关于小型水库排查的通知\n"
    assert short.startswith(said)
    signed = f"{BODY}<p>云政发〔2031〕17号</p><p>云麓县人民政府</p><p>二〇三一年四月二日</p>"
    long = read_html(
        Source("page.html", f"<html>{filed}<h1>关于小型水库排查的通知</h1><div>{signed}</div></html>")
    ).text
    assert long.startswith("# 关于小型水库排查的通知\n")
    assert long.count("云政发〔2031〕17号") == 1


def test_a_heading_of_the_article_is_the_title_and_not_the_name_of_the_site() -> None:
    parts = f"<h2>关于小型水库排查的通知</h2><div>{BODY}</div><div>{BODY}</div>"
    page = f"<html><head><title>云麓县政府网</title></head><body>{parts}</body></html>"
    source = read_html(Source("page.html", page))
    assert source.text.startswith("## 关于小型水库排查的通知\n")
    assert "云麓县政府网" not in source.text
    assert any("云麓县政府网" in note.detail for note in source.notes)


def test_a_title_in_a_low_heading_keeps_what_stands_below_it() -> None:
    head = "<div><h3>云麓縣政府公告</h3><p>發文日期：中華民國120年4月2日<br>發文字號：雲府字第1200012號</p></div>"
    text = read_html(
        Source("page.html", f"<html><body>{head}<section><div>{BODY * 3}</div></section></body></html>")
    ).text
    assert text.startswith("# 云麓縣政府公告\n\n發文日期：中華民國120年4月2日\n發文字號：雲府字第1200012號\n")
