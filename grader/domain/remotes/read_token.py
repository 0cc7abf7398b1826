"""A token by which a private repository on a forge may be read: as it is typed, and as a forge is shown it.

https://docs.github.com/en/get-started/git-basics/about-remote-repositories, https://docs.gitlab.com/user/project/deploy_tokens/
"""

import re
from base64 import b64encode

from grader.domain.errors import NotValid

TOKEN = re.compile(r"[\x21-\x7e]{8,500}")
ANYBODY = "x-access-token"
"""The name that GitHub asks for beside a token; GitLab and Forgejo take any; GitLab's deploy tokens have one."""


def checked_token(typed: str) -> str:
    """Return a token as it was typed, alone or as `name:token`; an empty one is none.

    Raises:
        NotValid: `remote_token`: it can be none.
    """
    token = typed.strip()
    if token and not TOKEN.fullmatch(token):
        raise NotValid("remote_token")
    return token


def authorization(token: str) -> str:
    """Return the header's value that shows it: https://www.rfc-editor.org/rfc/rfc7617."""
    shown = token if ":" in token else f"{ANYBODY}:{token}"
    return f"Basic {b64encode(shown.encode()).decode()}"
