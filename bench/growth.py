"""How screening grows with the county: a line for each size, each against one read of the same columns.

./run bench growth [PEOPLE …]        100 000, 1 000 000 and 3 000 000 people unless said otherwise

`ratio` of the last line is seconds for a person in the largest county, against the smallest.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from bench.screen import AS_OF, MEMORY, commit, county, read_once
from wayfellow.screening.run import run_screening

SIZES = (100_000, 1_000_000, 3_000_000)


def main() -> None:
    sizes = [int(one) for one in sys.argv[1:]] or list(SIZES)
    each = []
    for people in sizes:
        folder = county(people)
        baseline, lines = read_once(folder)
        with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
            began = time.perf_counter()
            run_screening([folder], as_of=AS_OF, out=Path(scratch) / "out", memory=MEMORY)
            seconds = time.perf_counter() - began
        each.append({"people": people, "claim_lines": lines, "seconds": round(seconds, 2), "read": round(baseline, 2)})
        print(each[-1], file=sys.stderr)
    first, last = each[0], each[-1]
    a_person = [one["seconds"] / one["people"] * 1_000_000 for one in (first, last)]
    print(
        json.dumps(
            {
                "bench": "growth",
                "commit": commit(),
                "cores": os.cpu_count(),
                "size": each,
                "figure": round(a_person[1], 1),
                "unit": "µs/person",
                "baseline": round(a_person[0], 1),
                "ratio": round(a_person[1] / a_person[0], 2),
            }
        )
    )


if __name__ == "__main__":
    main()
