"""`examples/logged-in`: the story of the contract's sections 8 and 9, on a running server."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from shop.app import create_app
from shop.models import USERS, ChatVisitor, User
from shop.settings import Settings, from_environment
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from sphinx_chaport.identity import visitor_hash, visitor_token
from tests.postgresql import postgresql

(ANN, ANNS_NAME, ANNS_PASSWORD), (BEN, _, BENS_PASSWORD) = USERS
SALT = "test-salt"
FORGED = "0" * 40


def settings(folder: Path, **more: Any) -> Settings:
    return Settings(database=f"sqlite:///{folder}/shop.db", salt=SALT, secret_key="test", **more)


@contextmanager
def running(own: Settings) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(own), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[str]:
    with running(settings(tmp_path)) as address:
        yield address


class Device:
    """A browser of its own, at the shop."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def home(self) -> Device:
        self.page.goto(self.address)
        return self.started()

    def started(self) -> Device:
        self.page.wait_for_function("() => window.chaportSimulator?.state().session")
        return self

    def log_in(self, email: str = ANN, password: str = ANNS_PASSWORD) -> Device:
        self.page.goto(f"{self.address}/login")
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Log in").click()
        expect(self.page.get_by_text("You are logged in")).to_be_visible()
        return self.started()

    def log_out(self) -> Device:
        self.page.get_by_role("button", name="Log out").click()
        expect(self.page.get_by_text("Nobody is logged in")).to_be_visible()
        return self.started()

    def ask(self, expression: str) -> Any:
        return self.page.evaluate(f"() => {expression}")

    @property
    def visitor_id(self) -> str:
        return self.ask("chaportSimulator.state().session.visitorId")

    @property
    def history(self) -> list[str]:
        """What the visitor wrote; the simulator answers by itself."""
        messages = self.ask("chaportSimulator.state().chat.messages")
        return [each["text"] for each in messages if each["from"] == "visitor"]

    def write(self, text: str) -> None:
        """Until the account has it."""
        with self.page.expect_response(lambda each: text in (each.request.post_data or "")):
            self.ask(f"chaportSimulator.visitorMessage({json.dumps(text)})")


@pytest.fixture
def device(browser: Browser, shop: str) -> Iterator[Callable[[], Device]]:
    contexts = []

    def make(address: str = shop) -> Device:
        contexts.append(browser.new_context())
        return Device(contexts[-1].new_page(), address)

    yield make
    for context in contexts:
        context.close()


# -- the story -------------------------------------------------------------------------------------


def test_a_visitor_finds_the_same_history_on_every_device(device: Any) -> None:
    laptop = device().home()
    laptop.write("Do you have apples?")
    first = laptop.visitor_id
    with laptop.page.expect_response("**/account/chat-visitor") as reported:
        laptop.log_in()
    assert reported.value.status == 204
    assert (laptop.visitor_id, laptop.history) == (first, ["Do you have apples?"])

    phone = device().home()
    assert phone.history == []
    phone.log_in()
    assert (phone.visitor_id, phone.history) == (first, ["Do you have apples?"])
    phone.write("And pears?")
    assert laptop.home().history == ["Do you have apples?", "And pears?"]

    phone.log_out()
    assert phone.visitor_id != first
    assert phone.history == []
    assert laptop.said + phone.said == []


def test_a_forged_name_from_the_console_is_refused(device: Any) -> None:
    laptop = device().log_in()
    stored = laptop.ask("chaportSimulator.state().visitor")
    assert stored["name"] == ANNS_NAME
    laptop.ask("chaport.setVisitorData({ name: 'The Boss' })")
    laptop.ask(f"chaport.setVisitorData({{ name: 'The Boss' }}, '{FORGED}')")
    laptop.ask("chaport.setVisitorData({ name: 'The Boss' }, chaportConfig.visitorIntegrityHash)")
    assert laptop.ask("chaportSimulator.state().visitor") == stored
    assert len(laptop.said) == 3
    assert all("was not saved" in each for each in laptop.said)


