"""Pages of a shop with the reference widget, as a visitor sees them; nothing leaves them."""

from __future__ import annotations

import json
from contextlib import ExitStack
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, Route, expect

from sphinx_chaport.widget.hosts import HOSTS, script_url
from sphinx_chaport.widget.installation import PLACEHOLDER, installation_code
from tests.conftest import ROOT
from tests.serving import STRICT

APP_ID = "0123456789abcdef01234567"
SIMULATOR = ROOT / "sphinx_chaport/static/simulator.js"
VIEWPORT = '<meta name="viewport" content="width=device-width">'
PHONE = "Pixel 7"


def installation(config: str = "") -> str:
    """The installation code, pointed at the simulator; `config` is JavaScript as one writes it."""
    host = next(iter(HOSTS))
    code = installation_code({}, host=host).replace(script_url(host), "simulator.js")
    assert f"appId: '{PLACEHOLDER}'" in code
    own = config if config.lstrip().startswith("appId") else f"appId: '{APP_ID}', {config}"
    return code.replace(f"appId: '{PLACEHOLDER}'", own)


class Visit:
    """One page of the shop."""

    def __init__(self, shop: Shop, page: Page, origin: str, device: str) -> None:
        self.shop = shop
        self.page = page
        self.origin = origin
        self.device = device

    # -- what is on the page --

    def part(self, name: str) -> Locator:
        """A part of the widget in the page's corner."""
        return self.page.locator(f"body > chaport-simulator [part={name}]")

    def style(self, name: str, prop: str) -> str:
        """A computed property of a part."""
        return str(
            self.part(name).evaluate("(element, prop) => getComputedStyle(element)[prop]", prop)
        )

    def box(self, name: str) -> dict[str, float]:
        """The rectangle of a part, with its distances from the page's edges."""
        return dict(
            self.part(name).evaluate(
                """(element) => {
                  const { left, top, width, height, right, bottom } =
                    element.getBoundingClientRect();
                  const { innerWidth, innerHeight } = window;
                  return { left, top, width, height,
                    right: innerWidth - right, bottom: innerHeight - bottom };
                }"""
            )
        )

    def shows_nothing(self) -> None:
        """The widget is not to be seen, and still answers."""
        everything = self.page.locator("chaport-simulator *").filter(visible=True)
        expect(everything).to_have_count(0)
        assert self.do("chaport.getWidgetState()") == "collapsed"
        self.do("chaport.open()")
        assert self.do("chaport.getWidgetState()") == "expanded"
        expect(everything).to_have_count(0)
        self.do("chaport.close()")

    def shows_launcher(self) -> None:
        expect(self.part("launcher")).to_be_visible()

    # -- what a visitor, an operator or the page does --

    def do(self, code: str) -> Any:
        """The value of an expression on the page."""
        return self.page.evaluate(f"() => ({code})")

    def open(self) -> None:
        self.part("launcher").click()
        expect(self.part("window")).to_be_visible()

    def write(self, text: str) -> None:
        """The visitor opens the chat where it is closed, and sends a message."""
        if not self.part("window").is_visible():
            self.open()
        self.part("input").fill(text)
        self.part("input").press("Enter")

    def texts(self, sender: str) -> list[str]:
        """What this side has written, as it stands in the chat."""
        return self.part(f"message][data-from={sender}] [part=text").all_text_contents()

    def who_answers(self, text: str = "Hello") -> str:
        """The name over an operator's answer to this first message; empty where there is none."""
        self.write(text)
        self.do("chaportSimulator.operatorMessage('An answer')")
        answer = self.part("message").filter(has_text="An answer")
        expect(answer).to_be_visible()
        name = answer.locator("[part=name]")
        return name.inner_text() if name.is_visible() else ""

    # -- further pages --

    def reload(self) -> None:
        self.page.reload()

    def again(self, config: str = "", **more: Any) -> Visit:
        """The next page of the same shop, in the same browser."""
        return self.shop(config, origin=self.origin, device=self.device, **more)

    def heard(self, *words: str) -> None:
        self.shop.heard(*words)


