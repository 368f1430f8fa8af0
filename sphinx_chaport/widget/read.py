"""Reads a pasted installation code back into settings, without running it.

The reading itself is `client/read`, which parses the code; here its data become records.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sphinx_chaport.javascript.data import decoded
from sphinx_chaport.javascript.engine import Engine, EngineError, open_engine
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.widget.configuration import Configuration

_READER = Path(__file__).parent.parent / "static" / "read.js"


@dataclass(frozen=True, slots=True)
class Installed:
    """An installation code that was found.

    Attributes:
        version: 3, or 2 where the configuration stands on `window.chaport` itself.
        app_id: The app id, or ``None`` where the code computes it.
        host: The host of the widget's script, or ``None`` where it names none.
        configuration: All other options, unchecked.
        line: The line of the configuration in the pasted text.
    """

    version: int
    app_id: str | None
    host: str | None
    configuration: Configuration
    line: int


def read_code(
    text: str, *, file: str | None = None, engine: Engine | None = None
) -> tuple[tuple[Installed, ...], tuple[Problem, ...]]:
    """Find the installation codes in HTML or JavaScript.

    Args:
        text: What somebody pasted.
        file: Where it came from, for problems.
        engine: An engine to read with; a fresh one otherwise.

    Returns:
        The codes in their order, and what kept others from being read.

    Raises:
        ProblemError: Where no JavaScript engine is installed.
    """
    engine = engine or open_engine()
    engine.load(_READER.read_text(encoding="utf-8"))
    try:
        reading = engine.call("chaportRead.read", text)
    except EngineError:
        message = "This is too much to be an installation code."
        return (), (Problem(Kind.JAVASCRIPT_UNSUPPORTED, message, "Paste the code alone.", file),)
    problems = [_failure(item, file) for item in reading["failures"]]
    found = tuple(_installed(item) for item in reading["found"])
    if not found and not problems:
        message = "There is no installation code in this text."
        mend = "It sets `window.chaportConfig`; in the Chaport app: Settings, Installation code."
        problems.append(Problem(Kind.WRONG_VALUE, message, mend, file))
    return found, tuple(problems)


def _failure(item: dict[str, Any], file: str | None) -> Problem:
    message = f"The JavaScript does not parse: {item['message']}."
    return Problem(Kind.JAVASCRIPT_SYNTAX, message, "", file, item["line"], item["column"])


def _installed(item: dict[str, Any]) -> Installed:
    configuration = Configuration(decoded(item["config"]))
    return Installed(item["version"], item["appId"], item["host"], configuration, item["line"])
