extensions = ["sphinx_chaport"]
chaport_app_id = "0123456789abcdef01234567"  # yours is in the installation code
chaport_host = "app.chaport.com"  # or "app.chaport.ru"

# looks
chaport_config = {
    "appearance": {"windowColor": "teal", "position": ["left", 16, 16]},
}

# pages
chaport_pages = {
    "include": ["guides/**", "faq"],
    "exclude": ["guides/internal/*"],
}

# builds
chaport_production = "readthedocs"

# others
chaport_fallback = "help@example.com"  # or the address of a page
