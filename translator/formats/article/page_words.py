"""The words by which pages mark what is no part of an article: names of classes, and labels.

Gathered from the markup of common systems (WordPress, Discuz!, MediaWiki, Hexo, MkDocs, VitePress,
Sphinx, ghost, the pages of newspapers and of WeChat); each is a word of its own in a class or id.
"""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex

COMMENTS = frozenset((
    "comment", "comments", "commentlist", "commentarea", "disqus", "gitalk", "gitment", "giscus",
    "utterances", "valine", "waline", "twikoo", "respond", "changyan", "pinglun", "评论",
))  # fmt: skip
"""What readers have written."""
BESIDE = frozenset((
    "ad", "ads", "adv", "advert", "advertisement", "adsbygoogle", "gg", "sponsor", "sponsored",
    "promo", "promotion", "banner", "sidebar", "sidenav", "sider", "rail", "widget", "widgets",
    "breadcrumb", "breadcrumbs", "crumb", "crumbs", "nav", "navbar", "navigation", "navi", "menu",
    "menus", "topbar", "toolbar", "toolbox", "tools", "masthead", "footer", "foot", "copyright",
    "cookie", "cookies", "consent", "gdpr", "share", "sharing", "sharethis", "bdsharebuttonbox",
    "social", "sns", "related", "recommend", "recommended", "recommendation", "recommendations",
    "relevant", "popular", "trending", "ranking", "hotnews", "hotlist", "hot", "newsletter",
    "subscribe", "subscription", "popup", "modal", "overlay", "lightbox", "paywall", "login",
    "signin", "signup", "register", "search", "searchbox", "pager", "pagination", "paginator",
    "pagenav", "pages", "prevnext", "toc", "qrcode", "qr", "ewm", "feedback", "rating", "vote",
    "like", "likes", "reward", "donate", "authorcard", "avatar", "signature", "sign", "skip",
    "noprint", "printfooter", "editsection", "mw-editsection", "catlinks", "navbox", "metadata",
    "headerlink", "postnav", "prev", "next", "tags", "tagcloud", "catalog", "friendlink",
    "friendlinks", "statement", "disclaimer", "app", "download", "gotop", "backtop", "totop",
    "visuallyhidden", "sr",
))  # fmt: skip
"""What stands around an article."""
SURELY = frozenset((
    "footer", "foot", "copyright", "cookie", "cookies", "consent", "gdpr", "nav", "navbar", "menu",
    "breadcrumb", "breadcrumbs", "crumbs", "sidebar", "masthead", "pagination",
))  # fmt: skip
"""Those of them that are believed even of a large part of a page."""
TOGETHER = (
    frozenset(("author", "box")), frozenset(("author", "bio")), frozenset(("author", "card")),
    frozenset(("author", "info")), frozenset(("author", "profile")), frozenset(("about", "author")),
    frozenset(("user", "info")), frozenset(("read", "more")), frozenset(("tag", "list")),
    frozenset(("page", "nav")), frozenset(("post", "navigation")), frozenset(("side", "bar")),
    frozenset(("side", "column")), frozenset(("right", "column")), frozenset(("hot", "news")),
    frozenset(("back", "top")), frozenset(("go", "top")), frozenset(("mail", "list")),
    frozenset(("load", "more")), frozenset(("more", "news")), frozenset(("list", "news")),
)  # fmt: skip
"""The same in two words."""
WRAPPERS = frozenset(("layout", "with", "has", "without", "theme", "page"))
"""Beside one of these, a name tells what an element has around it, not what it is."""
BESIDE_POSTS = frozenset(("pls", "plm", "pob", "authi", "plc_signature"))
"""What stands around the posts of Discuz!, in cells of a table."""
CONTENT = frozenset((
    "article", "articles", "content", "contents", "post", "posts", "entry", "body", "main", "text",
    "story", "detail", "details", "markdown", "prose", "rich", "topic", "thread", "news", "blog",
    "正文", "内容",
))  # fmt: skip
"""What the article itself is called."""
NOTES = frozenset(("note", "tip", "info", "warning", "callout", "admonition", "pullquote"))
"""An ``aside`` of these is a part of the article."""
ROLES = frozenset((
    "navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "contentinfo",
    "complementary", "banner", "tablist", "status", "alert",
))  # fmt: skip
AFTER = lazy_regex(
    r"(?:相关|推荐|延伸|热门|更多|猜你|你可能|您可能|大家都在|编辑推荐|往期|精彩|其他|最新)"
    r"(?:阅读|文章|新闻|推荐|内容|报道|资讯|链接|喜欢|还喜欢|感兴趣|也喜欢|主题|帖子|评论|专题|回顾|搜|看|精选|)+"
    r"|(?:網友|网友|最新|全部|热门|读者|用户|精彩)?(?:评论|留言|跟帖|評論|回复|回應)(?:列表|区|區)?"
    r"(?:\s*[（(]?\s*\d*\s*条?[）)]?)?"
    r"|(?:发表|我要|添加|写)(?:评论|留言|回复|跟帖)|相關(?:閱讀|文章|新聞|報導)|(?:推薦|延伸|熱門)(?:閱讀|文章|新聞)"
    r"|related (?:articles|posts|stories|reading)|(?:leave a )?(?:comment|reply)"
    r"|comments?(?: \(\d+\))?"
    r"|you (?:may|might) also like|recommended(?: for you)?|read more|more from .{1,40}|see also",
    re.IGNORECASE,
)
"""Labels of what follows an article; a whole short line."""
FURNITURE = lazy_regex(
    r"(?:\[|【|（|\()?\s*(?:责任编辑|責任編輯|责编|编辑|編輯|校对|审核|监制)\s*[:：].*"
    r"|(?:上一篇|下一篇|上一页|下一页|上一頁|下一頁|上一章|下一章|返回|回到)(?:\s*[:：].*|顶部|首页|列表|目录|頂部)?"
    r"|(?:分享|转发|收藏|点赞|举报|打印|关闭|复制链接|分享到|分享至|打印本页|关闭窗口|赞|踩|展开全文|阅读全文|加载更多|点击加载更多)"
    r"(?:\s*[:：]?.{0,12})?"
    r"|(?:字号|字体)\s*[:：]?.*|(?:扫一扫|扫描|长按|微信扫).{0,40}|(?:点击|欢迎)(?:关注|订阅|下载).{0,30}"
    r"|(?:标签|关键词|分类|归档|Tags?|Categor(?:y|ies)|Filed under|Posted in)\s*[:：].*"
    r"|(?:版权声明|版權聲明|免责声明|转载请|本文链接|本文地址|原文链接|未经授权).*"
    r"|(?:阅读|浏览|点击|评论|阅读量|浏览量|閱讀|瀏覽|回复|查看|楼主|沙发|板凳|只看该作者|发表于|#?\d+楼)"
    r"\s*[:：(（]?\s*\d*\s*[)）]?(?:次|人|条)?"
    r"|(?:延伸|相关|推荐|更多|相關|推薦)(?:阅读|閱讀|文章|新闻|新聞)\s*[:：].*"
    r"|(?:发表|回复|发布|编辑|更新|發表|發佈)[于於].{0,30}"
    r"|\[?(?:编辑|edit|source|edit this page|¶|#|返回目录)\]?"
    r"|copyright .*|©.*|all rights reserved.*|advertisement|广告|廣告|share(?: this)?(?: article)?"
    r"|print|skip to .*|sign (?:in|up).*|(?:next|previous)(?: (?:page|post|article))?|back to top",
    re.IGNORECASE | re.DOTALL,
)
"""Short lines that are furniture wherever they stand; a whole line."""
ABOUT = lazy_regex(
    r"来源|來源|作者|记者|編輯|编辑|发布|發布|发表|發表|更新|阅读|閱讀|浏览|瀏覽|点击|點擊|时间|時間|日期"
    r"|字数|评论|by |posted|published|updated|min read|文[:：/／]|\d{4}\s*[-年/.]\s*\d{1,2}",
    re.IGNORECASE,
)
"""What the line above an article holds: who wrote it, when, where it comes from."""
