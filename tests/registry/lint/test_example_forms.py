import pytest

from sphinx_chaport.registry.lint.example_forms import check
from tests.registry.lint.running import found

TEXT = "events: [{{ name: e, summary: Fires., examples: [{{ id: a, caption: It, {} }}] }}]"


@pytest.mark.parametrize("keys", ["code: f()", "code: f(), form: queue, reason: So.", "config: {}"])
def test_good(keys):
    assert found(check, TEXT.format(keys)) == []


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("code: f(), form: queue", "does not say why"),
        ("code: f(), reason: So.", "a reason against a form that it has"),
        ("config: {}, wrap: none", "which has no forms"),
    ],
)
def test_bad(keys, message):
    (found_message,) = found(check, TEXT.format(keys))
    assert message in found_message
