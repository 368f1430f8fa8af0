"""From YAML files to a `Registry`: reading, holding against the format, building the records.

Every mistake becomes a `Problem` with file and line; all are collected before anything is raised.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema

from sphinx_chaport import yaml_source
from sphinx_chaport.problems import Kind, Problem, ProblemError
from sphinx_chaport.registry import build
from sphinx_chaport.registry.records import Registry

HERE = Path(__file__).parent
BUILT_IN = HERE / "data" / "registry.yaml"
FORMAT = HERE / "registry.schema.json"


@dataclass(frozen=True, slots=True)
class _Document:
    file: str
    root: yaml_source.Mapping


def load_registry(further: Sequence[Path] = ()) -> Registry:
    """Read the built-in registry and `further` files, such as those of ``chaport_registry``.

    Args:
        further: Paths of YAML files in the registry's format; `include` in them is followed.

    Returns:
        The registry, each kind in the order of reading.

    Raises:
        ProblemError: With every ``registry-*`` or ``yaml-*`` problem that the files have.
    """
    documents: list[_Document] = []
    problems: list[Problem] = []
    for path in (BUILT_IN, *further):
        _collect(path, documents, problems)
    problems += [problem for document in documents for problem in _format_problems(document)]
    if problems:
        raise ProblemError(*problems)
    problems += _clashes(documents)
    if problems:
        raise ProblemError(*problems)
    return _registry(documents)


def _collect(path: Path, documents: list[_Document], problems: list[Problem]) -> None:
    file = str(path)
    if any(document.file == file for document in documents):
        return
    try:
        root = yaml_source.parse(path.read_text(encoding="utf-8"), file=file)
    except ProblemError as error:
        problems.extend(error.problems)
        return
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        message = f"This registry file cannot be read: {reason}."
        problems.append(Problem(Kind.REGISTRY_FILE, message, file=file))
        return
    if not isinstance(root, yaml_source.Mapping):
        message = "A registry file is a mapping with keys such as `methods` and `options`."
        problems.append(Problem(Kind.REGISTRY_FILE, message, file=file, line=1))
        return
    documents.append(_Document(file, root))
    include = root.get("include")
    for item in include.items if isinstance(include, yaml_source.Sequence) else ():
        if isinstance(item, yaml_source.Scalar):
            _collect(path.parent / item.text, documents, problems)


def _format_problems(document: _Document) -> Iterator[Problem]:
    schema = json.loads(FORMAT.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for error in validator.iter_errors(yaml_source.plain_value(document.root)):
        deepest = jsonschema.exceptions.best_match([error])
        node = _node_at(document.root, deepest.absolute_path)
        place = "/".join(str(step) for step in deepest.absolute_path) or "the file"
        message = f"{place}: {deepest.message}."
        yield Problem(Kind.REGISTRY_FILE, message, "", document.file, node.line, node.column)


def _node_at(node: yaml_source.Node, path: Iterable[str | int]) -> yaml_source.Node:
    for step in path:
        if isinstance(node, yaml_source.Mapping):
            node = node.get(str(step)) or node
        elif isinstance(node, yaml_source.Sequence) and isinstance(step, int):
            node = node.items[step]
    return node


def _clashes(documents: Sequence[_Document]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for document in documents:
        for kind, name, node in _named_records(document.root):
            if first := seen.get((kind, name)):
                message = f'"{name}" stands in `{kind}` already, in {first[0]}:{first[1]}.'
                mend = "Rename one, or remove it."
                yield Problem(
                    Kind.REGISTRY_CLASH, message, mend, document.file, node.line, node.column
                )
            else:
                seen[kind, name] = (document.file, node.line)


def _named_records(root: yaml_source.Mapping) -> Iterator[tuple[str, str, yaml_source.Node]]:
    for key, records in root.items:
        if not isinstance(records, yaml_source.Sequence):
            continue
        for record in records.items:
            if isinstance(record, yaml_source.Mapping):
                yield from _names_of(key.text, record)


def _names_of(
    kind: str, record: yaml_source.Mapping, prefix: str = ""
) -> Iterator[tuple[str, str, yaml_source.Node]]:
    own = record.get("spellings") or record.get("name") or record.get("number")
    names = own.items if isinstance(own, yaml_source.Sequence) else (own,)
    for name in names:
        if isinstance(name, yaml_source.Scalar):
            yield kind, prefix + name.text, name
    properties = record.get("properties")
    if kind == "options" and isinstance(properties, yaml_source.Sequence):
        parent = record.get("name")
        below = f"{prefix}{parent.text}." if isinstance(parent, yaml_source.Scalar) else prefix
        for item in properties.items:
            if isinstance(item, yaml_source.Mapping):
                yield from _names_of(kind, item, below)
    examples = record.get("examples")
    for example in examples.items if isinstance(examples, yaml_source.Sequence) else ():
        if isinstance(example, yaml_source.Mapping):
            yield from _names_of_example(example)


def _names_of_example(
    example: yaml_source.Mapping,
) -> Iterator[tuple[str, str, yaml_source.Node]]:
    identifier = example.get("id")
    if isinstance(identifier, yaml_source.Scalar):
        yield "examples", identifier.text, identifier


def _registry(documents: Sequence[_Document]) -> Registry:
    def all_of(key: str, make: Any) -> tuple[Any, ...]:  # noqa: ANN401 - one builder per kind
        return tuple(
            record
            for document in documents
            for record in build.records(document.root, key, partial(make, document.file))
        )

    return Registry(
        version=_version(documents),
        options=all_of("options", build.option),
        methods=all_of("methods", build.method),
        events=all_of("events", build.event),
        matchers=all_of("matchers", build.matcher),
        parameters=all_of("parameters", build.visitor_parameter),
        types=all_of("types", build.named_type),
        open_points=all_of("open-points", build.open_point),
        files=tuple(document.file for document in documents),
    )


def _version(documents: Sequence[_Document]) -> str:
    version = documents[0].root.get("version")
    return version.text if isinstance(version, yaml_source.Scalar) else ""
