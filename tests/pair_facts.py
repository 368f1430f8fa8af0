"""The facts of section 4 of the contract, by hand, so that these tests need no registry."""

from __future__ import annotations

from sphinx_chaport.examples.records import ApiFacts, MethodFacts

ACTIONS = [
    "close",
    "disableTriggers",
    "enableTriggers",
    "hideLauncher",
    "isOnline",
    "newPageView",
    "open",
    "openIn",
    "showLauncher",
    "setActiveTrigger",
    "setAssignmentRules",
    "setVisitorData",
    "startSession",
    "stopSession",
    "toggle",
    "updatePosition",
]
QUESTIONS = ["compare", "getActiveTrigger", "getParameterValue", "getTriggerById"]
STATE = MethodFacts(True, False, "It is called for its value, and a queued call may return none.")

FACTS = ApiFacts(
    methods={
        **{name: MethodFacts() for name in ACTIONS},
        **{name: MethodFacts(returns=True) for name in QUESTIONS},
        "getWidgetState": STATE,
    },
    events=(
        "ready",
        "chat.autoInvitation",
        "chat.onlineChange",
        "chat.started",
        "widget.stateChange",
    ),
    options=("appId", "launcher", "launcher.show", "language", "language.use"),
)
