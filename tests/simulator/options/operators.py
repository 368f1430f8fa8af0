"""`operators`: who may get a chat that starts on this page."""

from tests.simulator.cases import option
from tests.simulator.staff import DEFAULT, STAFF, with_rules
from tests.simulator.visit import Shop


@option("operators")
def operators(shop: Shop) -> None:
    assert shop(simulated=STAFF).who_answers() == DEFAULT
    # By id or by name.
    assert shop("operators: ['operator-cid', 'Bob']", simulated=STAFF).who_answers() == "Bob"
    assert shop("operators: ['operator-cid']", simulated=STAFF).who_answers() == "Cid"
    # A rule for one who is not among them is passed over.
    account = with_rules({"operator-bob": True}, {"operator-dan": True})
    assert shop(simulated=account).who_answers() == "Bob"
    assert shop("operators: ['Cid', 'Dan']", simulated=account).who_answers() == "Dan"
