from sphinx_chaport.registry.lint.examples_exist import check
from tests.registry.lint.running import found


def test_good():
    text = """
    events: [{ name: e, summary: Fires., examples: [{ id: e, caption: It, code: f() }] }]
    """
    assert found(check, text) == []


def test_none_in_a_nested_property():
    text = """
    options:
      - name: a
        summary: An option.
        type: { type: object }
        examples: [{ id: a, caption: It, config: { a: {} } }]
        properties:
          - { name: b, summary: A property., type: { type: string } }
    """
    (message,) = found(check, text)
    assert message.startswith('7: The option "a.b" has no example.')
