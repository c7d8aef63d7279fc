# ruff: noqa: E501  pages have long lines
"""Pages of eighteen kinds, each with the paragraphs that are its article: what a person reads.

The articles are our own (CC0). A layout is a function from an article to a page; what it puts
around the article is what such pages have there. The markup follows common systems, class names
included, and mistakes as they are made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """What stands on a page."""

    title: str
    author: str
    date: str
    """``YYYY-MM-DD``; empty: the page does not say."""
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """A page and what its article is."""

    name: str
    article: Article
    html: str
    truth: tuple[str, ...]
    """The article's paragraphs, headings, list items, cells and pictures' words, in order."""
    encoding: str = "utf-8"
    site: str = ""


BAKERY = Article(
    title="巷口的面包房",
    author="沈一鸣",
    date="2024-03-09",
    paragraphs=(
        "巷口的面包房开了十二年，门面只有一扇窗那么宽。早上六点，第一炉吐司出炉，香味顺着巷子飘到河边。",
        "老板娘姓曹，从前在纺织厂上班。厂子搬走以后，她跟着表姐学做面包，一学就是三年。",
        "“面粉不会骗人，”她说，“你今天偷了懒，明天它就告诉所有人。”",
        "店里最受欢迎的是核桃包。每天只做八十个，卖完就关门，从来不多做。有人劝她开分店，她摇摇头，说一个人只有两只手。",
        "去年冬天，巷子里修水管，整条路挖开了一个多月。老顾客们绕了远路，还是每天来排队。",
        "曹师傅打算再做十年。她的女儿正在读大学，放假的时候也来帮忙揉面，手上的力气已经和母亲差不多了。",
    ),
)
GARDEN = Article(
    title="阳台种菜的第一年",
    author="陆晓",
    date="2023-06-18",
    paragraphs=(
        "去年春天，我在阳台上摆了六个旧木箱，想试试自己种菜。邻居们都说，北边的阳台晒不到太阳，种什么都活不了。",
        "第一批种下的是小葱和生菜。小葱长得很快，两个星期就能剪了；生菜却一直又细又黄，像是在跟我赌气。",
        "后来我才知道，问题不在太阳，而在水。木箱底下没有孔，水排不出去，根就慢慢烂了。",
        "六月里，番茄终于结了果。一共九个，最大的还没有乒乓球大，但是全家人都舍不得吃。",
        "到了秋天算一算，种子、土和肥料花了二百多块，收获的菜大概值四十块。可是我一点也不后悔。",
    ),
)
LIBRARY = Article(
    title="夜班图书馆员",
    author="程远",
    date="2022-11-27",
    paragraphs=(
        "晚上十点以后，市图书馆的三楼还亮着灯。值夜班的老魏推着小车，把散落在桌上的书一本一本放回架子。",
        "他在这里工作了二十一年，闭着眼睛也能找到任何一本书的位置。读者们有时候不去查电脑，直接来问他。",
        "夜里来的人和白天不一样。有准备考试的学生，有刚下班的出租车司机，还有一位每天来读同一本词典的老先生。",
        "老魏说，他喜欢安静，也喜欢有人在安静里翻书的声音。那声音让他觉得，这座城市还没有睡着。",
        "明年图书馆要搬到新楼去，夜班也许会取消。老魏还没有想好以后做什么，他只是把每一本书都擦得更干净了一些。",
    ),
)
HARBOUR = Article(
    title="漁港的早晨",
    author="許文彬",
    date="2021-08-14",
    paragraphs=(
        "清晨四點，漁港的燈一盞一盞亮起來。回港的漁船排成一列，甲板上堆滿了裝著冰塊的塑膠箱。",
        "拍賣員站在箱子上喊價，聲音又快又響。外地來的買家聽不懂，只好跟在熟客後面舉手。",
        "林阿嬤在這裡賣了四十年的魚。她說現在的魚比從前少了，願意早起的年輕人也少了。",
        "太陽出來以後，港邊安靜下來，只剩下幾隻貓在魚箱之間走來走去，等著人們留給牠們的早餐。",
    ),
)
BRIDGE = Article(
    title="The bridge that hums",
    author="Ruth Alder",
    date="2020-02-02",
    paragraphs=(
        "On windy nights the footbridge behind our house begins to hum, a low note that you feel in "
        "your chest before you hear it.",
        "The council sent an engineer in October. He walked up and down with a small machine, wrote "
        "three lines in a notebook, and told us that nothing was wrong.",
        "My neighbour, who tunes pianos for a living, says the note is a little flat of D. She has "
        "learned to predict the weather by it.",
        "When they replaced the railings in spring the sound stopped, and nobody on our street slept "
        "well for a week.",
    ),
)


def _p(article: Article, inside: str = "{}") -> str:
    return "\n".join(f"<p>{inside.format(one)}</p>" for one in article.paragraphs)


def _page(head: str, body: str, encoding: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="zh">\n<head><meta charset="{encoding}">{head}</head>\n'
        f"<body>{body}</body>\n</html>\n"
    )


def _links(*names: str) -> str:
    return "".join(
        f'<li><a href="/{number}.html">{one}</a></li>' for number, one in enumerate(names)
    )


NEWS_LIST = _links(
    "城东新开了一家旧书店，周末有朗读会", "公交三路下月起改走滨江路", "今年的杨梅为什么这么甜？",
    "老体育馆的最后一场比赛", "夜市摊主：生意比去年好一些",
)  # fmt: skip


def news() -> Layout:
    """A newspaper's portal: a line about the article, the editor's name, lists of other news."""
    one = BAKERY
    body = f"""
    <div class="top-nav"><a href="/">首页</a>|<a href="/gn">国内</a>|<a href="/sh">社会</a></div>
    <div class="crumbs">您现在的位置：<a href="/">首页</a> &gt; <a href="/sh">社会</a> &gt; 正文</div>
    <div class="main-left"><h1>{one.title}</h1>
    <div class="article-info"><span>2024年03月09日 08:15</span> 来源：<a href="/">江城日报</a>
      <span>作者：{one.author}</span> <span>字号：<a href="#">大</a> <a href="#">中</a></span></div>
    <div class="article-content" id="zoom">{_p(one, "　　{}")}
    <p class="editor">（责任编辑：方圆）</p></div>
    <div class="share"><span>分享到：</span><a href="#">微博</a><a href="#">朋友圈</a></div>
    <div class="related-news"><h3>相关新闻</h3><ul>{NEWS_LIST}</ul></div></div>
    <div class="main-right"><h3>热门排行</h3><ol>{NEWS_LIST}</ol></div>
    <div class="footer">关于我们 | 联系方式 | 版权所有 江城日报社，未经书面授权不得转载。</div>"""
    return Layout(
        name="news", article=one, truth=one.paragraphs, encoding="gbk", site="江城日报",
        html=_page(f"<title>{one.title}_社会_江城日报</title>", body, "gb2312"),
    )  # fmt: skip


def blog() -> Layout:
    """WordPress: an article element, a sidebar of widgets, comments with paragraphs."""
    one = GARDEN
    comments = "".join(
        f'<li class="comment"><div class="comment-body"><cite>{name}</cite><p>{text}</p></div></li>'
        for name, text in (
            ("小满", "我家的番茄也是这样，第一年只结了五个，第二年就多了，不要灰心！"),
            ("老周", "木箱底下钻孔以后记得垫一层碎石子，不然土会漏掉，阳台很难打扫。"),
        )
    )
    body = f"""<header id="masthead" class="site-header"><p class="site-title">陆晓的小屋</p>
    <nav id="site-navigation"><ul>{_links("首页", "关于", "归档")}</ul></nav></header>
    <div id="content" class="site-content has-sidebar"><main id="main"><article class="post-42 post">
    <header class="entry-header"><h1 class="entry-title">{one.title}</h1>
    <div class="entry-meta">发布于 <time datetime="2023-06-18T10:00:00+08:00">2023 年 6 月 18 日</time>，
    作者：<a rel="author" href="/author/lx">{one.author}</a></div></header>
    <div class="entry-content">{_p(one)}</div>
    <footer class="entry-footer">分类：<a href="/c">生活</a> 标签：<a href="/t">种菜</a></footer></article>
    <nav class="post-navigation"><a rel="prev" href="/41">上一篇：搬家记</a></nav>
    <div id="comments" class="comments-area"><h2>2 条评论</h2><ol class="comment-list">{comments}</ol>
    <div id="respond"><h3>发表评论</h3><p>您的电子邮箱地址不会被公开。必填项已标注。</p>
    <form><textarea></textarea><input type="submit" value="提交"></form></div></div></main>
    <aside id="secondary" class="widget-area"><section class="widget"><h2>近期文章</h2>
    <ul>{NEWS_LIST}</ul></section></aside></div><footer id="colophon">自豪地采用 WordPress</footer>"""
    return Layout(
        name="blog", article=one, truth=one.paragraphs, site="陆晓的小屋",
        html=_page(
            f'<title>{one.title} – 陆晓的小屋</title><meta property="og:site_name" '
            f'content="陆晓的小屋"><meta property="og:title" content="{one.title}">', body),
    )  # fmt: skip


def forum() -> Layout:
    """Discuz!: each post a table, its author's numbers beside it, a signature below."""
    posts = (
        (
            "楼主",
            "最近想把家里的老缝纫机修好，皮带断了，不知道还能不能买到？机器是一九八三年的，牌子已经看不清了。",
        ),
        ("针线盒", "皮带是通用的，五金店里就有，量一下长度就可以。注意要买圆的，不要买扁的。"),
        (
            "老工人",
            "先把梭床拆下来洗一洗，再上一点缝纫机油。放了这么多年，多半是油干了，转起来会很沉。",
        ),
        (
            "楼主",
            "谢谢两位！昨天买到了皮带，也上了油，现在转得很轻。晚上给孩子补了一条裤子，针脚很整齐。",
        ),
    )
    body = '<div id="hd"><div class="nav"><a href="/">论坛</a> <a href="/new">最新</a></div></div>'
    body += '<div id="ct"><div id="postlist" class="pl">'
    for number, (name, text) in enumerate(posts, 1):
        body += f"""<div id="post_{number}"><table class="plhin"><tr><td class="pls">
        <div class="authi"><a href="/u/{number}">{name}</a></div><div class="avatar"><img src="/a.png"></div>
        <dl class="credit"><dt>积分</dt><dd>{number * 37}</dd></dl></td><td class="plc">
        <div class="pi"><em>发表于 2019-5-{number} 20:11</em> <a href="#">只看该作者</a></div>
        <div class="pct"><table><tr><td class="t_f" id="postmessage_{number}">{text}</td></tr></table></div>
        </td></tr><tr><td></td><td class="plm"><div class="sign">慢慢来，比较快。</div>
        <div class="pob"><a href="#">回复</a> <a href="#">举报</a></div></td></tr></table></div>"""
    body += '</div></div><div id="ft">Powered by Discuz! X3.4</div>'
    title = "老缝纫机的皮带还能买到吗"
    article = Article(title=title, author="", date="", paragraphs=tuple(text for _, text in posts))
    return Layout(
        name="forum", article=article, truth=article.paragraphs, encoding="gbk",
        html=_page(f"<title>{title} - 手工坊 - 生活论坛</title>", body, "gbk"),
    )  # fmt: skip


