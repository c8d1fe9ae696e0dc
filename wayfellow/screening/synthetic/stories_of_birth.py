"""Stories about pregnancy and the groups that fare worse in it: both halves of BEQ, and the year after."""

from __future__ import annotations

from wayfellow.screening.synthetic.story import Ago, Said, Since, Stay
from wayfellow.screening.synthetic.telling import About, asked, on_day, told, treated

mother = About("BEQ", "mother")


def race(*codes: str, source: str = "ENROLLMENT_834") -> Said:
    """The groups a source names."""
    return Said("race_ethnicity", "[" + ", ".join(f'"{code}"' for code in codes) + "]", source)


BLACK, WHITE = race("BLACK_OR_AFRICAN_AMERICAN"), race("WHITE")
IS_BLACK, IS_WHITE = "black or african american", "white"
EXPECTING = (treated("Z34.90", "maternity", Ago(5, 80)), treated("Z34.90", "maternity", Ago(90, 150)))
BIRTH = Stay(Ago(30, 200), (1, 2), 0, "3", "birth", drg="807", lead="O80", trail="Z37.0")
NOT_PREGNANT = asked(pregnant="false")

STORIES = (
    mother("beq_expecting", "Black, and expecting a child by the claims", 500, "met", BLACK, happened=EXPECTING,
           race=IS_BLACK),
    mother("beq_first_nations", "American Indian, and expecting a child by the claims", 60, "met",
           race("AMERICAN_INDIAN_OR_ALASKA_NATIVE", source="MEMBER_REPORT"), happened=EXPECTING,
           race="american indian or alaska native"),
    mother("beq_islander", "From the Pacific Islands, and expecting a child by the claims", 60, "met",
           race("NATIVE_HAWAIIAN_OR_PACIFIC_ISLANDER"), happened=EXPECTING,
           race="native hawaiian or other pacific islander"),
    mother("beq_one_of_several", "Of several groups, one of them Black, and a birth in the claims", 100, "met",
           race("WHITE", "BLACK_OR_AFRICAN_AMERICAN", source="MEMBER_REPORT"), happened=(BIRTH,), race="other race"),
    mother("beq_loss", "Black, and a lost pregnancy in the claims", 60, "met", BLACK,
           happened=(treated("O03.9", "office", Ago(20, 200)),), race=IS_BLACK),
    mother("beq_says_so", "Black, and says that she is pregnant; no code anywhere", 150, "met", BLACK,
           *told("MEMBER_REPORT", pregnant="true"), race=IS_BLACK),
    mother("beq_young", "Under 21 and Black, and says that she is pregnant", 60, "met", BLACK,
           *told("MEMBER_REPORT", pregnant="true"), race=IS_BLACK, who="18 to 20"),
    mother("beq_a_year_after", "Black, and the pregnancy ended exactly twelve months ago", 40, "met", BLACK,
           *NOT_PREGNANT, on_day("pregnancy_end_date", Since(12), "ASSESSMENT"), race=IS_BLACK),
    mother("beq_longer_after", "Black, and the pregnancy ended twelve months and a day ago", 40, "not_met", BLACK,
           *NOT_PREGNANT, on_day("pregnancy_end_date", Since(12, -1), "ASSESSMENT"), race=IS_BLACK),
    mother("beq_other_group", "White, and expecting a child by the claims", 500, "not_met", WHITE, happened=EXPECTING,
           race=IS_WHITE),
    mother("beq_not_pregnant", "Black, and asked: not pregnant, now or lately", 300, "not_met", BLACK, *NOT_PREGNANT,
           *asked(pregnancy_end_date="NONE"), race=IS_BLACK),
    mother("beq_code_long_ago", "Black, and a code of pregnancy from well over a year ago", 100, "unknown", BLACK,
           happened=(treated("Z34.90", "maternity", Ago(420, 640)),), race=IS_BLACK),
    mother("beq_group_unasked", "Expecting a child by the claims; nobody asked to which groups she belongs", 400,
           "unknown", happened=EXPECTING, race="unknown", one_answer_away=True),
    mother("beq_referred", "A referral that attests the population", 100, "met",
           Said("attested_populations", '["BEQ"]')),
    mother("beq_sources_disagree", "Black; a claim says pregnant, an assessment says not, now or lately", 60,
           "conflict", BLACK, *NOT_PREGNANT, *asked(pregnancy_end_date="NONE"), happened=EXPECTING, race=IS_BLACK),
)  # fmt: skip
