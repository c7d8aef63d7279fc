"""Articles of any length, written by rules: everyday Chinese with its English translation.

No sentence is anybody's: frames and fillings are our own (CC0). The same number gives the same
sentence, different numbers nearly always different ones, so that a book of any size has as many
different segments as a real one. Each sentence comes with its translation, so that an engine that
costs nothing can answer as a good one would.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

FRAMES = (
    ("{day}早上，{who}在{place}买了{count}斤{food}。",
     "On {day} morning, {who} bought {count} jin of {food} at {place}."),
    ("{who}说，{place}的{food}比去年贵了{percent}%。",
     "{who} said the {food} at {place} cost {percent}% more than last year."),
    ("下雨的时候，{who}总喜欢坐在{place}旁边，慢慢地喝一杯茶。",
     "When it rains, {who} always likes to sit beside {place} and slowly drink a cup of tea."),
    ("{place}一共有{number}户人家，其中一半以上种{food}。",
     "There are {number} households at {place}, more than half of which grow {food}."),
    ("从{place}走到车站大约要{minutes}分钟，{who}每天都走这条路。",
     "It takes about {minutes} minutes to walk from {place} to the station, and {who} takes this "
     "road every day."),
    ("{year}年春天，{who}搬到了{place}，开了一家卖{food}的小店。",
     "In the spring of {year}, {who} moved to {place} and opened a small shop selling {food}."),
    ("孩子们放学以后常常到{place}玩，{who}就给他们讲从前的故事。",
     "After school the children often go to {place} to play, and {who} tells them old stories."),
    ("去年{place}接待了{wan}万名游客，今年的人数还会更多。",
     "Last year {place} received {wan_english} visitors, and this year there will be even more."),
    ("{who}把{food}切成小块，放进锅里煮了{minutes}分钟。",
     "{who} cut the {food} into small pieces and boiled them in the pot for {minutes} minutes."),
    ("没有人知道那封信是什么时候寄到{place}的。",
     "Nobody knows when that letter was sent to {place}."),
    ("“你什么时候回来？”{who}在电话里问，“家里的{food}都熟了。”",
     "“When are you coming back?” {who} asked on the phone. “The {food} at home is ripe.”"),
    ("{place}的灯一直亮到晚上{hour}点，风把树叶吹得沙沙响。",
     "The lights at {place} stayed on until {hour} p.m., and the wind made the leaves rustle."),
)  # fmt: skip
DAYS = (("星期一", "Monday"), ("星期三", "Wednesday"), ("星期六", "Saturday"), ("星期天", "Sunday"))
PEOPLE = (
    ("邻居", "the neighbor"), ("奶奶", "Grandma"), ("老师", "the teacher"), ("司机", "the driver"),
    ("老板娘", "the landlady"), ("送信的人", "the postman"), ("我弟弟", "my younger brother"),
    ("她妹妹", "her younger sister"), ("那位医生", "that doctor"),
    ("种菜的大爷", "the old gardener"),
)  # fmt: skip
PLACES = (
    ("河边的菜市场", "the market by the river"), ("旧书店", "the old bookshop"),
    ("山脚下的小村子", "the small village at the foot of the hill"),
    ("图书馆", "the library"), ("面包房", "the bakery"), ("桥头", "the end of the bridge"),
    ("湖边的公园", "the park by the lake"), ("茶馆", "the teahouse"),
    ("火车站后面的巷子", "the lane behind the railway station"), ("院子", "the yard"),
)  # fmt: skip
FOODS = (
    ("苹果", "apples"), ("白菜", "cabbage"), ("豆腐", "tofu"), ("花生", "peanuts"),
    ("南瓜", "pumpkin"), ("鲜鱼", "fresh fish"), ("核桃", "walnuts"), ("土豆", "potatoes"),
)  # fmt: skip
_SEED = 20250101


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence in both languages."""

    chinese: str
    english: str


def sentence(number: int) -> Sentence:
    """Return the sentence of a number: always the same."""
    chance = random.Random(_SEED + number)
    chinese, english = chance.choice(FRAMES)
    chosen = {
        "day": chance.choice(DAYS),
        "who": chance.choice(PEOPLE),
        "place": chance.choice(PLACES),
        "food": chance.choice(FOODS),
    }
    wan = chance.randrange(2, 90)
    figures = {
        "count": chance.randrange(13, 99), "percent": chance.randrange(13, 60),
        "number": chance.randrange(101, 999), "minutes": chance.randrange(13, 59),
        "year": chance.randrange(1950, 2020), "hour": chance.randrange(8, 12), "wan": wan,
    }  # fmt: skip
    both = Sentence(
        chinese=chinese.format(**{name: one[0] for name, one in chosen.items()}, **figures),
        english=english.format(
            **{name: one[1] for name, one in chosen.items()},
            **figures, wan_english=f"{wan * 10_000:,}",
        ),
    )  # fmt: skip
    return Sentence(chinese=both.chinese, english=both.english[:1].upper() + both.english[1:])


def paragraphs(*, first: int = 0) -> Iterator[list[Sentence]]:
    """Return paragraphs of three to six sentences, without end."""
    number = first
    while True:
        size = random.Random(_SEED - number).randrange(3, 7)
        yield [sentence(number + offset) for offset in range(size)]
        number += size


def book(size: int, *, markdown: bool, first: int = 0) -> str:
    """Return a book of a size in Chinese.

    Args:
        size: Bytes of UTF-8, reached and passed by at most a paragraph.
        markdown: With chapters, emphasis, links and lists; otherwise plain paragraphs.
        first: Number of its first sentence: other numbers make other books.
    """
    pieces: list[str] = []
    written = 0
    for number, paragraph in enumerate(paragraphs(first=first)):
        if written >= size:
            break
        texts = [one.chinese for one in paragraph]
        piece = "".join(texts)
        if markdown:
            piece = _decorated(number, texts)
        pieces.append(piece)
        written += len(piece.encode()) + 2
    return "\n\n".join(pieces) + "\n"


def _decorated(number: int, texts: list[str]) -> str:
    """Write a paragraph with what Markdown has: a heading now and then, marks in sentences."""
    if number % 40 == 0:
        return f"## 第{number // 40 + 1}章 {texts[0].rstrip('。')}"
    if number % 9 == 3:
        return "\n".join(f"- {text}" for text in texts)
    if number % 5 == 1:
        return f"{texts[0][:4]}**{texts[0][4:8]}**{texts[0][8:]}" + "".join(texts[1:])
    if number % 7 == 2:
        address = f"https://example.org/{number}"
        return "".join(texts) + f"[{texts[0][:6]}]({address})在这里，用`code {number}`。"
    return "".join(texts)
