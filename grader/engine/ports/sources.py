"""Where steps get what no step can make up: the present moment, ids and secrets."""

from collections.abc import Callable
from datetime import datetime

Now = Callable[[], datetime]
"""Returns the present moment, aware and in UTC."""


NewId = Callable[[], str]
"""Returns 10 random Crockford base-32 characters."""


NewSecret = Callable[[], str]
"""Returns a random text of at least 256 bits that is fit for an address."""
