"""Bytes to text and back, exactly: what encoding an article is in, and how sure that is.

Order: byte order mark → UTF-16/32 without one, where zero bytes show it → strict UTF-8 →
the most plausible of the Chinese encodings and UTF-16 → an error that says where and what
to do. A guess counts only if encoding its text gives the same bytes again, and nothing is
ever replaced silently.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from translator.errors import EncodingError
from translator.lazy_regex import lazy_regex
from translator.text.languages import is_han

# The longer marks first: UTF-32-LE begins like UTF-16-LE.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# Names that take or write a byte order mark of their own: we keep the mark ourselves.
_PLAIN_NAMES = {"utf-8-sig": "utf-8", "utf_8_sig": "utf-8"}
_NO_TEXT = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"))
"""Codecs between bytes and text that no document is in, and that fail in ways of their own: the
"Python specific encodings" of https://docs.python.org/3/library/codecs.html."""

_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
# At equal plausibility the first wins. cp936 is GB 2312 with Windows' one-byte euro sign.
_CHINESE = ("gb18030", "cp950", "big5hkscs", "cp936", "utf-16-le", "utf-16-be")

_SAMPLE = 40_000
"""How many characters of a candidate are scored; the whole is still decoded and checked."""
_BELIEVABLE = 0.2
"""Least mean score of a believable decoding. Right ones lie above 0.45, wrong ones below 0."""

