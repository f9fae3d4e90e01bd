"""A peer's side of the turns: answers each line `run N` with the milliseconds that a drive took, over N drives."""

import gc
import json
import os
import sys
import time

answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)  # what the packages print must not mix with the answers


def say(answer):
    print(json.dumps(answer), file=answers, flush=True)


def take_turns(checked, prepare, drive):
    """Says what was `checked`, then drives on request. `prepare` gives the state that one drive uses up; only `drive` is timed."""
    gc.disable()
    say(checked)
    for line in sys.stdin:
        drives = int(line.removeprefix("run "))
        elapsed = 0.0
        for _ in range(drives):
            state = prepare()
            start = time.perf_counter()
            drive(state)
            elapsed += time.perf_counter() - start
        gc.collect()
        say({"ms_per_drive": 1e3 * elapsed / drives})
