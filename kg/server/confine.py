"""What a worker process cannot do, by the kernel's word: reach a network, take all memory, outlive the server.

A filter on the words of a query is no wall (a careful one was slipped past by `true.SERVICE<...>`), so the process that runs queries
is kept from opening sockets at all: by a seccomp filter, which needs no privilege (Linux, seccomp(2)), on the two processor families
whose system call numbers stand here. Elsewhere the filter on the words is all there is, and `network_is_closed` says so.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import signal
import struct
import sys
from pathlib import Path

if sys.platform != "win32":
    import resource

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 38, 22
_SECCOMP_MODE_FILTER = 2
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER_AT, _FAMILY_AT = 0, 4  # offsets in struct seccomp_data: number of the call, family of processors
# of each family: its AUDIT_ARCH, the numbers of socket and of io_uring_setup (whose rings could open sockets too)
_CALLS = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}
_X32 = 0x40000000  # the second calling convention of x86_64 counts from here


def network_is_closed() -> bool:
    """Whether workers on this machine are kept from the network by the kernel."""
    return sys.platform == "linux" and platform.machine() in _CALLS


def confine() -> None:
    """Close the network, and die with the parent. Raises OSError where the kernel has a filter and does not take ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its workers itself
    if sys.platform == "linux":
        _control(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if network_is_closed():
        _close_network()


def limit_memory(memory: int) -> None:
    """At most `memory` bytes more address space than the process has now; Linux only, where that is known."""
    if sys.platform == "linux":
        pages = Path("/proc/self/statm").read_text(encoding="ascii")  # proc(5)
        now = int(pages.split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + memory, now + memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a worker that is ended leaves no dump on the disk


def _close_network() -> None:
    family, socket, rings = _CALLS[platform.machine()]
    steps = [
        (_LOAD, 0, 0, _FAMILY_AT), (_EQUAL, 1, 0, family), (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT), (_AT_LEAST, 2, 0, _X32),
        (_EQUAL, 1, 0, socket), (_EQUAL, 0, 1, rings), (_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _ALLOW),
    ]  # fmt: skip
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HL", len(steps), ctypes.addressof(code))
    _control(_PR_SET_NO_NEW_PRIVS, 1)
    _control(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.create_string_buffer(program))


def _control(option: int, *values: int | ctypes.Array[ctypes.c_char]) -> None:
    """prctl(2)."""
    given = [ctypes.c_ulong(value) if isinstance(value, int) else value for value in values]
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, *given, *[ctypes.c_ulong(0)] * (4 - len(given))) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
