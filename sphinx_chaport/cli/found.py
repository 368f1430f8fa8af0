"""What lies below the paths that ``check`` is given: Sphinx projects, and files of other sites."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport.checker.pages import SUFFIXES
from sphinx_chaport.cli.console import UnusableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CONF = "conf.py"
_FOREIGN = {"node_modules", "_build", "__pycache__"}
"""Folders whose files are somebody else's, or made from others."""


def found(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Projects and files, each once.

    Raises:
        UnusableError: A path is missing, or is a file that cannot be read.
    """
    projects, files = dict[Path, Path](), dict[Path, Path]()
    for path in paths:
        for each in _below(path):
            kept = projects if each.is_dir() else files
            kept.setdefault(each.resolve(), each)
    return list(projects.values()), list(files.values())


def _below(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _in_folder(path)
    elif not path.exists():
        raise UnusableError(f"{path} cannot be checked: there is no such file or folder")
    elif path.name == CONF:
        yield path.parent
    elif path.suffix.lower() in SUFFIXES:
        yield path
    else:
        known = ", ".join(sorted(SUFFIXES))
        raise UnusableError(
            f"{path} cannot be checked: give a folder, a conf.py, or a file whose name ends in "
            f"one of {known}"
        )


def _in_folder(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        if CONF in names:
            # What a project has is told by its own build.
            folders.clear()
            yield here
            continue
        folders[:] = sorted(name for name in folders if _is_own(here / name))
        yield from (here / name for name in sorted(names) if Path(name).suffix.lower() in SUFFIXES)


def _is_own(folder: Path) -> bool:
    is_foreign = folder.name.startswith(".") or folder.name in _FOREIGN
    return not is_foreign and not (folder / "pyvenv.cfg").exists()
