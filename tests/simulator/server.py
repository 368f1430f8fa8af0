"""What the shop's account is sent of its visitors, and keeps."""

from __future__ import annotations

import json
from hashlib import sha1
from typing import Any

from tests.simulator.visit import Shop, Visit

SALT = "test-salt"
# Stands for the account's server: keeps what it gets for the pages of this shop that follow.
STORE = """
window.saved = [];
chaportSimulatorConfig.account = Object.assign(chaportSimulatorConfig.account || {}, { store: {
  load: function (id) { return JSON.parse(localStorage.getItem('server ' + id)); },
  save: function (id, record) {
    saved.push(record.visitor);
    localStorage.setItem('server ' + id, JSON.stringify(record));
  },
} });
"""


def send(shop: Shop | Visit, data: dict[str, Any], more: str = "", **simulated: Any) -> Any:
    """A page with this data of the visitor; the page, and what the server then has."""
    config = f"visitor: {json.dumps(data)}, {more}"
    account = {"account": simulated}
    open_page = shop.again if isinstance(shop, Visit) else shop
    here = open_page(config, script=STORE, simulated=account)
    return here, here.do("saved[saved.length - 1]")


def proof(data: dict[str, Any]) -> str:
    """The hash that the owner's server computes (contract, section 8), of plain data."""
    text = json.dumps(data, separators=(",", ":")).replace("/", "\\/")
    return f"visitorIntegrityHash: '{sha1((SALT + text).encode()).hexdigest()}'"
