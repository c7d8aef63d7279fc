"""Which models suit this computer, and in which order they are fetched.

A draft first, so small that it is here in a minute; then the first good model of the list that
this computer has the memory for and is quick enough with. What stands below the draft in the list
is no better than it, and is tried only where neither is had; last, what the package index has,
whatever the computer is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from translator.errors.error_sentences import Piece, piece
from translator.models.failures import in_words
from translator.models.specs import ModelSpec, WheelSource
from translator.system.machine import Machine

DIRECTIONS = {"zh-en": piece("direction.zh-en"), "en-zh": piece("direction.en-zh")}

BESIDE = 500_000_000
"""Bytes a model takes beside its weights: its context, and what is computed in."""
SHARE = 2
"""A model may have one part in so many of the memory: the rest is the system's, the reader's and
the browser's."""
READ_A_SECOND = 6_100_000_000
"""Bytes of weights that one core brings through in a second. Measured: Qwen2.5-Coder 1.5B of
1,117,320,768 bytes wrote 11 tokens a second on 2 cores with AVX2 (docs/quality.md); each token
reads all weights once."""
MOST_CORES = 8
"""Cores that still help: more only wait for memory (8 × ``READ_A_SECOND`` is what two channels of
DDR5 bring)."""
UNKNOWN = {"llama": 1_200_000_000}
USUAL = 500_000_000
"""Bytes a model counts as whose size the list does not know, by its engine, or else: as its
like have."""
TOKENS_A_SECOND = 6.7
"""At least so quick has a model to be: 8.5 characters a second of a Chinese source (14 for 11
tokens, measured as above), twice as fast as people read Chinese aloud, 255 a minute
(Trauzettel-Klosinski and Dietz 2012, doi:10.1167/iovs.11-8284), because sentences are tried again
and other programs want the cores, too."""


