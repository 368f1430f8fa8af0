import pytest

from sphinx_chaport.registry.lint.secrets import check
from tests.registry.lint.running import found

TEXT = "events: [{{ name: e, summary: Fires., examples: [{{ id: a, caption: It, {} }}] }}]"
SHA1 = "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"


@pytest.mark.parametrize(
    "value",
    ["token-from-your-server", "0123456789abcdef01234567", "000000000000000000000000", "abc123"],
)
def test_good(value):
    assert found(check, TEXT.format(f"code: \"f('{value}')\"")) == []


@pytest.mark.parametrize("secret", [SHA1, SHA1[:24], SHA1[:32], SHA1.upper(), SHA1 + SHA1[:24]])
def test_bad_code(secret):
    (message,) = found(check, TEXT.format(f"code: \"f('{secret}')\""))
    assert message.startswith(f'1: "{secret}" looks like a real id, token or hash.')


def test_bad_environment():
    account = f"{{ account: {{ salt: test-{SHA1} }} }}"
    (message,) = found(check, TEXT.format(f"code: f(), environment: {account}"))
    assert SHA1 in message


def test_what_is_expected_may_be_an_id_that_the_simulator_made():
    assert found(check, TEXT.format(f"code: f(), expect: {{ console: [{SHA1[:24]}] }}")) == []


def test_bad_config():
    (message,) = found(check, TEXT.format(f"config: {{ a: [{{ b: x-{SHA1} }}] }}"))
    assert SHA1 in message
