"""A complete ``conf.py`` for pages with sphinx-chaport: copy it and change what you need.

Every setting of the extension is here with its default. What you do not change you may leave out.
"""

# -- your project -----------------------------------------------------------------------------

project = "Example"
author = "Example Ltd"

# Leave "myst_parser" out if you write only reStructuredText.
extensions = ["sphinx_chaport", "myst_parser"]

# -- the chat ---------------------------------------------------------------------------------

# The id of your account: 24 hexadecimal digits, in the Chaport app under Settings, Installation
# code. While it is empty, the environment variable CHAPORT_APP_ID is used; without that the chat
# is off, and the pages build all the same.
chaport_app_id = ""

# The host in your installation code: "app.chaport.com" or "app.chaport.ru". There is no default,
# because it depends on your account's region. A chat that is on needs it.
chaport_host = ""

# The options that the chats of all pages share, such as {"launcher": {"show": False}}; a page's own
# go over them. A function, or an object of the page, is JavaScript as text, handed to the function
# `js`, which you import from sphinx_chaport.
chaport_config = {}

# What pages with a `chaport-widget` load: "live" the chat itself, "simulator" a stand-in from your
# own site that contacts nobody and needs no account, "off" nothing. Empty means "live" where there
# is an app id, else "off".
chaport_mode = ""

# What the simulator pretends, as data: "environment", "account" and "faults". An account with one
# operator is {"account": {"operators": [{"id": "operator-ann", "name": "Ann"}]}}.
chaport_simulator = {}

# When a page asks for the chat's script. "immediate" is while the page loads.
chaport_loading = "immediate"

# -- the documentation of the API -------------------------------------------------------------

# The form of each example that readers see first, until they choose: "traditional" or "queue".
chaport_interface = "traditional"

# On wide screens, whether the examples of an entry stand to the right of its text.
chaport_side_by_side = False

# Further registry files, relative to this folder: methods of a wrapper of your own, for example.
chaport_registry = []

# -- the examples -----------------------------------------------------------------------------

# Whether each example that can be run has a button that runs it on the page, in the simulator.
chaport_run_buttons = True

# Whether a build runs the examples that it shows, marks them, and warns of those that fail.
chaport_check = True

# How many seconds one step of an example may take.
chaport_check_time = 2.0

# How many megabytes of memory an example may use.
chaport_check_memory = 64

# How much of the API, in percent, your pages have to describe and to run examples of. The builder
# "chaport-check" fails below that.
chaport_check_minimum = 0