def wiki() -> Layout:
    """MediaWiki: an infobox, a table of contents, links to edit, references, a box of links."""
    truth = (
        "豆腐脑是一种用黄豆做成的食物，口感柔软，南方多吃甜的，北方多吃咸的。",
        "做法",
        "黄豆泡一夜，磨成浆，煮开以后放到八十五度左右，再加入石膏水或内酯。",
        "静置十五分钟，豆浆就凝成了豆腐脑。",
        "各地的吃法",
        "北京：浇卤汁，里面有木耳、黄花菜和鸡蛋。",
        "广东：加姜汁和糖水，夏天放凉了吃。",
        "四川：加辣椒油、花生和香菜，叫作豆花。",
    )
    body = f"""<div id="mw-navigation"><ul>{_links("首页", "分类索引", "随机条目")}</ul></div>
    <div id="content" class="mw-body"><h1 id="firstHeading">豆腐脑</h1><div id="siteSub">来自百科全书</div>
    <div id="mw-content-text" class="mw-parser-output">
    <table class="infobox"><tr><th colspan="2">豆腐脑</th></tr><tr><th>类型</th><td>小吃</td></tr></table>
    <p><b>{truth[0][:3]}</b>{truth[0][3:]}<sup class="reference"><a href="#cite-1">[1]</a></sup></p>
    <div id="toc" class="toc"><h2>目录</h2><ul><li><a href="#a">1 做法</a></li><li><a href="#b">2 各地的吃法</a></li></ul></div>
    <h2><span id="a">做法</span><span class="mw-editsection">[<a href="/edit">编辑</a>]</span></h2>
    <p>{truth[2]}</p><p>{truth[3]}</p>
    <h2><span id="b">各地的吃法</span><span class="mw-editsection">[<a href="/edit">编辑</a>]</span></h2>
    <ul><li>{truth[5]}</li><li>{truth[6]}</li><li>{truth[7]}</li></ul>
    <div class="navbox"><table><tr><th>豆制品</th><td><ul>{_links("豆腐", "豆浆", "腐竹")}</ul></td></tr></table></div>
    <div class="printfooter">检索自“/wiki/豆腐脑”</div></div>
    <div id="catlinks" class="catlinks"><a href="/c">分类</a>：<a href="/c1">豆制品</a></div></div>
    <div id="footer"><ul><li>本页面最后编辑于2020年1月1日。</li></ul></div>"""
    article = Article(title="豆腐脑", author="", date="", paragraphs=truth)
    # The reference's sign stays: it is a link within the sentence.
    truth = ("豆腐脑", "类型", "小吃", truth[0] + "[1]", *truth[1:])
    return Layout(name="wiki", article=article, truth=truth, site="自由的百科全书",
                  html=_page("<title>豆腐脑 - 自由的百科全书</title>", body))  # fmt: skip


