"""Diagnosis codes of ordinary care, commonest first, and the codes that only stories may use.

Nothing in ordinary care is evidence of homelessness, unstable housing, hunger, violence or pregnancy: those codes are
in STORY_CODES and appear only where a story puts them. With them, a drug diagnosis and two emergency visits would make
BH_A complete for somebody nobody planted. The rare tail keeps the shape of ICD-10-CM but was not checked to exist.
"""

from __future__ import annotations

import numpy as np

from wayfellow.screening.synthetic.columns import Ints, weighted

CHILD = (
    "Z00.129 Z23 J06.9 H66.90 J02.9 R50.9 Z00.121 J45.909 L20.9 K59.00 R05.9 J30.9 B34.9 R11.10 H10.9 L30.9 A08.4 "
    "R10.9 J21.9 R62.50 F80.2 H52.13 Z13.42 R21 K02.9 J20.9 S09.90XA N39.0 J18.9 F90.2 R63.39 M79.606 R51.9 L70.0 "
    "E55.9 B08.1 J03.90 T78.40XA L01.00 S01.81XA Q67.3 F84.0 Z68.54 F41.9 G47.33 R56.00 "
    "Z62.820 F43.20 Z63.5 F93.0 Z55.3 F98.0 F17.290"
).split()
ADULT = (
    "I10 Z00.00 E11.9 E78.5 F41.9 M54.50 F17.210 F32.A Z79.899 E66.9 J06.9 K21.9 R10.9 Z23 E11.65 M25.561 Z12.4 "
    "Z11.3 J45.909 F11.20 R07.9 F33.1 E55.9 G47.33 N39.0 F10.20 M54.2 R51.9 Z12.31 E03.9 G89.29 R05.9 F43.10 D64.9 "
    "F31.9 Z01.419 B18.2 E78.2 F15.20 M79.7 L03.90 K76.0 F20.9 H52.4 R42 J02.9 K59.00 R53.83 Z59.6 I25.10 J44.9 "
    "N18.30 F12.20 K02.9 S93.401A F25.9 Z56.0 B20 R73.03 G43.909 Z91.19 Z75.3 R11.2 F60.3 L97.509 I50.9 Z60.2 Z65.3 "
    "Z72.0 F11.21 Z63.4 F14.10 Z91.14 Z59.86 Z73.3"
).split()
ELDER = (
    "I10 E78.5 E11.9 Z00.00 I25.10 N18.30 M17.11 E03.9 J44.9 K21.9 I48.91 F32.A Z79.4 H25.13 E11.22 M54.50 I50.9 "
    "M81.0 R26.81 D64.9 Z23 N40.1 F03.90 G47.33 I73.9 H40.11X0 R53.1 E55.9 N39.0 Z79.01 Z91.81 E11.42 F41.9 G30.9 "
    "I63.9 Z74.1 J96.11 N18.4 M62.81 L89.152 I69.351 G20.A1 R54 C61 C50.919 R13.10 Z99.81 N17.9 R41.3 Z60.2"
).split()
LASTING_CHILD = (
    "J45.909 L20.9 J30.9 F90.2 F80.2 E66.9 F84.0 F41.9 K59.00 G47.33 F32.A Q90.9 G40.909 E10.9 G80.9".split()
)
LASTING_ADULT = (
    "I10 E11.9 E78.5 F41.9 E66.9 F32.A F17.210 J45.909 K21.9 M54.50 F11.20 F33.1 F10.20 G47.33 F31.9 F43.10 B18.2 "
    "F15.20 F20.9 E03.9 N18.30 J44.9 I25.10 B20 F25.9 I50.9 D57.1 F79"
).split()
LASTING_ELDER = "I10 E78.5 E11.9 I25.10 N18.30 J44.9 M17.11 I48.91 F32.A E03.9 I50.9 F03.90 I73.9 N18.6 G30.9".split()
EMERGENCY = (
    "R07.9 R10.9 R51.9 J06.9 S09.90XA N39.0 R55 L03.90 M54.50 K52.9 J18.9 R06.02 S61.219A F10.129 T40.2X1A J45.901 "
    "R11.2 I10 F41.9 S93.401A R56.9 N20.0 R45.851 E11.65 A41.9 U07.1"
).split()
HOSPITAL = (
    "A41.9 I50.23 J18.9 J44.1 E11.10 N17.9 K85.90 L03.115 I63.9 J96.01 I21.4 F10.231 N39.0 K92.2 G40.901 F20.0 "
    "I48.91 E87.1 K70.31 D57.00"
).split()
SOUND = (
    "Z00.00 J06.9 Z23 M54.50 J02.9 R05.9 S93.401A N39.0 L30.9 H10.9 R10.9 K59.00 J20.9 R51.9 K02.9 R21 H52.13 Z79.899 "
    "M25.561 Z13.89"
).split()
"""What sound people come with: nothing that is evidence for any population."""
STORY_CODES = (
    "Z59.00 Z59.01 Z59.02 Z59.10 Z59.11 Z59.19 Z34.90 Z34.83 O09.90 O26.90 O80 Z37.0 Z39.2 Z38.00 F20.9 F11.20 J44.9 "
    "E11.9 I10 F32.A S09.90XA R07.9 A41.9 J18.9 Z00.00 Z00.129 R10.9 N17.9 F31.9 S72.001D M17.11 F33.2 J45.901 J21.9 "
    "F10.129 F10.20 F11.21 F15.20 F17.210 F43.10 F90.2 S06.0X0A Z21 Z33.1 O03.9 Z59.41 Z59.811 Z65.1 Z75.3 Z99.81"
).split()
RARE = [f"{letter}{group:02d}.{third}{fourth}" for letter in "HLMRS" for group in range(20, 90, 3)
        for third in (0, 1, 2, 5, 8) for fourth in (1, 2, 9)]  # fmt: skip

