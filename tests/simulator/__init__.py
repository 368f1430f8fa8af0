"""The reference widget on pages: a shop, and a case for each option."""

import pytest

pytest.register_assert_rewrite("tests.simulator.visit", "tests.simulator.options")
