"""The sample county: twenty thousand invented people, the same on every machine, made and screened once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import wayfellow
from wayfellow.rules.ecm.register import POPULATIONS
from wayfellow.screening.outputs import SUMMARY
from wayfellow.screening.synthetic.block import Wish
from wayfellow.screening.synthetic.county import write_county
from wayfellow.screening.synthetic.readme import README

SEED = 7
AS_OF = date(2026, 6, 30)


def made_from(out: Path) -> Path:
    """The file beside the results that says what they were made from, so that nothing is screened twice."""
    return out.with_name(f"{out.name}.made_from")


def sample_wish(count: int) -> Wish:
    return Wish(count=count, seed=SEED, as_of=AS_OF)


def county_is_there(wish: Wish, folder: Path) -> bool:
    """Whether `folder` holds this county, every file of it with every row its README promises."""
    readme = folder / README
    if not readme.is_file():
        return False
    told = dict(line.strip().split(": ", 1) for line in readme.read_text().splitlines() if ": " in line)
    wanted = {"people": f"{wish.count}", "seed": f"{wish.seed}", "as of": f"{wish.as_of}"}
    wanted["claim lines a person, about"] = f"{wish.lines_a_person:g}"
    files = {name: rows for name, rows in told.items() if name.endswith(".parquet")}
    return wanted.items() <= told.items() and bool(files) and all(_is_whole(folder / n, r) for n, r in files.items())


def make_county(wish: Wish, folder: Path, *, on_progress: Callable[[int], object]) -> None:
    """Write the county, with its planted answers beside it. What was there is replaced if we made it."""
    write_county(wish, folder, with_truth=True, on_progress=on_progress)


def found_before(county: Path, out: Path) -> dict[str, Any] | None:
    """The summary of an earlier run, if its results are whole and neither county nor program has changed since."""
    results = (out / "findings.parquet", out / "dispositions.parquet", out / SUMMARY, made_from(out))
    if not all(path.is_file() for path in results) or made_from(out).read_text() != _made_from(county):
        return None
    summary: dict[str, Any] = json.loads((out / SUMMARY).read_text(encoding="utf-8"))
    by_code = summary["populations"]  # the file has them in the order of the alphabet
    return summary | {"populations": {one.code: by_code[one.code] for one in POPULATIONS}}


def screen_county(county: Path, out: Path, *, tell: Callable[[str], None]) -> dict[str, Any]:
    """Screen the county into `out`, and return the summary."""
    from wayfellow.screening.run import run_screening  # takes a second to import; a second run does without

    told = _made_from(county)
    done = run_screening([county], as_of=AS_OF, out=out, tell=tell)
    made_from(out).touch(mode=0o600)
    made_from(out).write_text(told)
    return done.summary


def _is_whole(path: Path, promised: str) -> bool:
    try:
        return f"{pq.ParquetFile(path).metadata.num_rows:,} rows" == promised
    except (OSError, pa.ArrowInvalid):
        return False


def _made_from(county: Path) -> str:
    """What changes when the day, the county, a rule, a number or the program that reads them does."""
    told = hashlib.sha256(str(AS_OF).encode())
    for path in sorted(county.iterdir()):
        about = path.stat()
        told.update(f"{path.name} {about.st_size} {about.st_mtime_ns}".encode())
    program = Path(str(wayfellow.__file__)).parent
    for room in ("rules", "screening"):
        for path in sorted((program / room).rglob("*")):
            if path.suffix in (".py", ".yaml"):
                told.update(path.relative_to(program).as_posix().encode() + path.read_bytes())
    return told.hexdigest()