CODES = sorted({*CHILD, *ADULT, *ELDER, *LASTING_CHILD, *LASTING_ADULT, *LASTING_ELDER, *EMERGENCY, *HOSPITAL, *SOUND,
                *STORY_CODES, *RARE})  # fmt: skip
PLACE = {code: index for index, code in enumerate(CODES)}
# What a file may hold, and where a code stands in it: without its dot, and with it. Each word once, or Arrow would
# leave a stretch of the dictionary page to whatever was in memory.
WRITTEN = sorted({code.replace(".", "") for code in CODES} | set(CODES))
_PLACE_WRITTEN = {word: index for index, word in enumerate(WRITTEN)}
PLACE_WRITTEN = np.array(
    [[_PLACE_WRITTEN[code.replace(".", "")] for code in CODES], [_PLACE_WRITTEN[code] for code in CODES]],
    dtype=np.int16,
)

CHILD_POOL, ADULT_POOL, ELDER_POOL, EMERGENCY_POOL, HOSPITAL_POOL, SOUND_POOL = range(6)
SOUND_LASTING = 3  # after the three ages
RARE_SHARE = 0.07


def _lookup(common: list[str], rare_share: float) -> Ints:
    weights = [1 / (rank + 4) for rank in range(len(common))]
    scale = (1 - rare_share) / sum(weights)
    tail = [rare_share / len(RARE)] * len(RARE)
    places = np.array([PLACE[code] for code in common + RARE], dtype=np.int16)
    return places[weighted([weight * scale for weight in weights] + tail, 65536)]


def _lasting(common: list[str]) -> Ints:
    return np.array([PLACE[code] for code in common], dtype=np.int16)[
        weighted([1 / (rank + 2) for rank in range(len(common))], 65536)
    ]


DRAW = np.stack([
    _lookup(CHILD, RARE_SHARE), _lookup(ADULT, RARE_SHARE), _lookup(ELDER, RARE_SHARE),
    _lookup(EMERGENCY, RARE_SHARE), _lookup(HOSPITAL, 0.01), _lookup(SOUND, 0.0),
])  # fmt: skip
DRAW_LASTING = np.stack([_lasting(LASTING_CHILD), _lasting(LASTING_ADULT), _lasting(LASTING_ELDER), _lasting(SOUND)])


def place(code: str) -> int:
    """Return where a code stands in CODES; `-1` for no code."""
    return PLACE[code] if code else -1
