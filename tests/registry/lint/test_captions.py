import pytest

from sphinx_chaport.registry.lint.captions import check
from tests.registry.lint.running import found

TEXT = "events: [{{ name: e, summary: Fires., examples: [{{ id: a, caption: {}, code: f() }}] }}]"


def test_good():
    assert found(check, TEXT.format('"Ask a question?"')) == []


@pytest.mark.parametrize("caption", ["It opens.", '"It opens:"', '"two\\nlines"'])
def test_bad(caption):
    (message,) = found(check, TEXT.format(caption))
    assert message == (
        '1: The caption of the example "a" is no short heading. Write one line without a full stop.'
    )