def docs() -> Layout:
    """MkDocs: a menu on either side, a note in a box, code with a button, the next page."""
    truth = (
        "安装",
        "先下载安装包，再解压到任意文件夹。路径里最好不要有空格。",
        "提示",
        "旧版本的设置会自动保留，不需要手工备份。",
        "解压以后运行下面的命令：",
        "第一次运行需要大约一分钟，请耐心等待。",
        "选项", "含义", "监听的端口，默认是 8000。", "不显示进度，只显示错误。",
    )  # fmt: skip
    body = f"""<header class="md-header"><nav class="md-header__inner"><a href="/">手册</a></nav></header>
    <div class="md-container"><main class="md-main"><div class="md-main__inner">
    <div class="md-sidebar md-sidebar--primary"><nav class="md-nav"><ul>{_links("概述", "安装", "设置")}</ul></nav></div>
    <div class="md-sidebar md-sidebar--secondary"><nav class="md-nav"><ul><li><a href="#x">选项</a></li></ul></nav></div>
    <div class="md-content"><article class="md-content__inner md-typeset">
    <a class="md-content__button" href="/edit" title="编辑此页"></a>
    <h1>使用手册</h1><h2 id="i">{truth[0]}<a class="headerlink" href="#i">¶</a></h2><p>{truth[1]}</p>
    <div class="admonition tip"><p class="admonition-title">提示</p></div>
    <aside class="note"><p>{truth[3]}</p></aside>
    <p>{truth[4]}</p><div class="language-bash highlight"><button>复制</button><pre><code>./server --port 8000
./server --quiet</code></pre></div><p>{truth[5]}</p>
    <table><thead><tr><th>选项</th><th>含义</th></tr></thead><tbody><tr><td><code>--port</code></td>
    <td>{truth[8]}</td></tr><tr><td><code>--quiet</code></td><td>{truth[9]}</td></tr></tbody></table>
    </article></div></div></main><footer class="md-footer"><a rel="next" href="/set">下一页 设置</a></footer></div>"""
    article = Article(title="使用手册", author="", date="", paragraphs=truth)
    return Layout(name="docs", article=article, truth=truth,
                  html=_page("<title>使用手册 - 小服务器</title>", body))  # fmt: skip


