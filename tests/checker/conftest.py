from __future__ import annotations

from collections.abc import Iterator

import pytest

from sphinx_chaport.checker.contexts import Limits
from sphinx_chaport.checker.run import Checker
from sphinx_chaport.registry import Registry, load_registry


@pytest.fixture(scope="session")
def registry() -> Registry:
    return load_registry()


@pytest.fixture(scope="module")
def checker(registry: Registry) -> Iterator[Checker]:
    """One worker for all the tests of a module, hostile ones too."""
    with Checker(registry, Limits(seconds=1)) as made:
        yield made
