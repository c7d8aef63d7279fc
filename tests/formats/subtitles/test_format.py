"""Subtitle files are read, written in all layouts, and otherwise the same bytes."""

from __future__ import annotations

import re
import time

import pysubs2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator import placeholders
from translator.document.segments import segment_block
from translator.exports.save import splice
from translator.formats import registry
from translator.types import Document, Layout

SRT = """1
00:00:01,000 --> 00:00:03,000
我今天早上去了

2
00:00:03,200 --> 00:00:05,000
镇上的<i>菜市场</i>，买了
两斤豆腐。

3
00:00:06,000 --> 00:00:08,000
- 多少钱一斤？
- 三块。

4
00:00:09,000 --> 00:00:11,000
{\\an8}<i>♪ 小河流过我门前 ♪</i>

5
00:00:12,000 --> 00:00:13,000

6
00:00:13,500 --> 00:00:15,000
他笑了笑。
"""
VTT = """WEBVTT - 早市

NOTE 这是注释，
不给人看

STYLE
::cue(.y) { color: yellow }

REGION
id:fred

intro
00:01.000 --> 00:03.000 align:start position:10%
<v 小王>今天的鱼 &amp; 虾都很新鲜，</v>

00:03.100 --> 00:05.000 align:start position:10%
<v 小王>要不要来<c.y>一斤</c>？</v>

00:08.000 --> 00:09.000
<ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>很难写。
"""
ASS = """[Script Info]
Title: 早市

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:03.00,Default,老张,0,0,0,,{\\an8\\fad(200,200)}今天下雨，\\N路上{\\i1}很滑{\\i0}，
Dialogue: 0,0:00:03.00,0:00:05.00,Default,老张,0,0,0,,你慢点走。
Comment: 0,0:00:03.00,0:00:05.00,Default,,0,0,0,,改过一次
Dialogue: 0,0:00:05.00,0:00:07.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0 100 100{\\p0}
Dialogue: 0,0:00:07.00,0:00:09.00,Default,,0,0,0,karaoke,{\\k20}小{\\k30}河{\\k20}流
"""  # noqa: E501
FILES = {"a.srt": SRT, "a.vtt": VTT, "a.ass": ASS}


def read(text: str | bytes, name: str = "a.srt") -> Document:
    data = text.encode() if isinstance(text, str) else text
    return registry.by_path(name, data).read(data, name=name)


def cue_text(text: str, first: int = 1) -> str:
    """Return an SRT file of one cue."""
    return f"{first}\n00:00:{first:02},000 --> 00:00:{first:02},900\n{text}\n\n"


def shown(document: Document) -> list[str]:
    return [placeholders.show(block.text) for block in document.blocks]


def written(
    text: str | bytes,
    targets: dict[int, str],
    *,
    name: str = "a.srt",
    layout: Layout = Layout.TARGET,
    to: str = "en",
) -> str:
    document = read(text, name)
    marked = {
        number: placeholders.unshow(target, document.blocks[number].text)
        for number, target in targets.items()
    }
    data = splice(document, marked, layout=layout, target_language=to).data
    return data.decode(document.encoding)


def dialogue(text: str) -> list[str]:
    """Return the texts of cues as another program reads them."""
    return [event.text for event in pysubs2.SSAFile.from_string(text) if not event.is_comment]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_identity_gives_back_every_byte(name: str, encoding: str, newline: str) -> None:
    data = FILES[name].replace("\n", newline).encode(encoding)
    document = read(data, name)
    assert document.blocks
    targets = {block.id: block.text for block in document.blocks}
    for layout in Layout:
        one = registry.by_name(document.format)
        assert one.write(document, targets, layout=layout, target_language="en") == data


