from sphinx_chaport.registry.lint.references import check
from tests.registry.lint.running import found

TEXT = """
    methods:
      - name: open
        summary: Opens.
      - name: close
        summary: Closes.
        see-also: [{}]
"""


def test_good():
    assert found(check, TEXT.format("method:open")) == []


def test_unknown():
    (message,) = found(check, TEXT.format("method:opne"))
    assert message == (
        '4: `see-also` of the method "close" names "method:opne", which is not registered. '
        'Did you mean "method:open"?'
    )


def test_itself_and_twice():
    messages = found(check, TEXT.format("method:close, method:open, method:open"))
    assert ["itself" in messages[0], "twice" in messages[1]] == [True, True]