def column() -> Layout:
    """A page of WeChat: spans and sections, pictures loaded later, the text hidden at first."""
    one = LIBRARY
    sections = "".join(
        f'<section style="margin: 8px"><span style="font-size: 15px"><strong></strong>{text}</span></section>'
        + (
            f'<p><img data-src="https://pic.example/{number}/640?wx_fmt=jpeg" src="data:image/gif;base64,R0" alt="夜里的书架"></p>'
            if number == 1
            else ""
        )
        for number, text in enumerate(one.paragraphs)
    )
    body = f"""<div id="js_article" class="rich_media"><div class="rich_media_inner">
    <div id="page-content" class="rich_media_area_primary"><div id="img-content" class="rich_media_wrp">
    <h1 class="rich_media_title" id="activity-name">{one.title}</h1>
    <div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta_text">{one.author}</span>
    <a href="javascript:void(0);" id="js_name">江边夜话</a><em id="publish_time">2022-11-27 21:30</em></div>
    <div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">{sections}
    <section><span>长按识别二维码，关注我们</span></section></div></div></div></div>
    <div id="js_pc_qr_code" style="display:none;">微信扫一扫关注该公众号</div></div>"""
    return Layout(
        name="column", article=one, truth=(*one.paragraphs[:2], "夜里的书架", *one.paragraphs[2:]),
        html=_page(f'<meta property="og:title" content="{one.title}"><meta name="author" '
                   f'content="{one.author}"><title></title>', body),
    )  # fmt: skip