# The characters that make up about half of any Chinese text, both scripts, and the marks
# between them. Any few hundred frequent ones do; they only have to tell text from noise.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工"
    "也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起"
    "小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事"
    "平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解"
    "问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及"
    "这來個國時們為會對發動過說產種後學經進著電裡現實體機當從業應開還與關間樣數氣變條沒"
    "結問無係軍題黨員總設張長東車馬門書話語讀寫買賣錢飯電視樂愛親見覺讓請謝歡聽給誰麼"
    "今春秋冬夏早晚先老王李张刘陈杨黄吴男女孩儿爸妈吃喝走跑坐住做买卖请谢欢听给谁让话"
    "价格元万亿千百零六七八九写读书报告市区省县州城镇村街路号室京海北南西东香港台湾澳门"
    "我哋喺食嘢啲嘅咗佢係唔冇咁點睇嚟畀裏裡這"
    "，。！？：；、（）“”‘’「」『』《》…—·　"
)
_UNUSUAL = lazy_regex("[\x00-\x08\x0e-\x1f\x80-\x9f\ufffe\uffff\ue000-\uf8ff\ufffd]")
_UTF8_SEQUENCE = lazy_regex(rb"[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """A file's text and what is needed to write its bytes again."""

    text: str
    """Without the byte order mark; line ends as they were."""
    encoding: str
    """Python codec name, or ``cp936``: GB 2312 with the one-byte euro sign of Windows."""
    bom: bytes
    """The byte order mark the file began with, or ``b""``."""


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Turn a file's bytes into text.

    Args:
        data: The whole file.
        encoding: Python codec name; None: find out.

    Raises:
        EncodingError: the encoding is unknown, or the bytes are not text in it; the message
            holds the offset of the first byte that does not fit.
    """
    if encoding is not None:
        return _decode_as(data, encoding)
    for bom, name in _BYTE_ORDER_MARKS:
        if data.startswith(bom):
            return _decode_as(data, name)
    if b"\0" in data:
        return _decode_wide(data)
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8", bom=b"")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise EncodingError(
                "encoding.mixed", offset=error.start, bytes=_hexadecimal(data, error.start)
            ) from error
        offset = error.start
    return _most_plausible(data, offset)


def encode(text: str, encoding: str, bom: bytes = b"") -> bytes:
    """Turn text into bytes: the exact inverse of ``decode``.

    Raises:
        EncodingError: the encoding is unknown or has no such character.
    """
    codec = _codec(encoding)
    try:
        if codec == "cp936":
            return bom + b"\x80".join(part.encode("gbk") for part in text.split("€"))
        return bom + text.encode(codec)
    except UnicodeEncodeError as error:
        character = error.object[error.start]
        raise EncodingError(
            "encoding.cannot-hold", encoding=encoding, character=character, number=ord(character)
        ) from error


def _codec(name: str) -> str:
    """Return the codec that takes no byte order mark by itself."""
    lower = name.strip().lower()
    if lower in ("cp936", "ms936", "windows-936"):
        return "cp936"
    try:
        known = codecs.lookup(_PLAIN_NAMES.get(lower, lower)).name
        if known.replace("_", "-") in _NO_TEXT:
            raise LookupError(known)
        "".encode(known)  # refuses codecs that are not between text and bytes (base64, rot13)
    except (LookupError, ValueError) as error:
        raise EncodingError("encoding.unknown", name=name) from error
    return "utf-8" if known == "utf-8-sig" else known


def _decode_as(data: bytes, encoding: str) -> Decoded:
    codec = _codec(encoding)
    bom = b""
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark) and codec in (name, name[:-3]):  # utf-16 is utf-16-le or -be
            bom, codec = mark, name
            break
    if codec in ("utf-16", "utf-32"):
        codec += "-le"  # the usual order where no mark says it
    try:
        text = _text(data[len(bom) :], codec)
    except UnicodeDecodeError as error:
        offset = error.start + len(bom)
        raise EncodingError(
            "encoding.wrong", offset=offset, bytes=_hexadecimal(data, offset), encoding=encoding
        ) from error
    if encode(text, codec, bom) != data:
        raise EncodingError("encoding.not-back", encoding=encoding)
    return Decoded(text=text, encoding=codec, bom=bom)


def _euro(error: UnicodeError) -> tuple[str, int]:
    """Read the one byte that Windows added; called by the codec, which goes on from there.

    Decoding again behind each euro sign would take time that grows with the square.
    """
    if isinstance(error, UnicodeDecodeError) and error.object[error.start] == 0x80:
        return "€", error.start + 1
    raise error


_EURO = "duizhao-euro"
"""Our way to handle what GBK cannot decode (``codecs.register_error``)."""
codecs.register_error(_EURO, _euro)


def _text(data: bytes, codec: str) -> str:
    """Decode strictly.

    Raises:
        UnicodeDecodeError: a byte does not fit.
    """
    if codec != "cp936":
        return data.decode(codec)
    return data.decode("gbk", _EURO)


def _decode_wide(data: bytes) -> Decoded:
    """Decode UTF-16/32 without a mark; other bytes with zeros are no text."""
    best = max(
        (
            found
            for name in _WIDE
            if (found := _candidate(data, name)) and "\0" not in found[1].text
        ),
        key=lambda found: found[0],
        default=None,
    )
    if best is not None and best[0] >= _BELIEVABLE:
        return best[1]
    offset = data.index(b"\0")
    raise EncodingError("encoding.binary", offset=offset)


def _most_plausible(data: bytes, offset: int) -> Decoded:
    candidates = [found for name in _CHINESE if (found := _candidate(data, name))]
    best = max(candidates, key=lambda found: found[0], default=None)
    if best is not None and best[0] >= _BELIEVABLE:
        return best[1]
    for name in ("gb18030", "cp950"):
        whole = _without_tail(data, name)
        if whole and (cut := _candidate(data[:whole], name)) and cut[0] >= _BELIEVABLE:
            raise EncodingError(
                "encoding.cut-off", encoding=name, offset=whole, bytes=_hexadecimal(data, whole)
            )
    raise EncodingError("encoding.untold", offset=offset, bytes=_hexadecimal(data, offset))


def _without_tail(data: bytes, codec: str) -> int:
    """Return where the last, incomplete character begins; 0 if that is not the fault."""
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        return error.start if len(data) - error.start < 4 else 0
    return 0


def _candidate(data: bytes, codec: str) -> tuple[float, Decoded] | None:
    """Return a decoding that gives the same bytes again with its score, or None."""
    try:
        text = _text(data, codec)
        if encode(text, codec) != data:
            return None
    except (UnicodeDecodeError, EncodingError):
        return None  # not this encoding: the next candidate is tried
    return _plausibility(text, codec), Decoded(text=text, encoding=codec, bom=b"")


def _plausibility(text: str, codec: str) -> float:
    """Score how much a decoding looks like Chinese text: −2 (noise) to 1.

    For the encodings that extend ASCII only the other characters count, because ASCII reads
    the same in all of them.
    """
    sample = text if len(text) <= _SAMPLE else text[: _SAMPLE // 2] + text[-_SAMPLE // 2 :]
    wide = codec.startswith("utf")
    total = count = 0.0
    for character in sample:
        code = ord(character)
        if code < 0x80 and not wide:
            continue
        count += 1
        if character in _FREQUENT:
            total += 1
        elif _UNUSUAL.match(character):
            total -= 2
        elif code < 0x80:
            total += 0.8 if character.isprintable() or character in "\t\r\n" else -2
        elif is_han(character):
            total += _han_score(character, codec)
        elif 0xFF01 <= code <= 0xFF5E or 0x2010 <= code <= 0x2026 or character == "€":
            total += 0.5
        else:
            total -= 0.3  # kana, Cyrillic, box drawing …: possible, but noise has many
    return total / count if count else -2


def _han_score(character: str, codec: str) -> float:
    """Score a Han character by the plane of the national standards it is in."""
    if codec == "gb18030" and len(character.encode(codec)) == 4:
        return 0.5  # noise hardly ever forms the four-byte pattern of a Han character
    for codec, last_common, last in (("gb2312", 0xD7F9, 0xF7FE), ("big5", 0xC67E, 0xF9D5)):
        try:
            encoded = character.encode(codec)
        except UnicodeEncodeError:
            continue  # not in this standard: the other one may have it
        value = int.from_bytes(encoded, "big")
        if value <= last_common:
            return 0.4
        if value <= last:
            return -0.4
    return -0.2


def _mostly_utf8(data: bytes) -> bool:
    beyond_ascii = sum(byte >= 0x80 for byte in data)
    covered = sum(len(found) for found in _UTF8_SEQUENCE.findall(data))
    return covered > 0.6 * beyond_ascii


def _hexadecimal(data: bytes, offset: int) -> str:
    return data[offset : offset + 4].hex(" ")
