import pytest

from sphinx_chaport.registry.lint.type_schemas import check
from tests.registry.lint.running import found

TEXT = "types: [{{ name: T, summary: A type., type: {} }}]"


@pytest.mark.parametrize(
    "schema", ["{ type: string, pattern: '^a(?=b)' }", "{ minItems: 1 }", "{ $ref: 'names:event' }"]
)
def test_good(schema):
    assert found(check, TEXT.format(schema)) == []


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ("{ minItems: -1 }", "less than the minimum"),
        ("{ required: name }", "is not of type 'array'"),
        ("{ items: { pattern: '(' } }", "cannot be read"),
        ("{ pattern: '(?P<a>b)' }", "JavaScript does not have"),
        ("{ pattern: '^a\\Z' }", "JavaScript does not have"),
    ],
)
def test_bad(schema, message):
    (found_message,) = found(check, TEXT.format(schema))
    assert found_message.startswith('1: The type "T" is no valid JSON Schema: ')
    assert message in found_message
