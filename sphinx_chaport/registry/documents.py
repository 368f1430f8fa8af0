"""Reads registry files and what they include into YAML trees, each file once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport import yaml_source
from sphinx_chaport.problems import Kind, Problem, ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Document:
    """One registry file.

    Attributes:
        file: Its path as it was given.
        root: Its tree.
        environment: What its examples are run in: its own, or that of the file that includes it.
    """

    file: str
    root: yaml_source.Mapping
    environment: yaml_source.Mapping | None = None


def read(
    paths: Iterable[Path], known: Iterable[Document] = ()
) -> tuple[list[Document], list[Problem]]:
    """Read files and all that they include, in reading order, without those that are known.

    A file that is reached twice is read once. What cannot be read is a problem, and the rest is
    read all the same, so that one run shows every mistake.
    """
    reader = _Reader(done={Path(document.file).resolve() for document in known})
    for path in paths:
        reader.take(path, None, None)
    return reader.documents, reader.problems


@dataclass(frozen=True, slots=True)
class _Include:
    """The line of a file that asks for another."""

    file: str
    node: yaml_source.Scalar


@dataclass(slots=True)
class _Reader:
    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    done: set[Path] = field(default_factory=set)
    open_files: list[Path] = field(default_factory=list)

    def take(
        self, path: Path, asked: _Include | None, environment: yaml_source.Mapping | None
    ) -> None:
        real = path.resolve()
        if real in self.open_files:
            message = f'"{path.name}" includes itself, by way of this line.'
            self.problems.append(_asked_problem(path, asked, message, "Remove the line."))
            return
        if real in self.done:
            return
        self.done.add(real)
        root = self.root(path, asked)
        if root is None:
            return
        own = root.get("environment")
        environment = own if isinstance(own, yaml_source.Mapping) else environment
        self.documents.append(Document(str(path), root, environment))
        self.open_files.append(real)
        for item in _includes(root):
            self.take(path.parent / item.text, _Include(str(path), item), environment)
        self.open_files.pop()

    def root(self, path: Path, asked: _Include | None) -> yaml_source.Mapping | None:
        try:
            root = yaml_source.parse(path.read_bytes().decode(), file=str(path), quick=True)
        except ProblemError as error:
            self.problems.extend(error.problems)
        except UnicodeDecodeError as error:
            self.problems.append(_encoding_problem(path, error))
        except OSError as error:
            self.problems.append(_unreadable(path, asked, error))
        else:
            if isinstance(root, yaml_source.Mapping):
                return root
            self.problems.append(_no_mapping(path, root))
        return None


def _includes(root: yaml_source.Mapping) -> Iterator[yaml_source.Scalar]:
    include = root.get("include")
    for item in include.items if isinstance(include, yaml_source.Sequence) else ():
        if isinstance(item, yaml_source.Scalar):
            yield item


def _asked_problem(path: Path, asked: _Include | None, message: str, mend: str) -> Problem:
    """A problem with the file itself: it stands where the file was asked for, if that is known."""
    if asked is None:
        return Problem(Kind.REGISTRY_FILE, message, mend, str(path))
    node = asked.node
    return Problem(Kind.REGISTRY_FILE, message, mend, asked.file, node.line, node.column)


def _unreadable(path: Path, asked: _Include | None, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        reason = "there is no such file"
    elif isinstance(error, IsADirectoryError) or path.is_dir():
        reason = "it is a folder"
    else:
        reason = (error.strerror or type(error).__name__).lower()
    message = f'The registry file "{path}" cannot be read: {reason}.'
    mend = "Paths in `include` are relative to the file that they stand in." if asked else ""
    return _asked_problem(path, asked, message, mend)


def _encoding_problem(path: Path, error: UnicodeDecodeError) -> Problem:
    line = error.object[: error.start].count(b"\n") + 1
    message = "This registry file is not UTF-8: its first wrong byte is in this line."
    return Problem(Kind.REGISTRY_FILE, message, "Save it as UTF-8.", str(path), line)


def _no_mapping(path: Path, root: yaml_source.Node | None) -> Problem:
    found = "is empty" if root is None else "has no keys at its top level"
    message = f"This registry file {found}."
    mend = "Give it keys such as `methods:` and `options:`, each with a list of records."
    line = 1 if root is None else root.line
    return Problem(Kind.REGISTRY_FILE, message, mend, str(path), line)