LONG_COMMENTS = (
    "我也住在那条巷子里，小时候每天上学都要路过。曹阿姨总是多给我一个小面包，说是烤坏了的，其实一点也没有坏。",
    "核桃包真的好吃，但是每次去都卖完了。建议大家早上七点以前去，或者提前打电话问一下还有没有。",
    "看完这篇文章很感动，现在愿意一直做一件事情的人太少了。希望这家店能开得更久，也希望曹师傅身体健康。",
    "修水管的那一个月我也绕路去过，路上全是泥。可是拿到刚出炉的面包，就觉得什么都值得了，真的。",
    "请问她家有没有全麦的？我妈妈血糖高，医生说要少吃白面，可是她又特别喜欢吃面包，一直找不到合适的。",
) * 3


def comments() -> Layout:
    """A short article under which readers have written three times as much."""
    one = BAKERY
    said = "".join(f'<div class="comment-item"><p>{text}</p></div>' for text in LONG_COMMENTS)
    body = f"""<div class="wrap comments-open"><div class="post-wrap"><h2 class="post-title">{one.title}</h2>
    <div class="post-text">{_p(one)}</div></div><div class="comment-wrap" id="comment-list">{said}</div></div>"""
    return Layout(name="comments", article=one, truth=one.paragraphs,
                  html=_page(f"<title>{one.title}</title>", body))  # fmt: skip


def unnamed_comments() -> Layout:
    """The same where no class says so: only the words "网友评论" do."""
    one = BAKERY
    said = "".join(f'<div class="x7"><p>{text}</p></div>' for text in LONG_COMMENTS[:3])
    body = f"""<div class="a1"><div class="b2"><h1>{one.title}</h1>{_p(one)}
    <div class="c3"><h4>网友评论（3）</h4>{said}</div></div></div>"""
    return Layout(name="unnamed comments", article=one, truth=one.paragraphs,
                  html=_page(f"<title>{one.title}</title>", body))  # fmt: skip


