"""Changes every leaf of the registry: the format, the contract or a lint rule has to notice."""

from __future__ import annotations

import functools
import itertools
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_chaport.problems import ProblemError
from sphinx_chaport.registry.clashes import clashes
from sphinx_chaport.registry.documents import Document, read
from sphinx_chaport.registry.format import format_problems
from sphinx_chaport.registry.lint import (
    ENTRY_RULES,
    TYPE_RULES,
    VALUE_RULES,
    type_keywords,
    type_references,
)
from sphinx_chaport.registry.load import BUILT_IN, registry_of
from sphinx_chaport.registry.records import Registry
from sphinx_chaport.yaml_source import Sequence
from tests.registry import contract
from tests.registry.mutations import mutants

if TYPE_CHECKING:
    from collections.abc import Iterable

FILES = sorted(str(path.relative_to(BUILT_IN.parent)) for path in BUILT_IN.parent.rglob("*.yaml"))

# What nobody notices, with the reason. An entry that is noticed after all has to go.
KNOWN: dict[str, str] = {}

# The types first, since what is no type would stop the others; then by what they cost.
CHECKS = (
    type_references.check,
    type_keywords.check,
    *contract.CHECKS[:-1],
    *ENTRY_RULES,
    contract.values,
    *TYPE_RULES,
    *VALUE_RULES,
)


@functools.cache
def documents() -> tuple[Document, ...]:
    found, wrong = read([BUILT_IN])
    assert wrong == []
    return tuple(found)


@functools.cache
def built() -> tuple[Registry, ...]:
    """What each file holds, so that only the changed one is built again."""
    return tuple(registry_of([document]) for document in documents())


def together(parts: Iterable[Registry]) -> Registry:
    """What `registry_of` makes of all files."""
    registries = list(parts)
    kinds = [field.name for field in fields(Registry) if field.name != "version"]
    return Registry(
        version=registries[0].version,
        **{
            kind: tuple(itertools.chain(*(getattr(one, kind) for one in registries)))
            for kind in kinds
        },
    )


def changed_records(original: Document, changed: Document) -> Document:
    """The changed file without the records that are as they were: their format is known."""
    pairs = []
    for key, value in changed.root.items:
        old = original.root.get(key.text)
        if isinstance(value, Sequence) and isinstance(old, Sequence):
            same = {id(item) for item in old.items}
            new = replace(value, items=tuple(it for it in value.items if id(it) not in same))
            pairs.append((key, new))
        else:
            pairs.append((key, value))
    return replace(changed, root=replace(changed.root, items=tuple(pairs)))


def noticed(place: int, changed: Document) -> bool:
    """Whether anything is wrong with the registry in which one file is changed."""
    files = [*documents()]
    if any(format_problems([changed_records(files[place], changed)])):
        return True
    files[place] = changed
    try:
        if any(clashes(files)):
            return True
        registry = together([*built()[:place], registry_of([changed]), *built()[place + 1 :]])
    except ProblemError:
        return True
    return any(True for check in CHECKS for _ in check(registry))


@pytest.mark.long
@pytest.mark.parametrize("file", FILES)
def test_every_change_is_noticed(file):
    references = type_references.known(together(built()))
    names = [str(Path(item.file).relative_to(BUILT_IN.parent)) for item in documents()]
    place = names.index(file)
    survivors = {
        f"{file}: {mutant.what}"
        for mutant in mutants(documents()[place], references)
        if not noticed(place, mutant.root)
    }
    known = {name for name in KNOWN if name.startswith(f"{file}:")}
    assert survivors - known == set()
    assert known - survivors == set(), "these are noticed now: take them off the list"


def test_there_are_mutations_enough():
    references = type_references.known(together(built()))
    assert sum(1 for item in documents() for _ in mutants(item, references)) > 4000


def test_nothing_is_noticed_without_a_change():
    assert not noticed(0, documents()[0])
    assert not any(problem for file in documents() for problem in format_problems([file]))


def test_the_order_of_files_is_noticed():
    files, registries = documents(), built()
    for place in range(1, len(files) - 1):
        kinds = {key.text for item in files[place : place + 2] for key, _ in item.root.items}
        swapped = [*registries]
        swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
        # Files of different kinds may stand in any order.
        assert len(kinds) > 1 or any(contract.differences(together(swapped)))
