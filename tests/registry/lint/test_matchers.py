from sphinx_chaport.registry.lint.matchers import check
from tests.registry.lint.running import found

MATCHER = """
  - name: "{name}"
    summary: Holds.
    spellings: ["{first}", ">>"]
    anchor: {anchor}
    operands: {operands}
"""


def one(name="gt", first="gt", anchor="gt", operands="{ type: number }"):
    return MATCHER.format(name=name, first=first, anchor=anchor, operands=operands)


def test_good():
    assert found(check, f"matchers:{one()}") == []


def test_name_is_the_first_spelling():
    (message,) = found(check, f"matchers:{one(first='more')}")
    assert message.endswith('is not the first of its spellings. Let `spellings` start with "gt".')


def test_anchor_is_its_own():
    second = one(name="lt", first="lt").replace('">>"', '"<<"')
    (message,) = found(check, f"matchers:{one()}{second}")
    assert message.startswith('8: The matcher "lt" has the anchor "gt" of "gt".')


def test_operands():
    (message,) = found(check, f"matchers:{one(operands='{}')}")
    assert "does not say what it compares" in message
