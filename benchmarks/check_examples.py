"""Examples for the benchmark: all different, as long as those of real documentation."""

from __future__ import annotations

import random
from dataclasses import dataclass

from sphinx_chaport.checker.records import Block, Case, Place
from sphinx_chaport.examples.records import Snippet

LENGTHS = (1, 2, 3, 4, 4, 4, 5, 6, 8)
"""How many statements examples have; the median is 4."""

# JavaScript, and the same in Python; {n} is another number each time.
STATEMENTS = (
    ("chaport.open();", "chaport.open()"),
    ("chaport.close();", "chaport.close()"),
    ("chaport.toggle();", "chaport.toggle()"),
    ("chaport.hideLauncher();", "chaport.hideLauncher()"),
    ("chaport.showLauncher();", "chaport.showLauncher()"),
    ("chaport.enableTriggers(['t{n}']);", "chaport.enableTriggers(['t{n}'])"),
    ("chaport.disableTriggers(['t{n}', 'u']);", "chaport.disableTriggers(['t{n}', 'u'])"),
    (
        "chaport.setVisitorData({{ name: 'Ann {n}', custom: {{ plan: {n} }} }});",
        "chaport.setVisitorData(dict(name='Ann {n}', custom=dict(plan={n})))",
    ),
    ("chaport.updatePosition(['left', {n}, 100]);", "chaport.updatePosition(['left', {n}, 100])"),
    ("console.log('step', {n});", "console.log('step', {n})"),
    ("console.log(chaport.getWidgetState());", "console.log(chaport.getWidgetState())"),
    ("const a{n} = [{n}, 2].map((x) => x * 2);", "a{n} = [x * 2 for x in [{n}, 2]]"),
)


@dataclass(frozen=True, slots=True)
class Both:
    """An example in both languages."""

    javascript: str
    python: str

    def case(self, number: int) -> Case:
        """As the checker takes it."""
        place = Place(f"page{number // 100}.rst", number % 100 * 10 + 1, 3)
        return Case(
            name=f"example {number}", place=place, example=Block(Snippet(self.javascript), place)
        )


def make_examples(count: int) -> list[Both]:
    """The same examples on every machine."""
    chance = random.Random(1)
    return [_make(chance, number) for number in range(count)]


def _make(chance: random.Random, number: int) -> Both:
    length = chance.choice(LENGTHS)
    chosen = [("console.log('example', {n});", "console.log('example', {n})")]
    chosen += chance.sample(STATEMENTS, length - 1)
    chance.shuffle(chosen)
    javascript, python = (
        "\n".join(each[language].format(n=number) for each in chosen) for language in (0, 1)
    )
    return Both(javascript, python)
