"""Runs one rule over tiny registries that are written as YAML in the test."""

from __future__ import annotations

import textwrap

from sphinx_chaport import yaml_source
from sphinx_chaport.registry.documents import Document
from sphinx_chaport.registry.format import format_problems
from sphinx_chaport.registry.load import registry_of


def registry(text: str, *, has_format: bool = True):
    """The registry of one file, ``tiny.yaml``."""
    root = yaml_source.parse(textwrap.dedent(text).strip("\n"), file="tiny.yaml")
    document = Document("tiny.yaml", root)
    assert not has_format or list(format_problems([document])) == []
    return registry_of([document])


def found(rule, text: str) -> list[str]:
    """What a rule says of one file, as ``line: message mend``."""
    problems = list(rule(registry(text)))
    assert all(problem.file == "tiny.yaml" for problem in problems)
    return [f"{problem.line}: {problem.text}" for problem in problems]
