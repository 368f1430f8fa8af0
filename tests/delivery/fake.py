"""A fake of how Chaport delivers its widget: three stages, each of which can go wrong."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Route

STATIC = ROOT / "sphinx_chaport/static"
HOST = "app.chaport.com"
STAGES = ("insert", "lookup", "bundle")
PATHS = {"/javascripts/insert.js": "insert", "/lookup": "lookup", "/bundle.js": "bundle"}

# Works in secret where the lookup fails, as the real one does but for a line on the console.
INSERT = f"""fetch('https://{HOST}/lookup').then((it) => it.json()).then(({{ bundle }}) => {{
  const script = document.createElement('script');
  script.src = bundle;
  document.head.append(script);
}});"""
# What a broken stage sends; the widget never comes of it.
BROKEN = "throw new Error('broken on purpose');"


@dataclass
class Delivery:
    """What each stage does: ``ok``, ``blocked``, ``broken``, or ``slow`` until it is let go."""

    stages: dict[str, str] = field(default_factory=dict)
    before: str = ""
    """Code of the bundle, before the widget's."""
    after: str = ""
    """Code of the bundle, after the widget's."""
    asked: list[str] = field(default_factory=list)
    """The stages that were asked for."""
    strangers: list[str] = field(default_factory=list)
    """Requests to any other host."""
    _held: dict[str, Route] = field(default_factory=dict)

    def attach(self, context: BrowserContext) -> None:
        """From now on, pages of the context reach this in place of all other hosts."""
        context.route(re.compile(r"^https://"), self._answer)

    def let_go(self, stage: str) -> None:
        """Answer what a slow stage was asked."""
        self._fulfil(self._held.pop(stage), stage)

    def is_holding(self, stage: str) -> bool:
        """Whether a slow stage was asked and has not answered."""
        return stage in self._held

    def _answer(self, route: Route) -> None:
        url = route.request.url
        stage = PATHS.get(url.removeprefix(f"https://{HOST}"), "")
        if not stage:
            self.strangers.append(url)
            route.abort()
            return
        self.asked.append(stage)
        does = self.stages.get(stage, "ok")
        if does == "blocked":
            route.abort("blockedbyclient")
        elif does == "slow":
            self._held[stage] = route
        else:
            self._fulfil(route, stage)

    def _fulfil(self, route: Route, stage: str) -> None:
        is_broken = self.stages.get(stage) == "broken"
        body = BROKEN if is_broken else self._text(stage)
        headers = {"Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript"}
        route.fulfill(body=body, headers=headers)

    def _text(self, stage: str) -> str:
        if stage == "insert":
            return INSERT
        if stage == "lookup":
            return json.dumps({"bundle": f"https://{HOST}/bundle.js"})
        simulator = (STATIC / "simulator.js").read_text("utf-8")
        return "\n".join([self.before, simulator, self.after])
