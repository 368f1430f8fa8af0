"""`assignments`: who gets the chat, as the name over the answer says."""

from __future__ import annotations

from typing import Any

from tests.simulator.cases import option
from tests.simulator.staff import DEFAULT, STAFF, with_rules
from tests.simulator.visit import Shop


def who(shop: Shop, config: str, text: str = "Hello", **more: Any) -> str:
    """Who answers this first message where these are the `assignments`."""
    here = shop(f"assignments: {config}", **{"simulated": STAFF, **more})
    return here.who_answers(text)


@option("assignments")
def assignments(shop: Shop) -> None:
    account = with_rules({"operator-bob": True})
    assert shop(simulated=account).who_answers() == "Bob"
    assert shop(simulated=STAFF).who_answers() == DEFAULT
    assert who(shop, "{}", simulated=account) == "Bob"
    resolve, rules = "resolve: () => 'operator-ann'", "rules: [{ 'operator-cid': true }]"
    last = "defaultRules: [{ 'operator-dan': true }]"
    steps = [(resolve, "Ann"), (rules, "Cid"), (last, "Dan")]
    for index, (_, name) in enumerate(steps):
        config = ", ".join(text for text, _ in reversed(steps[index:]))
        assert who(shop, f"{{ {config} }}", simulated=account) == name


@option("assignments.resolve")
def resolve(shop: Shop) -> None:
    rules = "rules: [{ 'operator-bob': true }]"

    def returned(code: str, text: str = "Hello") -> str:
        return who(shop, f"{{ resolve: function (cp) {{ {code} }}, {rules} }}", text)

    assert returned("return 'operator-cid';") == "Cid"
    # The chat of a team is answered by one of its members.
    assert returned("return 'team-support';") == "Bob"
    assert returned("return ['operator-cid', 'operator-dan'];") in {"Cid", "Dan"}
    assert returned("return ['nobody', 'operator-dan'];") == "Dan"
    assert returned("") == "Bob"
    assert returned("return undefined;") == "Bob"
    assert returned("return null;") == DEFAULT
    by_text = "if (cp.compare(cp.getParameterValue('message_text'), 'contains', 'price'))"
    assert returned(f"{by_text} return 'operator-dan';", "What is the price?") == "Dan"
    assert returned(f"{by_text} return 'operator-dan';") == "Bob"


@option("assignments.rules")
def rules(shop: Shop) -> None:
    def by(*rules: str, **more: Any) -> str:
        return who(shop, f"{{ rules: [{', '.join(rules)}] }}", **more)

    price = "{ 'operator-cid': ['message_text', 'contains', 'price'] }"
    assert by(price, text="The price?") == "Cid"
    assert by(price, "{ 'operator-bob': true }") == "Bob"
    # The first that applies wins (contract 10.19).
    assert by("{ 'operator-dan': true }", "{ 'operator-bob': true }") == "Dan"
    assert by("{ 'operator-dan': false }", "{ 'team-support': true }") == "Bob"
    german = "{ 'operator-dan': (cp) => cp.getParameterValue('language') === 'de' }"
    simulated = {**STAFF, "environment": {"acceptLanguage": "de"}}
    assert by(german, simulated=simulated) == "Dan"
    assert by(german) == DEFAULT
    # The operator answers by herself, too.
    here = shop(f"assignments: {{ rules: [{price}] }}", simulated=STAFF, clock=True)
    here.write("The price?")
    here.page.clock.run_for(60_000)
    answer = here.part("message][data-from=operator")
    assert answer.locator("[part=name]").inner_text() == "Cid"


@option("assignments.defaultRules")
def default_rules(shop: Shop) -> None:
    account = with_rules({"operator-bob": True})
    assert who(shop, "{}", simulated=account) == "Bob"
    assert who(shop, "{ defaultRules: [] }", simulated=account) == DEFAULT
    own = "{ defaultRules: [{ 'operator-dan': true }] }"
    assert who(shop, own, simulated=account) == "Dan"
