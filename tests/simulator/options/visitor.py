"""`visitor`: what the account is told of the visitor."""

from __future__ import annotations

from tests.simulator.cases import option
from tests.simulator.server import SALT, STORE, proof, send
from tests.simulator.visit import Shop


@option("visitor")
def visitor(shop: Shop) -> None:
    here = shop(script=STORE)
    assert here.do("saved.map((data) => Object.keys(data).length)") == [0]
    _, saved = send(shop, {"name": "Ada", "email": "ada@example.com"})
    assert saved == {"name": "Ada", "email": "ada@example.com"}


def create_only(shop: Shop, field: str, first: str, second: str) -> None:
    """Saved where there is nothing yet; else only what is proven is (contract, section 3)."""
    here, saved = send(shop, {field: first}, salt=SALT)
    assert saved == {field: first}
    here, saved = send(here, {field: second}, salt=SALT)
    assert saved == {field: first}
    _, saved = send(here, {field: second}, proof({field: second}), salt=SALT)
    assert saved == {field: second}
    _, saved = send(shop, {}, salt=SALT)
    assert saved == {}


@option("visitor.name")
def name(shop: Shop) -> None:
    create_only(shop, "name", "Ada Example", "Eve Example")


@option("visitor.email")
def email(shop: Shop) -> None:
    create_only(shop, "email", "ada@example.com", "eve@example.com")


@option("visitor.phone")
def phone(shop: Shop) -> None:
    create_only(shop, "phone", "+1 555 0100", "+1 555 0199")


@option("visitor.notes")
def notes(shop: Shop) -> None:
    create_only(shop, "notes", "Likes blue", "Likes red")


@option("visitor.custom")
def custom(shop: Shop) -> None:
    here, saved = send(shop, {"custom": {"balance": 20, "plan": "small"}})
    assert saved == {"custom": {"balance": 20, "plan": "small"}}
    # These may always be overwritten, one by one.
    here, saved = send(here, {"custom": {"balance": 10}})
    assert saved == {"custom": {"balance": 10, "plan": "small"}}
    _, saved = send(here, {"name": "Ada"})
    assert saved == {"name": "Ada", "custom": {"balance": 10, "plan": "small"}}