class Shop:
    """Opens pages, each on an origin of its own, and holds them to what pages must not do."""

    def __init__(self, playwright: Playwright, browser: Browser) -> None:
        self.browser = browser
        self.devices = playwright.devices
        self.contexts: dict[str, BrowserContext] = {}
        self.pages: dict[str, Page] = {}
        self.files: dict[str, dict[str, Any]] = {}
        self.simulator = SIMULATOR.read_text("utf-8")
        self.number = 0
        self.said: list[str] = []
        self.strays: list[str] = []
        self.holds = False
        self.held: list[Route] = []
        self.clocked = ExitStack()

    def __call__(
        self,
        config: str = "",
        *,
        simulated: dict[str, Any] | None = None,
        script: str = "",
        body: str = "",
        head: str = VIEWPORT,
        lang: str = "en",
        device: str = "desktop",
        clock: bool = False,
        then: str = "",
        style: str = "",
        hold: bool = False,
        origin: str | None = None,
    ) -> Visit:
        """A page with the widget.

        Args:
            config: The options, as JavaScript: ``launcher: { show: false }``.
            simulated: `chaportSimulatorConfig`.
            script: A script of the page, before the installation code.
            body: What is on the page.
            head: What describes the page.
            lang: The page's language.
            device: `desktop`, or `android` for a phone.
            clock: Whether the test turns the page's clock.
            then: What the page does right after its installation code, before the widget's script.
            style: The page's style sheet.
            hold: Whether the widget's script stays on its way until `release`.
            origin: Where the page is; without it, where none has been.
        """
        environment = {"device": device, **(simulated or {}).get("environment", {})}
        account = json.dumps({**(simulated or {}), "environment": environment})
        if origin is None:
            self.number += 1
            origin = f"http://shop-{self.number}.test"
        code = (
            f"window.chaportSimulatorConfig = {account};\n{script}\n{installation(config)}\n{then}"
        )
        look = '<link rel="stylesheet" href="page.css">' if style else ""
        page = self.page(device, clock=clock)
        self.put(f"{origin}/install.js", code)
        self.put(f"{origin}/page.css", style)
        self.put(f"{origin}/simulator.js", self.simulator)
        self.put(f"{origin}/frame.html", "<!doctype html><title>A frame</title>")
        self.put(
            f"{origin}/",
            f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Shop</title>'
            f"{head}{look}</head>"
            f'<body>{body}<script src="install.js"></script></body></html>',
        )
        self.holds = hold
        page.goto(f"{origin}/", wait_until="domcontentloaded" if hold else "load")
        return Visit(self, page, origin, device)

    def put(self, url: str, text: str) -> None:
        """Serve a text at this address."""
        kind = {"js": "text/javascript", "css": "text/css"}.get(url.rpartition(".")[2], "text/html")
        headers = {"Content-Type": f"{kind}; charset=utf-8", "Content-Security-Policy": STRICT}
        self.files[url] = {"body": text, "headers": headers}

    def page(self, device: str, *, clock: bool) -> Page:
        """This test's page in the browser of this device; one with a clock has its own browser."""
        if device in self.pages and not clock:
            return self.pages[device]
        if clock:
            context = self.clocked.enter_context(self.context(device))
            # It stands still until the test turns it, however slow the machine is.
            context.clock.install(time=0)
            context.clock.pause_at(1_000)
        else:
            context = self.contexts.setdefault(
                device, self.contexts.get(device) or self.context(device)
            )
        page = context.new_page()
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("console", lambda message: self.said.append(message.text))
        self.pages[device] = page
        return page

    def context(self, device: str) -> BrowserContext:
        settings = self.devices[PHONE] if device == "android" else {}
        context = self.browser.new_context(**{**settings, "reduced_motion": "reduce"})
        context.route("**/*", self.answer)
        context.set_default_timeout(10_000)
        return context

    def answer(self, route: Route) -> None:
        """Answer a request with what was put there; there is no other server."""
        url = route.request.url
        found = self.files.get(url.partition("?")[0])
        if url.startswith("file:"):
            route.continue_()
        elif found and self.holds and url.endswith("/simulator.js"):
            self.held.append(route)
        elif found:
            route.fulfill(**found)
        else:
            self.strays.append(url)
            route.abort()

    def heard(self, *words: str) -> None:
        """The console has said one thing, with these words; that was meant to be."""
        said = [*self.said]
        self.said.clear()
        assert len(said) == 1, said
        assert all(word in said[0] for word in words), said

    def release(self) -> None:
        """Let the widget's script arrive that was held."""
        self.holds = False
        for route in self.held:
            self.answer(route)
        self.held.clear()

    def end_test(self) -> None:
        """Close this test's pages; on none of them anything was said or asked for unexpectedly."""
        for page in self.pages.values():
            page.close()
        self.clocked.close()
        said, strays = [*self.said], [*self.strays]
        for gathered in (self.pages, self.files, self.said, self.strays):
            gathered.clear()
        assert said == []
        assert strays == []

    def close(self) -> None:
        for context in self.contexts.values():
            context.close()