def test_a_forged_token_gets_a_fresh_session(device: Any) -> None:
    laptop = device().home()
    laptop.write("Do you have apples?")
    laptop.log_in()
    first = laptop.visitor_id

    stranger = device().home()
    stranger.ask(f"chaport.startSession({{ id: '{first}', token: '{FORGED}' }})")
    stranger.started()
    assert stranger.visitor_id != first
    assert stranger.history == []
    assert "fresh" in stranger.said[0]

    # In what the browser keeps it is no better.
    name = stranger.ask("Object.keys(localStorage).find((key) => key.endsWith(':session'))")
    forged = json.dumps({"id": first, "token": FORGED})
    stranger.ask(f"localStorage.setItem({json.dumps(name)}, {json.dumps(forged)})")
    stranger.home()
    assert stranger.visitor_id != first
    assert stranger.history == []
    assert stranger.ask(f"fetch('/chat-service/{first}').then(({{ status }}) => status)") == 403


def test_without_the_hash_data_is_create_only(browser: Browser, tmp_path: Path) -> None:
    with running(settings(tmp_path, hash_required=False)) as address:
        page = browser.new_page()
        phone = Device(page, address).home()
        for name in ("Ann", "The Boss"):
            phone.ask(f"chaport.setVisitorData({{ name: '{name}', custom: {{ plan: '{name}' }} }})")
        stored = phone.ask("chaportSimulator.state().visitor")
        assert stored == {"name": "Ann", "custom": {"plan": "The Boss"}}
        phone.log_in()
        assert phone.ask("chaportSimulator.state().visitor.name") == ANNS_NAME
        assert phone.said == []
        page.context.close()


# -- the controller, without a browser -------------------------------------------------------------


@pytest.fixture
def client(tmp_path: Path) -> Any:
    """A test client of a new shop."""
    return create_app(settings(tmp_path)).test_client


def chat_of(client: Any) -> dict[str, Any]:
    """What the page gets for the chat."""
    html = client.get("/").text
    (block,) = re.findall(r'<script id="chat" type="application/json">(.*?)</script>', html)
    made: dict[str, Any] = json.loads(block)
    return made


def log_in(client: Any, email: str = ANN, password: str = ANNS_PASSWORD, **more: str) -> Any:
    csrf_token = re.search(r'name="csrf_token" value="(.*?)"', client.get("/login").text)
    assert csrf_token
    form = {"email": email, "password": password, "csrf_token": csrf_token[1], **more}
    return client.post("/login", data=form)


def report(client: Any, visitor_id: Any, token: str | None = None) -> int:
    headers = {"X-CSRF-Token": chat_of(client)["csrf"] if token is None else token}
    status: int = client.post(
        "/account/chat-visitor", json={"visitorId": visitor_id}, headers=headers
    ).status_code
    return status


def stored(folder: Path) -> list[tuple[str, str]]:
    with Session(create_engine(f"sqlite:///{folder}/shop.db")) as database:
        query = select(User.email, ChatVisitor.visitor_id).join(ChatVisitor)
        return [tuple(row) for row in database.execute(query)]  # type: ignore[misc]


def test_an_id_is_stored_only_with_both_an_id_and_a_user(client: Any, tmp_path: Path) -> None:
    browser = client()
    assert report(browser, "5f1d") == 401
    assert log_in(browser).status_code == 302
    for wrong in ("", None, 5, ["5f1d"], "a b", "x" * 65, '{"name":"Boss"}', "5f1d\n"):
        assert report(browser, wrong) == 400
    assert stored(tmp_path) == []
    assert report(browser, "5f1d") == 204
    assert stored(tmp_path) == [(ANN, "5f1d")]


def test_the_first_id_stays_and_is_nobody_elses(client: Any, tmp_path: Path) -> None:
    ann, ben = client(), client()
    log_in(ann)
    log_in(ben, BEN, BENS_PASSWORD)
    assert [report(ann, "5f1d"), report(ann, "6a2e"), report(ben, "5f1d")] == [204, 204, 409]
    assert stored(tmp_path) == [(ANN, "5f1d")]
    assert "session" not in chat_of(ben)["config"]
    assert report(ben, "7b3f") == 204


def test_a_logged_in_page_has_proofs_and_others_have_none(client: Any) -> None:
    browser = client()
    assert chat_of(browser)["config"].keys() == {"appId"}
    log_in(browser)
    first = chat_of(browser)
    assert first["report"]
    assert "session" not in first["config"]
    report(browser, "5f1d")
    made = chat_of(browser)
    assert not made["report"]
    assert made["config"]["session"]["user"] == {
        "visitorId": "5f1d",
        "token": visitor_token(SALT, "5f1d"),
    }
    visitor = made["config"]["visitor"]
    assert list(visitor) == ["name", "email", "custom"]
    assert made["config"]["visitorIntegrityHash"] == visitor_hash(SALT, visitor)


