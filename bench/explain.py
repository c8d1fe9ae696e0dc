"""Explaining one person in process, against reading and writing the same record as JSON.

    ./run bench explain

The person has sixty claim lines, a dozen facts from four sources, and evidence for three populations.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from wayfellow.rules.ecm.register import POPULATIONS
from wayfellow.rules.ecm.result import result_for
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Moment
from wayfellow.services.explanations import read_person

ROOT = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 6, 30)
TIMES = 400


def person() -> dict[str, Any]:
    """An invented person with a busy year."""
    days = [AS_OF - timedelta(days=11 * number) for number in range(30)]
    visits = [
        {
            "claim": f"V{n}",
            "start": str(day),
            "bill_type": "131",
            "revenue": "0450",
            "facility": f"F{n % 3}",
            "diagnoses": ["J44.9", "Z59.02"],
        }
        for n, day in enumerate(days)
    ]
    stays = [
        {
            "claim": f"S{n}",
            "start": str(day),
            "end": str(day + timedelta(days=3)),
            "bill_type": "111",
            "revenue": "0120",
            "admission_type": str(1 + n % 3),
            "facility": f"F{n % 3}",
            "diagnoses": ["I50.9", "F20.0", "E11.9"],
        }
        for n, day in enumerate(days)
    ]
    return {
        "date_of_birth": "1961-02-28",
        "sleeping_place": [
            {"value": "SHELTER", "source_type": "HMIS", "observed_on": "2026-05-01"},
            {"value": "OWN_HOME", "source_type": "ASSESSMENT", "observed_on": "2026-01-05"},
        ],
        "complex_needs": ["PHYSICAL", "BEHAVIORAL"],
        "cannot_self_manage": {"value": True, "source_type": "REFERRAL_ATTESTATION"},
        "household_has_member_under_21": False,
        "attested_ed_visits": 4,
        "housing_loss_date": "2026-07-15",
        "claims": [*visits, *stays],
        "enrolled": [{"start": "2020-01-01"}],
    }


def main() -> None:
    moment = Moment(AS_OF, load_parameters())
    now = datetime(2026, 6, 30, 12, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "person.json"
        path.write_text(json.dumps(person()))
        records = read_person(path, as_of=AS_OF)
        explained, written = [], []
        for _time in range(TIMES):
            began = time.perf_counter()
            result = result_for(records.at(moment), evaluated_at=now)
            explained.append(time.perf_counter() - began)
            began = time.perf_counter()
            json.dumps(result)
            json.loads(path.read_text())
            written.append(time.perf_counter() - began)
    figure, baseline = median(explained) * 1000, median(written) * 1000
    commit = subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    ).stdout.strip()
    print(
        json.dumps(
            {
                "bench": "explain",
                "commit": commit,
                "cores": os.cpu_count(),
                "size": {"people": 1, "claim_lines": 60, "populations": len(POPULATIONS)},
                "figure": round(figure, 3),
                "unit": "ms",
                "baseline": round(baseline, 3),
                "ratio": round(figure / baseline, 2),
            }
        )
    )


if __name__ == "__main__":
    main()