def cookies() -> Layout:
    """A page that asks for consent at length, begs for a subscription, and hides a log-in."""
    one = LIBRARY
    body = f"""<div id="cookie-consent" role="dialog"><h2>我们重视您的隐私</h2><p>我们和我们的合作伙伴使用 Cookie
    来存储和访问设备上的信息，例如唯一标识符，用于投放个性化广告、衡量内容效果以及改进产品。您可以接受，也可以拒绝。</p>
    <p>点击“全部接受”，即表示您同意上述做法。您可以随时在隐私设置中撤回同意，这不会影响撤回之前的处理。</p></div>
    <div class="modal login-modal" style="display: none"><p>请先登录。登录以后可以收藏文章，也可以订阅作者的更新。</p></div>
    <main><article><h1>{one.title}</h1><p class="byline">文／{one.author}　2022/11/27</p>{_p(one)}
    <div class="newsletter-box"><h3>订阅我们的周报</h3><p>每周五早上，把一周最好看的文章送到您的邮箱，随时可以退订。</p></div>
    </article></main><div class="adsbygoogle"><p>限时优惠，全场五折，点击了解更多详情！机不可失，时不再来。</p></div>"""
    return Layout(name="cookie banner", article=one, truth=one.paragraphs,
                  html=_page(f"<title>{one.title} | 江城周刊</title>", body), site="江城周刊")  # fmt: skip


def several() -> Layout:
    """The first page of an article that goes on."""
    one = GARDEN
    body = f"""<div id="header"><ul class="menu">{_links("首页", "园艺", "手工")}</ul></div>
    <div class="content"><h1>{one.title}</h1>{_p(one)}
    <div class="pagebar"><a class="cur">1</a> <a href="garden_2.html">2</a> <a href="garden_3.html">3</a>
    <a href="garden_2.html">下一页</a></div></div>
    <div class="box"><div class="tit">猜你喜欢</div><ul>{NEWS_LIST}</ul></div>"""
    return Layout(name="several pages", article=one, truth=one.paragraphs,
                  html=_page(f"<title>{one.title}(1)-园艺网</title>", body))  # fmt: skip


def tables() -> Layout:
    """An old page: tables within tables, font elements, lines that end with br."""
    one = LIBRARY
    text = "<br><br>\n".join(f"　　{text}" for text in one.paragraphs)
    body = f"""<table width=760 align=center><tr><td colspan=2><a href="/">主页</a> <a href="/w">文学</a></td></tr>
    <tr><td width=160 valign=top><table><tr><td><a href="/1">散文</a></td></tr><tr><td><a href="/2">小说</a></td></tr>
    </table></td><td><center><font size=5><b>{one.title}</b></font><br>{one.author}</center><hr>
    <table width="100%"><tr><td><font size=3>{text}</font></td></tr></table></td></tr>
    <tr><td colspan=2 align=center>Copyright &copy; 2001 江边文学</td></tr></table>"""
    return Layout(name="tables", article=one, truth=one.paragraphs, encoding="gb2312",
                  html=f"<html><head><title>{one.title}</title></head><body bgcolor=white>{body}"
                  "</body></html>")  # fmt: skip


def taiwan() -> Layout:
    """A newspaper of Taiwan in Big5, with JSON-LD and a paragraph "read more" in the middle."""
    one = HARBOUR
    parts = [f"<p>{text}</p>" for text in one.paragraphs]
    parts.insert(2, '<p class="more"><a href="/x">延伸閱讀：港邊的咖啡館，週末一位難求</a></p>')
    linked = (
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "'
        f'{one.title}", "datePublished": "2021-08-14T06:00:00+08:00", "author": '
        f'{{"@type": "Person", "name": "{one.author}"}}, "publisher": {{"name": "海風日報"}}}}'
    )
    body = f"""<div class="nav-bar"><ul>{_links("首頁", "地方", "生活")}</ul></div>
    <section class="article-wrap"><h1>{one.title}</h1><div class="author"><span>{one.author}／報導</span></div>
    <div itemprop="articleBody" class="text">{"".join(parts)}</div>
    <div class="hot-news"><h3>熱門新聞</h3><ul>{_links("颱風路徑最新預測", "高鐵連假加開班次")}</ul></div></section>
    <footer>海風日報版權所有</footer>"""
    return Layout(
        name="taiwan", article=one, truth=one.paragraphs, encoding="big5", site="海風日報",
        html=_page(f"<title>{one.title} | 生活 | 海風日報</title>"
                   f'<script type="application/ld+json">{linked}</script>', body, "big5"),
    )  # fmt: skip