SIGNS = (
    "1", "\n", "\n\n", "\r\n", "00:00:01,000 --> 00:00:02,000", "-00:00:01,0 --> 99999:99:99.9",
    "00:01.000 --> 00:02.000 line:0", "WEBVTT", "NOTE", "STYLE", "我", "你好。", "- ", "– ", "♪",
    "<i>", "</i>", "<b>", "</b>", "<c.y>", "<v 王>", "<00:00:01.000>", "{\\an8}", "{\\i1}",
    "{\\i0}", "{\\p1}", "{\\p0}", "{\\k2}", "\\N", "\\h", "[Events]", "[Script Info]", "Format: ",
    "Dialogue: ", "Comment: ", "0,0:00:01.00,0:00:02.00,D,,0,0,0,,", "&amp;", "<", ">", "{", "}",
    " ", "\U000f0001", "a", "<ruby>", "<rt>a</rt>",
)  # fmt: skip


@pytest.mark.parametrize("name", ["srt", "vtt", "ass"])
@given(parts=st.lists(st.sampled_from(SIGNS), max_size=40))
@settings(max_examples=120, deadline=None)
def test_whatever_signs_meet_nothing_is_lost(name: str, parts: list[str]) -> None:
    data = "".join(parts).encode()
    one = registry.by_name(name)
    document = one.read(data, name="film")
    same = {block.id: block.text for block in document.blocks}
    assert one.write(document, same, layout=Layout.TARGET, target_language="en") == data
    for block in document.blocks:
        original = document.skeleton[block.start : block.end]
        assert placeholders.restore(block.text, block.inline) == original
        assert segment_block(block, "zh")
    new = {block.id: "好" + block.text for block in document.blocks}
    for layout in Layout:
        one.write(document, new, layout=layout, target_language="zh-Hans")


def test_a_sentence_over_cues_is_one_block_and_no_boundary_is_shown_to_a_model() -> None:
    document = read(SRT)
    assert [block.attributes["cues"] for block in document.blocks] == ["2", "1", "1", "1"]
    first = document.blocks[0]
    assert "镇上的" in placeholders.strip(first.text)
    assert [item.kind for item in first.inline] == ["cue", "emphasis", "softbreak"]
    assert len(segment_block(first, "zh")) == 1
    assert first.inline[0].kind in placeholders.LINE_ENDS


def test_a_sentence_is_divided_over_its_cues_again() -> None:
    target = "This morning I went to the ⟨2›market‹2⟩ in town and bought two catties of tofu."
    text = written(SRT, {0: target})
    assert dialogue(text)[:2] == [
        "This morning I went to the {\\i1}market{\\i0} in town",
        "and bought two catties of tofu.",
    ]
    assert re.findall("-->.*", text) == re.findall("-->.*", SRT)


def test_a_pair_that_goes_over_two_cues_is_closed_and_opened_again() -> None:
    text = written(SRT, {0: "This morning I ⟨2›went to the market, and we bought some tofu‹2⟩."})
    assert "<i>went to the market,</i>\n\n2\n" in text
    assert "\n<i>and we bought some tofu</i>." in text


def test_where_only_the_script_changes_every_line_keeps_its_end() -> None:
    document = read(SRT)
    traditional = document.blocks[0].text.replace("买", "買").replace("镇", "鎮")
    data = splice(document, {0: traditional}, layout=Layout.TARGET, target_language="zh-Hant").data
    assert data.decode() == SRT.replace("买", "買").replace("镇", "鎮")


def test_speakers_of_one_cue_keep_a_line_each() -> None:
    text = written(SRT, {1: "How much is it?⟨1⟩⟨2⟩Three yuan."})
    assert "\n- How much is it?\n- Three yuan.\n" in text


@pytest.mark.parametrize("dash", ["- ", "-", "– ", "—", "－"])
def test_only_the_second_speaker_may_have_a_dash(dash: str) -> None:
    document = read(cue_text(f"今天去吗？\n{dash}不去了。"))
    assert shown(document) == ["今天去吗？⟨1⟩⟨2⟩不去了。"]
    assert [item.source for item in document.blocks[0].inline] == ["\n", dash]


