"""A diagnosis as text for people, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sphinx_chaport.widget.found.equivalent import conf_lines, directive_lines
from sphinx_chaport.widget.found.records import Ailment
from sphinx_chaport.widget.found.secrets import hidden

if TYPE_CHECKING:
    from sphinx_chaport.widget.found.examine import Diagnosis
    from sphinx_chaport.widget.found.files import Skipped
    from sphinx_chaport.widget.found.records import Code, Trouble

NOTHING = "No installation code was found."
"""Of version 3 or 2, in any file that was read."""


def as_json(diagnosis: Diagnosis) -> list[dict[str, Any]]:
    """One object for each code."""
    return [_object(code) for code in diagnosis.codes]


def _object(code: Code) -> dict[str, Any]:
    return {
        "file": code.file,
        "line": code.line,
        "version": code.version,
        "appId": code.app_id,
        "host": code.host,
        "installed": code.is_installed,
        "config": hidden(code.configuration.data),
        "problems": [_problem(trouble) for trouble in code.troubles],
    }


def _problem(trouble: Trouble) -> dict[str, Any]:
    shown = {"kind": trouble.ailment.value, "line": trouble.line, "message": trouble.message}
    return shown if trouble.file is None else {**shown, "file": trouble.file}


def as_text(diagnosis: Diagnosis, skipped: Skipped) -> str:
    """What people read: each code with its place, its problems and its settings, then the sum."""
    blocks = ["\n".join(_code(code)) for code in diagnosis.codes]
    blocks += [_line(trouble, trouble.file or "") for trouble in diagnosis.troubles]
    blocks += [f"{name} is too long or too complex to be read." for name in diagnosis.too_much]
    if not diagnosis.codes:
        blocks.append(NOTHING)
    return "\n\n".join([*blocks, summary(diagnosis, skipped)]) + "\n"


def summary(diagnosis: Diagnosis, skipped: Skipped) -> str:
    """How much was read, found and left out."""
    counts = (
        _number(diagnosis.read, "file read", "files read"),
        _number(len(diagnosis.codes), "installation code", "installation codes"),
        _number(diagnosis.count, "problem", "problems"),
    )
    left_out = f" Left out: {skipped}." if skipped else ""
    return f"{', '.join(counts)}.{left_out}"


def _number(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _code(code: Code) -> Iterator[str]:
    app_id = _app_id(code)
    yield f"{code.file}:{code.line}: version {code.version}, {app_id}, {code.host or 'no host'}"
    works = "It can work as it stands." if code.is_installed else "It cannot work as it stands."
    yield f"  {works}"
    for trouble in code.troubles:
        yield f"  {_line(trouble, trouble.file or code.file)}"
    yield from (f"  {note}" for note in code.notes)
    if options := _options(code):
        yield f"  Options: {options}"
    yield from ("", "  In conf.py:", "")
    yield from (f"    {line}".rstrip() for line in conf_lines(code))
    yield from ("", "  Or on single pages (MyST has the same):", "")
    yield from (f"    {line}".rstrip() for line in directive_lines(code))


def _app_id(code: Code) -> str:
    if code.has_app_id:
        return f"app id {code.app_id}"
    ailments = {trouble.ailment for trouble in code.troubles}
    is_missing = bool(ailments & {Ailment.APP_ID, Ailment.NO_CONFIGURATION})
    return "no usable app id" if is_missing or code.app_id is not None else "app id computed"


def _options(code: Code) -> str:
    return ", ".join(_names(hidden(code.configuration.data)))


def _names(data: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, dict) and value and set(value) != {"!js"}:
            yield from _names(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


def _line(trouble: Trouble, file: str) -> str:
    return f"{file}:{trouble.line}: {trouble.message} [{trouble.ailment.value}]"
