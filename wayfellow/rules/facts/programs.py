"""Other programs, waiting lists for them, and which the person chose. Source: ECM specification § 0.2, “Programs”."""

from __future__ import annotations

from wayfellow.rules.language.facts import Effort, Fact, FactType

PROGRAMS = (
    "MSSP", "ALW", "HCBA", "MCWP", "HCBS_DD", "SDP", "WAIVER_WAITLIST", "CCM", "BPHM", "CCT", "CCS", "WCM",
    "TCM_COUNTY", "SMHS_TCM", "SMHS_ICC", "DMC", "FSP", "HCPCFC", "WRAP", "IHSS", "GHPP", "CBAS", "RC",
    "ICF_RESIDENT", "SUBACUTE", "FMP", "HOSPICE", "PACE", "FIDE_SNP", "EAE_DSNP", "NONEAE_DSNP", "MA_OTHER",
    "MEDICARE_FFS", "FFS_MEDICAL", "CPSP", "BIH", "PEI", "AIMSS", "CHVP", "HVP", "WIC", "DOULA", "CS_ANY",
    "PRERELEASE_CM", "CHW", "PALLIATIVE", "MEDICARE_CCM", "HHP", "WPC", "UNLISTED_PROGRAM",
)  # fmt: skip
"""What can overlap with the help, in the order of the overlap matrix (ECM specification § 3)."""

FACTS = (
    Fact(
        "programs",
        FactType.EVENTS,
        "Which other care or support programs is the person in, and from when to when?",
        Effort.SOME_THOUGHT,
        values=PROGRAMS,
        label="BY_VALUE",
        fields=("program", "start", "end", "source", "verified_on"),
    ),
    Fact(
        "waiver_waitlists",
        FactType.CODES,
        "For which special home and community care programs is the person on a waiting list?",
        Effort.SOME_THOUGHT,
        values=("MSSP", "ALW", "HCBA", "MCWP", "HCBS_DD", "SDP"),
    ),
    Fact(
        "program_choices",
        FactType.EVENTS,
        "Which did the person choose, Enhanced Care Management or the other program, and when?",
        Effort.AT_ONCE,
        values=("ECM", "OTHER_PROGRAM"),
        fields=("program", "value", "chosen_on", "chosen_by", "education_given_on"),
    ),
)
