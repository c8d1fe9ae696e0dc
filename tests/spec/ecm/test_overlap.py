"""Other programs (ECM specification § 3): every line of the matrix, its dates, and what was chosen."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.gate import G1
from wayfellow.rules.ecm.overlap import BOTH, CHOSE_OTHER, ENDS_OTHER, EXISTING_PROGRAM, G3, G4, REVIEW, UNDECIDED
from wayfellow.rules.facts.programs import PROGRAMS
from wayfellow.rules.language.rule import Rule

AS_OF = "2026-06-30"
EITHER_OR = "MSSP ALW HCBA MCWP HCBS_DD SDP CCM CCT".split()
EXCLUDED = "ICF_RESIDENT FMP HOSPICE PACE FIDE_SNP EAE_DSNP NONEAE_DSNP".split()
TO_REVIEW = "SUBACUTE CHW MEDICARE_CCM UNLISTED_PROGRAM".split()
TOGETHER = (
    "BPHM CCS WCM SMHS_TCM SMHS_ICC DMC FSP HCPCFC WRAP IHSS GHPP CBAS RC MA_OTHER MEDICARE_FFS CPSP BIH PEI AIMSS"
    " CHVP HVP WIC DOULA CS_ANY PALLIATIVE WAIVER_WAITLIST"
).split()


def of_matrix(met: list[str], *, otherwise: str = "not_met", when: str = "met") -> str:
    """A row for each program of the matrix: `when` for those named, and `otherwise` for all others."""
    rows = [f"{code} | {code} | RCFE | NONE || {when if code in met else otherwise}" for code in PROGRAMS]
    return "\n".join(["person | programs | living_setting | ccs_enrollment || finding", *rows])


def test_programs_that_rule_it_out(check: Check) -> None:
    """Each program of the matrix by itself: these rule the help out, no other does."""
    check(G3, of_matrix(EXCLUDED, when="not_met", otherwise="met"), as_of=AS_OF)


def test_programs_to_choose_against(check: Check) -> None:
    """Each program of the matrix by itself: against these one must choose."""
    check(UNDECIDED, of_matrix(EITHER_OR), as_of=AS_OF)


def test_a_program_to_which_it_comes_first(check: Check) -> None:
    """County case management ends when this help begins."""
    check(ENDS_OTHER, of_matrix(["TCM_COUNTY"]), as_of=AS_OF)


def test_programs_to_compare(check: Check) -> None:
    check(REVIEW, of_matrix(TO_REVIEW), as_of=AS_OF)


def test_programs_that_go_together_with_it(check: Check) -> None:
    check(BOTH, of_matrix(TOGETHER), as_of=AS_OF)


def test_medi_cal_without_a_plan(check: Check) -> None:
    rows = [f"{code} | {code} | MANAGED_CARE || {'not_met' if code == 'FFS_MEDICAL' else 'met'}" for code in PROGRAMS]
    check(G1, "\n".join(["person | programs | medi_cal_delivery || finding", *rows]), as_of=AS_OF)


def test_rules_that_changed(check: Check) -> None:
    """The rule of the day asked about counts."""

    def on(day: str, rule: Rule, program: str, finding: str) -> None:
        check(rule, f"person | programs | living_setting || finding\nAna | {program} | RCFE || {finding}", as_of=day)

    for day, rule, program, finding in (
        ("2022-12-31", G3, "EAE_DSNP", "met"),
        ("2022-12-31", REVIEW, "EAE_DSNP", "met"),
        ("2023-01-01", G3, "EAE_DSNP", "not_met"),
        ("2023-12-31", G3, "NONEAE_DSNP", "met"),
        ("2024-01-01", G3, "NONEAE_DSNP", "not_met"),
        ("2024-06-30", BOTH, "TCM_COUNTY", "met"),
        ("2024-06-30", ENDS_OTHER, "TCM_COUNTY", "not_met"),
        ("2024-07-01", ENDS_OTHER, "TCM_COUNTY", "met"),
    ):
        on(day, rule, program, finding)


def test_when_somebody_is_in_a_program(check: Check) -> None:
    """The first and the last day belong to it; without an end it goes on; nobody asked is not no."""
    check(
        G3,
        """
        person | programs                           | living_setting                        || finding
        Ana    |                                    |                                       || unknown
        Ben    | NONE                               | INDEPENDENT_HOUSING                   || met
        Caro   | HOSPICE                            |                                       || not_met
        Dev    | HOSPICE 2026-06-30..               | RCFE                                  || not_met
        Eli    | HOSPICE 2026-07-01..               | RCFE                                  || met
        Fay    | HOSPICE 2026-01-01..2026-06-30     | RCFE                                  || not_met
        Gus    | HOSPICE 2026-01-01..2026-06-29     | RCFE                                  || met
        Hana   | HOSPICE 2025-01-01..2025-06-30, PACE | RCFE                                || not_met
        Ivo    | CLAIM: HOSPICE                     |                                       || not_met
        Jun    | CLAIM: WIC                         | RCFE                                  || unknown
        Kim    | ASSESSMENT: NONE; CLAIM: HOSPICE   | RCFE                                  || not_met
        Lea    | NONE                               | ICF                                   || not_met
        Max    |                                    | ICF                                   || not_met
        Noa    | NONE                               | MDS: ICF; MEMBER_REPORT: INDEPENDENT_HOUSING || conflict
        Ole    | NONE                               |                                       || unknown
        Pia    | NONE                               | SUBACUTE                              || met
        """,
        as_of=AS_OF,
    )


def test_what_was_chosen(check: Check) -> None:
    """The latest choice up to the day counts, for its own program; two that contradict each other are none."""
    table = """
        person | programs  | program_choices                                             || finding
        Ana    | MSSP      | MSSP ECM 2026-06-01                                         || {ana}
        Ben    | MSSP      | MSSP OTHER_PROGRAM 2026-06-01                               || {ben}
        Caro   | MSSP      |                                                             || {caro}
        Dev    | MSSP      | MSSP OTHER_PROGRAM 2026-06-01, MSSP ECM 2026-06-02          || {ana}
        Eli    | MSSP      | MSSP ECM 2026-06-01, MSSP OTHER_PROGRAM 2026-06-02          || {ben}
        Fay    | MSSP      | MSSP ECM 2026-07-01                                         || {caro}
        Gus    | MSSP      | MEMBER_REPORT: MSSP ECM 2026-06-01; MANUAL: MSSP OTHER_PROGRAM 2026-06-01 || {caro}
        Hana   | MSSP      | ALW ECM 2026-06-01                                          || {caro}
        Ivo    | WIC       |                                                             || {ivo}
        Jun    |           | MSSP OTHER_PROGRAM 2026-06-01                               || unknown
        Kim    | NONE      |                                                             || {ivo}
        Lea    | MSSP, ALW | MSSP ECM 2026-06-01, ALW ECM 2026-06-01                     || {ana}
        Max    | MSSP      | MSSP ECM 2026-06-30                                         || {ana}
        Noa    | MSSP      | MSSP ECM                                                    || {ana}
        """
    for rule, words in (
        (G4, {"ana": "met", "ben": "not_met", "caro": "not_met", "ivo": "met"}),
        (UNDECIDED, {"ana": "not_met", "ben": "not_met", "caro": "met", "ivo": "not_met"}),
        (CHOSE_OTHER, {"ana": "not_met", "ben": "met", "caro": "not_met", "ivo": "not_met"}),
        (ENDS_OTHER, {"ana": "met", "ben": "not_met", "caro": "not_met", "ivo": "not_met"}),
    ):
        check(rule, table.format(**words), as_of=AS_OF)


def test_one_choice_of_two(check: Check) -> None:
    """Somebody in two such programs has to choose about both."""
    for rule, finding in ((G4, "not_met"), (UNDECIDED, "met"), (ENDS_OTHER, "met")):
        check(
            rule,
            f"""
            person | programs  | program_choices     || finding
            Ana    | MSSP, ALW | MSSP ECM 2026-06-01 || {finding}
            """,
            as_of=AS_OF,
        )


def test_programs_that_other_facts_speak_of(check: Check) -> None:
    """A subacute facility is compared; children's services and a waiver's wait list go together with it."""
    check(
        REVIEW,
        """
        person | programs         | living_setting || finding
        Ana    | NONE             | SUBACUTE       || met
        Ben    | NONE             | RCFE           || not_met
        Caro   | NONE             |                || unknown
        Dev    | MEALS_ON_WHEELS  |                || met
        Eli    | NONE             | MDS: SUBACUTE; MEMBER_REPORT: RCFE || conflict
        """,
        as_of=AS_OF,
    )
    check(
        BOTH,
        """
        person | programs | waiver_waitlists | ccs_enrollment || finding
        Ana    | NONE     | ALW              | NONE           || met
        Ben    | ALW      | ALW              | NONE           || not_met
        Caro   | ALW      | ALW, MSSP        | NONE           || met
        Dev    | NONE     |                  | CCS            || met
        Eli    | NONE     |                  | CCS_WCM        || met
        Fay    | NONE     | NONE             | NONE           || not_met
        Gus    |          | ALW              |                || met
        Hana   | NONE     |                  |                || unknown
        Ivo    | NONE     |                  | ENROLLMENT_834: CCS; MEMBER_REPORT: NONE || conflict
        """,
        as_of=AS_OF,
    )


def test_programs_whose_provider_comes_first(check: Check) -> None:
    """Their provider is assigned, when it is under contract, unless the person prefers another."""
    check(EXISTING_PROGRAM, of_matrix("CCS WCM SMHS_ICC WRAP HCPCFC CBAS".split()), as_of=AS_OF)
    check(EXISTING_PROGRAM, "person | programs || finding\nAna | || unknown", as_of=AS_OF)
