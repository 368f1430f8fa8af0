"""A page with playgrounds, written by hand: data, files and what readers do there."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from sphinx_chaport.playable import all_playable
from sphinx_chaport.registry import load_registry
from tests.conftest import ROOT
from tests.playground.site import words_block
from tests.themes.visits import AXE, RUN_AXE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    Json = dict[str, Any]

NAMES = {f"{kind}:{name}": "" for kind, name, _ in all_playable(load_registry())}
STATIC = ROOT / "sphinx_chaport/static"
FILES = "chaport/"
APP_ID = "0123456789abcdef01234567"
OPEN = "window.chaport.on('ready', function () {\n  window.chaport.open();\n});"
OPEN_QUEUED = "window.chaport.q('open');"
REASON = "The returned state is all that this call is for."


def sample(name: str, traditional: str, queue: str | None, **more: Any) -> Json:
    """An example of a method, as the build would give it."""
    return {
        "id": name,
        "title": f"Example of {name}",
        "subject": {"kind": "method", "name": name},
        "code": traditional,
        "form": "traditional",
        "wrap": "none",
        "forms": {
            "traditional": {"code": traditional, "reason": ""},
            "queue": {"code": queue, "reason": REASON if queue is None else ""},
        },
        "config": f"{{ appId: '{APP_ID}' }}",
        "simulator": {},
        "setup": "",
        "cleanup": "",
        **more,
    }


SAMPLES = {
    each["id"]: each
    for each in (
        sample("open", OPEN, OPEN_QUEUED),
        sample(
            "getWidgetState",
            "window.chaport.on('ready', function () {\n"
            "  console.log(window.chaport.getWidgetState());\n});",
            None,
        ),
        sample("toggle", "window.chaport.toggle();", "window.chaport.q('toggle');"),
        sample(
            "windowColor",
            "",
            "",
            subject={"kind": "option", "name": "appearance.windowColor"},
            config=f"{{ appId: '{APP_ID}', appearance: {{ windowColor: 'teal' }} }}",
        ),
    )
}


def data(*names: str, **more: Any) -> Json:
    """The data of a playground that has these samples."""
    return {
        "subject": {"kind": "method", "name": "open"},
        "run": False,
        "compact": False,
        "samples": [SAMPLES[name] for name in names or ("open",)],
        "config": "",
        "simulator": {},
        "page": {"url": "https://example.com/", "title": "Example", "referrer": "", "language": ""},
        "real": None,
        "playground": "",
        "links": NAMES,
        **more,
    }


EXAMPLE = f"""<div class="chaport-example" id="example">
<div class="chaport-form" data-chaport-form="traditional"><pre>{html.escape(OPEN)}
</pre></div>
<div class="chaport-form" data-chaport-form="queue" hidden><pre>{html.escape(OPEN_QUEUED)}
</pre></div></div>"""


def write_page(folder: Path, playgrounds: Iterable[Json], body: str = "", policy: str = "") -> Path:
    """A page with these playgrounds, beside the files that a site has."""
    (folder / FILES).mkdir(exist_ok=True)
    for path in STATIC.iterdir():
        if path.suffix in {".js", ".css", ".html"}:
            shutil.copy(path, folder / FILES / path.name)
    script = f"window.chaportPlaygroundSamples({json.dumps(list(SAMPLES.values()))});"
    (folder / FILES / "samples-data.js").write_text(script, "utf-8")
    blocks = "".join(
        '<div class="chaport-playground"><p>Without script</p>'
        '<script type="application/json" class="chaport-playground-data">'
        f"{json.dumps(each)}</script></div>"
        for each in playgrounds
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    page = folder / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Playground</title>'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" '
        f'content="light dark">{meta}<link rel="stylesheet" href="{FILES}samples.css">'
        f'<link rel="stylesheet" href="{FILES}playground.css">'
        f'{words_block()}<script defer src="{FILES}samples.js"></script>'
        f'<script defer src="{FILES}playground.js"></script></head>'
        f'<body><main><h1>Playground</h1>{blocks}{body}<p><a href="#end">After it</a></p></main>'
        "</body></html>",
        "utf-8",
    )
    return page


class Ground:
    """A reader on such a page."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.requests: list[str] = []
        self.problems: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def open(
        self, *playgrounds: Json, fragment: str = "", body: str = "", policy: str = ""
    ) -> None:
        """Come to the page, which is a file."""
        path = write_page(self.folder, playgrounds or (data(),), body, policy)
        self.page.goto("about:blank")
        self.requests.clear()
        self.page.goto(path.as_uri() + fragment)

    def lose(self, name: str) -> None:
        """Take a file away that the page has not asked for yet."""
        (self.folder / FILES / name).unlink()

    # -- what is there ---------------------------------------------------------------------------

    @property
    def code(self) -> Locator:
        """The field with the code."""
        return self.page.get_by_role("textbox", name="Code", exact=True)

    @property
    def config(self) -> Locator:
        """The field with the configuration."""
        return self.page.get_by_role("textbox", name="window.chaportConfig")

    def button(self, name: str) -> Locator:
        """A button by its whole name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def tab(self, name: str) -> Locator:
        """One of the two forms."""
        return self.page.get_by_role("tab", name=name)

    def part(self, name: str) -> Locator:
        """A part of the playground."""
        return self.page.get_by_role("group", name=name, exact=True)

    @property
    def stage(self) -> Locator:
        """Where the widget is drawn, and what is said of it."""
        return self.page.locator(".chaport-play-stage").first

    @property
    def options(self) -> Locator:
        """What is suggested."""
        return self.page.get_by_role("listbox", name="Suggestions").locator("code")

    @property
    def console(self) -> Locator:
        """The lines of the console."""
        return self.part("Console").get_by_role("listitem")

    @property
    def widget(self) -> Locator:
        """What the visitor sees of the widget, which is in a frame of a frame."""
        outer = self.page.frame_locator(".chaport-play-page iframe")
        return outer.frame_locator("iframe").get_by_role(
            "button", name=re.compile("chat", re.IGNORECASE)
        )

    @property
    def loaded(self) -> list[str]:
        """The names of the files that were asked for since the page was opened."""
        return [address.rpartition("/")[2].partition("#")[0] for address in self.requests]

    # -- what is done ----------------------------------------------------------------------------

    def write(self, text: str) -> None:
        """Replace the code by what is typed, without suggestions in the way."""
        self.code.fill(text)

    def type(self, text: str) -> None:
        """Type at the end of the code, key by key."""
        self.code.focus()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)

    def says(self, text: str) -> None:
        """Expect a screen reader to be told."""
        expect(self.page.locator(".chaport-play-live").first).to_contain_text(text)

    def ends(self, status: str = "Done") -> None:
        """Wait until a run is over, in this way."""
        expect(self.page.locator(".chaport-play-status").first).to_have_text(status, timeout=30_000)

    def axe(self) -> Any:
        """What axe finds on the whole page."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.add_script_tag(path=AXE)
        return self.page.evaluate(RUN_AXE, [{"exclude": []}, {}])
