from sphinx_chaport.registry.lint.contract_marks import check
from tests.registry.lint.running import found

TEXT = """
    events:
      - name: e
        summary: Fires.
        contract: "{record}"
        notes: [{note}]
    open-points:
      - number: 1
        question: Whether.
        settled: So.
        applies-to: [event:e]
"""


def test_good():
    note = '{ text: A note., contract: "10.1" }'
    assert found(check, TEXT.format(record="5", note=note)) == []


def test_no_such_section():
    (message,) = found(check, TEXT.format(record="10.2", note=""))
    assert message.startswith('2: The event "e" follows "10.2", which the contract does not have.')


def test_note_without_a_mark():
    (message,) = found(check, TEXT.format(record="5", note="A note."))
    assert "A note of the event" in message


def test_records_of_others_need_no_marks():
    assert found(check, "events: [{ name: e, summary: Fires., notes: [A note.] }]") == []