def hashed() -> Layout:
    """A page of a framework: class names that say nothing, div within div, buttons as text."""
    one = GARDEN
    text = "".join(f'<div class="css-1qk"><span>{text}</span></div>' for text in one.paragraphs)
    cards = "".join(
        f'<div class="css-9ab"><a href="/{n}"><div>{t}</div><div>{d}</div></a></div>'
        for n, (t, d) in enumerate((
            ("怎样给多肉浇水", "很多人浇得太勤，其实十天一次就够了，冬天还要更少一些。"),
            ("旧木箱改花盆", "只要一把锯子和几颗钉子，一个下午就可以做好三个花盆。"),
        ))
    )  # fmt: skip
    body = f"""<div id="root"><div class="css-0"><div class="css-3"><a href="/">生活志</a><a href="/n">下载客户端</a></div>
    <div class="css-5"><div class="css-7"><h1 class="css-8">{one.title}</h1>
    <div class="css-k2"><div>{one.author}</div><div>2023-06-18 09:00</div><div>阅读 1.2万</div></div>
    {text}<div class="css-z">点赞</div><div class="css-z">收藏</div></div><div class="css-6">{cards}</div></div></div></div>
    <script>window.__STATE__ = {{"a": "不要把这里的文字当作文章，这只是脚本里的一段数据。"}};</script>"""
    return Layout(name="hashed names", article=one, truth=one.paragraphs,
                  html=_page(f"<title>{one.title} - 生活志</title>", body))  # fmt: skip


def answers() -> Layout:
    """A question and what people answered, each answer with its author's card."""
    texts = (
        ("先看房子朝哪边。朝南的阳台适合番茄和辣椒，朝北的可以种小葱、香菜和蒜苗。",
         "其次看你愿意花多少时间。番茄每天都要看，小葱三天不管也没有关系。"),
        ("我的经验是从一盆小葱开始，不要一上来就买十几种种子。",
         "土可以用一半园土加一半腐叶土，底下垫碎石子，排水好了，菜就好种了。"),
    )  # fmt: skip
    question = "第一次在阳台种菜，种什么最容易活？"
    body = f"""<div class="AppHeader"><a href="/">首页</a><a href="/q">等你来答</a></div>
    <main class="App-main"><div class="QuestionHeader"><h1 class="QuestionHeader-title">{question}</h1></div>
    <div class="Question-main"><div class="Question-mainColumn">"""
    for number, pair in enumerate(texts):
        body += f"""<div class="List-item"><div class="ContentItem AnswerItem"><div class="AuthorInfo">
        <a href="/p/{number}">园丁{number}</a></div><div class="RichContent"><span class="RichText" itemprop="text">
        <p>{pair[0]}</p><p>{pair[1]}</p></span><div class="ContentItem-time"><a href="#">发布于 2021-04-0{number + 1}</a></div>
        <div class="ContentItem-actions"><button>赞同 12</button><button>3 条评论</button></div></div></div></div>"""
    body += f'</div><div class="Question-sideColumn"><h3>相关问题</h3><ul>{NEWS_LIST}</ul></div></div></main>'
    truth = tuple(text for pair in texts for text in pair)
    article = Article(title=question, author="", date="", paragraphs=truth)
    return Layout(name="answers", article=article, truth=truth,
                  html=_page(f"<title>{question} - 问答</title>", body))  # fmt: skip


def chapter() -> Layout:
    """A chapter of a novel: one element of lines, links to the other chapters above and below."""
    one = LIBRARY
    links = '<a href="/1.html">上一章</a> <a href="/">目录</a> <a href="/3.html">下一章</a>'
    text = "<br /><br />".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{text}" for text in one.paragraphs)
    body = f"""<div class="header"><a href="/">小说网</a></div><div class="con_top"><a href="/">小说网</a> &gt; 夜</div>
    <div class="bookname"><h1>第二章 {one.title}</h1><div class="bottem1">{links}</div></div>
    <div id="content">{text}</div><div class="bottem2">{links}</div>
    <div class="footer"><p>本站所有小说由网友上传，如有侵犯版权，请来信告知，本站立即予以处理。</p></div>"""
    article = Article(title=f"第二章 {one.title}", author="", date="", paragraphs=one.paragraphs)
    return Layout(name="chapter", article=article, truth=one.paragraphs, encoding="gbk",
                  html=_page(f"<title>第二章 {one.title}_夜_小说网</title>", body, "gbk"))  # fmt: skip


