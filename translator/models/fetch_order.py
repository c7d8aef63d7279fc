"""Fetching without a name: what suits this computer, one after the other, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from translator.errors import ModelError
from translator.errors.error_sentences import Piece, piece
from translator.models import hub
from translator.models.download_progress import Progress, Silent
from translator.models.fetch import SOURCE_FAILURES, fetch
from translator.models.fetch_portions import Portions, PortionState, Watch, planned
from translator.models.fetch_sentences import PassedOver, sentence
from translator.models.model_store import Installed, ModelStore
from translator.models.recommendation import DIRECTIONS, Order, Part, Recommendation
from translator.models.specs import ModelSpec

_DICTIONARY = piece("fetch.dictionary")
_COMPONENTS = piece("fetch.components")


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What fetching without a name did."""

    taken: tuple[Installed, ...]
    passed_over: tuple[PassedOver, ...]
    sentences: tuple[Piece, ...]
    """For the dictionary and what comes with it, each draft and direction: what was taken, what was
    not, and why."""


def fetch_default(
    advice: Recommendation,
    *,
    store: ModelStore,
    progress: Progress | None = None,
    watch: Watch = lambda portions: None,
) -> Outcome:
    """Fetch what translating needs: the dictionary, and models that suit this computer.

    The dictionary first: with its ten megabytes Chinese can be read and looked up while the rest
    comes. Then the drafts, then for each direction the first better model whose source answers.
    None that needs consent is among them.

    Args:
        advice: What suits this computer, of the store's list.
        store: Where it goes.
        progress: Told what is going to be fetched, and then what became of it.
        watch: Told of everything that is wanted, and how far each of it is.

    Raises:
        ModelError: for a direction, or of dictionaries, nothing could be had; the others are kept.
        OutputError: no space, or the store cannot be written.
    """
    told = progress or Silent()
    told.say(advice.sentence())
    here = {one.name for one in store.installed()}
    taking = _Taking(store, told, Portions(planned(store.specs, advice, here=here), watch))
    dictionary = taking.dictionary()
    if dictionary is not None:
        taking.components()
    drafts = {one.direction: taking.draft(one) for one in advice.orders}
    missing = [
        DIRECTIONS[one.direction]
        for one in advice.orders
        if taking.best(one, drafts[one.direction]) is None
    ]
    if dictionary is None:
        missing.append(_DICTIONARY)
    if missing:
        raise ModelError("fetch.missing", names=tuple(missing))
    return Outcome(
        taken=tuple(taking.taken.values()),
        passed_over=tuple(taking.passed),
        sentences=tuple(taking.sentences),
    )


def fetch_components(store: ModelStore, *, progress: Progress) -> Installed | None:
    """Fetch what characters are made of, which comes along with the dictionary.

    Everything else works without it: where no source answers, that is told and nothing more.

    Raises:
        OutputError: no space, or the store cannot be written.
    """
    return _Taking(store, progress, Portions((), lambda portions: None)).components()


class _Taking:
    """Takes one model after the other, and says what became of each."""

    def __init__(self, store: ModelStore, told: Progress, portions: Portions) -> None:
        self._store, self._told, self._portions = store, told, portions
        self._connection = hub.Hub()
        self.taken: dict[str, Installed] = {}
        self.passed: list[PassedOver] = []
        self.sentences: list[Piece] = []

    def draft(self, order: Order) -> Installed | None:
        """Take the draft of a direction; None: there is none, or its source does not answer."""
        spec = order.first(Part.DRAFT)
        if spec is None:
            return None
        passed: list[PassedOver] = []
        one = self._attempt(spec, "draft", order.direction, passed)
        self._say(piece("fetch.draft", direction=DIRECTIONS[order.direction]), one, passed)
        return one

    def best(self, order: Order, draft: Installed | None) -> Installed | None:
        """Take the first model that is better than the draft; if there is none, it is the best.

        Args:
            order: Of a direction.
            draft: What is here of it; None: nothing, and any model is better.
        """
        passed: list[PassedOver] = []
        one = None
        for choice in order.choices:
            if choice.part is Part.DRAFT or (draft and not choice.better):
                continue
            if choice.part is Part.LEFT_OUT and choice.reason:
                passed.append(_passed(choice.spec, order.direction, choice.reason))
                continue
            if one := self._attempt(choice.spec, "best", order.direction, passed):
                passed = [other for other in passed if other.name != one.name]
                break
        one = one or draft
        self._say(DIRECTIONS[order.direction], one, passed)
        return one

    def dictionary(self) -> Installed | None:
        """Take the first dictionary whose source answers."""
        passed: list[PassedOver] = []
        listed = (spec for spec in self._store.specs if spec.kind == "dictionary")
        tried = (self._attempt(spec, "dictionary", "", passed) for spec in listed)
        one = next((one for one in tried if one), None)
        self._say(_DICTIONARY, one, passed)
        return one

    def components(self) -> Installed | None:
        """Take what characters are made of, of the first source that answers."""
        passed: list[PassedOver] = []
        listed = [spec for spec in self._store.specs if spec.kind == "components"]
        if not listed:
            return None
        tried = (self._attempt(spec, "components", "", passed) for spec in listed)
        one = next((one for one in tried if one), None)
        self._say(_COMPONENTS, one, passed)
        return one

    def _attempt(
        self, spec: ModelSpec, purpose: str, direction: str, passed: list[PassedOver]
    ) -> Installed | None:
        self._portions.change(purpose, direction, spec, PortionState.FETCHING)
        try:
            one = fetch(
                spec.name, store=self._store, progress=self._told, connection=self._connection
            )
        except SOURCE_FAILURES as error:
            reason = piece("fetch.because" if direction else "fetch.as-said", problem=_cause(error))
            passed.append(_passed(spec, direction, reason))
            self._portions.change(purpose, direction, spec, PortionState.MISSED)
            return None
        self._portions.change(purpose, direction, spec, PortionState.TAKEN)
        self.taken[spec.name] = one
        return one

    def _say(self, label: Piece, one: Installed | None, passed: list[PassedOver]) -> None:
        self.passed += passed
        self.sentences.append(sentence(label, one, passed))
        self._told.say(self.sentences[-1])


def _cause(error: ModelError) -> object:
    """Return why a model's only source failed: many models have the same one, and it is said once.

    Of several sources, all that is said of them.
    """
    problems = error.fields.get("problems")
    return problems[0] if isinstance(problems, tuple) and len(problems) == 1 else error


def _passed(spec: ModelSpec, direction: str, reason: Piece) -> PassedOver:
    return PassedOver(name=spec.name, direction=direction, reason=reason)
