"""The texts of our scripts in the language of the site.

Those of examples are few: their script has them in English, and a page what is translated of them.
Those of playgrounds are many, and no script has any: a page with a playground holds them once, and
one with Run buttons alone loads them as a script of their own when a button is pressed.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport.html.page_data import page_json
from sphinx_chaport.texts import translated

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WORDS = "words.js"
BLOCK = "chaport-words"
"""The id of the element with the words of examples."""
PLAYGROUND_BLOCK = "chaport-playground-words"
"""The id of the element with the words of playgrounds."""
_OF_EXAMPLES, _OF_REAL = "samples.", "real."
_FILE = Path(__file__).parent.parent / "static" / "words.json"


@cache
def english() -> dict[str, str]:
    """All texts by key."""
    found: dict[str, str] = json.loads(_FILE.read_text("utf-8"))
    return found


def words_of_examples() -> dict[str, str]:
    """What is translated of the texts of examples."""
    found = ((key, text, translated(key, text)) for key, text in english().items())
    return {key: own for key, text, own in found if key.startswith(_OF_EXAMPLES) and own != text}


def words_of_playgrounds(*, is_real: bool) -> dict[str, str]:
    """The texts of playgrounds, with or without those of the real widget."""
    other = (_OF_EXAMPLES,) if is_real else (_OF_EXAMPLES, _OF_REAL)
    return {
        key: translated(key, text) for key, text in english().items() if not key.startswith(other)
    }


def add_words_of_examples(app: Sphinx) -> None:
    """Give a page with examples their words."""
    if words := words_of_examples():
        _add_block(app, BLOCK, words)


def add_words_of_playgrounds(app: Sphinx, *, is_real: bool) -> None:
    """Give a page with playgrounds their words."""
    _add_block(app, PLAYGROUND_BLOCK, words_of_playgrounds(is_real=is_real))


def _add_block(app: Sphinx, name: str, words: dict[str, str]) -> None:
    app.add_js_file(None, body=page_json(words), type="application/json", id=name)


def words_script() -> str:
    """The words of playgrounds as a script, for those that open where Run is pressed."""
    words = words_of_playgrounds(is_real=False)
    return f"window.chaportPlaygroundWords = {page_json(words)};\n"
