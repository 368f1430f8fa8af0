"""The cases of the options, by their paths; each file of `options` holds those of one option."""

from __future__ import annotations

from collections.abc import Callable

from tests.simulator.visit import Shop

Case = Callable[[Shop], None]
CASES: dict[str, Case] = {}


def option(path: str) -> Callable[[Case], Case]:
    """Marks the case of the option with this path."""

    def take(case: Case) -> Case:
        assert path not in CASES, f"{path} has two cases"
        CASES[path] = case
        return case

    return take
