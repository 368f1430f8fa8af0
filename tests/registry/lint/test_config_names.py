import pytest

from sphinx_chaport.registry.lint.config_names import check
from tests.registry.lint.running import found

TEXT = """
    options:
      - name: look
        summary: An option.
        type: {{ type: object }}
        properties:
          - {{ name: colour, summary: A property., type: {{ type: string }} }}
        examples:
          - id: a
            caption: It
            config:
              {}
      - {{ name: free, summary: An option., type: {{ type: object }} }}
      - name: configs
        summary: An option.
        type: {{ type: object, additionalProperties: {{ $ref: "registry:configuration" }} }}
"""


@pytest.mark.parametrize(
    "config",
    [
        "look: { colour: red }",
        "free: { what: ever }",
        "configs: { ios: { look: { colour: red } } }",
    ],
)
def test_good(config):
    assert found(check, TEXT.format(config)) == []


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("lok: {}", 'the key "lok", which is no option. Did you mean "look"?'),
        (
            "look: { color: red }",
            'the key "look.color", which is no option. Did you mean "colour"?',
        ),
        ("colour: red", 'the key "colour"'),
        ("configs: { ios: { look: { size: 1 } } }", 'the key "configs.ios.look.size"'),
    ],
)
def test_bad(config, message):
    (found_message,) = found(check, TEXT.format(config))
    assert found_message.startswith('11: The example "a" has ')
    assert message in found_message
