import pytest

from sphinx_chaport.registry.lint.roles import check, target_of
from tests.registry.lint.running import found

TEXT = """
    methods:
      - name: open
        summary: Opens.
        notes: ["{}"]
    matchers:
      - {{ name: "<", summary: Less., spellings: ["<"], anchor: lt, operands: {{ type: number }} }}
"""


@pytest.mark.parametrize(
    "text",
    ["{chaport:method}`open`", "{chaport:method}`the way in <open>`", "{chaport:matcher}`<`"],
)
def test_good(text):
    assert found(check, TEXT.format(f"See {text}.")) == []


def test_unknown_name():
    (message,) = found(check, TEXT.format("See {chaport:method}`opne`."))
    assert message == (
        '2: The note of the method "open" names the method "opne", which is not registered. '
        'Did you mean "open"?'
    )


@pytest.mark.parametrize("role", ["ref", "method", "chaport:class", "py:class"])
def test_other_role(role):
    (message,) = found(check, TEXT.format(f"See {{{role}}}`open`."))
    assert f"uses the role `{{{role}}}`, which is not allowed" in message


@pytest.mark.parametrize(
    ("content", "target"), [("open", "open"), ("a <b>", "b"), ("<", "<"), ("<=", "<="), (">", ">")]
)
def test_targets(content, target):
    assert target_of(content) == target
