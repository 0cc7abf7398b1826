"""A worker of `scripts/simulate.py`: the real one, with a sandbox that only takes its time."""
# ruff: noqa: INP001 - a program, in no package

import sys
from dataclasses import replace
from datetime import timedelta
from random import Random

from simulating.pretend_sandbox import PretendSandbox

from grader.assembly import assemble
from grader.settings import Settings
from grader.worker import equip, main

if __name__ == "__main__":
    median, spread, seed = sys.argv[1:]
    sandbox = PretendSandbox(timedelta(seconds=float(median)), float(spread), random=Random(seed))  # noqa: S311 - no secret
    equip(replace(assemble(Settings()), sandbox=sandbox))
    main()
