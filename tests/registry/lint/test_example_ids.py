from dataclasses import replace

from sphinx_chaport.registry.lint.example_ids import check
from tests.registry.lint.running import found, registry

TEXT = "events: [{{ name: e, summary: Fires., examples: [{{ id: {}, caption: It, code: f() }}] }}]"


def test_good():
    assert found(check, TEXT.format("two-words-2")) == []


def test_digit_first():
    (message,) = found(check, TEXT.format("2-words"))
    assert message.startswith('1: The example id "2-words" cannot be part of a link.')


def test_twice():
    # Loading refuses this with both places; a registry that is built in another way is held too.
    one = registry(TEXT.format("a"))
    event = one.events[0]
    twice = replace(one, events=(event, replace(event, name="f")))
    (problem,) = check(twice)
    assert problem.message == 'The example id "a" stands in tiny.yaml:1 too.'
