extensions = ["sphinx_chaport", "myst_parser"]
chaport_app_id = ""  # your account's id; while it is empty, nothing is loaded
chaport_host = "app.chaport.com"  # or "app.chaport.ru", as your installation code has it
