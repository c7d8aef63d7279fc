"""English words, their base forms and stems."""

from __future__ import annotations

import pytest

from translator.alignment import english_tokens
from translator.alignment.tokenise import word_spans


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("trees", "tree"),
        ("cities", "city"),
        ("stopped", "stop"),
        ("making", "make"),
        ("went", "go"),
        ("children", "child"),
        ("bigger", "big"),
        ("happily", "happy"),
        ("don't", "not"),
        ("Books", "book"),
        ("twenty-five", "five"),
    ],
)
def test_a_form_leads_to_its_base(form: str, base: str) -> None:
    assert base in english_tokens.keys(form)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("economy", "economic"),
        ("develop", "development"),
        ("discuss", "discussion"),
        ("survive", "survival"),
        ("surgery", "surgical"),
        ("spirit", "spiritual"),
        ("technology", "technical"),
    ],
)
def test_words_of_one_family_share_a_stem(one: str, other: str) -> None:
    assert english_tokens.stems(one) & english_tokens.stems(other)


@pytest.mark.parametrize("word", ["a", "is", "go", "cat"])
def test_a_short_word_has_no_stem(word: str) -> None:
    assert not english_tokens.stems(word)


def test_words_are_cut_without_their_possessive_and_punctuation() -> None:
    text = "Grandma's 3.5 well-known dogs don't (e.g.) see https://a.example/b."
    words = [text[start:end] for start, end in word_spans(text, "en")]
    assert words == [
        "Grandma", "3.5", "well-known", "dogs", "don't", "e.g", "see", "https://a.example/b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "bases"),
    [
        ("cities", "cities city citi citie"),
        ("ties", "ties ti tie"),
        ("wolves", "wolves wolf wolv wolve"),
        ("ives", "ives iv ive"),
        ("as", "as"),
        ("gas", "gas ga"),
        ("tried", "tried try tri trie"),
        ("stopped", "stopped stopp stop stoppe"),
        ("seed", "seed se see"),
        ("sing", "sing"),
        ("going", "going go goe"),
        ("happier", "happier happy happi happie"),
        ("tier", "tier"),
        ("happiest", "happiest happy happi happie"),
        ("her", "her"),
        ("over", "over"),
        ("tamer", "tamer tam tame"),
        ("guest", "guest"),
        ("bigger", "bigger bigg big bigge"),
        ("oldest", "oldest old olde"),
        ("west", "west"),
        ("best", "best good"),
        ("finest", "finest fin fine"),
        ("happily", "happily happy happi happile"),
        ("only", "only"),
        ("sadly", "sadly sad sadle"),
        ("idly", "idly"),
        ("can't", "can't can not"),
        ("won't", "won't will not"),
        ("shan't", "shan't shall not"),
        ("isn't", "isn't is not"),
        ("don’t", "don't do not"),
        ("twenty-five", "twenty-five twenty five twentyfive"),
        ("Running", "running runn run runne"),
    ],
)
def test_every_base_a_word_may_have_is_found_in_its_order(word: str, bases: str) -> None:
    assert " ".join(english_tokens.keys(word)) == bases


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("nationalization", "national nationaliz nationaliza nationalizat nationalization"),
        ("hopeful", "hope hopeful"),
        ("national", "nation national"),
        ("organ", "organ"),
        ("relation", "rela relat relation"),
        ("kindness", "kind kindnes kindness"),
        ("economies", "econom economi economie economies economy"),
        ("teacher", "teach teache teacher"),
        ("strength", "streng strength"),
        ("cats", "cats"),
        ("go", ""),
        ("operation", "oper opera operat operation"),
        ("ability", "abil abilit ability"),
        ("ional", "ional"),
    ],
)
def test_a_stem_keeps_four_letters(word: str, stems: str) -> None:
    assert " ".join(sorted(english_tokens.stems(word))) == stems
