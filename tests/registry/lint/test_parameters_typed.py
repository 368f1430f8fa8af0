from sphinx_chaport.registry.lint.parameters_typed import check
from tests.registry.lint.running import found

METHOD = "methods: [{{ name: a, summary: Does it., parameters: [{}] }}]"
TYPED = "{ name: x, type: { type: string }, summary: The x. }"


def test_good():
    assert found(check, METHOD.format(TYPED)) == []


def test_empty_type():
    (message,) = found(check, METHOD.format("{ name: x, type: {}, summary: The x. }"))
    assert message.startswith('1: The parameter "x" of the method "a" has no type.')


def test_the_same_name_twice():
    (message,) = found(check, METHOD.format(f"{TYPED}, {TYPED}"))
    assert "stands there twice" in message