class Part(StrEnum):
    """What a model is for on this computer."""

    DRAFT = "draft"
    """Fetched first: translates at once, until the better one is there."""
    GOOD = "good"
    """Better than the draft, and suits this computer; the first that can be had is taken."""
    INSTEAD = "instead"
    """Suits this computer, and is taken where neither the draft nor a good one can be had."""
    LAST = "last"
    """Too much for this computer, but the package index has it: taken where nothing else is."""
    LEFT_OUT = "left out"
    """Not taken unless it is named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A model of the list, and what it is for."""

    spec: ModelSpec
    part: Part
    better: bool
    """Whether it stands above the draft in the list; so does everything where there is none."""
    reason: Piece | None = None
    """Why it is left out, or taken last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """What is tried for one direction, one after the other, and what is left out between."""

    direction: str
    choices: tuple[Choice, ...]

    def first(self, part: Part) -> ModelSpec | None:
        """Return the first model of a part; None: there is none."""
        return next((one.spec for one in self.choices if one.part is part), None)

    @property
    def indexed(self) -> ModelSpec | None:
        """What is fetched where a package index answers and nothing else."""
        tried = (one.spec for one in self.choices if one.part is not Part.LEFT_OUT)
        return next((spec for spec in tried if _in_wheels(spec)), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Recommendation:
    """What suits this computer, in both directions."""

    machine: Machine
    orders: tuple[Order, ...]

    def order(self, direction: str) -> Order:
        """Return what is tried for ``zh-en`` or ``en-zh``."""
        return next(one for one in self.orders if one.direction == direction)

    def sentence(self) -> Piece:
        """Return it in one sentence, with sizes and licences."""
        machine = described(self.machine)
        drafts = _facts(one.first(Part.DRAFT) for one in self.orders)
        good = _facts(one.first(Part.GOOD) for one in self.orders)
        indexed = _facts(one.indexed for one in self.orders if one.indexed != one.first(Part.GOOD))
        if drafts and good:
            said = piece("recommend.both", machine=machine, drafts=drafts, good=good)
        elif one := good or drafts:
            said = piece("recommend.one", machine=machine, good=one)
        elif indexed:
            return piece("recommend.last", machine=machine, indexed=indexed)
        else:
            return piece("recommend.none", machine=machine)
        return piece("recommend.indexed", said=said, indexed=indexed) if indexed else said


def recommend(
    specs: Iterable[ModelSpec], *, usable_engines: Collection[str], machine: Machine
) -> Recommendation:
    """Return which models of a list suit a computer.

    Args:
        specs: The list, best first.
        usable_engines: Names of the engines this version can run.
        machine: What is not known of it keeps nothing out.
    """
    listed = tuple(specs)
    return Recommendation(
        machine=machine,
        orders=tuple(_order(one, listed, usable_engines, machine) for one in DIRECTIONS),
    )


def _order(
    direction: str, specs: tuple[ModelSpec, ...], usable_engines: Collection[str], machine: Machine
) -> Order:
    draft: list[Choice] = []
    others: list[Choice] = []
    last: list[Choice] = []
    for spec in specs:
        if direction not in spec.directions:
            continue
        better = not draft
        hindrance = _hindrance(spec, usable_engines)
        if spec.draft and not draft and not hindrance:
            draft.append(Choice(spec=spec, part=Part.DRAFT, better=False))
        elif reason := hindrance or too_much(spec, machine):
            left_out = Choice(spec=spec, part=Part.LEFT_OUT, better=better, reason=reason)
            others.append(left_out)
            if not hindrance and _in_wheels(spec):
                last.append(replace(left_out, part=Part.LAST, better=False))
        else:
            part = Part.GOOD if better else Part.INSTEAD
            others.append(Choice(spec=spec, part=part, better=better))
    return Order(direction=direction, choices=(*draft, *others, *last))


def _hindrance(spec: ModelSpec, usable_engines: Collection[str]) -> Piece | None:
    if spec.engine not in usable_engines:
        return piece("fetch.no-engine", engine=spec.engine)
    if spec.consent:
        return piece("fetch.asks", licence=spec.licence)
    return None


def too_much(spec: ModelSpec, machine: Machine) -> Piece | None:
    """Return why a model is too much for a computer; None: it is not, or nobody can say."""
    size = spec.size or UNKNOWN.get(spec.engine, USUAL)
    needed = size + BESIDE
    if spec.engine == "llama" and any(one.free >= needed for one in machine.cards):
        return None
    if machine.memory is not None and needed * SHARE > machine.memory:
        return piece(
            "recommend.memory", needed=in_words(needed * SHARE), has=in_words(machine.memory)
        )
    if spec.engine == "llama" and machine.cores is not None:
        a_second = READ_A_SECOND * min(machine.cores, MOST_CORES) / size
        if a_second < TOKENS_A_SECOND:
            return piece("recommend.slow", cores=counted(machine.cores))
    return None


def _in_wheels(spec: ModelSpec) -> bool:
    return any(isinstance(one, WheelSource) for one in spec.sources)


def described(machine: Machine) -> Piece:
    """Return what a computer is, in a few words."""
    memory = piece("recommend.unknown-memory")
    if machine.memory is not None:
        memory = piece("recommend.of-memory", size=in_words(machine.memory))
    cards: Piece | tuple[Piece, ...] = piece("recommend.no-card")
    if machine.cards:
        cards = tuple(
            piece("recommend.card", what=one.description, free=in_words(one.free))
            for one in machine.cards
        )
    cores = piece("recommend.unknown-cores")
    if machine.cores is not None:
        cores = counted(machine.cores)
    return piece("recommend.machine", memory=memory, cores=cores, cards=cards)


def counted(cores: int) -> Piece:
    """Return a number of cores in words."""
    return piece("recommend.core" if cores == 1 else "recommend.cores", number=cores)


def facts(spec: ModelSpec) -> Piece:
    """Return a model's name, size and licence."""
    size = in_words(spec.size) if spec.size else piece("recommend.no-size")
    return piece("recommend.facts", name=spec.name, size=size, licence=spec.licence)


def _facts(specs: Iterable[ModelSpec | None]) -> Piece | None:
    """Return the facts of several models, each once; None: there are none."""
    different = dict.fromkeys(spec for spec in specs if spec is not None)
    told: tuple[Piece, ...] = tuple(facts(spec) for spec in different)
    return piece("recommend.models", models=told) if told else None
