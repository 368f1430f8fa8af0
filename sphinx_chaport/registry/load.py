"""From YAML files to a `Registry`: reading, holding against the format, building the records.

Every mistake becomes a `Problem` with file and line; all are collected before anything is raised.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sphinx_chaport import yaml_source
from sphinx_chaport.problems import Kind, Problem, ProblemError, did_you_mean
from sphinx_chaport.registry import build
from sphinx_chaport.registry.clashes import clashes
from sphinx_chaport.registry.documents import Document, read
from sphinx_chaport.registry.format import format_problems
from sphinx_chaport.registry.records import Option, Registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
BUILT_IN = Path(__file__).parent / "data" / "registry.yaml"


def load_registry(further: Sequence[Path] = ()) -> Registry:
    """Read the built-in registry and `further` files, such as those of ``chaport_registry``.

    Args:
        further: Paths of YAML files in the registry's format; `include` in them is followed.

    Returns:
        The registry, each kind in the order of reading.

    Raises:
        ProblemError: With every ``registry-*`` or ``yaml-*`` problem that the files have.
    """
    known = _built_in()
    added = _documents(further, known)
    registry = registry_of([*known, *added])
    return replace(registry, further_files=tuple(document.file for document in added))


@cache
def _built_in() -> tuple[Document, ...]:
    """The package's own files, which are the same for whoever asks: read once in a process."""
    return _documents([BUILT_IN], ())


def _documents(paths: Sequence[Path], known: Sequence[Document]) -> tuple[Document, ...]:
    documents, problems = read(paths, known)
    problems += format_problems(documents)
    if problems:
        raise ProblemError(*problems)
    return tuple(documents)


def registry_of(documents: Sequence[Document]) -> Registry:
    """The registry of files that have the format.

    Raises:
        ProblemError: Where two records claim a name, or a dotted option has no parent.
    """
    problems = list(clashes(documents))
    if problems:
        raise ProblemError(*problems)
    return Registry(
        version=_version(documents),
        options=_nested(tuple(_all_of(documents, "options", build.option))),
        methods=tuple(_all_of(documents, "methods", build.method)),
        events=tuple(_all_of(documents, "events", build.event)),
        matchers=tuple(_all_of(documents, "matchers", build.matcher)),
        parameters=tuple(_all_of(documents, "parameters", build.visitor_parameter)),
        types=tuple(_all_of(documents, "types", build.named_type)),
        open_points=tuple(_all_of(documents, "open-points", build.open_point)),
        files=tuple(document.file for document in documents),
        environments={item.file: item.environment for item in documents if item.environment},
    )


def _all_of(
    documents: Sequence[Document], key: str, make: Callable[[str, yaml_source.Node], T]
) -> Iterator[T]:
    for document in documents:
        yield from build.records(document.root, key, partial(make, document.file))


def _version(documents: Sequence[Document]) -> str:
    version = documents[0].root.get("version")
    return version.text if isinstance(version, yaml_source.Scalar) else ""


def _nested(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Puts an option with a dotted name, which a further file may add, below its parent."""
    for added in options:
        parent = added.path.rpartition(".")[0]
        if not parent:
            continue
        rest = tuple(option for option in options if option is not added)
        paths = [item.path for option in rest for item in option.walk()]
        if parent not in paths:
            raise ProblemError(_no_parent(added, parent, paths))
        options = tuple(_with(option, parent, added) for option in rest)
    return options


def _with(option: Option, parent: str, added: Option) -> Option:
    if option.path == parent:
        return replace(option, properties=(*option.properties, added))
    below = tuple(_with(item, parent, added) for item in option.properties)
    return replace(option, properties=below)


def _no_parent(added: Option, parent: str, paths: list[str]) -> Problem:
    message = f'The option "{added.path}" has no parent: there is no option "{parent}".'
    mend = did_you_mean(parent, paths)
    source = added.source
    return Problem(Kind.REGISTRY_FILE, message, mend, source.file, source.line)
