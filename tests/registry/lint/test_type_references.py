from sphinx_chaport.registry.lint.type_references import check
from tests.registry.lint.running import found

TEXT = """
    types:
      - {{ name: State, summary: A state., type: {{ type: string }} }}
    events:
      - name: e
        summary: Fires.
        data: {{ name: s, summary: The state., type: {{ type: array, items: {{ $ref: "{}" }} }} }}
"""


def test_good():
    assert found(check, TEXT.format("type:State")) == []


def test_unknown():
    messages = found(check, TEXT.format("type:Stat"))
    assert messages[0] == (
        '4: The parameter "s" of the event "e" refers to "type:Stat", which does not exist. '
        'Did you mean "type:State"?'
    )


def test_unused():
    (message,) = found(check, TEXT.format("names:event"))
    assert message.startswith('2: No record uses the type "State".')


def test_circle():
    text = """
    types:
      - { name: A, summary: A type., type: { $ref: "type:B" } }
      - { name: B, summary: A type., type: { anyOf: [{ type: string }, { $ref: "type:A" }] } }
    """
    assert found(check, text) == [
        '2: "type:A" is defined by itself. Spell its type out.',
        '3: "type:B" is defined by itself. Spell its type out.',
    ]


def test_a_type_may_hold_itself():
    text = """
    types:
      - { name: Tree, summary: A type., type: { type: array, items: { $ref: "type:Tree" } } }
    """
    assert found(check, text) == []
