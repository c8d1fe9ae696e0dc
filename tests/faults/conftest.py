"""What tests of bad input share: spoil the input, and see what is said and what is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.faults.bad_input import AS_OF, Content, put
from wayfellow.rules.problems import UnreadableInput
from wayfellow.screening.run import check_inputs, run_screening

Refused = Callable[[Mapping[str, Content]], str]
Rejected = Callable[[Mapping[str, Content]], list[dict[str, Any]]]


@pytest.fixture
def refused(tmp_path: Path) -> Refused:
    """Screen files that cannot be read: the sentence of the refusal, after which nothing is left."""

    def sentence_of(files: Mapping[str, Content]) -> str:
        folder = put(tmp_path / "in", files)
        with pytest.raises(UnreadableInput) as refusal:
            run_screening([folder], as_of=AS_OF, out=tmp_path / "out")
        assert [path.name for path in tmp_path.iterdir()] == ["in"]
        said = str(refusal.value)
        assert "\n" not in said
        assert said.endswith(".")
        return said

    return sentence_of


@pytest.fixture
def rejected(tmp_path: Path) -> Rejected:
    """The rows of the files that cannot be used."""

    def rows_of(files: Mapping[str, Content]) -> list[dict[str, Any]]:
        rejects, _warnings = check_inputs([put(tmp_path / "in", files)], as_of=AS_OF)
        rejects.write(tmp_path / "rejected.csv")
        return rejects.rows.sort_by(
            [("file", "ascending"), ("line", "ascending"), ("person_id", "ascending")]
        ).to_pylist()

    return rows_of
