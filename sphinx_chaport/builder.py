"""The builder ``chaport-check``: runs every example of a project, and writes reports, no pages."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders import Builder
from sphinx.errors import ConfigError
from sphinx.util import logging

from sphinx_chaport.checked import open_checker, page_cases, report_problems, widget_cases
from sphinx_chaport.checker.cases import registry_cases
from sphinx_chaport.checker.output import write_report
from sphinx_chaport.checker.records import Outcome
from sphinx_chaport.checker.report import Report
from sphinx_chaport.checker.report import report as report_of
from sphinx_chaport.checker.run import read_shard, shard
from sphinx_chaport.checker.update import Change, UpdateError, diff, refuse_in_ci, updated
from sphinx_chaport.coverage import percent, rows
from sphinx_chaport.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_chaport.checker.records import Case, Result
    from sphinx_chaport.collected import Key
    from sphinx_chaport.domain import ChaportDomain

    Checked = list[tuple[Case, Result]]

SHARD = "CHAPORT_CHECK_SHARD"
UPDATE = "CHAPORT_CHECK_UPDATE"
"""Variables of the environment; the settings of the same names in small letters do the same."""

logger = logging.getLogger(__name__)


class CheckBuilder(Builder):
    """Runs the examples of all pages and all of the registry."""

    name = "chaport-check"
    epilog = "The reports are in %(outdir)s."
    allow_parallel = True

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self.sphinx = app

    def init(self) -> None:
        """Read what the run is asked for, so that a mistake in it is said at once."""
        self.shard = _shard(_asked(self.config.chaport_check_shard, SHARD))
        self.updates = _asked(self.config.chaport_check_update, UPDATE) not in {"", "0", "False"}
        if self.updates:
            try:
                refuse_in_ci(os.environ)
            except UpdateError as error:
                raise ConfigError(str(error)) from error

    def get_outdated_docs(self) -> set[str]:
        """All pages, because all examples are checked; the cache knows what it knows."""
        return self.env.found_docs

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Nowhere: there are no pages."""
        del docname, typ
        return ""

    def write(self, *_: object) -> None:  # type: ignore[misc]
        """Check everything, once; nothing is written page by page."""
        started = time.monotonic()
        domain = domain_of(self.env)
        keyed, others = _found(domain)
        checked = self._checked(domain, keyed, others)
        report = report_of(map(_shown, checked), is_shard=self.shard is not None)
        missed = [] if self.shard else list(_missed(domain))
        changed = self._update(checked) if self.updates else 0
        seconds = time.monotonic() - started
        write_report(Path(self.outdir), report, seconds=seconds, missed=missed)
        self._say(report, missed)
        is_right = not missed and report.count(Outcome.FAILED) == changed and not report.emptiness
        self.sphinx.statuscode = 0 if is_right else 1

    def _checked(
        self, domain: ChaportDomain, keyed: dict[Key, Case], others: list[Case]
    ) -> Checked:
        cases = [*keyed.values(), *others]
        chosen = list(shard(cases, *self.shard)) if self.shard else cases
        with open_checker(self.sphinx, domain) as checker:
            checked = list(checker.check(chosen))
            report_problems(checker, domain)
        # By the object: equal cases may stand in several places.
        found = {id(case): result for case, result in checked}
        domain.build.results = {
            key: found[id(case)] for key, case in keyed.items() if id(case) in found
        }
        return _once(checked)

    # -- what is said ---------------------------------------------------------------------------

    def _say(self, report: Report, missed: list[str]) -> None:
        text = "\n".join([report.text().rstrip(), *missed])
        if not self.sphinx.quiet:
            logger.info("%s", text)
        elif report.exit_status or missed:
            print(text, file=sys.stderr)

    # -- expectations ---------------------------------------------------------------------------

    def _update(self, checked: Checked) -> int:
        """Write what came into the project's own files; how many examples are right by that."""
        changes: dict[str, list[Change]] = {}
        for case, result in checked:
            place = case.expectation.place
            if result.observed and place and _is_own(place.file, Path(self.srcdir)):
                changes.setdefault(place.file, []).append(Change(case.expectation, result.observed))
        count = 0
        for file, found in changes.items():
            if change := _rewrite(Path(file), found):
                count += len(found)
                # Whoever has files changed sees how, also in a quiet run.
                print(change, end="") if self.sphinx.quiet else logger.info("%s", change)
        return count


def _rewrite(path: Path, changes: list[Change]) -> str:
    """Change a file; what was changed, or nothing where it could not be."""
    with path.open(encoding="utf-8", newline="") as file:
        before = file.read()
    try:
        after = updated(before, changes)
    except UpdateError as error:
        logger.warning("%s", error)
        return ""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(after)
    return diff(_relative(str(path)), before, after)


def _is_own(file: str, source: Path) -> bool:
    return Path(file).is_relative_to(source)


# -- what is checked ------------------------------------------------------------------------------


def _found(domain: ChaportDomain) -> tuple[dict[Key, Case], list[Case]]:
    """The cases of pages by their places, and all others."""
    keyed = dict(page_cases(domain))
    shown = {case.name for case in keyed.values()}
    unseen = (case for case in registry_cases(domain.registry) if case.name not in shown)
    return keyed, [*widget_cases(domain), *unseen]


def _once(checked: Checked) -> Checked:
    """An example of the registry that stands on several pages is one example."""
    found = {(case.place, case.name): (case, result) for case, result in checked}
    return list(found.values())


def _missed(domain: ChaportDomain) -> Iterator[str]:
    """Where less is covered than the project asks for."""
    found = percent(rows(domain))
    site = domain.settings.check_minimum
    if found < site:
        yield f"Coverage is {found:.1f} %, and `chaport_check_minimum` is {site:g} %."
    for checks in domain.checks.values():
        for minimum in checks.coverage:
            if found < minimum.percent:
                place = f"{_relative(minimum.file)}:{minimum.line}"
                wanted = f"`:minimum:` is {minimum.percent:g} %"
                yield f"{place}: Coverage is {found:.1f} %, and {wanted}."


# -- places in reports ----------------------------------------------------------------------------


def _shown(checked: tuple[Case, Result]) -> tuple[Case, Result]:
    """The case with paths that another machine understands."""
    case, result = checked
    place = replace(case.place, file=_relative(case.place.file))
    found = tuple(
        replace(each, place=replace(each.place, file=_relative(each.place.file)))
        for each in result.failures
    )
    return replace(case, place=place), replace(result, failures=found)


def _relative(file: str) -> str:
    here = Path.cwd()
    return Path(file).relative_to(here).as_posix() if Path(file).is_relative_to(here) else file


# -- what is asked for ----------------------------------------------------------------------------


def _asked(setting: object, variable: str) -> str:
    return str(setting or os.environ.get(variable, ""))


def _shard(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    try:
        return read_shard(text)
    except ValueError as error:
        raise ConfigError(str(error)) from error


def setup(app: Sphinx) -> None:
    """Register the builder and what its runs can be asked for."""
    app.add_builder(CheckBuilder)
    app.add_config_value("chaport_check_shard", "", "", types=[str])
    app.add_config_value("chaport_check_update", False, "", types=[bool, str, int])
