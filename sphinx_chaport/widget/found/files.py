"""The files below the paths that the doctor is given, as far as they can hold a code."""

from __future__ import annotations

import codecs
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

LARGEST = 2_000_000
"""Bytes; what is larger is no page, and a bundle of that size is made from something smaller."""

FOREIGN = frozenset(
    {
        *("node_modules", "bower_components", ".git", ".hg", ".svn"),
        *("__pycache__", ".tox", ".venv", ".mypy_cache", ".pytest_cache", ".ruff_cache"),
    }
)
"""Folders whose files are somebody else's, or nobody's."""

OTHER_LANGUAGES = frozenset(
    {
        *(".py", ".pyi", ".rb", ".java", ".kt", ".go", ".rs", ".c", ".cc", ".cpp", ".h", ".cs"),
        *(".sh", ".sql", ".css", ".scss", ".less", ".svg", ".map", ".lock", ".log", ".csv"),
        *(".txt", ".po", ".pot", ".toml", ".ini", ".cfg", ".yml", ".yaml", ".ipynb"),
    }
)
"""No pages, templates or scripts. Given by name, such a file is read."""

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class Skipped(Counter[str]):
    """How many files and folders were left out, by why."""

    def __str__(self) -> str:
        return ", ".join(f"{count} {why}" for why, count in sorted(self.items()))


def texts_below(paths: Iterable[Path], skipped: Skipped) -> Iterator[tuple[str, str]]:
    """The name and the text of each file, each once; a path that is missing gives nothing."""
    seen: set[Path] = set()
    for path in paths:
        found = _in_folder(path, skipped) if path.is_dir() else iter([path])
        for each in found:
            real = each.resolve()
            if real in seen:
                continue
            seen.add(real)
            text = text_of(each, skipped)
            if text is not None:
                yield str(each), text


def _in_folder(folder: Path, skipped: Skipped) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        foreign = [name for name in folders if _is_foreign(Path(place) / name)]
        for name in foreign:
            folders.remove(name)
            skipped[f"folder {name}" if name in FOREIGN else "folder of Python"] += 1
        folders.sort()
        for name in sorted(names):
            if Path(name).suffix.lower() not in OTHER_LANGUAGES and not name.endswith(".d.ts"):
                yield Path(place) / name


def _is_foreign(folder: Path) -> bool:
    return folder.name in FOREIGN or (folder / "pyvenv.cfg").exists()


def text_of(path: Path, skipped: Skipped) -> str | None:
    """The text of a file, with its line ends; ``None`` for what is none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            skipped["special file"] += 1
            return None
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        skipped["unreadable file"] += 1
        return None
    if len(data) > LARGEST:
        skipped["huge file"] += 1
        return None
    return _decoded(data, skipped)


def _decoded(data: bytes, skipped: Skipped) -> str | None:
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    if encoding is None and b"\0" in data[:8000]:
        skipped["binary file"] += 1
        return None
    # Of another encoding the names that matter are the same, and so are the lines.
    text = data.decode(encoding or "utf-8", errors="replace")
    return text.removeprefix("\ufeff")
