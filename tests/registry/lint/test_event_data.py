import pytest

from sphinx_chaport.registry.lint.event_data import check
from tests.registry.lint.running import found

TEXT = """
    events:
      - name: chat.rated
        summary: Fires.
        data: {{ name: rating, type: {{ type: number }}, summary: The rating. }}
        examples:
          - id: a
            caption: It
            code: |
              {}
"""


@pytest.mark.parametrize(
    "code",
    [
        "chaport.on('chat.rated', function (rating) {});",
        "chaport.on('chat.rated', async (rating) => {});",
        "chaport.on('chat.rated', function () {});",
        "chaport.on('chat.rated', listener);",
        "chaport.on('ready', function (data) {});",
    ],
)
def test_good(code):
    assert found(check, TEXT.format(code)) == []


@pytest.mark.parametrize(
    "code",
    [
        "chaport.on('chat.rated', function (stars) {});",
        "chaport.q('on', ['chat.rated', (stars) => {}]);",
    ],
)
def test_bad(code):
    (message,) = found(check, TEXT.format(code))
    assert message.startswith('9: The example "a" calls the data "stars", the event "chat.rated"')
