"""`triggers`: which auto-invitations the visitor may see."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.simulator.cases import option
from tests.simulator.visit import Shop

TRIGGERS = [
    {"id": "one", "message": "First words"},
    {"id": "two", "message": "Second words"},
    {"id": "three", "message": "Third words"},
    {"id": "off", "message": "Switched off in the app", "enabled": False},
]
INVITING = {"account": {"triggers": TRIGGERS}}
ALL = ["one", "two", "three"]


def shown(shop: Shop, config: str = "") -> list[str]:
    """Whose bubble comes up where the account's targeting would show it."""
    here = shop(config, simulated=INVITING)
    found = []
    for trigger in TRIGGERS:
        here.do(f"chaportSimulator.showTrigger('{trigger['id']}')")
        if here.part("bubble").is_visible():
            expect(here.part("bubble-text")).to_have_text(str(trigger["message"]))
            found.append(str(trigger["id"]))
            here.part("bubble-close").click()
            expect(here.part("bubble")).to_be_hidden()
    return found


@option("triggers")
def triggers(shop: Shop) -> None:
    assert shown(shop) == ALL
    assert shown(shop, "triggers: {}") == ALL
    assert shown(shop, "triggers: false") == []
    # The page may show one that is disabled all the same (contract 10.25).
    here = shop("triggers: false", simulated=INVITING)
    here.do("chaport.setActiveTrigger(chaport.getTriggerById('two'))")
    expect(here.part("bubble-text")).to_have_text("Second words")


@option("triggers.enabled")
def enabled(shop: Shop) -> None:
    assert shown(shop, "triggers: { enabled: true }") == ALL
    assert shown(shop, "triggers: { enabled: false }") == []
    assert shown(shop, "triggers: { enabled: ['two', 'off'] }") == ["two"]
    assert shown(shop, "triggers: { enabled: [] }") == []


@option("triggers.disabled")
def disabled(shop: Shop) -> None:
    assert shown(shop, "triggers: { disabled: false }") == ALL
    assert shown(shop, "triggers: { disabled: true }") == []
    assert shown(shop, "triggers: { disabled: ['two'] }") == ["one", "three"]
    assert shown(shop, "triggers: { disabled: [] }") == ALL
    # With both lists, those that are disabled are taken from the others (contract 10.10).
    both = "triggers: { enabled: ['one', 'two'], disabled: ['two'] }"
    assert shown(shop, both) == ["one"]
    shop.heard("triggers")
    assert shown(shop, "triggers: { enabled: false, disabled: ['two'] }") == []
