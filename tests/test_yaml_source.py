"""What a reader gets for each YAML in `tests/yaml`: a value, or problems that show the mend.

A case is a text, a line `===`, and then JSON or the problems as `LINE:COLUMN KIND` with the message
below. `{"!js": code}` stands for JavaScript.
"""

import contextlib
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chaport import yaml_source
from sphinx_chaport.problems import ProblemError

CASES = sorted((Path(__file__).parent / "yaml").glob("*.txt"))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    # YAML limits an implicit key to 1024 characters, escapes included.
    | st.text(max_size=80),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=80), inner),
    max_leaves=20,
)


def marked(node):
    if isinstance(node, yaml_source.Mapping):
        return {key.text: marked(value) for key, value in node.items}
    if isinstance(node, yaml_source.Sequence):
        return [marked(item) for item in node.items]
    if isinstance(node, yaml_source.Scalar) and node.tag:
        return {node.tag: node.text}
    return yaml_source.plain_value(node)


def actual(text):
    try:
        return json.dumps(marked(yaml_source.parse(text)), ensure_ascii=False)
    except ProblemError as error:
        return "\n".join(
            f"{problem.line}:{problem.column} {problem.kind.value}\n{problem.text}"
            for problem in error.problems
        )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path):
    text, _, expected = path.read_text(encoding="utf-8").partition("===\n")
    assert actual(text) == expected.rstrip("\n")


def test_there_are_cases():
    assert len(CASES) >= 50


@given(JSON)
def test_all_json_is_yaml(value):
    text = json.dumps(value)
    # The empty document and `null` are one to the reader.
    assert yaml_source.plain_value(yaml_source.parse(text)) == value


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(ProblemError):
        yaml_source.parse(text)


def test_places_count_from_the_block_in_its_page():
    with pytest.raises(ProblemError) as caught:
        yaml_source.parse("a: 1\nb: !x\n", file="index.rst", first_line=10, indent=3)
    assert caught.value.problems[0].place == "index.rst:11:7"


def test_a_node_knows_its_place():
    root = yaml_source.parse("visitor:\n  name: Ada\n")
    assert isinstance(root, yaml_source.Mapping)
    visitor = root.get("visitor")
    assert isinstance(visitor, yaml_source.Mapping)
    name = visitor.get("name")
    assert isinstance(name, yaml_source.Scalar)
    assert (name.line, name.column) == (2, 9)


def test_a_bomb_of_aliases_is_refused_at_once():
    levels = (f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 40))
    text = "\n".join(["l0: &l0 [x]", *levels])
    start = time.monotonic()
    with pytest.raises(ProblemError):
        yaml_source.parse(text)
    assert time.monotonic() - start < 1
