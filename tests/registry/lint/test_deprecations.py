import pytest

from sphinx_chaport.registry.lint.deprecations import check
from tests.registry.lint.running import found

EVENT = "events: [{{ name: e, summary: Fires., deprecated: {} }}]"


@pytest.mark.parametrize("text", ["Use {chaport:method}`open`.", "Nothing replaces it."])
def test_good(text):
    assert found(check, EVENT.format(f'"{text}"')) == []


def test_no_replacement():
    (message,) = found(check, EVENT.format("It is old."))
    assert message.startswith('1: The event "e" is deprecated, but does not say what to use')
