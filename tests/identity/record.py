"""Writes the file of vectors from what the PHP of the system says.

``python -m tests.identity.record`` makes it anew. A test with real PHP fails where that would
change it.
"""

from __future__ import annotations

import hashlib
import json
import random
from typing import Any

from sphinx_chaport.identity import losses
from tests.conftest import ROOT
from tests.identity import random_values
from tests.identity.hard import HARD, VISITOR_IDS
from tests.identity.real_php import encoded, version

FILE = ROOT / "docs" / "snippets" / "identity" / "vectors.json"
SALT = "test-salt"
RECORDED = {"random": 120, "random, lost in JavaScript": 30}
LONGEST = 300


def texts() -> dict[str, str]:
    """The hard ones and some random ones, always the same."""
    chance = random.Random("recorded")
    found: dict[str, list[str]] = {kind: [] for kind in RECORDED}
    while any(len(found[kind]) < count for kind, count in RECORDED.items()):
        text = json.dumps({"custom": random_values.named(chance, 4)})
        if 20 < len(text) <= LONGEST and "NaN" not in text and "Infinity" not in text:
            kind = "random, lost in JavaScript" if any(losses(json.loads(text))) else "random"
            if len(found[kind]) < RECORDED[kind]:
                found[kind].append(text)
    rows = ((kind, number, text) for kind in found for number, text in enumerate(found[kind], 1))
    return HARD | {f"{kind} ({number})": text for kind, number, text in rows}


def vectors() -> dict[str, Any]:
    """What the file holds."""
    named = texts()
    rows = zip(named.items(), encoded(named.values()), strict=True)
    return {
        "about": "Visitor data as JSON, and what json_encode of PHP makes of it with its default "
        "flags. Parse each data, encode it, and compare with json; hash is sha1(salt + json). "
        "Where json is null, PHP refuses the data. lostInJavaScript says why JSON.parse would "
        "make other data of it.",
        "php": version().split()[0],
        "salt": SALT,
        "data": [vector(name, text, php) for (name, text), php in rows],
        "tokens": [{"visitorId": each, "token": sha1(each)} for each in VISITOR_IDS],
    }


def vector(name: str, text: str, php: str | None) -> dict[str, str | None]:
    """One of the data."""
    found = [] if php is None else [loss.reason for loss in losses(json.loads(text))]
    return {
        "name": name,
        "data": text,
        "json": php,
        "hash": None if php is None else sha1(php),
        "lostInJavaScript": found[0] if found else None,
    }


def sha1(text: str) -> str:
    """The proof of a text, made here and not by what is tested."""
    return hashlib.sha1(f"{SALT}{text}".encode()).hexdigest()


def written() -> str:
    """The file, one vector on a line."""
    whole = vectors()
    lines = [f'  "{key}": {json.dumps(whole[key])},\n' for key in ("about", "php", "salt")]
    for key in ("data", "tokens"):
        rows = ",\n".join(f"    {json.dumps(row)}" for row in whole[key])
        lines.append(f'  "{key}": [\n{rows}\n  ]{"," if key == "data" else ""}\n')
    return "".join(["{\n", *lines, "}\n"])


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
