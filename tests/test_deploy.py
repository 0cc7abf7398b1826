"""What `deploy/` names exists, and the tools that will read its files understand them."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from grader.cli import COMMANDS
from grader.settings import Settings
from tests.web.git.ssh_server import PRIVILEGE_SEPARATION

DEPLOY = Path(__file__).parents[1] / "deploy"
FILES = sorted(path for path in DEPLOY.rglob("*") if path.is_file() and "secrets" not in path.parts)
COMPOSE = DEPLOY / "compose" / "compose.yaml"
HOST_KEYS = "${GRADER_DATA}/ssh:/etc/grader/ssh:ro"


def has(program: str) -> pytest.MarkDecorator:
    """Return the mark of a test that needs a program which no other part of the project needs."""
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"needs {program}")


def compose() -> dict[str, dict[str, dict[str, object]]]:
    """Return the Compose file as YAML, its merges done."""
    return yaml.safe_load(COMPOSE.read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(DEPLOY)) for path in FILES])
def test_every_setting_that_is_named_exists(path: Path) -> None:
    named = set(re.findall(r"\bGRADER_[A-Z_]+\b", path.read_text("utf-8")))

    assert {name.removeprefix("GRADER_").lower() for name in named} - set(Settings.model_fields) == set()


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(DEPLOY)) for path in FILES])
def test_every_command_that_is_named_exists(path: Path) -> None:
    named = re.findall(r"(?:bin/|exec \w+ |`)grader ([a-z]+)", path.read_text("utf-8"))

    assert set(named) - set(COMMANDS) == set()


def test_every_service_runs_a_command_that_exists() -> None:
    services = compose()["services"]

    ours = {name: service for name, service in services.items() if service["image"] == "grader/app"}
    commands = {name: service["command"] for name, service in ours.items() if "entrypoint" not in service}

    assert set(commands) == {"web", "git", "worker", "images", "backup", "migrate"}
    assert {command[0] for command in commands.values() if isinstance(command, list)} - set(COMMANDS) == set()


def nightly_backups() -> list[list[str]]:
    """Return what systemd and Compose call the program with each night."""
    unit = (DEPLOY / "systemd" / "grader-backup.service").read_text("utf-8")
    by_systemd = re.findall(r"^ExecStart=\S+/grader (.+)$", unit, re.MULTILINE)
    return [*(line.split() for line in by_systemd), list(compose()["services"]["backup"]["command"])]  # type: ignore[call-overload]


def test_every_night_s_backup_goes_to_a_folder_where_the_newest_are_kept() -> None:
    calls = nightly_backups()

    assert len(calls) == 2
    assert [(call[0], call[2:]) for call in calls] == [("backup", ["--keep", "7"])] * 2


def test_the_data_folder_has_one_path_inside_and_outside() -> None:
    for service in compose()["services"].values():
        mounted = [str(volume) for volume in service.get("volumes", []) if "GRADER_DATA" in str(volume)]
        whole = [volume for volume in mounted if volume != HOST_KEYS]
        assert whole in ([], ["${GRADER_DATA}:${GRADER_DATA}"])


def test_only_what_needs_the_engine_has_its_socket() -> None:
    services = compose()["services"]

    with_socket = {name for name, service in services.items() if "docker.sock" in str(service)}

    assert with_socket == {"worker", "images"}


def test_every_file_that_compose_mounts_is_there_or_made_by_the_script() -> None:
    document = compose()
    made = (COMPOSE.parent / "make-secrets").read_text("utf-8")

    mounted = [str(one) for one in document["services"]["proxy"]["volumes"]]  # type: ignore[attr-defined]
    secrets = [Path(str(secret["file"])).name for secret in document["secrets"].values()]

    assert [path for path in mounted if not (COMPOSE.parent / path.split(":")[0]).exists()] == []
    assert [name for name in secrets if name not in made] == []


@pytest.mark.slow
@has("docker-compose")
def test_compose_reads_its_file(tmp_path: Path) -> None:
    shutil.copytree(DEPLOY, tmp_path / "deploy")
    folder = tmp_path / "deploy" / "compose"
    subprocess.run([folder / "make-secrets"], check=True, capture_output=True)
    for name in ("tls_certificate.pem", "tls_key.pem"):
        (folder / "secrets" / name).touch()
    ours = {"GRADER_DATA": "/srv/grader", "GRADER_PUBLIC_URL": "https://ecole.example", "DOCKER_GROUP": "999"}

    read = subprocess.run(
        ["docker-compose", "-f", folder / "compose.yaml", "config"],
        env={"PATH": os.environ["PATH"]} | ours,
        capture_output=True,
        text=True,
        check=False,
    )

    assert read.returncode == 0, read.stderr
    assert "/srv/grader:/srv/grader" in read.stdout


def ssh_command(folder: Path) -> list[str]:
    """Return what the service `ssh` starts, with what is at its places in the container at these instead."""
    service = compose()["services"]["ssh"]
    (folder / "ssh").mkdir(exist_ok=True)
    here = (DEPLOY / "ssh" / "sshd_config").read_text("utf-8").replace("/etc/grader/ssh", str(folder / "ssh"))
    (folder / "sshd_config").write_text(here, "utf-8")
    typed = [*service["entrypoint"], *service["command"]]  # type: ignore[misc]
    placed = {"/app/deploy/ssh/sshd_config": str(folder / "sshd_config"), "${GRADER_DATA}": "/srv/grader"}
    return [re.sub("|".join(map(re.escape, placed)), lambda found: placed[found[0]], str(word)) for word in typed]


@pytest.mark.slow
@has("ssh-keygen")
def test_openssh_reads_the_service_of_compose_as_the_file_with_its_own_web(tmp_path: Path) -> None:
    command = ssh_command(tmp_path)
    key = tmp_path / "ssh" / "ssh_host_ed25519_key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    if os.geteuid() == 0:
        PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)

    said = subprocess.run([command[0], "-T", *command[2:]], capture_output=True, text=True, check=False)

    settled = dict(line.split(" ", 1) for line in said.stdout.splitlines() if " " in line)
    assert said.returncode == 0, said.stderr
    assert settled["authorizedkeyscommand"] == (
        "/usr/bin/python3 -I -S /app/grader/ssh_relay.py --web http://git:8000 --secret /srv/grader/ssh_secret keys %f"
    )
    assert settled["hostkey"] == str(key)
    assert (settled["port"], settled["disableforwarding"], settled["permittty"]) == ("2222", "yes", "no")
    assert (settled["passwordauthentication"], settled["allowusers"]) == ("no", "grader")


def test_the_ssh_service_has_no_password_of_a_database_and_is_off_unless_asked_for() -> None:
    service = compose()["services"]["ssh"]

    assert (service["secrets"], service["profiles"]) == ([], ["ssh"])
    assert "docker.sock" not in str(service)


@pytest.mark.slow
@has("systemd-analyze")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    """The program is put where the units look for it by a copy of them that looks elsewhere."""
    for unit in (DEPLOY / "systemd").glob("grader*"):
        text = unit.read_text("utf-8").replace("/opt/grader/.venv/bin/grader", "/bin/true")
        (tmp_path / unit.name).write_text(text, "utf-8")
    units = sorted(str(path) for path in tmp_path.iterdir())

    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )

    ours = [line for line in said.stderr.splitlines() if "grader" in line]
    assert (len(units), said.returncode, ours) == (9, 0, [])


@pytest.mark.slow
@has("nginx")
@has("openssl")
@pytest.mark.parametrize("upstreams", ["nginx/upstreams.conf", "compose/upstreams.conf"])
def test_nginx_understands_its_configuration(upstreams: str, tmp_path: Path) -> None:
    key = ["-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-x509", "-out", "certificate.pem", "-subj", "/CN=x"]
    subprocess.run(["openssl", "req", *key], cwd=tmp_path, check=True, capture_output=True)
    # Names of services are known to Compose alone.
    addresses = re.sub(r"server (web|git):", "server 127.0.0.1:", (DEPLOY / upstreams).read_text("utf-8"))
    (tmp_path / "upstreams.conf").write_text(addresses, "utf-8")
    site = (DEPLOY / "nginx" / "grader.conf").read_text("utf-8").replace("/etc/nginx/grader", str(tmp_path))
    frame = f"pid {tmp_path}/pid; error_log stderr; events {{}}\nhttp {{ access_log off;\n{site}\n}}\n"
    (tmp_path / "nginx.conf").write_text(frame, "utf-8")

    said = subprocess.run(["nginx", "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False)

    assert said.returncode == 0, said.stderr
    assert "warn" not in said.stderr
