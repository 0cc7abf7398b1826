"""Public keys: which lines are one, and what keeps one from being taken."""

import base64
import subprocess
from pathlib import Path

import pytest

from grader.domain.accounts.ssh_keys import public_key
from grader.domain.errors import NotValid

ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"


def made(folder: Path, *options: str) -> str:
    """Return the public half of a new key of OpenSSH's own."""
    subprocess.run(["ssh-keygen", "-q", "-N", "", "-C", "ada@portable", "-f", folder / "key", *options], check=True)
    return (folder / "key.pub").read_text()


def fields(*parts: bytes) -> str:
    """Return strings as a key's bytes hold them, in base64."""
    return base64.b64encode(b"".join(len(part).to_bytes(4) + part for part in parts)).decode()


@pytest.mark.slow
@pytest.mark.parametrize(
    "options",
    [
        ("-t", "ed25519"),
        ("-t", "ecdsa", "-b", "256"),
        ("-t", "ecdsa", "-b", "384"),
        ("-t", "ecdsa", "-b", "521"),
        ("-t", "rsa", "-b", "3072"),
    ],
)
def test_a_key_of_opensshs_is_named_as_openssh_names_it(tmp_path: Path, options: tuple[str, ...]) -> None:
    line = made(tmp_path, *options)

    key = public_key(line)

    shown = subprocess.run(["ssh-keygen", "-l", "-f", tmp_path / "key.pub"], capture_output=True, check=True).stdout
    assert key.fingerprint == shown.decode().split()[1]
    assert f"{key.line} ada@portable\n" == line
    assert key.comment == "ada@portable"


@pytest.mark.slow
def test_a_short_rsa_key_is_told_its_bits(tmp_path: Path) -> None:
    with pytest.raises(NotValid) as refused:
        public_key(made(tmp_path, "-t", "rsa", "-b", "2048"))

    assert (refused.value.code, refused.value.params["bits"]) == ("key_short", 2_048)


@pytest.mark.slow
def test_a_private_key_is_told_what_it_is(tmp_path: Path) -> None:
    made(tmp_path, "-t", "ed25519")

    with pytest.raises(NotValid) as refused:
        public_key((tmp_path / "key").read_text())

    assert refused.value.code == "key_private"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", "key_shape"),
        ("ssh-ed25519", "key_shape"),
        ("hello world", "key_shape"),
        ("ssh-ed25519 %%%%", "key_shape"),
        ("ssh-ed25519 AAAA", "key_shape"),
        (ED25519[:-4], "key_shape"),
        (ED25519 + "AAAA", "key_shape"),
        (f"{ED25519}\n{ED25519}", "key_shape"),
        (f'command="id" {ED25519}', "key_shape"),
        (f"{ED25519} " + "x" * 9_000, "key_shape"),
        ("ssh-rsa " + ED25519.split()[1], "key_shape"),
        ("ssh-ed25519 " + fields(b"ssh-ed25519", b"x" * 31), "key_shape"),
        ("ssh-rsa " + fields(b"ssh-rsa", b"\x01\x00\x01", b"\xff" * 512), "key_shape"),
        ("ssh-rsa " + fields(b"ssh-rsa", b"\x01", b"\x00" + b"\xff" * 512), "key_shape"),
        ("ssh-rsa " + fields(b"ssh-rsa", b"\x03", b"\x00" + b"\xff" * 4_096), "key_shape"),
        ("ecdsa-sha2-nistp256 " + fields(b"ecdsa-sha2-nistp256", b"nistp384", b"\x04" + b"x" * 96), "key_shape"),
        ("ecdsa-sha2-nistp256 " + fields(b"ecdsa-sha2-nistp256", b"nistp256", b"\x02" + b"x" * 64), "key_shape"),
        ("ecdsa-sha2-nistp256 " + fields(b"ecdsa-sha2-nistp256", b"\xff", b"\x04" + b"x" * 64), "key_shape"),
        ("ssh-dss " + fields(b"ssh-dss", b"x"), "key_kind"),
        ("sk-ssh-ed25519@openssh.com AAAA", "key_kind"),
    ],
)
def test_what_is_no_key_that_we_take_is_refused(line: str, code: str) -> None:
    with pytest.raises(NotValid) as refused:
        public_key(line)

    assert refused.value.code == code


def test_a_key_without_a_comment_is_a_key() -> None:
    assert public_key(ED25519).comment == ""
