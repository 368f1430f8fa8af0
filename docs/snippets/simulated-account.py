chaport_mode = "simulator"
chaport_simulator = {
    "environment": {"country": "DE", "device": "desktop", "acceptLanguage": "de", "online": True},
    "account": {
        "operators": [{"id": "operator-ann", "name": "Ann", "teams": ["team-sales"]}],
        "teams": [{"id": "team-sales", "name": "Sales"}],
        "triggers": [{"id": "trigger-welcome", "message": "May we help you?"}],
    },
    "faults": {"session": "slow"},
}
