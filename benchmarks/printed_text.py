"""The text that ``documents_pdf.py`` prints and reads again; our own, CC0."""

from __future__ import annotations

TITLE = "河边的早市"
CHINESE = (
    ("一、天还没亮", (
        "每逢三、六、九，镇上的早市就从河边的石板路一直摆到桥头。天还没亮，卖豆腐的老周已经推着车出"
        "门了，车上盖着一块洗得发白的蓝布，底下冒着热气。他说豆腐要趁热卖，凉了就不香了。",
        "我小时候跟着奶奶赶集，总要先去看卖糖人的摊子。那位老人会把一勺麦芽糖拉得又细又长，几下就捏"
        "出一只公鸡。糖人两毛钱一个，奶奶从来不还价，她说做手艺的人起得早，不容易。",
        "桥头有一棵老槐树，树下摆着三四张小方桌，是吃馄饨的地方。馄饨皮薄得透亮，汤里撒一把虾皮和"
        "葱花，冬天喝上一碗，从喉咙一直暖到脚底。摊主姓何，大家都叫她何婶，她记得每个老客人的口味。",
    )),
    ("二、两本账", (
        "何婶有两本账。一本记在纸上，谁家办酒席订了多少碗，什么时候来取，写得清清楚楚；另一本记在心"
        "里，谁家的孩子考上了学校，谁家的老人病了，她都知道。碰上手头紧的人，她就说下次一起算。",
        "二〇〇八年修桥，早市搬到学校操场上，搬了整整14个月。人少了一半，老周差点不干了。何婶劝他："
        "“桥总会修好的，人也总要吃豆腐。”后来桥修好了，比原来宽了3.5米，早市又热闹起来。",
        "新桥通车那天，镇上放了二十分钟的鞭炮。老周把车推到桥中间，请每个路过的人吃一小块豆腐。有人问"
        "他为什么这么高兴，他想了想，说：“以前过桥要让车，现在车和人都能走了。”",
    )),
    ("三、下雨的日子", (
        "下雨天来赶集的人少，摆摊的人就聚在桥洞里聊天。他们谈天气，谈庄稼，也谈远处的儿女。卖菜的李"
        "大姐说，女儿在城里教书，每个月寄钱回来，可是她更想看见人。大家听了都不作声。",
        "雨停以后，河水涨了许多，水面上漂着从上游冲下来的树枝和菜叶。几个孩子蹲在岸边捞东西，被各自的"
        "母亲喊了回去。老周收了摊，把剩下的豆腐分给桥洞里的人，说今天算他请客。",
        "傍晚时分，石板路洗得干干净净，映着两边的灯。早市的痕迹只剩下几片菜叶和一点葱花的香味。明天"
        "不是集日，河边会很安静，只有何婶的炉子还会在五点钟点起来，给上早班的人煮第一锅馄饨。",
    )),
)  # fmt: skip
ITEMS = ("热豆腐，一块五一份", "鲜肉馄饨，大碗六块", "麦芽糖人，两块一个", "新摘的黄瓜和西红柿")
TABLE = (
    ("品名", "单位", "去年", "今年"),
    ("豆腐", "斤", "2.50", "3.00"),
    ("馄饨", "碗", "5.00", "6.00"),
    ("黄瓜", "斤", "1.80", "2.20"),
    ("糖人", "个", "1.00", "2.00"),
)
ENGLISH_TITLE = "The Market by the River"
ENGLISH = (
    ("Before daylight", (
        "On market days the stalls stretch from the flagstones beside the river all the way to "
        "the bridge. Long before daylight old Zhou has wheeled out his cart, covered with a "
        "blue cloth that has been washed until it is nearly white, with steam escaping "
        "underneath. He insists that bean curd must be sold while it is warm, because "
        "afterwards the fragrance is gone.",
        "When I was a child I followed my grandmother there, and we always stopped first at the "
        "stall of the sugar maker. He could draw a spoonful of malt syrup into a thread and "
        "twist it into a rooster within a minute. Each cost twenty cents. My grandmother never "
        "bargained with him; craftsmen rise early, she used to say, and nobody thanks them for "
        "it.",
        "Beneath the locust tree at the end of the bridge stand three or four square tables "
        "where people eat wonton soup. The wrappers are so thin that light passes through them. "
        "With a handful of dried shrimp and chopped spring onions it warms you from throat to "
        "toes.",
    )),
    ("Two account books", (
        "Mrs. He keeps two account books. One is made of paper, and records how many bowls "
        "somebody ordered for a wedding and when they will be collected. The other she keeps in "
        "her head: whose children passed their examinations, whose parents are ill. Customers "
        "who are short of money are told that everything can be settled the following time.",
        "In 2008 the bridge was rebuilt, and for fourteen months the market moved to the "
        "playground of the primary school. Half of the customers stayed away, and old Zhou was "
        "on the point of giving up. She persuaded him to continue: the bridge would certainly "
        "be finished one day, and people would certainly want bean curd. The new bridge is 3.5 "
        "metres wider.",
        "On the afternoon of its opening there were fireworks for twenty minutes. Old Zhou "
        "pushed his cart to the middle of the bridge and offered everyone who passed a small "
        "piece. Asked why he was so cheerful, he considered the question carefully before "
        "answering that now there was finally room for carts as well as for pedestrians.",
    )),
)  # fmt: skip