def test_temperatures_and_dates_are_no_speakers() -> None:
    assert shown(read(cue_text("夜里有\n-5度。"))) == ["夜里有⟨1⟩-5度。"]


def test_bilingual_cues_have_the_source_over_the_target() -> None:
    targets = {
        0: "I went to the market in town this morning, and bought two catties of tofu.",
        1: "How much?⟨1⟩⟨2⟩Three yuan.",
        2: "A little river flows past my door",
    }
    for layout in (Layout.BILINGUAL, Layout.SIDE_BY_SIDE):
        text = written(SRT, targets, layout=layout)
        assert "\n镇上的<i>菜市场</i>，买了 两斤豆腐。\nand bought two" in text
        assert "\n- 多少钱一斤？\n- 三块。\n- How much?\n- Three yuan.\n" in text
        notes = "♪ 小河流过我门前 ♪\n♪ A little river flows past my door ♪"
        assert f"{{\\an8}}<i>{notes}</i>\n" in text


def test_line_ends_of_the_file_are_used_for_new_lines() -> None:
    text = written(SRT.replace("\n", "\r\n"), {3: "He smiled."}, layout=Layout.BILINGUAL)
    assert "他笑了笑。\r\nHe smiled.\r\n" in text
    assert "\n" not in text.replace("\r\n", "")


def test_a_long_target_stands_on_two_lines() -> None:
    text = written(SRT, {3: "He smiled at the old woman who was selling bean curd at the gate."})
    lines = dialogue(text)[-1].split("\\N")
    assert len(lines) == 2
    assert max(map(len, lines)) <= 42


def test_a_target_with_fewer_words_than_cues_is_said() -> None:
    document = read(SRT)
    result = splice(document, {0: "Yes."}, layout=Layout.TARGET, target_language="en")
    assert "00:00:05,000\n\n\n3\n" in result.data.decode()
    assert result.remark is not None
    assert "line 7" in str(result.remark)
    assert splice(document, {}, layout=Layout.TARGET, target_language="en").remark is None


def test_vtt_keeps_notes_styles_regions_voices_and_settings() -> None:
    document = read(VTT, "a.vtt")
    assert shown(document)[0] == "今天的鱼 ⟨1⟩ 虾都很新鲜，⟨2⟩要不要来⟨3›一斤‹3⟩？"
    assert [one.kind for one in document.skipped] == ["subtitle-header", "note", "speakers"]
    target = "Today's fish ⟨1⟩ shrimp are fresh; want <b>a</b> ⟨3›pound‹3⟩?"
    text = written(VTT, {0: target}, name="a.vtt")
    assert "<v 小王>Today's fish &amp; shrimp are fresh;</v>" in text
    assert "<v 小王>want &lt;b&gt;a&lt;/b&gt; <c.y>pound</c>?</v>" in text
    start = VTT.index("\n<v")
    assert text[:start] == VTT[:start]


def test_readings_go_with_their_characters_and_not_into_a_translation() -> None:
    assert written(VTT, {1: "Characters are hard."}, name="a.vtt").endswith(
        "\nCharacters are hard.\n"
    )
    last = read(VTT, "a.vtt").blocks[1]
    assert [item.kind for item in last.inline] == ["ruby", "reading", "reading"]


def test_words_that_appear_one_by_one_are_one_sentence() -> None:
    text = "WEBVTT\n\n00:06.000 --> 00:07.000\n<00:06.100><c>今天</c><00:06.300><c>下雨吗？</c>\n"
    document = read(text, "a.vtt")
    kinds = {item.kind for item in document.blocks[0].inline}
    assert kinds == {"ruby", "reading"}
    assert "<00:06.100>Is it raining?\n" in written(text, {0: "Is it raining?"}, name="a.vtt")


