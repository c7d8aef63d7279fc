"""The ways to ask the model that are compared, and what each sends to the engine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from answers import Answers

from translator import grounding
from translator.chinese.dictionary.dictionary import Dictionary
from translator.engines.base import Engine, Output, Reminded, Request
from translator.engines.llama import grammar
from translator.grounding import Grounded
from translator.grounding.spans import replace as write_spans
from translator.text.typography.apply import typography
from translator.translation.retry.candidate import RetryOptions
from translator.translation.retry.policy import translate_segment
from translator.translation.retry.scheduler import Engines, Scheduler
from translator.translation.segment import Grounder, prepare


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """One way to put a segment to the engine."""

    name: str
    use_grammar: bool = True
    kinds: frozenset[str] = field(default_factory=frozenset)
    """Kinds of grounding; empty: none."""
    context: int = 0
    """Earlier segments given along."""
    origin: str = ""
    """Only spans of the lists whose names begin like this; empty: of all."""
    retries: bool = False
    """Checked and tried again as the product does it (``translator.translation.retry.policy``)."""


NUMBERS = frozenset({"number"})
NAMES = frozenset({"name", "term", "dictionary"})
VARIANTS = {
    variant.name: variant
    for variant in (
        Variant(name="plain", use_grammar=False),
        Variant(name="grammar"),
        Variant(name="numbers", kinds=NUMBERS),
        Variant(name="names", kinds=NAMES),
        Variant(name="grounded", kinds=NUMBERS | NAMES),
        Variant(name="product", kinds=NUMBERS | NAMES, retries=True),
        Variant(name="context1", context=1),
        Variant(name="context2", context=2),
        Variant(name="context3", context=3),
        Variant(name="grounded-context1", kinds=NUMBERS | NAMES, context=1),
    )
}
"""``plain`` is the bare instruction; all others forbid the source's script (grammar)."""
ONLY = "only-"


def variant_of(name: str) -> Variant | None:
    """Return a variant by its name; ``only-table`` grounds what one list has and no more."""
    if name.startswith(ONLY) and len(name) > len(ONLY):
        return Variant(name=name, kinds=NUMBERS | NAMES, origin=name.removeprefix(ONLY))
    return VARIANTS.get(name)


def only(grounded: Grounded, source: str, origin: str) -> Grounded:
    """Return what grounding makes of a source with the spans of some lists alone."""
    spans = tuple(span for span in grounded.spans if span.origin.startswith(origin))
    text = write_spans(source, spans, spaced=grounded.source_language == "zh")
    return replace(grounded, text=text, spans=spans)


class _Kept:
    """The engine as the retry policy sees it: every request goes through the cache."""

    passthrough, notation, remote_host, concurrency = False, True, "", 1
    batch = 1
    max_tokens = 1000

    def __init__(self, asker: Asker, variant: Variant) -> None:
        self.name = variant.name
        self._asker, self._variant = asker, variant

    def supports(self, source: str, target: str) -> bool:
        return True

    @property
    def reminded(self) -> bool:
        return self._asker.reminded

    def signature(self) -> str:
        return self.name

    def load(self) -> None: ...

    def count_tokens(self, text: str) -> int:
        return len(text)  # no line of the sets comes near the longest

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        return [self._asker.output(self._variant, request, target) for request in requests]

    def close(self) -> None: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A target and what was asked for it."""

    asked: str
    """The source as the engine saw it."""
    output: Output
    target: str
    """The output with the target language's punctuation, as the product writes it."""
    missing: tuple[tuple[str, str], ...] = ()
    """Grounded spans not found in the target: (source form, expected form)."""


_SHAPE = re.compile(
    r"root ::= \(\[\^(?P<forbidden>(?:[^\]\\]|\\.)+?)\\n\](?P<literals>.*)\)\+ \(.*\)\?", re.S
)
_END = "</text>"
_LITERAL = re.compile(r' \| "((?:[^"\\]|\\.)*)"')


