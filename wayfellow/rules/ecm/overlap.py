"""Other programs: which rule this help out, which the person must choose against, which need a second look.

Source: DHCS ECM Policy Guide § VI and its Figures 2-4; ECM specification § 3. The matrix itself is
`parameters/ecm/programs.yaml`.
"""

from __future__ import annotations

from wayfellow.rules.language.rule import Ask, Not, Rule, any_of, fact
from wayfellow.rules.language.source import ecm_guide

MATRIX = "ecm.programs"
SOURCE = ecm_guide("§ VI; specification § 3")
IN = fact("programs")

G3 = Rule(
    code="G3",
    title="In no program that rules it out",
    says="Is in no program that rules Enhanced Care Management out, such as hospice, PACE, a Medicare plan for people"
    " with both, or an intermediate care facility.",
    source=SOURCE,
    when=Not(any_of(IN.has_listed(MATRIX, "EXCLUDED"), fact("living_setting").is_in("ICF"))),
    asks=Ask("programs", "none that rules it out"),
    is_sign=False,
)

UNDECIDED = Rule(
    code="G4.UNDECIDED",
    title="Has yet to choose between two programs",
    says="Is in a program that cannot go together with Enhanced Care Management, and has not chosen between them.",
    source=SOURCE,
    when=IN.has_listed(MATRIX, "EITHER_OR", ":UNDECIDED"),
    is_sign=False,
)

CHOSE_OTHER = Rule(
    code="G4.CHOSE_OTHER",
    title="Chose the other program",
    says="Chose another program, which cannot go together with Enhanced Care Management.",
    source=SOURCE,
    when=IN.has_listed(MATRIX, "EITHER_OR", ":OTHER_PROGRAM"),
    is_sign=False,
)

G4 = Rule(
    code="G4",
    title="Has chosen, where one must choose",
    says="Is in no program that one must choose against, or chose Enhanced Care Management.",
    source=SOURCE,
    when=Not(any_of(UNDECIDED, CHOSE_OTHER)),
    asks=Ask("program_choices", "Enhanced Care Management"),
    is_sign=False,
)

ENDS_OTHER = Rule(
    code="OVERLAP.ENDS_OTHER",
    title="Another program ends first",
    says="Chose Enhanced Care Management over a program that then ends, or is in one to which it comes first.",
    source=ecm_guide("§ VI; specification § 3, changing over", "INT"),
    when=any_of(IN.has_listed(MATRIX, "EITHER_OR", ":ECM"), IN.has_listed(MATRIX, "ECM_FIRST")),
    is_sign=False,
)

REVIEW = Rule(
    code="OVERLAP.REVIEW",
    title="A program to compare",
    says="Is in a program that may be the same help twice: somebody compares the two.",
    source=SOURCE,
    when=any_of(IN.has_listed(MATRIX, "REVIEW"), fact("living_setting").is_in("SUBACUTE")),
    is_sign=False,
)

BOTH = Rule(
    code="OVERLAP.BOTH",
    title="A program that goes together with it",
    says="Is in a program that goes on beside Enhanced Care Management; who does what is written down.",
    source=SOURCE,
    when=any_of(IN.has_listed(MATRIX, "BOTH"), fact("ccs_enrollment").is_in("CCS", "CCS_WCM")),
    is_sign=False,
)

EXISTING_PROGRAM = Rule(
    code="ASSIGN.EXISTING_PROGRAM",
    title="In a program whose provider comes first",
    says="Is in a program whose provider, if under contract, is assigned unless the person prefers another.",
    source=ecm_guide("§ VIII; specification § 2.6"),
    when=IN.has_listed("ecm.assignment.existing_programs"),
    is_sign=False,
)
