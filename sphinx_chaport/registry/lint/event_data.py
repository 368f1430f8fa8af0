"""The listeners in an event's examples name its data as the record does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport.registry.lint.tokens import Token, tokens
from sphinx_chaport.registry.lint.walk import found, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Registry


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for event in registry.events:
        for example in event.examples:
            for name in _data_names(tokens(example.code or ""), event.name):
                if event.data is None or name != event.data.name:
                    wanted = f'"{event.data.name}"' if event.data else "nothing"
                    message = f'The example "{example.id}" calls the data "{name}", the'
                    mend = "Use one name in both."
                    yield found(example.source, f"{message} {label(event)} {wanted}.", mend)


def _data_names(code: Sequence[Token], event: str) -> Iterator[str]:
    """The first parameter of each function that follows the event's name at once."""
    for index, token in enumerate(code):
        if token.kind != "string" or token.text != event:
            continue
        after = [item.text for item in code[index + 1 : index + 7] if item.text != "async"]
        if after[1:3] == ["function", "("]:
            yield from (name for name in after[3:4] if name != ")")
        elif after[1:2] == ["("]:
            yield from (name for name in after[2:3] if name != ")")
