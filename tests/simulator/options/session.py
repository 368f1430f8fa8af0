"""`session`: who the visitor is, and how long the browser knows it."""

from __future__ import annotations

from hashlib import sha1

from playwright.sync_api import expect

from tests.simulator.cases import option
from tests.simulator.visit import Shop, Visit

SALT = "test-salt"
SALTED = {"account": {"salt": SALT}}
ADA, EVE = "a" * 24, "e" * 24


def user(visitor: str, token: str = "of-the-server") -> str:
    return f"session: {{ user: {{ visitorId: '{visitor}', token: '{token}' }} }}"


def token(visitor: str) -> str:
    """What the owner's server computes (contract, section 9)."""
    return sha1((SALT + visitor).encode()).hexdigest()


def sees(here: Visit) -> list[str]:
    """What the visitor has written, as it stands in the chat."""
    here.open()
    return here.texts("visitor")


@option("session")
def session(shop: Shop) -> None:
    # Without it the session starts by itself, and the browser keeps it.
    here = shop()
    here.write("Hello")
    assert sees(here.again("session: {}")) == ["Hello"]


@option("session.user")
def session_user(shop: Shop) -> None:
    here = shop(user(ADA))
    here.write("I am Ada")
    eve = here.again(user(EVE))
    assert sees(eve) == []
    eve.write("I am Eve")
    # Each has one chat, on whatever page, and nobody who is not logged in has either.
    assert sees(here.again(user(ADA))) == ["I am Ada"]
    assert sees(here.again(user(EVE))) == ["I am Eve"]
    eve.do("chaport.stopSession(true)")
    assert sees(here.again()) == []


@option("session.user.visitorId")
def visitor_id(shop: Shop) -> None:
    listen = "window.ids = []; chaport.on('ready', (data) => ids.push(data.visitorId))"
    here = shop(user(ADA))
    here.do(f"(() => {{ {listen} }})()")
    assert here.do("ids") == [ADA]
    here = shop()
    here.do(f"(() => {{ {listen} }})()")
    (fresh,) = here.do("ids")
    assert fresh
    assert fresh != ADA


@option("session.user.token")
def user_token(shop: Shop) -> None:
    here = shop(user(ADA, token(ADA)), simulated=SALTED)
    here.write("I am Ada")
    assert sees(here.again(user(ADA, token(ADA)), simulated=SALTED)) == ["I am Ada"]
    # Somebody else's, or an invented one, gives nobody her chat.
    for wrong in (token(EVE), "0" * 40):
        forged = here.again(user(ADA, wrong), simulated=SALTED)
        assert sees(forged) == []
        forged.heard("token", ADA)


@option("session.autoStart")
def auto_start(shop: Shop) -> None:
    shop("session: { autoStart: true }").shows_launcher()
    here = shop("session: { autoStart: false }")
    everything = here.page.locator("chaport-simulator *").filter(visible=True)
    here.do("chaport.open()")
    expect(everything).to_have_count(0)
    here.do("chaport.q('startSession')")
    here.shows_launcher()
    expect(here.part("window")).to_be_visible()


@option("session.persist")
def persist(shop: Shop) -> None:
    for config in ("", "session: { persist: true }"):
        here = shop(config)
        here.write("Hello")
        assert here.do("localStorage.length") > 0
        here.reload()
        assert sees(here) == ["Hello"]
    here = shop("session: { persist: false }")
    here.write("Hello")
    assert here.do("localStorage.length") == 0
    assert here.do("document.cookie") == ""
    here.reload()
    assert sees(here) == []
