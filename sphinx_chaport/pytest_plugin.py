"""The pytest plugin: each example of a Sphinx project is an item.

It does nothing until a project is named, by ``--chaport-check DOCS`` or ``chaport_check`` in the
ini file. The project is checked once, by its own builder and with its cache, when its folder is
collected; items then say what came of each example. With xdist the main process does that.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_chaport.checker.records import Outcome

if TYPE_CHECKING:
    from sphinx_chaport.checker.report import Example

_PROJECTS = pytest.StashKey[dict[Path, dict[str, Any]]]()
"""What came of each project that was checked, as it crosses to the workers of xdist."""

_INPUT = "chaport_check"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option and the ini value."""
    group = parser.getgroup("chaport", "examples of the Chaport JavaScript API")
    group.addoption(
        "--chaport-check",
        action="append",
        default=[],
        metavar="DOCS",
        help="run the examples of the Sphinx project in this folder; may be given several times",
    )
    help_text = "folders of Sphinx projects whose examples are run, relative to the ini file"
    parser.addini("chaport_check", help_text, type="paths", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Have the projects collected, wherever other tests lie."""
    config.stash[_PROJECTS] = {}
    asked = _of_option(config)
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        # Whoever names files wants those, and not all that the ini file has.
        asked += _of_ini(config)
    given = [_path_of(config, argument) for argument in config.args]
    for folder in dict.fromkeys(asked):
        if not (folder / "conf.py").is_file():
            raise pytest.UsageError(f"{folder} is no Sphinx project: it has no conf.py")
        is_given = any(path.is_relative_to(folder) or folder.is_relative_to(path) for path in given)
        if not is_given:
            config.args.append(str(folder))


def _of_option(config: pytest.Config) -> list[Path]:
    here = config.invocation_params.dir
    return [(here / folder).resolve() for folder in config.getoption("--chaport-check")]


def _of_ini(config: pytest.Config) -> list[Path]:
    return [Path(folder).resolve() for folder in config.getini("chaport_check")]


def _path_of(config: pytest.Config, argument: str) -> Path:
    return (config.invocation_params.dir / argument.partition("::")[0]).resolve()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:  # noqa: ANN401 - of xdist, which may be missing
    """Check the projects before the first worker of xdist starts, and tell each of them."""
    config = node.config
    for folder in dict.fromkeys([*_of_option(config), *_of_ini(config)]):
        _checked(config, folder)
    found = {str(folder): data for folder, data in config.stash[_PROJECTS].items()}
    node.workerinput[_INPUT] = json.dumps(found)


def _checked(config: pytest.Config, folder: Path) -> dict[str, Any]:
    """What came of a project; it is checked at the first call."""
    projects = config.stash[_PROJECTS]
    if folder not in projects and hasattr(config, "workerinput"):
        found = json.loads(config.workerinput[_INPUT])
        projects |= {Path(name): data for name, data in found.items()}
    if folder not in projects:
        # Most runs of pytest never come here.
        from sphinx_chaport.checker.projects import Asked, check_project  # noqa: PLC0415

        done = check_project(folder, Asked(), prints=False)
        report = done.report.json() if done.report else None
        projects[folder] = {"here": str(Path.cwd()), "status": done.status, "said": done.said}
        projects[folder]["report"] = report
    return projects[folder]


# -- collecting -----------------------------------------------------------------------------------


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The folders that were named are projects."""
    folder = path.resolve()
    if folder in [*_of_option(parent.config), *_of_ini(parent.config)]:
        project: pytest.Collector = ChaportProject.from_parent(parent, path=path)
        return project
    return None


class ChaportProject(pytest.Directory):
    """A Sphinx project."""

    def collect(self) -> Iterator[pytest.Collector]:
        """Its files with examples, and itself where something else is wrong."""
        from sphinx_chaport.checker.report import Report  # noqa: PLC0415 - most runs need none

        data = _checked(self.config, self.path.resolve())
        if data["report"] is None:
            raise self.CollectError(f"The project was not checked.\n{data['said']}")
        report = Report.from_json(data["report"])
        for file, examples in groupby(report.examples, key=lambda each: each.file):
            path = Path(data["here"], file)
            yield ChaportFile.from_parent(
                self, path=path, nodeid=self._node_id(path), examples=list(examples)
            )
        if data["status"] and not report.exit_status:
            yield ChaportFile.from_parent(
                self, path=self.path / "conf.py", examples=[_whole(data["said"])]
            )

    def _node_id(self, path: Path) -> str | None:
        """Examples of the registry lie outside of the project, somewhere in the installation."""
        if path.is_relative_to(self.config.rootpath):
            return None
        return "/".join([self.nodeid, *path.parts[-2:]])


def _whole(said: str) -> Example:
    """What is wrong with the project and with no example of it, such as too little coverage."""
    from sphinx_chaport.checker.report import Example  # noqa: PLC0415

    return Example(
        file="conf.py", line=1, name="the whole", status=Outcome.FAILED, messages=(said.strip(),)
    )


class ChaportFile(pytest.File):
    """A page, or a file of the registry."""

    def __init__(self, *, examples: list[Example], **given: Any) -> None:  # noqa: ANN401
        super().__init__(**given)
        self.examples = examples

    def collect(self) -> Iterator[pytest.Item]:
        """Its examples; where some have the same name, with their lines."""
        counts = Counter(each.name for each in self.examples)
        for each in self.examples:
            name = each.name if counts[each.name] == 1 else f"{each.name} (line {each.line})"
            item = ChaportItem.from_parent(self, name=name, example=each)
            if each.status is Outcome.SKIPPED:
                item.add_marker(pytest.mark.skip(reason=each.reason))
            yield item


class ExampleFailedError(Exception):
    """An example that has not passed."""


class ChaportItem(pytest.Item):
    """An example."""

    def __init__(self, *, example: Example, **given: Any) -> None:  # noqa: ANN401
        super().__init__(**given)
        self.example = example

    def runtest(self) -> None:
        """Say what came of it."""
        if self.example.status is Outcome.FAILED:
            raise ExampleFailedError(self.example.message)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401
        """The same text as everywhere; a traceback would be ours."""
        if isinstance(excinfo.value, ExampleFailedError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """File, line and name."""
        return self.path, self.example.line - 1, self.name
