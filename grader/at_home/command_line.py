"""The bounds of a container as arguments of `docker run`: https://docs.docker.com/reference/cli/docker/container/run/."""

from collections.abc import Iterator

from grader.adapters.sandbox.containers.bounds import CAPABILITIES, HOSTNAME, Bounds


def arguments(bounds: Bounds) -> Iterator[str]:
    """Yield what keeps a container in, but for its link and the system calls."""
    yield from ("--network", "none", "--read-only", "--ipc", "private", "--log-driver", "none", "--hostname", HOSTNAME)
    yield from ("--cap-drop", "ALL", "--security-opt", "no-new-privileges")
    for capability in CAPABILITIES:
        yield from ("--cap-add", capability)
    for place, options in bounds.writable.items():
        yield from ("--tmpfs", f"{place}:{options}")
    for name, most in bounds.of_each_process.items():
        yield from ("--ulimit", f"{name}={most}:{most}")
    yield from ("--memory", f"{bounds.memory_bytes}b", "--memory-swap", f"{bounds.memory_bytes}b")
    yield from ("--pids-limit", str(bounds.tasks))
    if bounds.cpu_nanoseconds is not None:
        yield from ("--cpus", str(bounds.cpu_nanoseconds / 1e9))
