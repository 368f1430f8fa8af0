"""`appId`: whose account the page talks to."""

from tests.simulator.cases import option
from tests.simulator.visit import APP_ID, Shop

OTHER = "a" * 24


@option("appId")
def app_id(shop: Shop) -> None:
    here = shop(f"appId: '{APP_ID}'")
    here.write("Hello")
    # Another account knows nothing of the visitor's chat in this one.
    other = here.again(f"appId: '{OTHER}'")
    other.open()
    assert other.texts("visitor") == []
    back = here.again(f"appId: '{APP_ID.upper()}'.toLowerCase()")
    back.open()
    assert back.texts("visitor") == ["Hello"]
    wrong = here.again("appId: 'default-app-id'")
    wrong.shows_launcher()
    wrong.heard("appId")
