"""The sample world stays where nobody comes from outside, is the same every time, and its codes are those of apps."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from wayfellow.cli.code import code
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.sample_world.codes import code_at
from wayfellow.services.sample_world.county import Invented, read_people
from wayfellow.services.sample_world.organizations import ADDRESSES, HOUSES, secret_of
from wayfellow.services.sample_world.refusing import SampleRefused, check_only_for_trying
from wayfellow.services.sample_world.telling import Teller, plan_tells, provider_tells

NOW = datetime(2026, 11, 24, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_standard(seconds: int, expected: str) -> None:
    """RFC 6238, appendix B (the last six of its eight digits)."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert code_at(secret, datetime.fromtimestamp(seconds, UTC)) == expected


def test_what_is_no_secret_has_no_code() -> None:
    with pytest.raises(UnreadableInput):
        code_at("not a secret!", NOW)


def test_the_command_prints_the_code_of_the_moment() -> None:
    class Clock:
        def now(self) -> datetime:
            return datetime.fromtimestamp(59, UTC)

    assert CliRunner().invoke(code, ["GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"], obj=Clock()).stdout == "287082\n"


@pytest.mark.parametrize(
    ("surroundings", "hosts", "said"),
    [
        ({"WAYFELLOW_PRODUCTION": "1"}, [], "WAYFELLOW_PRODUCTION"),
        ({"WAYFELLOW_HTTPS": "1"}, [], "WAYFELLOW_HTTPS"),
        ({"WAYFELLOW_SMTP": "mail.example:587"}, [], "WAYFELLOW_SMTP"),
        ({}, ["127.0.0.1", "care.example"], "WAYFELLOW_HOSTS"),
        ({}, ["*"], "WAYFELLOW_HOSTS"),
    ],
)
def test_it_is_refused_where_real_people_may_come(surroundings: dict[str, str], hosts: list[str], said: str) -> None:
    with pytest.raises(SampleRefused, match=said) as refused:
        check_only_for_trying(hosts=hosts, surroundings=surroundings)
    assert refused.value.exit_code == 2
    assert str(refused.value).count(".") == 2


def test_without_the_county_it_is_said_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="wayfellow sample makes it"):
        read_people(tmp_path, tmp_path)


def test_it_is_not_refused_on_this_machine() -> None:
    check_only_for_trying(
        hosts=["127.0.0.1", "localhost"], surroundings={"WAYFELLOW_PRODUCTION": "0", "WAYFELLOW_SMTP": ""}
    )


def test_addresses_belong_to_nobody_and_no_two_are_the_same() -> None:
    addresses = [house.address_of(one) for house in HOUSES for one in house.staff]
    assert len(addresses) == len(set(addresses)) > 50
    assert all(address.endswith(ADDRESSES) for address in addresses)
    assert len({secret_of(address) for address in addresses}) == len(addresses)


def test_every_organization_says_that_it_is_invented() -> None:
    assert all(house.name.endswith("(invented)") for house in HOUSES)
    assert all(house.phone.startswith("209-555-01") for house in HOUSES)


def test_the_same_is_told_every_time_and_of_each_person_something_else() -> None:
    def told(number: int) -> list[dict[str, object]]:
        one = Invented(
            f"P{number:09}", "", "Ana", "Muestra", date(1950, 1, 1), None, "female", "1 Lane", "Invento", "00011",
            "209-555-0199", spans=[(date(2020, 1, 1), None)], pk=number,
        )  # fmt: skip
        teller = Teller(one, 1, "willow", NOW)
        rows = [*plan_tells(teller), *provider_tells(teller)]
        return [{name: value for name, value in vars(row).items() if name != "_state"} for row in rows]

    assert told(1) == told(1)
    assert told(1) != told(2)
