chaport_app_id = "YOUR_APP_ID"
chaport_host = "app.chaport.com"
chaport_config = {
    "launcher": {"show": False},
    "language": {"use": "en"},
}
