"""The forms on a page of their own, and what can be asked of them there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.strict_page import StrictPage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CALLED = """(code) => {
  const calls = [];
  const window = {};
  const call = (method, args) => {
    calls.push([method, window.checkArguments(method, args).error]);
    const [event, listener] = args;
    if (method === 'on' && event === 'ready') listener({ visitorId: 'v' });
  };
  window.checkArguments = globalThis.checkArguments;
  window.chaport = new Proxy({}, {
    get: (_, method) => (...args) =>
      method === 'q' ? call(args[0], args[1] ?? []) : call(method, args),
  });
  new Function('window', 'chaport', code)(window, window.chaport);
  return calls;
}"""
TOUCH = """(root) => {
  for (const fold of root.querySelectorAll('details')) fold.open = true;
  for (const control of root.querySelectorAll('input, select, textarea')) {
    const { type, checked } = control;
    const chosen = type === 'radio' ? checked : !/checkbox|color/.test(type);
    if (!chosen || control.readOnly) continue;
    const kind = control.matches('select, [type=radio]') ? 'change' : 'input';
    control.dispatchEvent(new Event(kind, { bubbles: true }));
  }
}"""
OPEN_ALL = """async () => {
  for (let round = 0; round < 3; round += 1) {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    await new Promise((done) => setTimeout(done, 100));
  }
}"""


class Desk(StrictPage):
    """The three forms, over stores that a test sets."""

    def __init__(self, page: Page, address: str) -> None:
        super().__init__(page, address)
        page.set_default_timeout(15000)

    def load(self) -> None:
        """Open the page afresh, and wait for the forms."""
        super().load()
        self.page.wait_for_function("() => document.querySelectorAll('section fieldset')[2]")

    def form(self, name: str) -> Locator:
        """One of `arguments`, `installation`, `surroundings`."""
        return self.page.locator(f"#{name}")

    def field(self, label: str, form: str = "arguments") -> Locator:
        """The first control of this name."""
        return self.form(form).get_by_label(label, exact=True).first

    def press(self, name: str, form: str = "arguments") -> None:
        """Press a button by its full name."""
        self.form(form).get_by_role("button", name=name, exact=True).click()

    def set(self, **change: Any) -> None:
        """As if the reader had changed this elsewhere."""
        self.page.evaluate("(change) => model.set(change)", change)

    @property
    def model(self) -> Any:
        """All that the reader has made."""
        return self.page.evaluate("() => model.get()")

    @property
    def code(self) -> str:
        """The code as it is now."""
        return str(self.model["code"])

    @property
    def called(self) -> list[Any]:
        """The calls that the code makes, each with what the widget says against it."""
        return list(self.page.evaluate(CALLED, self.code))

    def open_all(self) -> None:
        """Unfold everything, but options of options."""
        self.page.evaluate(OPEN_ALL)

    def touch(self, form: str) -> None:
        """Each field is said to have changed, with the value that it has."""
        self.form(form).evaluate(TOUCH)

    def wrong(self, form: str) -> list[str]:
        """What the form says against its values."""
        found = self.form(form).locator(".chaport-fields-wrong, .chaport-fields-rest > p")
        return [text for text in found.all_inner_texts() if text]
