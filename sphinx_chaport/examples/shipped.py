"""The forms of the registry's own examples, derived when the package is made.

With them, a site that shows nothing but the registry starts no engine. Written by
``python -m sphinx_chaport.examples.shipped``; ``--check`` only says whether the file is fresh.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sphinx_chaport.examples.derive import Deriver
from sphinx_chaport.examples.facts import api_facts
from sphinx_chaport.examples.records import Pair, Snippet
from sphinx_chaport.registry import Example, Registry, load_registry

FILE = Path(__file__).parent.parent / "static" / "pairs.json"


def snippet_of(example: Example) -> Snippet:
    """An example of the registry as the deriver takes it."""
    return Snippet(
        code=example.code or "",
        form=example.form,
        wrap=example.wrap,
        file=example.source.file,
        line=example.source.line,
    )


def shipped_pairs() -> dict[str, Pair]:
    """The shipped pairs by the key of their snippet."""
    data = json.loads(FILE.read_text(encoding="utf-8"))
    return {key: Pair.from_json(pair) for key, pair in data.items()}


def derive_all(registry: Registry) -> dict[str, Pair]:
    """Derive every example of a registry.

    Raises:
        ValueError: Where an example of ours has a problem.
    """
    deriver = Deriver(api_facts(registry))
    found: dict[str, Pair] = {}
    for example in registry.examples.values():
        if example.code is None:
            continue
        snippet = snippet_of(example)
        pair = deriver.derive(snippet)
        if pair.problems:
            raise ValueError("\n".join(str(problem) for problem in pair.problems))
        found[deriver.key(snippet)] = pair
    return found


def file_text(registry: Registry) -> str:
    """What the file has to be."""
    pairs = derive_all(registry)
    data = {key: pairs[key].as_json() for key in sorted(pairs)}
    return json.dumps(data, indent=1, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    """Write the file, or check it."""
    text = file_text(load_registry())
    fresh = FILE.exists() and FILE.read_text(encoding="utf-8") == text
    if "--check" in arguments:
        if not fresh:
            sys.stderr.write(f"{FILE.name} is stale: run `make static`.\n")
        return 0 if fresh else 1
    if not fresh:
        FILE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
