import pytest

from sphinx_chaport.registry.lint.defaults import check
from tests.registry.lint.running import found

TEXT = """
    options:
      - name: a
        summary: An option.
        type: {{ anyOf: [{{ enum: [x, y] }}, {{ type: "null" }}] }}
        {}
"""


@pytest.mark.parametrize("keys", ["default: x", "default: null", "default-text: It depends."])
def test_good(keys):
    assert found(check, TEXT.format(keys)) == []


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("default: z", "has a default that is no value of it"),
        ("default: 1", "has a default that is no value of it"),
        ("{ default: x, required: true }", "is required and has a default"),
        ("{ default: x, default-text: The x. }", "has both `default` and `default-text`"),
    ],
)
def test_bad(keys, message):
    keys = keys.strip("{} ").replace(", ", "\n        ")
    (found_message,) = found(check, TEXT.format(keys))
    assert found_message.startswith('2: The option "a" ')
    assert message in found_message