def test_ass_keeps_codes_styles_speakers_comments_and_drawings() -> None:
    document = read(ASS, "a.ass")
    assert shown(document) == ["今天下雨，⟨1⟩路上⟨2›很滑‹2⟩，⟨3⟩你慢点走。", "小⟨1⟩河⟨2⟩流"]
    assert [one.kind for one in document.skipped] == [
        "subtitle-header", "speakers", "subtitle-comment",
    ]  # fmt: skip
    targets = {0: "It is raining and the road is ⟨2›slippery‹2⟩, so walk {slowly}.", 1: "A river"}
    text = written(ASS, targets, name="a.ass")
    assert dialogue(text)[:3] == [
        "{\\an8\\fad(200,200)}It is raining and the road is {\\i1}slippery{\\i0},",
        "so walk ｛slowly｝.",
        "{\\p1}m 0 0 l 100 0 100 100{\\p0}",
    ]
    assert "{\\k20}A river" in text
    changed = [b for a, b in zip(ASS.split("\n"), text.split("\n"), strict=True) if a != b]
    assert all(line.startswith("Dialogue:") for line in changed)
    both = written(ASS, targets, name="a.ass", layout=Layout.BILINGUAL)
    assert "{\\k20}小{\\k30}河{\\k20}流\\NA river" in both


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (cue_text("今天很冷。", 1) + cue_text("多穿一点。", 2), ["今天很冷。", "多穿一点。"]),
        # a missing blank line, a missing number, wrong numbers
        (
            "1\n00:00:01,000 --> 00:00:02,000\n下雨了。\n2\n00:00:02,000 --> 00:00:03,000\n走！",
            2,
        ),
        ("00:00:01,000 --> 00:00:02,000\n下雨了。\n\n00:00:02,000 --> 00:00:03,000\n收衣服！", 2),
        ("7\n00:00:01,000 --> 00:00:02,000\n下雨了。\n\n7\n00:00:02,000 --> 00:00:03,000\n走！", 2),
        ("1\n\n00:00:01,000 --> 00:00:02,000\n下雨了。", ["下雨了。"]),
        # negative, huge and backward times, other signs in them
        ("1\n-00:00:01,000 --> 00:00:02,000\n下雨了", ["下雨了"]),
        ("1\n99999999999999999999:00:01,000 --> 0:0:2\n下雨了", ["下雨了"]),
        ("1\n00:00:05,000 --> 00:00:02,000\n下雨了", ["下雨了"]),
        ("1\n00:00:05.000-->00:00:06.000\n下雨了", ["下雨了"]),
        ("1\n00:00:05,000 --> 00:00:06,000 X1:0 X2:100\n下雨了", ["下雨了"]),
        # a blank line in a cue, a number in it, nothing but signs
        ("1\n00:00:01,000 --> 00:00:02,000\n下雨\n\n了。\n", ["下雨⟨1⟩了。"]),
        ("1\n00:00:01,000 --> 00:00:02,000\n42\n号楼在哪里？\n", ["42⟨1⟩号楼在哪里？"]),
        (cue_text("…") + cue_text("♪", 2) + cue_text("<i></i>", 3) + cue_text("- 123", 4), []),
        ("没有时间的文字", []),
    ],
)
def test_broken_files_are_read_as_players_read_them(text: str, blocks: list[str] | int) -> None:
    document = read(text)
    assert (len(document.blocks) if isinstance(blocks, int) else shown(document)) == blocks
    same = {block.id: block.text for block in document.blocks}
    one = registry.by_name("srt")
    assert one.write(document, same, layout=Layout.TARGET, target_language="en") == text.encode()


def test_stray_lines_are_said() -> None:
    assert [one.excerpt for one in read("字幕组 出品\n\n" + cue_text("下雨了。")).skipped] == [
        "字幕组 出品"
    ]


def srt(*cues: tuple[float, float, str]) -> str:
    return "".join(
        f"{number}\n00:00:{start:06.3f} --> 00:00:{end:06.3f}\n{text}\n\n".replace(".", ",")
        for number, (start, end, text) in enumerate(cues, 1)
    )


