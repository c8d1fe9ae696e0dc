"""An invented record of any size, put there in bulk by the owner: a large organization, and many small ones."""

from __future__ import annotations

from typing import Any

from wayfellow.services.search_keys import plain, sound

ORGANIZATIONS = 40
GIVEN = (
    "Maria Jose Juan Ana Luis Rosa Carlos Elena David Sofia Wei Mei Minh Linh Arman Ani Reza Sara Min-jun Ji- "
    "woo Ivan Olga Fatima Ahmed Grace John Mary James Linda Robert Patricia Michael Jennifer William Elizabeth "
    "Hector Lucia Ramon Teresa"
).split()
FAMILY = (
    "Garcia Hernandez Lopez Martinez Gonzalez Rodriguez Perez Sanchez Ramirez Torres Nguyen Tran Le Pham Kim "
    "Lee Park Chen Wang Li Sarkisian Petrosyan Ahmadi Karimi Ivanov Smirnova Smith Johnson Williams Brown "
    "Jones Davis Miller Wilson Moore Taylor Anderson Thomas Jackson White Harris Martin Thompson Robinson "
    "Clark Lewis Walker Hall Allen Young King Wright"
).split()
SYLLABLES = (
    "al an ar be bo ca ce da de el en fa go ha ia ja ka lo ma mi na no or pa ra ri sa ta ur va we xi yo za".split()
)
SAMPLED = 7
"""The large organization sees two of five people; each of the others its share of the rest."""
TABLES = (
    "people_person", "people_name", "people_identifier", "people_contactpoint", "people_language", "people_address",
    "people_preference", "people_searchkey", "access_edge", "access_relationship", "programs_lead", "promises_promise",
    "promises_change", "organizations_organization",
)  # fmt: skip
NOW = "2026-11-24 17:00+00"
_TOLD = (
    f"label_mask, version, recorded_at, recorded_by) SELECT gen_random_uuid(), n, {{whose}}, 0, 1, '{NOW}'::timestamptz"
)


def words() -> list[tuple[str, str]]:
    """(given, family) pairs: common ones, and many rare family names, as in life."""
    rare = [f"{a}{b}{c}".capitalize() for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES[:SAMPLED]]
    return [(given, family) for family in (*FAMILY * 40, *rare) for given in GIVEN]


def seed(cursor: Any, people: int) -> None:
    """Write them all; every table is guarded again afterwards."""
    whose = f"CASE WHEN n % 5 < 2 THEN 1 ELSE 2 + n % {ORGANIZATIONS - 1} END"
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    pairs = words()
    cursor.execute(
        "CREATE TEMP TABLE called (i int PRIMARY KEY, given text, family text, g text, f text, gs text, fs text)"
    )
    with cursor.copy("COPY called FROM STDIN") as copy:
        for i, (given, family) in enumerate(pairs):
            one, two = plain(given).replace(" ", ""), plain(family)
            copy.write_row((i, given, family, one, two, sound(one), sound(two)))
    told = _TOLD.format(whose=whose)
    called = f"JOIN called ON i = (n::bigint * 7919) % {len(pairs)}"
    series = f"FROM generate_series(1, {people}) n"
    cursor.execute(
        f"INSERT INTO organizations_organization (id, public_id, name, kind, phone, hipaa_status, part2_status)"
        f" SELECT n, gen_random_uuid(), 'Organization ' || n, 'ecm_provider', '', 'neither', 'none'"
        f" FROM generate_series(1, {ORGANIZATIONS}) n"
    )
    cursor.execute(
        "INSERT INTO people_person (id, public_id, birth_date, recorded_at)"
        f" SELECT n, gen_random_uuid(), DATE '1930-01-01' + (n * 37 % 30000)::int, '{NOW}' {series}"
    )
    _put(cursor, "name", "given, family, preferred, said", told, "1, given, family, '', ''", f"{series} {called}")
    _put(cursor, "identifier", "kind, value", told, "1, 'cin', (90000000 + n)::text || 'A'", series)
    _put(cursor, "contactpoint", "kind, value, rule", told, "1, 'phone', '213' || (1000000 + n)::text, ''", series)
    _put(cursor, "language", "spoken, written, format", told, "1, 'es', '', 'standard'", series)
    _put(cursor, "address", "kind, line, city, state, postal_code, \"where\", confidence", told,
         "1, 'home', n || ' Invented St', 'Fresno', 'CA', '93701', '', 'likely'", series)  # fmt: skip
    _put(cursor, "preference", "subject, in_their_words", told, "1, 'what_matters', 'To be at home.'", series)
    keys = {
        "name": ("g", "f"), "sound": ("gs", "fs"), "pair": ("g || ' ' || f", "f || ' ' || g"),
        "sounds": ("gs || ' ' || fs", "fs || ' ' || gs"),
        "number": ("(90000000 + n)::text || 'a'", "'213' || (1000000 + n)::text"),
        "birth": ("(DATE '1930-01-01' + (n * 37 % 30000)::int)::text",),
    }  # fmt: skip
    for kind, tokens in keys.items():
        for token in tokens:
            _put(cursor, "searchkey", "kind, token", told, f"1, '{kind}', {token}", f"{series} {called}")
    cursor.execute(
        "INSERT INTO access_relationship (public_id, viewer_id, giver_id, position_id, person_id, predicate, evidence,"
        f" begins_at, ends_at, recorded_at, recorded_by) SELECT gen_random_uuid(), {whose}, {whose}, 0, n,"
        f" 'assigned_ecm', 'a file', '2020-01-01', '9999-12-31', '{NOW}', 1 {series}"
    )
    cursor.execute(
        "INSERT INTO access_edge (viewer_id, person_id, source_id, giver_id, basis_id, purposes, clearance, begins_at,"
        f" ends_at) SELECT {whose}, n, {whose}, {whose}, n, -1, -1, '2020-01-01', '9999-12-31' {series}"
    )
    cursor.execute(
        "INSERT INTO programs_lead (public_id, person_id, source_id, position_id, name, phone, because, begins_at,"
        f" version, recorded_at, recorded_by) SELECT gen_random_uuid(), n, {whose}, 1, 'Rosa', '', 'x', '{NOW}', 1,"
        f" '{NOW}', 1 FROM generate_series(1, {people}, 10) n"
    )
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        cursor.execute(f"VACUUM ANALYZE {table}")


def _put(cursor: Any, table: str, columns: str, told: str, values: str, rows: str) -> None:
    cursor.execute(
        f"INSERT INTO people_{table} (public_id, person_id, source_id, {told.split(') SELECT')[0]}, {columns})"
        f" SELECT{told.split(') SELECT')[1]}, {values} {rows}"
    )
