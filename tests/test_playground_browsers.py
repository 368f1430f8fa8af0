"""Playgrounds in browsers other than Chromium: run by ``make test-all``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Site, build_apart
from tests.other_browsers import BROWSERS, answer_of

pytestmark = pytest.mark.system

PAGES = {
    "index.rst": "Position\n========\n\n.. chaport-method:: updatePosition\n",
    "play.rst": ":orphan:\n\nPlayground\n==========\n\n.. chaport-playground:: open\n",
}
CONF = {"extensions": ["sphinx_chaport"], "html_theme": "furo", "chaport_mode": "off"}

# Presses Run, and then tells what the page says once the run is over.
PRESS = """addEventListener('load', () => {
  const press = () => {
    const button = [...document.querySelectorAll('button')].find(
      ({ disabled, textContent }) => !disabled && textContent.trim() === 'Run');
    if (!button) return void setTimeout(press, 100);
    button.click();
    const look = () => {
      const { innerText } = document.body;
      if (!innerText.includes(%r)) return void setTimeout(look, 100);
      tell({ text: innerText, frames: document.querySelectorAll('iframe').length });
    };
    look();
  };
  press();
});"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A page with an example, and one with a playground."""
    return build_apart(tmp_path_factory.mktemp("site"), PAGES, CONF)


@pytest.mark.parametrize("engine", sorted(BROWSERS))
@pytest.mark.parametrize(
    ("page", "seen"), [("play", "open()"), ("index", "updatePosition(['right', 0, 120])")]
)
def test_a_run_shows_what_happened(
    engine: str, page: str, seen: str, site: Site, tmp_path: Path
) -> None:
    script = PRESS % f"runs {seen}"
    told: dict[str, Any] = answer_of(engine, site.output, f"{page}.html", script, tmp_path)
    assert "The script arrives" in told["text"]
    assert told["frames"] == 1
