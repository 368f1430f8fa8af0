import pytest

from sphinx_chaport.registry.lint.config_values import check
from tests.registry.lint.running import found

TEXT = """
    options:
      - name: look
        summary: An option.
        type: {{ type: object }}
        properties:
          - {{ name: size, summary: A property., type: {{ type: integer, minimum: 1 }} }}
          - {{ name: draw, summary: A property., type: {{ x-type: function }} }}
        examples:
          - id: a
            caption: It
            config:
              look:
                {}
"""


@pytest.mark.parametrize("config", ["size: 1", 'size: !js "f()"', 'draw: !js "function () {}"'])
def test_good(config):
    assert found(check, TEXT.format(config)) == []


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("size: 0", "look.size: 0 is less than the minimum of 1"),
        ("size: big", "look.size: 'big' is not of type 'integer'"),
        ("draw: function () {}", "is not a JavaScript function, which is written as `!js`"),
    ],
)
def test_bad(config, message):
    (found_message,) = found(check, TEXT.format(config))
    assert found_message.startswith('13: The example "a" has a wrong value: ')
    assert message in found_message
