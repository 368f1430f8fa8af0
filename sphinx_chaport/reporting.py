"""Problems become Sphinx warnings here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx.util import logging

from sphinx_chaport.problems import Problem

logger = logging.getLogger(__name__)


def report(*problems: Problem) -> None:
    """Warn of each problem as ``chaport.KIND`` at its own place."""
    for problem in problems:
        logger.warning(
            "%s",
            problem.text,
            type="chaport",
            subtype=problem.kind.value,
            location=_location(problem),
        )


def _location(problem: Problem) -> str | None:
    """Sphinx takes a place without a colon for the name of a document."""
    if problem.file is None:
        return None
    return problem.place if ":" in problem.place else f"{problem.place}:1"


def report_once(problems: Iterable[Problem], seen: set[Problem]) -> None:
    """Warn of the problems that are not in `seen` yet, and add them."""
    for problem in problems:
        if problem not in seen:
            seen.add(problem)
            report(problem)
