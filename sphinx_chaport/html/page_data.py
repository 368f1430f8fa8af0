"""Data for our scripts, as JSON that can stand in a page."""

from __future__ import annotations

import json
import re

_UNSAFE = re.compile("[<\u2028\u2029\ud800-\udfff]")


def page_json(data: object) -> str:
    """JSON without a sign that would end its element, or that is no line or letter of a script.

    All of those stand in strings, where a number says the same.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
