from sphinx_chaport.registry.lint.parameter_order import check
from tests.registry.lint.running import found

A = "{ name: a, type: { type: string }, summary: The a. }"
OPTIONAL = "{ name: b, type: { type: string }, summary: The b., optional: true }"
REST = "{ name: c, type: { type: string }, summary: The c., rest: true }"


def method(*parameters):
    return f"methods: [{{ name: m, summary: Does it., parameters: [{', '.join(parameters)}] }}]"


def test_good():
    assert found(check, method(A, OPTIONAL, REST)) == []


def test_required_after_optional():
    (message,) = found(check, method(OPTIONAL, A))
    assert '"a" of the method "m" follows the optional "b"' in message


def test_rest_is_last():
    (message,) = found(check, method(REST, A))
    assert 'Put it after "a"' in message
