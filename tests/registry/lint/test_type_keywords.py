import pytest

from sphinx_chaport.registry.lint.type_keywords import check
from tests.registry.lint.running import found, registry

TEXT = "types: [{{ name: T, summary: A type., type: {} }}]"


@pytest.mark.parametrize(
    "schema",
    [
        "{ type: [string, 'null'] }",
        "{ x-type: function, x-parameters: [], x-returns: { type: boolean } }",
        "{ $ref: 'names:method', title: name }",
        "{ anyOf: [true, { const: 1 }] }",
    ],
)
def test_good(schema):
    assert found(check, TEXT.format(schema)) == []


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ("{ description: A text }", 'uses "description", which is not allowed'),
        ("{ items: { minimun: 1 } }", 'Did you mean "minimum"?'),
        ("{ type: text }", 'has the type "text", which JSON does not have'),
        ("{ x-parameters: [] }", "is no function"),
        ("{ $ref: 'names:method', type: string }", "keywords beside `$ref`"),
    ],
)
def test_bad(schema, message):
    (found_message,) = found(check, TEXT.format(schema))
    assert found_message.startswith('1: The type "T" ')
    assert message in found_message


def test_what_is_no_schema():
    one = registry("types: [{ name: T, summary: A type., type: { not: 5 } }]", has_format=False)
    (problem,) = check(one)
    assert "no JSON Schema" in problem.message