END = (30, 31, "天黑了。")
"""A file without a full stop counts as one that is written without them."""


@pytest.mark.parametrize(
    ("cues", "joined"),
    [
        ([(1, 2, "奶奶说今年的"), (2, 3, "白菜长得好。")], True),
        ([(1, 2, "奶奶说今年的"), (4.5, 5, "白菜长得好。")], False),
        ([(1, 3, "奶奶说今年的"), (2, 4, "白菜长得好。")], False),
        ([(1, 2, "奶奶来了。"), (2, 3, "白菜长得好。")], False),
        ([(1, 2, "奶奶说今年的"), (2, 3, "- 白菜长得好。")], False),
        ([(1, 2, "奶奶说今年的"), (2, 3, "♪ 白菜长得好。")], False),
        ([(1, 2, "奶奶说今年的"), (2, 3, "（笑声）")], False),
        ([(1, 2, "- 奶奶\n- 白菜"), (2, 3, "白菜长得好。")], False),
        ([(1, 2, "Grandmother said the"), (2, 3, "cabbages grow well.")], True),
        ([(1, 2, "Grandmother said..."), (2, 3, "that cabbages grow well.")], True),
        ([(1, 2, "奶奶说，"), (2, 3, "“白菜长得好。”")], True),
    ],
)
def test_which_cues_hold_one_sentence(cues: list[tuple[float, float, str]], joined: bool) -> None:
    blocks = read(srt(*cues, END)).blocks
    assert (blocks[0].attributes["cues"] == "2") is joined


def test_without_full_stops_each_cue_is_a_block_and_each_short_line_a_sentence() -> None:
    text = srt((1, 2, "下雨了\n快收衣服"), (2, 3, "我去拿伞"), (3, 4, "你等一下"))
    document = read(text)
    assert len(document.blocks) == 3
    assert len(segment_block(document.blocks[0], "zh")) == 2


def test_a_row_of_many_cues_without_an_end_is_no_sentence() -> None:
    rows = [(one, one + 1, f"第{one}个人的名字") for one in range(1, 12)]
    ends = [(one, one + 1, "好的。") for one in range(20, 24)]
    assert {block.attributes["cues"] for block in read(srt(*rows, *ends)).blocks} == {"1"}


def test_places_on_the_screen_part_sentences() -> None:
    text = ASS.replace("Default,老张,0,0,0,,你", "Sign,老张,0,0,0,,你")
    assert len(read(text, "a.ass").blocks) == 3


def test_a_file_is_read_as_what_it_is_inside() -> None:
    document = read(VTT, "a.srt")
    assert document.format == "srt"
    assert len(document.blocks) == 2
    assert registry.by_path("-", VTT.encode()).name == "vtt"
    assert registry.by_path("a.txt", SRT.encode()).name == "srt"
    assert registry.by_path("a", ASS.encode()).name == "ass"


def test_big5_is_kept_and_said_where_it_lacks_a_character() -> None:
    data = cue_text("外面下著大雪，我們今天不出門了。").encode("big5")
    document = read(data)
    assert document.encoding == "cp950"
    result = splice(document, {0: "我们不出门"}, layout=Layout.TARGET, target_language="zh-Hans")
    assert "我们不出门" in result.data.decode("utf-8")
    assert result.remark is not None


def test_a_cue_of_twenty_thousand_tags_is_left_and_said() -> None:
    document = read(cue_text("字<b>字</b>" * 20_000))
    assert not document.blocks
    assert [one.kind for one in document.skipped] == ["cue-marks"]


@pytest.mark.parametrize("piece", ["{\\an8}", "<i>", "</i>", "<b></b>", "♪ ", "\n", "&amp;", "- "])
def test_time_grows_no_faster_than_the_file(piece: str) -> None:
    started = time.process_time()
    document = read(cue_text(piece * 30_000 + "下雨了。"))
    assert time.process_time() - started < 5
    assert len(document.blocks) + len(document.skipped) == 1
