"""Examines files for installation codes: reads each, puts the parts together, judges the codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_chaport.widget.found.facts import FactReader
from sphinx_chaport.widget.found.judge import judged, unknown_names
from sphinx_chaport.widget.found.parts import joined, parts_of

if TYPE_CHECKING:
    from sphinx_chaport.registry import Registry
    from sphinx_chaport.widget.found.facts import FileFacts
    from sphinx_chaport.widget.found.parts import Parts
    from sphinx_chaport.widget.found.records import Code, Trouble


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was found.

    Attributes:
        codes: The installation codes, by file and line.
        troubles: What is wrong with calls, where there is no code that they could belong to.
        read: How many files were read.
        too_much: The files that took too long, or too much memory.
    """

    codes: tuple[Code, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    read: int = 0
    too_much: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many problems there are."""
        return len(self.troubles) + sum(len(code.troubles) for code in self.codes)


def examine(
    texts: Iterable[tuple[str, str]], registry: Registry, *, reader: FactReader | None = None
) -> Diagnosis:
    """Examine files.

    Args:
        texts: The name and the text of each.
        registry: What options, methods and events there are.
        reader: What reads the texts; a fresh one otherwise.

    Raises:
        ProblemError: No JavaScript engine is installed.
    """
    reader = reader or FactReader()
    files: list[list[Parts]] = []
    too_much: list[str] = []
    read = 0
    for name, text in texts:
        facts = reader.read(text, name)
        read += 1
        if facts.was_too_much:
            too_much.append(name)
        if not facts.is_empty:
            files.append(parts_of(facts))
    codes = [judged(parts, registry) for parts in joined(files)]
    codes.sort(key=lambda code: (code.file, code.line))
    return _with_calls(Diagnosis(tuple(codes), (), read, tuple(too_much)), files, registry)


def _with_calls(
    diagnosis: Diagnosis, files: Iterable[list[Parts]], registry: Registry
) -> Diagnosis:
    """Calls in files without a code belong to the first code that works, else to the first."""
    lone = (parts for file in files for parts in file if parts.config is None)
    troubles = tuple(
        replace(trouble, file=parts.facts.file)
        for parts in lone
        for trouble in unknown_names(_calls(parts.facts), registry)
    )
    codes = list(diagnosis.codes)
    if not codes or not troubles:
        return replace(diagnosis, troubles=troubles)
    chosen = next((n for n, code in enumerate(codes) if code.is_installed), 0)
    codes[chosen] = replace(codes[chosen], troubles=(*codes[chosen].troubles, *troubles))
    return replace(diagnosis, codes=tuple(codes))


def _calls(facts: FileFacts) -> list[dict[str, object]]:
    return [] if facts.configs else facts.calls
