import pytest

from sphinx_chaport.registry.lint.markdown import check
from tests.registry.lint.running import found

TEXT = """
    events:
      - name: e
        summary: Fires.
        description: |
{}
"""


def described(text):
    return found(check, TEXT.format("\n".join(f"          {line}" for line in text.splitlines())))


@pytest.mark.parametrize(
    "text",
    [
        "Plain *words* and **strong** ones, `code` and ``a ` tick``.",
        "- a list\n- of `<b>`\n\n1. and another",
        "A [link](https://example.com/a).",
        "`!=` and `[a](b)` and `# no heading` in code.",
        "> A quotation.",
    ],
)
def test_good(text):
    assert described(text) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("# Heading", "a heading"),
        ("Heading\n=======", "a heading"),
        ("A [link](other.md).", "not to an `https://` address"),
        ("A [link](http://example.com).", "not to an `https://` address"),
        ("An ![image](https://example.com/a.png).", "an image"),
        ("Some <b>HTML</b>.", "HTML"),
        ("~~~\nfenced\n~~~", "a fence"),
        ("Wow!", "an exclamation mark"),
        ("An end */ here.", "would end a comment"),
        ("An open ` tick.", "a backtick without its second"),
    ],
)
def test_bad(text, reason):
    (message,) = described(text)
    assert message.startswith('2: The description of the event "e" ')
    assert reason in message
