"""The system calls a container may make: a well-known profile, less what no exercise needs and escapes have come by."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

PROFILE = Path(__file__).parent / "profile" / "seccomp.json"

EPERM, ENOSYS = 1, 38
_DENIED = (
    # Kernel keys, asynchronous rings, tracing, other processes' memory, programs in the kernel, counters.
    "add_key request_key keyctl io_uring_setup io_uring_enter io_uring_register ptrace process_vm_readv "
    "process_vm_writev pidfd_getfd kcmp process_madvise userfaultfd bpf perf_event_open memfd_secret "
    # Objects that outlive their process, and that a wipe of files does not reach.
    "mq_open mq_unlink mq_getsetattr mq_notify mq_timedreceive mq_timedreceive_time64 mq_timedsend "
    "mq_timedsend_time64 shmget shmat shmctl shmdt semget semop semctl semtimedop semtimedop_time64 msgget msgsnd "
    "msgrcv msgctl ipc "
    # Namespaces, mounts, handles; the machine's own affairs.
    "unshare setns mount umount umount2 pivot_root move_mount open_tree fsopen fsconfig fsmount fspick "
    "mount_setattr chroot name_to_handle_at open_by_handle_at fanotify_init fanotify_mark reboot syslog quotactl "
    "acct lookup_dcookie swapon swapoff vhangup modify_ldt remap_file_pages personality "
    # Old forms that carry others inside, unseen by a filter; of the last two, some calls come back below.
    "socketcall syscall clone3 socket clone"
)
DENIED = frozenset(_DENIED.split())
NEW_NAMESPACES = 0x7E02_0000
"""`CLONE_NEW…` flags of clone(2)."""

FAMILIES = {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10}
"""Sockets there may be; not netlink, vsock, packets or the kernel's ciphers."""


@cache
def system_calls() -> str:
    """Return the seccomp profile as the Engine takes it: its text."""
    profile = json.loads(PROFILE.read_text("utf-8"))
    kept = [_without_denied(rule) for rule in profile["syscalls"] if rule["action"] == "SCMP_ACT_ALLOW"]
    ours = [
        *(_allow(["socket"], index=0, value=number, op="SCMP_CMP_EQ") for number in FAMILIES.values()),
        _allow(["clone"], index=0, value=NEW_NAMESPACES, valueTwo=0, op="SCMP_CMP_MASKED_EQ"),
        # The flags of clone3 lie in memory, where no filter sees them; told that there is none, glibc takes clone.
        {"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": ENOSYS},
    ]
    native = [{**entry, "subArchitectures": []} for entry in profile["archMap"]]
    return json.dumps(
        {
            "defaultAction": "SCMP_ACT_ERRNO",
            "defaultErrnoRet": EPERM,
            "archMap": native,
            "syscalls": [rule for rule in (*kept, *ours) if rule["names"]],
        }
    )


def _without_denied(rule: dict[str, Any]) -> dict[str, Any]:
    return {**rule, "names": sorted(set(rule["names"]) - DENIED)}


def _allow(names: Iterable[str], **argument: int | str) -> dict[str, Any]:
    return {"names": list(names), "action": "SCMP_ACT_ALLOW", "args": [{"valueTwo": 0, **argument}]}
