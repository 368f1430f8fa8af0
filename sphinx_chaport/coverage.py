"""How much of the API a site describes and runs examples of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_chaport.checker.records import Outcome
from sphinx_chaport.playable import KINDS, all_playable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_chaport.domain import ChaportDomain


@dataclass(frozen=True, slots=True)
class Row:
    """What a site has of one name.

    Attributes:
        is_described: Whether a page has its entry.
        forms: The forms of its examples; ``configuration`` for one that is loaded.
        is_run: Whether an example that uses it passed in this build.
        is_playable: Whether it can be tried in a playground of the site.
    """

    kind: str
    name: str
    is_described: bool
    forms: tuple[str, ...]
    is_run: bool
    is_playable: bool

    @property
    def is_covered(self) -> bool:
        """Whether it counts."""
        return self.is_described and self.is_run


def rows(domain: ChaportDomain) -> Iterator[Row]:
    """Each method, event and option with its properties, in the registry's order."""
    forms: dict[str, set[str]] = {}
    run: set[str] = set()
    for docname, checks in domain.checks.items():
        for number, noted in enumerate(checks.cases):
            result = domain.build.results.get((docname, number))
            has_passed = result is not None and result.outcome is Outcome.PASSED
            for name in noted.case.uses:
                forms.setdefault(name, set()).update(noted.forms or ("configuration",))
                run.update([name] if has_passed else [])
    # A widget is a use of its options, if not one to read.
    for case, result in domain.build.widgets:
        run.update(case.uses if result.outcome is Outcome.PASSED else ())
    playable = set(_playable(domain))
    for kind in KINDS:
        for name in domain.registry.entries[kind]:
            found = f"{kind}:{name}"
            described = (kind, name) in domain.objects
            shown = tuple(sorted(forms.get(found, ())))
            yield Row(kind, name, described, shown, found in run, (kind, name) in playable)


def _playable(domain: ChaportDomain) -> Iterator[tuple[str, str]]:
    """Kinds and names of what the site's playgrounds are about."""
    playgrounds = [each for found in domain.playgrounds.values() for each in found]
    yield from (each.subject for each in playgrounds if each.subject)
    if any(each.subject is None for each in playgrounds):
        yield from ((kind, name) for kind, name, _ in all_playable(domain.registry))


def percent(found: Iterable[Row]) -> float:
    """How many of the names are covered, in percent."""
    counted = [row.is_covered for row in found]
    return 100 * sum(counted) / len(counted) if counted else 0.0
