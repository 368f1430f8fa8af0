"""`visitorIntegrityHash`: whether the account believes what it is told of the visitor."""

from __future__ import annotations

from tests.simulator.cases import option
from tests.simulator.server import SALT, proof, send
from tests.simulator.visit import Shop

ADA = {"name": "Ada", "custom": {"page": "a/b"}}
EVE = {"name": "Eve", "custom": {"page": "a/b"}}


@option("visitorIntegrityHash")
def visitor_integrity_hash(shop: Shop) -> None:
    here, _ = send(shop, ADA, salt=SALT)
    # Without the hash a name that is stored stays.
    assert send(here, EVE, salt=SALT)[1] == ADA
    assert send(here, EVE, proof(EVE), salt=SALT)[1] == EVE
    # The hash of other data is refused, and nothing is changed.
    forged, saved = send(here, ADA, proof(EVE), salt=SALT)
    assert saved == EVE
    forged.heard("[chaport simulator]", "hash")
    # An account may ask for it.
    bare, saved = send(here, ADA, salt=SALT, hashRequired=True)
    assert saved == EVE
    bare.heard("[chaport simulator]", "hash")
    assert send(here, ADA, proof(ADA), salt=SALT, hashRequired=True)[1] == ADA
