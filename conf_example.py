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

# What pages load: "live" the chat itself, "simulator" a stand-in from your own site that contacts
# nobody and needs no account, "off" nothing. Empty means "live" where there is an app id, else
# "off".
chaport_mode = ""

# What the simulator pretends, as data: "environment", "account" and "faults". An account with one
# operator is {"account": {"operators": [{"id": "operator-ann", "name": "Ann"}]}}.
chaport_simulator = {}

# When a page asks for the chat's script: "intent" when a reader uses the button, "idle" when the
# page rests, "immediate" while it loads, "consent" when the reader has agreed, "manual"
# when a script of your own asks for it. Left empty, it is "intent", and "idle" without a button.
chaport_loading = ""

# -- where it is ------------------------------------------------------------------------------

# Which pages have the chat, such as {"include": ["guides/**"], "exclude": ["guides/old*"]}. The
# patterns are those of Sphinx's `exclude_patterns`. Empty means all. A page can also say
# `:chaport: off` in its metadata.
chaport_pages = {}

# Whether the search, the index and other pages without a source have it, too.
chaport_generated_pages = False

# Which builds are live ones: True for all, "readthedocs" for all but those of pull requests there,
# "ci" for all but those on your own machine, or variables of the environment, such as
# {"GITHUB_REF_NAME": "main"}. In other builds, there is no live chat.
chaport_production = True

# -- readers ----------------------------------------------------------------------------------

# Whether pages with the loading "consent" ask their readers with a plain banner: True, or the
# address of your page on privacy, for a link in it.
chaport_consent_banner = False

# Where readers are led if the chat cannot be loaded: an e-mail address or the address of a page.
# Empty means the chat page that Chaport hosts for you.
chaport_fallback = ""

# Whether an e-mail address or a phone number may stand in the configuration, where all can read it.
chaport_allow_visitor_data = False

# -- your server ------------------------------------------------------------------------------

# The placeholder that your server replaces by the nonce of its Content-Security-Policy.
chaport_nonce = ""

# Whether each page says on the browser's console why its chat is on or off.
chaport_debug = False

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
