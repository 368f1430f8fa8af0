"""Puts together what belongs together: a configuration, its stub, the address of its script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx_chaport.widget.found.facts import FileFacts

Fact = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parts:
    """What one installation code is made of.

    Attributes:
        facts: The file of the configuration, or of the script where there is none.
        config: What sets the configuration, or ``None``.
        stubs: What makes the object that keeps calls.
        addresses: Addresses of the widget's script.
        calls: Calls that are nearest to this code.
        before: The code of the same page that stands before this one.
        elsewhere: The file that has the rest, where it is another.
    """

    facts: FileFacts
    config: Fact | None
    stubs: tuple[Fact, ...] = ()
    addresses: tuple[Fact, ...] = ()
    calls: tuple[Fact, ...] = ()
    before: Fact | None = None
    elsewhere: str | None = None

    @property
    def is_live(self) -> bool:
        """Whether a browser runs it, as far as its place goes."""
        return self.config is None or self.config["state"] == "live"

    @property
    def is_alone(self) -> bool:
        """Whether nothing beside the configuration was found."""
        return not self.stubs and not self.addresses


@dataclass(slots=True)
class _Gathered:
    config: Fact
    stubs: list[Fact] = field(default_factory=list)
    addresses: list[Fact] = field(default_factory=list)
    calls: list[Fact] = field(default_factory=list)


def parts_of(facts: FileFacts) -> list[Parts]:
    """The codes of one file, and last what is left without a configuration."""
    gathered = [_Gathered(config) for config in facts.configs]
    left: dict[str, list[Fact]] = {"stubs": [], "addresses": [], "calls": []}
    for name, rest in left.items():
        for fact in getattr(facts, name):
            owner = _owner(fact, gathered)
            (getattr(owner, name) if owner else rest).append(fact)
    found = [
        Parts(facts, one.config, tuple(one.stubs), tuple(one.addresses), tuple(one.calls))
        for one in gathered
    ]
    stubs, addresses, calls = (tuple(rest) for rest in left.values())
    without = [Parts(facts, None, stubs, addresses, calls)] if stubs or addresses or calls else []
    return [*_with_those_before(found), *without]


def _key(fact: Fact) -> tuple[str, str]:
    # `if (false)` switches the configuration off, and may do so with nothing else.
    return ("live", "") if fact["why"] == "if" else (fact["state"], fact["why"])


def _owner(fact: Fact, gathered: Iterable[_Gathered]) -> _Gathered | None:
    """The last code that begins before, else the first: of those that are switched off alike."""
    same = [one for one in gathered if _key(one.config) == _key(fact)]
    before = [one for one in same if one.config["at"] <= fact["at"]]
    return next(iter([*reversed(before), *same]), None)


def _with_those_before(found: Iterable[Parts]) -> Iterator[Parts]:
    """A further code shares what the first of its page has; each side of an ``else`` is a page."""
    first: Parts | None = None
    for parts in found:
        config = parts.config
        if config is None or not parts.is_live:
            yield parts
            continue
        if first is None or first.config is None or _is_other_branch(first, config):
            first = parts
            yield parts
            continue
        shared = replace(parts, before=first.config)
        if shared.is_alone:
            shared = replace(shared, stubs=first.stubs, addresses=first.addresses)
        yield shared


def _is_other_branch(first: Parts, config: Fact) -> bool:
    start = first.config["at"] if first.config else 0
    return any(start < at < config["at"] for at in first.facts.branches)


def joined(files: Sequence[list[Parts]]) -> list[Parts]:
    """The codes of all files: a configuration alone takes script and stub from another file."""
    every = [parts for file in files for parts in file]
    lone = [parts for parts in every if parts.config is None and parts.addresses]
    taken: set[str] = set()
    codes: list[Parts] = []
    for parts in every:
        if parts.config is None:
            continue
        giver = _nearest(parts, lone) if parts.is_live and not parts.addresses else None
        if giver is None:
            codes.append(parts)
            continue
        taken.add(giver.facts.file)
        stubs = parts.stubs or giver.stubs
        codes.append(
            replace(parts, stubs=stubs, addresses=giver.addresses, elsewhere=giver.facts.file)
        )
    return [*codes, *(parts for parts in lone if parts.facts.file not in taken)]


def _nearest(parts: Parts, lone: Iterable[Parts]) -> Parts | None:
    """The file with the most folders in common."""

    def common(other: Parts) -> int:
        pairs = zip(
            PurePath(parts.facts.file).parts, PurePath(other.facts.file).parts, strict=False
        )
        return sum(1 for ours, theirs in pairs if ours == theirs)

    others = [each for each in lone if each.facts.file != parts.facts.file]
    return max(others, key=common, default=None)
