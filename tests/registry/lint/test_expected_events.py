import pytest

from sphinx_chaport.registry.lint.expected_events import check
from tests.registry.lint.running import found

TEXT = """
    events:
      - name: chat.rated
        summary: Fires.
        examples:
          - id: a
            caption: It
            code: f()
            expect: {}
"""


@pytest.mark.parametrize(
    "expected",
    ["{ events: [chat.rated, { chat.rated: { stars: 5 } }] }", "{ console: [chat.rate] }"],
)
def test_good(expected):
    assert found(check, TEXT.format(expected)) == []


@pytest.mark.parametrize("event", ["chat.rate", "{ chat.rate: { stars: 5 } }"])
def test_bad(event):
    (message,) = found(check, TEXT.format(f"{{ events: [{event}] }}"))
    assert message.startswith('8: The example "a" expects an unknown event "chat.rate". Did you')
