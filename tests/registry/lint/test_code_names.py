import pytest

from sphinx_chaport.registry.lint.calls import uses
from sphinx_chaport.registry.lint.code_names import check
from sphinx_chaport.registry.lint.tokens import tokens
from tests.registry.lint.running import found

TEXT = """
    methods:
      - name: open
        summary: Opens.
        examples:
          - id: a
            caption: It
            code: |
{}
      - {{ name: on, summary: Listens., interface: true }}
      - {{ name: q, summary: Queues., interface: true }}
      - {{ name: compare, summary: Compares. }}
      - {{ name: getParameterValue, summary: Gets. }}
      - {{ name: setAssignmentRules, summary: Sets. }}
    events: [{{ name: ready, summary: Fires. }}]
    matchers:
      - {{ name: "=", summary: Equal., spellings: ["="], anchor: e, operands: {{ type: string }} }}
    parameters:
      - {{ name: country, summary: The country., label: Country, type: {{ type: string }} }}
"""


def coded(code):
    return found(check, TEXT.format("\n".join(f"              {x}" for x in code.splitlines())))


@pytest.mark.parametrize(
    "code",
    [
        "chaport.open();",
        "window.chaport.on('ready', () => chaport.open());",
        "var c = window.chaport;\nc.open();",
        "const { open, compare } = window.chaport;",
        "var q = window.chaport.q;\nq('open');",
        "chaport['open']();",
        "chaport.q('on', ['ready', f]);",
        "chaport.q('compare', ['a', '=', 'b']);",
        "// chaport.nothing()\nlet text = 'chaport.nothing()'; /* chaport.nothing() */",
        "let pattern = /chaport.nothing()/;",
        "my.chaport.nothing();",
        "({ chaport: 1, on: 2 });",
        "other.on('click', f); other.nothing();",
        "chaport.setAssignmentRules({ rules: [{ t: ['country', '=', 'DE'] }] });",
        "chaport.setAssignmentRules({ resolve: () => ['a', 'b', 'c'] });",
        "if (window.chaport) { chaport?.open(); }",
        "cp.compare(cp.getParameterValue('country'), '=', f('a', 'b'));",
    ],
)
def test_good(code):
    assert coded(code) == []


@pytest.mark.parametrize(
    ("code", "kind", "name"),
    [
        ("chaport.opne();", "method", "opne"),
        ("window.chaport.opne();", "method", "opne"),
        ("window.chaport?.opne();", "method", "opne"),
        ("var c = window.chaport; c.opne();", "method", "opne"),
        ("const { opne } = window.chaport;", "method", "opne"),
        ("const { open, opne: x } = chaport;", "method", "opne"),
        ("chaport['opne']();", "method", "opne"),
        ("chaport.q('opne');", "method", "opne"),
        ("var send = chaport.q; send('opne');", "method", "opne"),
        ("chaport.on('raedy', f);", "event", "raedy"),
        ("chaport.q('on', ['raedy', f]);", "event", "raedy"),
        ("chaport.compare(f(1, 2), 'is', 'b');", "matcher", "is"),
        ("chaport.q('compare', ['a', 'is', 'b']);", "matcher", "is"),
        ("cp.getParameterValue('land');", "parameter", "land"),
        ("chaport.q('getParameterValue', ['land']);", "parameter", "land"),
        (
            "chaport.setAssignmentRules({ rules: [{ t: ['land', '=', 'DE'] }] });",
            "parameter",
            "land",
        ),
        ("f({ defaultRules: [{ t: true }, { u: ['country', 'is', 5] }] });", "matcher", "is"),
        ("x = a / b; chaport.opne(); y = c / d;", "method", "opne"),
        ("x = `${1}`; chaport.opne();", "method", "opne"),
    ],
)
def test_bad(code, kind, name):
    (message,) = coded(code)
    assert f'uses the {kind} "{name}", which is not registered.' in message


def test_line():
    (message,) = coded("chaport.open();\n\nchaport.opne();")
    assert message == (
        '10: The example "a" uses the method "opne", which is not registered. Did you mean "open"?'
    )


def test_javascript_in_configurations():
    text = """
    options:
      - name: f
        summary: An option.
        type: { x-type: function }
        examples:
          - id: a
            caption: It
            config:
              f: !js |
                function (cp) {
                  return cp.getParameterValue('land');
                }
    """
    (message,) = found(check, text)
    assert message.startswith('11: The example "a" uses the parameter "land"')


@pytest.mark.parametrize(
    "code", ["", "chaport", "chaport.", "q(", "rules: [", "compare(((", "'", "`"]
)
def test_broken_code_is_read_without_a_crash(code):
    list(uses(tokens(code)))
