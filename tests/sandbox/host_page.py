"""Pages with a sandbox on them, and what comes of the runs there."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Frame, Page, Worker

T = TypeVar("T")
HERE = Path(__file__).parent
STATIC = ROOT / "sphinx_chaport/static"
HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8">{head}<title>A page</title>
<link rel="icon" href="page.css"><link rel="stylesheet" href="page.css"></head>
<body><main></main><script src="chaport/sandbox.js"></script>
<script src="page.js"></script></body></html>"""
PAGE = {"url": "https://example.com/docs", "title": "Example", "referrer": "", "language": "en"}


def write_site(folder: Path, head: str = "") -> Path:
    """A page with the script, and the file for its frames."""
    (folder / "chaport").mkdir(parents=True, exist_ok=True)
    for name in ("sandbox.html", "sandbox.js"):
        shutil.copy(STATIC / name, folder / "chaport" / name)
    for name in ("page.css", "page.js"):
        shutil.copy(HERE / name, folder / name)
    (folder / "index.html").write_text(HTML.format(head=head), "utf-8")
    return folder


def program(code: str, calls: list[Any] | None = None) -> dict[str, Any]:
    """Code without places."""
    return {"code": code, "places": 0, "inserted": [], "calls": calls}


def request_of(code: str | None, **changes: Any) -> dict[str, Any]:
    """A run of one form of code."""
    return {
        "forms": {"traditional": None if code is None else program(code), "queue": None},
        "shown": "traditional",
        "arrival": "before",
        "config": {"data": {"appId": "0123456789abcdef01234567"}},
        "simulator": {},
        "page": PAGE,
        "setup": "",
        "cleanup": "",
        "limit": 60_000,
        **changes,
    }


class Sandbox:
    """A page with a sandbox, in a browser."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda message: self.problems.append(message.text))

    def step(self) -> str:
        """What the page allows."""
        return str(self.page.evaluate("() => host.step()"))

    def start(self, code: str | None, **changes: Any) -> None:
        """Begin a run."""
        self.page.evaluate("(request) => start(request)", request_of(code, **changes))

    def run(self, code: str | None, **changes: Any) -> list[dict[str, Any]]:
        """A run up to its end, or to its rest; what it told."""
        self.start(code, **changes)
        self.wait("ended")
        return self.heard

    def wait(self, kind: str, count: int = 1) -> None:
        """Until the newest run has told so many reports of a kind."""
        self.page.wait_for_function(
            """([kind, count]) =>
              heard.filter((one) => one.run === runs && one.kind === kind).length >= count""",
            arg=[kind, count],
        )

    @property
    def heard(self) -> list[dict[str, Any]]:
        """All that the newest run has told so far."""
        return list(self.page.evaluate("() => heard.filter((one) => one.run === runs)"))

    def of(self, kind: str) -> list[dict[str, Any]]:
        """Its reports of one kind."""
        return [each for each in self.heard if each["kind"] == kind]

    @property
    def lines(self) -> list[tuple[str, str]]:
        """What stands on the console."""
        return [(each["line"]["level"], each["line"]["text"]) for each in self.of("line")]

    @property
    def ended(self) -> list[str]:
        """How the newest run has ended."""
        return [each["why"] for each in self.of("ended")]

    def outcome(self, form: str = "traditional") -> Any:
        """What came of a form in virtual time."""
        return next(each["outcome"] for each in self.of("outcome") if each["form"] == form)

    @property
    def frame(self) -> Frame:
        """The one frame."""
        return only(self.page, lambda: self.page.main_frame.child_frames)

    @property
    def worker(self) -> Worker:
        """The one worker."""
        return only(self.page, lambda: self.page.workers)


def only(page: Page, found: Callable[[], list[T]]) -> T:
    """The one that is there: what came and went, the browser tells a moment after the page."""
    for _ in range(100):
        if len(found()) == 1:
            break
        page.wait_for_timeout(50)
    (one,) = found()
    return one


def inner(sandbox: Sandbox) -> Frame:
    """The frame in the frame, in which all happens."""
    frame = sandbox.frame
    return only(sandbox.page, lambda: frame.child_frames)