def recipe() -> Layout:
    """Lists, a table, headings and pictures: more than paragraphs."""
    truth = (
        "天冷的时候，一锅萝卜炖牛腩最暖和。这道菜不难，只是要有耐心。",
        "材料", "食材", "用量", "牛腩", "一斤半，切大块。", "白萝卜", "一根，约一斤。",
        "步骤", "牛腩冷水下锅，煮开以后撇去浮沫，捞出洗净。", "锅里放油，炒香姜片和八角，再放牛腩。",
        "加水没过牛肉，小火炖一个半小时。", "切好的萝卜", "放入萝卜，再炖半小时，最后加盐。",
        "要点：盐一定要最后放，放早了肉会发硬。",
    )  # fmt: skip
    body = f"""<div class="topbar"><a href="/">好吃网</a></div><div class="recipe-detail"><h1>萝卜炖牛腩</h1>
    <p>{truth[0]}</p><h2>材料</h2><table><tr><th>食材</th><th>用量</th></tr><tr><td>牛腩</td><td>{truth[5]}</td></tr>
    <tr><td>白萝卜</td><td>{truth[7]}</td></tr></table><h2>步骤</h2><ol><li>{truth[9]}</li><li>{truth[10]}</li>
    <li>{truth[11]}</li></ol><figure><img src="img/luobo.jpg" alt="切好的萝卜"></figure>
    <ol start="4"><li>{truth[13]}</li></ol><blockquote><p>{truth[14]}</p></blockquote></div>
    <div class="recommend"><h3>更多推荐</h3><ul>{NEWS_LIST}</ul></div>"""
    article = Article(title="萝卜炖牛腩", author="", date="", paragraphs=truth)
    return Layout(name="recipe", article=article, truth=truth,
                  html=_page("<title>萝卜炖牛腩的做法 - 好吃网</title>", body))  # fmt: skip


def english() -> Layout:
    """An English blog with a card about its author and "related posts"."""
    one = BRIDGE
    body = f"""<header class="site-header"><a href="/">Small Notes</a><nav><a href="/about">About</a></nav></header>
    <div class="container"><article class="h-entry"><h1>{one.title}</h1><p class="post-meta">Posted on
    February 2, 2020 by {one.author} · 3 min read</p>{_p(one)}
    <div class="author-box"><p>Ruth Alder writes about small things in large cities, and lives by a river.</p></div>
    </article><section class="related-posts"><h3>Related posts</h3><ul>
    {_links("Why kettles sing", "A map of our street", "The last phone box")}</ul></section></div>
    <footer>© 2020 Small Notes. All rights reserved.</footer>"""
    head = f'<title>{one.title} - Small Notes</title><meta name="author" content="{one.author}">'
    head += '<meta property="article:published_time" content="2020-02-02T08:00:00Z">'
    return Layout(name="english", article=one, truth=one.paragraphs, site="Small Notes",
                  html=_page(head, body))  # fmt: skip


def short() -> Layout:
    """A page with hardly any text: a notice of two lines between long menus."""
    truth = ("各位居民：本周六上午八点到十二点停水，请提前储水。", "城东社区 二〇二三年五月十日")
    body = f"""<div class="menu"><ul>{NEWS_LIST}</ul></div><div class="detail"><h1>停水通知</h1>
    <div class="text"><p>{truth[0]}</p><p>{truth[1]}</p></div></div><div class="footer">
    主办单位：城东社区居民委员会，地址：滨江路一百二十号，电话：请拨打社区服务热线。</div>"""
    article = Article(title="停水通知", author="", date="", paragraphs=truth)
    return Layout(name="short notice", article=article, truth=truth,
                  html=_page("<title>停水通知-城东社区</title>", body))  # fmt: skip


BUILDERS: tuple[Callable[[], Layout], ...] = (
    news, blog, forum, wiki, docs, column, comments, unnamed_comments, cookies, several, tables,
    taiwan, hashed, answers, chapter, recipe, english, short,
)  # fmt: skip


def layouts() -> list[Layout]:
    """Return all pages."""
    return [build() for build in BUILDERS]
