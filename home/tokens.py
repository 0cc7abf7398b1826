"""The learner's token: from the environment, from the file of an earlier time, or asked for once."""

from __future__ import annotations

import getpass
import json
import os
import sys
from pathlib import Path

from home.ending import WRONG_USAGE, Ended
from home.school import server, text

VARIABLE = "GRADER_TOKEN"


class HeldToken:
    """A token, and whether it is new: then it is kept once it has opened something."""

    def __init__(self, secret: str, *, kept: bool, asked: bool) -> None:
        self.secret = secret
        self.kept = kept
        self.asked = asked


def find() -> HeldToken:
    """Return the token to ask with.

    Raises:
        Ended: There is none, or what was typed can be none.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if given:
        return HeldToken(_checked(given), kept=False, asked=False)
    known = _read().get(server(), "")
    if known:
        return HeldToken(_checked(known), kept=True, asked=False)
    if not sys.stdin.isatty():
        raise Ended(
            text("I have no token. Make one on %(page)s, and put it into the variable %(variable)s.")
            % {"page": page(), "variable": VARIABLE},
            WRONG_USAGE,
        )
    print(text("I need a token, this once. Make one on %(page)s and paste it here.") % {"page": page()})
    print(text("It does not show while you type; then press Enter."))
    return HeldToken(_checked(getpass.getpass(text("Token: ")).strip()), kept=False, asked=True)


def page() -> str:
    """Return where tokens are made."""
    return server() + "/help/python"


def keep(token: HeldToken) -> None:
    """Keep a token that was asked for and is good, for this account of the computer alone."""
    if token.asked:
        _write({**_read(), server(): token.secret})
        print(text("I keep the token in %(file)s, for you alone.") % {"file": _file()})


def forget() -> bool:
    """Remove the kept token of this school; tell whether there was one."""
    known = _read()
    if server() not in known:
        return False
    del known[server()]
    _write(known)
    return True


def _checked(secret: str) -> str:
    if secret and secret.isascii() and secret.isprintable() and " " not in secret:
        return secret
    raise Ended(text("This is no token: it is one word, without an accent or a space."), WRONG_USAGE)


def _file() -> Path:
    home = Path.home()
    if os.name == "nt":
        folder = Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        folder = home / "Library" / "Application Support"
    else:
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    return folder / "grader" / "tokens.json"


def _read() -> dict[str, str]:
    try:
        found = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _write(tokens: dict[str, str]) -> None:
    """Put the file in place whole; nobody else of this computer may read it at any moment."""
    file = _file()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = file.with_name("tokens.new")
    if new.exists():
        new.unlink()
    with os.fdopen(os.open(str(new), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as written:
        json.dump(tokens, written)
    new.replace(file)
