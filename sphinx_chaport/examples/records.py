"""An example as the author wrote it, what the deriver knows of the API, and the two forms."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from sphinx_chaport.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

FormName = Literal["traditional", "queue"]
Wrap = Literal["auto", "ready", "none"]


@dataclass(frozen=True, slots=True)
class Snippet:
    """The code of one example, and where it stands.

    Attributes:
        code: Code that runs once the API is ready, or code for the queue where `form` says so.
        form: The form that the code is written in.
        wrap: Whether the traditional form puts the code into a ``ready`` listener.
        file: Path of the author's file, or ``None``.
        line: Line of the code's first line in that file, or ``None``.
    """

    code: str
    form: FormName = "traditional"
    wrap: Wrap = "auto"
    file: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """Where a registered name stands in the code of a form, in code points.

    Attributes:
        start: Offset of the first character, without quotes.
        end: Offset behind the last one.
        kind: ``method``, ``event`` or ``option``.
        name: The name as registered; options by dotted path.
    """

    start: int
    end: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Form:
    """One form of an example.

    Attributes:
        code: The code, or ``None`` where there is no such form.
        reason: Why there is none; empty where there is one.
        caution: The contract's caution on unreliable return values; empty where none is used.
        names: Registered names in the code, in order.
    """

    code: str | None
    reason: str = ""
    caution: str = ""
    names: tuple[Name, ...] = ()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Form:
        """The form that `dataclasses.asdict` has taken apart."""
        names = tuple(Name(**name) for name in data["names"])
        return cls(data["code"], data["reason"], data["caution"], names)


@dataclass(frozen=True, slots=True)
class Pair:
    """Both forms of an example, and what is wrong with it."""

    traditional: Form
    queue: Form
    problems: tuple[Problem, ...] = ()

    def showing(self, snippet: Snippet) -> Pair:
        """This pair with the author's own code where its form could not be derived.

        A reader then misses the other form, and not the example.
        """
        if snippet.form == "queue" and self.queue.code is None:
            return replace(self, queue=Form(snippet.code))
        if snippet.form == "traditional" and self.traditional.code is None:
            return replace(self, traditional=Form(snippet.code))
        return self

    def as_json(self) -> dict[str, Any]:
        """Everything as JSON values, for caches."""
        problems = [asdict(each) | {"kind": each.kind.value} for each in self.problems]
        forms = {"traditional": asdict(self.traditional), "queue": asdict(self.queue)}
        return {**forms, "problems": problems}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Pair:
        """The pair that `as_json` has taken apart."""
        problems = (Problem(**each | {"kind": Kind(each["kind"])}) for each in data["problems"])
        traditional, queue = Form.from_json(data["traditional"]), Form.from_json(data["queue"])
        return cls(traditional, queue, tuple(problems))


@dataclass(frozen=True, slots=True)
class MethodFacts:
    """What the deriver has to know of a method.

    Attributes:
        returns: Whether it returns a value.
        queue: Whether the contract allows it in the command queue.
        queue_reason: Why it does not, as a sentence; empty where it does.
    """

    returns: bool = False
    queue: bool = True
    queue_reason: str = ""


@dataclass(frozen=True, slots=True)
class ApiFacts:
    """What the deriver has to know of the API: from the registry, in whatever order."""

    methods: Mapping[str, MethodFacts] = field(default_factory=dict)
    events: tuple[str, ...] = ()
    options: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As the deriver's JavaScript takes it, in an order of its own."""
        methods = {
            name: {"returns": it.returns, "queue": it.queue, "queueReason": it.queue_reason}
            for name, it in sorted(self.methods.items())
        }
        return {
            "methods": methods,
            "events": sorted(self.events),
            "options": sorted(self.options),
        }
