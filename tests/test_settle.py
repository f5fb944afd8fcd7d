"""What has been loaded is not looked at for garbage; garbage still goes."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import gc, weakref
from kg.settle import settle

class Ring:
    def __init__(self):
        self.ring = self

loaded = [Ring() for _ in range(1000)]
settle()
print(sum(isinstance(one, Ring) for one in gc.get_objects()), gc.isenabled())
seen = weakref.ref(Ring())
gc.collect()
print(seen(), len(loaded))
"""


def test_what_is_loaded_is_left_alone_and_garbage_goes() -> None:
    """In a process of its own: what is settled stays so."""
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True).stdout
    assert told == "0 True\nNone 1000\n"
