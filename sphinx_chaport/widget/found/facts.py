"""The facts that `client/read` gathers of a file, and the engine that gathers them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_chaport.javascript.engine import EngineError, open_engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_chaport.javascript.engine import Engine

_READER = Path(__file__).parents[2] / "static" / "read.js"
_EMPTY: dict[str, Any] = {
    "configs": [],
    "stubs": [],
    "addresses": [],
    "calls": [],
    "failures": [],
    "branches": [],
}


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file says of the widget.

    Attributes:
        file: Its name, for people.
        configs: What sets a configuration, in order, as all that follow.
        stubs: What makes the object that keeps calls.
        addresses: Addresses of the widget's script.
        calls: Methods and events that are named.
        failures: Scripts that do not parse.
        branches: Where a template says ``else``.
        suffix: The end of its name, without a dot.
        was_too_much: Whether it could not be read for its size or nesting.
    """

    file: str
    configs: list[dict[str, Any]]
    stubs: list[dict[str, Any]]
    addresses: list[dict[str, Any]]
    calls: list[dict[str, Any]]
    failures: list[dict[str, Any]]
    branches: list[int]
    suffix: str = ""
    was_too_much: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.configs or self.stubs or self.addresses or self.calls)


class FactReader:
    """Reads files one after the other; opens its engine at the first one that names the widget."""

    def __init__(self, *, opener: Callable[[], Engine] = open_engine) -> None:
        self._opener = opener
        self._engine: Engine | None = None

    def __repr__(self) -> str:
        return f"FactReader({self._engine!r})"

    def read(self, text: str, file: str) -> FileFacts:
        """The facts of a text; never raises for what stands in it.

        Raises:
            ProblemError: No JavaScript engine is installed.
        """
        suffix = suffix_of(file)
        if "chaport" not in text.casefold():
            return FileFacts(file, **_EMPTY, suffix=suffix)
        if self._engine is None:
            self._engine = self._opener()
            self._engine.load(_READER.read_text(encoding="utf-8"))
        try:
            found = self._engine.call("chaportRead.inspect", text, suffix)
        except EngineError:
            # What ran out of time or memory may have left the engine in any state.
            self._engine = None
            return FileFacts(file, **_EMPTY, suffix=suffix, was_too_much=True)
        return FileFacts(file, **found, suffix=suffix)


def suffix_of(file: str) -> str:
    """The end of a file's name; of `page.html.erb` and `page.blade.php` the last part."""
    name = Path(file).name
    return name.rpartition(".")[2].lower() if "." in name.lstrip(".") else ""
