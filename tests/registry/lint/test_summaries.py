from sphinx_chaport.registry.lint.summaries import check
from tests.registry.lint.running import found

GOOD = """
    methods:
      - name: a
        summary: Does e.g.this with `x. Y` and more.
        returns: { type: { type: string }, summary: The text. }
"""


def test_good():
    assert found(check, GOOD) == []


def test_no_full_stop():
    (message,) = found(check, "events: [{ name: e, summary: Fires }]")
    assert message == (
        '1: The summary of the event "e" does not end in a full stop. '
        "Write one sentence that ends in a full stop."
    )


def test_two_sentences():
    (message,) = found(check, "events: [{ name: e, summary: It fires. Sometimes. }]")
    assert "more than one sentence" in message


def test_parameters_and_functions_are_looked_at():
    text = """
    methods:
      - name: a
        summary: Does it.
        parameters:
          - name: f
            summary: the listener
            type:
              x-type: function
              x-parameters: [{ name: x, type: { type: string }, summary: the text }]
    types: [{ name: T, summary: A type, type: { type: string } }]
    """
    assert len(found(check, text)) == 3