def accepted(gbnf: str, text: str) -> bool:
    """Say whether a grammar made by ``translator.engines.llama.grammar`` accepts a text."""
    shape = _SHAPE.fullmatch(gbnf)
    if shape is None:
        return False  # a grammar this short cut does not know: the engine is asked
    literals = [
        found.replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\")
        for found in _LITERAL.findall(shape["literals"])
    ]
    choices = "|".join(re.escape(text) for text in sorted(literals, key=len, reverse=True))
    pattern = (
        f"(?:{choices}|[^{shape['forbidden']}\\n])+"
        if choices
        else (f"[^{shape['forbidden']}\\n]+")
    )
    return re.fullmatch(pattern, text) is not None


class Asker:
    """Puts variants to the engine through the cache.

    Args:
        answers: The cache.
        engines: The model without and with its grammar; None: there are no variants.
        direction: ``zh-en`` or ``en-zh``.
        dictionary: What grounding and the checks look words up in; None: names are not grounded.
        short_cut: Take the free answer for the bound one where the grammar accepts it.
        raw: Leave the punctuation as the model writes it.

    Attributes:
        proved: Without the short cut: how often it would have been right, and been taken.
    """

    def __init__(
        self,
        answers: Answers,
        *,
        engines: tuple[Engine, Engine] | None,
        direction: str,
        dictionary: Dictionary | None,
        short_cut: bool = True,
        raw: bool = False,
    ) -> None:
        self._answers = answers
        if engines is not None:
            self._free, self._bound = engines
        self._direction = direction
        self._short_cut = short_cut
        self._raw = raw
        self.proved = [0, 0]
        self._dictionary = dictionary

    def ask(
        self, variant: Variant, source: str, context: tuple[tuple[str, str], ...] = ()
    ) -> Answer:
        """Return the variant's answer for one segment."""
        language, target_language = self._direction.split("-")
        ground = partial(
            grounding.ground, source=language, target=target_language, dictionary=self._dictionary
        )
        grounded = only(ground(source, kinds=variant.kinds), source, variant.origin)
        text = grounded.text
        output = self.output(variant, Request(text=text, context=context), target_language)
        if variant.retries:
            grounder = Grounder(
                source_language=language,
                target_language=target_language,
                kinds=variant.kinds,
                dictionary=self._dictionary,
            )
            segment = prepare(source, grounder, context=context, dictionary=self._dictionary)
            kept = _Kept(self, variant)
            policy = translate_segment(segment, RetryOptions(engine=kept))
            alone = Scheduler(
                Engines(engine=kept), source=language, target=target_language, reading_order=True
            )
            [(_, best)] = [done for call in alone.run([(None, policy)]) for done in call]
            output = replace(output, text=best.target)
        target = grounded.restore(output.text)
        if not self._raw:
            target = typography(target, target_language)
        missing = tuple(
            (span.source, span.expected) for span in grounding.missing(grounded, target)
        )
        return Answer(asked=text, output=output, target=target, missing=missing)

    @property
    def reminded(self) -> bool:
        """Whether the model can be told which words it left out, as in the product."""
        return isinstance(self._bound, Reminded) and self._bound.reminded

    def output(self, variant: Variant, request: Request, target: str) -> Output:
        """Return the engine's answer to a request, from the cache where it is known."""
        if not variant.use_grammar:
            return self._answers.ask(self._free, self._direction, request)
        # Greedy decoding under a grammar takes the same steps as without it for as long as
        # no step is forbidden: a free answer the grammar accepts is the bound answer, too.
        free = self._answers.find(self._free.signature(), self._direction, request)
        rule = grammar.forbid(
            target, source_text=request.text, end=_END, allowed=request.allowed.split("\n")
        )
        same = free is not None and not free.limit and accepted(rule, free.text)
        if same and free is not None and self._short_cut:
            return free
        bound = self._answers.ask(self._bound, self._direction, request)
        if same and free is not None:
            self.proved[0] += free.text == bound.text
            self.proved[1] += 1
        return bound