@pytest.mark.parametrize("token", ["", "wrong", "é"])
def test_what_another_site_asks_for_is_refused(client: Any, tmp_path: Path, token: str) -> None:
    browser = client()
    log_in(browser)
    encoded = token.encode().decode("latin-1")
    assert report(browser, "5f1d", token=encoded) == 400
    assert browser.post("/logout", data={"csrf_token": token}).status_code == 400
    assert log_in(client(), csrf_token=token).status_code == 400
    assert browser.put("/chat-service/5f1d", json={}).status_code == 400
    assert stored(tmp_path) == []
    assert "You are logged in" in browser.get("/").text


def test_passwords_are_checked_and_kept_hashed(client: Any, tmp_path: Path) -> None:
    for email, password in ((ANN, "wrong"), ("nobody@example.com", ""), (ANN, BENS_PASSWORD)):
        browser = client()
        assert log_in(browser, email, password).status_code == 401
        assert "Nobody is logged in" in browser.get("/").text
    assert log_in(client()).status_code == 302
    assert ANNS_PASSWORD.encode() not in (tmp_path / "shop.db").read_bytes()


def test_a_log_in_starts_a_new_session(client: Any) -> None:
    browser = client()
    before = chat_of(browser)["csrf"]
    answer = log_in(browser)
    assert chat_of(browser)["csrf"] != before
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_pages_are_not_kept_and_run_no_foreign_script(client: Any) -> None:
    headers = client().get("/").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"].startswith("default-src 'self';")


def test_histories_of_users_are_theirs(client: Any) -> None:
    ann, ben = client(), client()
    log_in(ann)
    log_in(ben, BEN, BENS_PASSWORD)
    report(ann, "5f1d")
    headers = {"X-CSRF-Token": chat_of(ann)["csrf"]}
    assert ann.put("/chat-service/5f1d", json={"messages": []}, headers=headers).status_code == 204
    assert ann.put("/chat-service/5f1d", json=[], headers=headers).status_code == 400
    assert ann.get("/chat-service/5f1d").json == {"messages": []}
    assert ben.get("/chat-service/5f1d").status_code == 403
    assert client().get("/chat-service/5f1d").status_code == 403
    assert client().get("/chat-service/a%20b").status_code == 404
    assert client().get("/chat-service/ffff").json is None


@pytest.mark.system
def test_one_setting_makes_it_postgresql() -> None:
    with postgresql() as address:
        own = from_environment({"DATABASE_URL": address})
        # A second start finds the tables and the users.
        first, second = create_app(own), create_app(own)
        ann, ben = first.test_client(), second.test_client()
        log_in(ann)
        log_in(ben, BEN, BENS_PASSWORD)
        assert [report(ann, "5f1d"), report(ann, "6a2e"), report(ben, "5f1d")] == [204, 204, 409]
        assert report(ben, "7b3f") == 204
        headers = {"X-CSRF-Token": chat_of(ann)["csrf"]}
        for record in ({"messages": []}, {"messages": [], "visitor": {"name": "Zo\u00eb"}}):
            assert ann.put("/chat-service/5f1d", json=record, headers=headers).status_code == 204
            assert ann.get("/chat-service/5f1d").json == record
        assert ben.get("/chat-service/5f1d").status_code == 403


# -- settings --------------------------------------------------------------------------------------


def test_a_real_salt_is_never_given_to_the_simulator() -> None:
    with pytest.raises(SystemExit, match="shows its salt"):
        from_environment({"CHAPORT_SALT": "real"})
    with pytest.raises(SystemExit, match="set CHAPORT_SALT"):
        from_environment({"CHAPORT_HOST": "app.chaport.com"})


def test_with_a_real_chat_no_page_holds_the_salt(tmp_path: Path) -> None:
    environment = {
        "CHAPORT_HOST": "app.chaport.com",
        "CHAPORT_SALT": "a-real-salt",
        "DATABASE_URL": f"sqlite:///{tmp_path}/shop.db",
    }
    own = from_environment(environment)
    assert "a-real-salt" not in repr(own)
    browser = create_app(own).test_client()
    log_in(browser)
    report(browser, "5f1d")
    answer = browser.get("/")
    assert "a-real-salt" not in answer.text
    assert "simulated" not in chat_of(browser)
    assert "https://app.chaport.com" in answer.headers["Content-Security-Policy"]
    assert browser.get("/chat-service/5f1d").status_code == 404
