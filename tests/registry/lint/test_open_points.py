from sphinx_chaport.registry.lint.open_points import check
from tests.registry.lint.running import found

TEXT = """
    events:
      - name: e
        summary: Fires.
        notes: [{{ text: A note., contract: "10.{row}" }}]
      - name: f
        summary: Fires.
    open-points:
      - {{ number: 1, question: A., settled: B., applies-to: [{targets}] }}
      - {{ number: {number}, question: A., settled: B., applies-to: [event:f] }}
"""


def text(*, row=1, number=2, targets="event:e"):
    return TEXT.format(row=row, number=number, targets=targets)


def test_good():
    assert found(check, text()) == []


def test_gap():
    (message,) = found(check, text(number=3))
    assert message.startswith("9: Open point 3 stands where 2 is expected.")


def test_about_nothing():
    messages = found(check, text(targets=""))
    assert messages[0].startswith("8: Open point 1 does not say what it is about.")


def test_unknown_target():
    messages = found(check, text(targets="event:e, event:g"))
    assert '"event:g", which is not registered' in messages[0]


def test_note_follows_a_point_that_does_not_name_its_entry():
    (message,) = found(check, text(row=2))
    assert message.startswith('2: A note of the event "e" follows open point 2')
    assert message.endswith('Add "event:e" there.')
