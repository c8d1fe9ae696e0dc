"""The kinds of care a claim can be for: its form, place, bill type, and which procedures its lines hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wayfellow.screening.synthetic.columns import Ints, weighted

# A procedure is "revenue code/procedure code/modifier=charge"; a blank part is a null. Commonest first.
POOLS = {
    "visit": "/99213=150 /99214=220 /99203=190 /99212=95 /99204=290 /99215=310 /T1015=240 /99202=130 /99396=260",
    "child visit": "/99213=150 /99392=210 /99391=205 /99393=210 /99212=95 /99394=230 /T1015=240 /99203=190",
    "office work": "/36415=12 /90471=30 /90686=34 /81002=9 /96127=15 /83036=28 /99173=8 /93000=42 /G0444=25 /87880=22 "
    "/90460=31 /94640=38 /96110=26 /J1100=6 /20610=145 /99406=18",
    "talk": "/99213/95=150 /90834/95=170 /99214/95=220 /90832/95=120 /H0031/95=200",
    "therapy": "/90837=210 /90834=170 /H2017=95 /H0004=88 /H0020=22 /T1017=75 /97110=80 /97530=85 /92507=110",
    "laboratory": "/80053=38 /85025=24 /83036=28 /80061=42 /84443=51 /81001=11 /87491=98 /87591=98 /82306=70 /86803=44 "
    "/80307=160 /82043=19 /87389=62 /88142=72",
    "outpatient": "0510/G0463=260 0300/80053=90 0320/71046=240 0420/97110=160 0361/45378=2100 0403/77067=390 "
    "0333/77412=980 0821/90999=1400 0900/90834=310 0761/99211=140",
    "outpatient work": "0300/36415=24 0301/80053=90 0305/85025=60 0250/=45 0636/J1885=32 0270/=80 0258/=70 "
    "0320/73560=210 0402/76700=520 0730/93005=180 0370/00812=640 0710/=450 0312/88305=190",
    "emergency": "0450/99283=980 0450/99284=1650 0450/99285=2600 0450/99282=520 0451/99281=260 0452/99284=1500 "
    "0456/99282=480 0459/99283=900 0981/99284=700",
    "emergency work": "0301/80053=120 0305/85025=80 0250/=60 0320/71046=310 0351/70450=1450 0730/93005=240 "
    "0260/96374=330 0636/J2405=44 0307/81001=40 0270/=95 0352/74177=2100 0300/36415=28 0306/87635=110",
    "emergency doctor": "/99283=310 /99284=480 /99285=690 /99282=190 /99281=95",
    "emergency doctor work": "/93010=45 /71046/26=52 /12001=240 /70450/26=130 /76705/26=98",
    "ward": "0120/=3100 0110/=3500 0121/=3050 0200/=7400 0206/=5100 0111/=3450 0214/=5600",
    "psychiatric ward": "0124/=1900 0114/=2050 0154/=1700",
    "ward work": "0250/=820 0258/=260 0270/=540 0300/36415=28 0301/80053=120 0305/85025=80 0306/87040=190 "
    "0320/71046=310 0352/74177=2100 0410/94640=170 0420/97161=290 0430/97165=280 0450/99285=2600 0480/93306=1850 "
    "0636/J0696=90 0730/93005=240 0942/=60",
    "surgery": "0360/=9800 0278/=7200",
    "ward doctor": "/99223=480 /99222=330 /99221=240",
    "ward doctor work": "/99232=180 /99233=260 /99231=110 /99239=270 /99238=180",
    "nursing": "0022/KAGD1=0 0022/HBFC1=0 0191/=420 0192/=480 0193/=560",
    "nursing work": "0120/=410 0250/=190 0420/97110=150 0430/97530=150 0440/92507=140 0270/=60 0300/80053=60",
    "nursing doctor": "/99309=190 /99308=140 /99310=270 /99307=90",
    "observation": "0762/G0378=1200 0762/G0378=2400",
    "observation doctor": "/99222=330 /99232=180 /99236=410",
    "urgent": "/99213=150 /S9083=170 /99214=220",
    "urgent clinic": "0516/99213=210 0526/99213=205",
    "ride": "/A0429=720 /A0427=980",
    "at home": "/G0299=160 /99349=230 /T1019=26 /S5125=24 /E1390=190",
    "street": "/99213=150 /H0023=70 /99212=95",
    "maternity": "/59425=480 /59426=610 /76805=390 /99213=150",
    "birth": "0112/=3300 0122/=3100",
    "birth work": "0722/=6100 0250/=410 0300/36415=28 0305/85025=80 0270/=540 0370/=980 0636/J2590=60 0258/=260",
    "nursery": "0170/=1400 0171/=1500",
}
PROCEDURES = sorted({word for pool in POOLS.values() for word in pool.split()})


def _parts(word: str) -> tuple[str, str, str, float]:
    codes, charge = word.split("=")
    revenue, procedure, modifier = (codes + "/").split("/")[:3]
    return revenue, procedure, modifier, float(charge)


PARTS = [_parts(word) for word in PROCEDURES]
POOL_PLACE = {name: index for index, name in enumerate(POOLS)}
DRAW = np.stack([
    np.array([PROCEDURES.index(word) for word in pool.split()], dtype=np.int16)[
        weighted([1 / (rank + 1.5) for rank in range(len(pool.split()))])
    ]
    for pool in POOLS.values()
])  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """One kind of care: professional with a place, or institutional with a bill type.

    lines: the least number, and how many more on average. diagnoses: how many positions are filled on average.
    """

    name: str
    place: str
    bill: str
    first: str
    rest: str
    lines: tuple[int, float]
    diagnoses: float = 3.0


KINDS = (
    Kind("office", "11", "", "visit", "office work", (1, 1.5)),
    Kind("child office", "11", "", "child visit", "office work", (1, 1.8), 2.2),
    Kind("clinic", "50", "", "visit", "office work", (1, 1.0)),
    Kind("telehealth", "10", "", "talk", "talk", (1, 0.1), 2.2),
    Kind("video clinic", "02", "", "talk", "talk", (1, 0.1), 2.2),
    Kind("therapy", "53", "", "therapy", "therapy", (1, 0.8), 2.0),
    Kind("laboratory", "81", "", "laboratory", "laboratory", (2, 3.5), 3.2),
    Kind("outpatient", "", "131", "outpatient", "outpatient work", (1, 5.0), 3.6),
    Kind("at home", "12", "", "at home", "at home", (1, 1.0), 3.6),
    Kind("urgent care", "20", "", "urgent", "office work", (1, 1.0), 2.0),
    Kind("urgent clinic", "", "131", "urgent clinic", "outpatient work", (1, 1.5), 2.0),
    Kind("ride", "41", "", "ride", "ride", (1, 0.3), 1.6),
    Kind("long-term care", "32", "", "nursing doctor", "nursing doctor", (1, 0.1), 4.2),
    Kind("street", "27", "", "street", "street", (1, 0.3)),
    Kind("shelter", "04", "", "street", "street", (1, 0.3)),
    Kind("lodging", "16", "", "street", "street", (1, 0.3)),
    Kind("maternity", "11", "", "maternity", "laboratory", (1, 1.2), 2.0),
    Kind("emergency", "", "131", "emergency", "emergency work", (3, 5.0), 3.6),
    Kind("emergency doctor", "23", "", "emergency doctor", "emergency doctor work", (1, 0.4), 3.0),
    Kind("hospital", "", "111", "ward", "ward work", (8, 10.0), 7.0),
    Kind("psychiatric hospital", "", "111", "psychiatric ward", "ward work", (5, 4.0), 5.0),
    Kind("surgery stay", "", "111", "ward", "surgery", (4, 3.0), 6.0),
    Kind("hospital doctor", "21", "", "ward doctor", "ward doctor work", (1, 0.0), 4.6),
    Kind("nursing facility", "", "211", "nursing", "nursing work", (4, 5.0), 7.0),
    Kind("nursing doctor", "31", "", "nursing doctor", "nursing doctor", (1, 0.0), 4.6),
    Kind("observation", "", "131", "observation", "outpatient work", (3, 3.0), 4.6),
    Kind("observation doctor", "22", "", "observation doctor", "observation doctor", (1, 0.5), 3.6),
    Kind("birth", "", "111", "birth", "birth work", (4, 3.0), 4.0),
    Kind("nursery", "", "111", "nursery", "ward work", (3, 3.0), 2.4),
)
KIND = {kind.name: index for index, kind in enumerate(KINDS)}
PLACES = sorted({kind.place for kind in KINDS if kind.place})
BILLS = sorted({kind.bill for kind in KINDS if kind.bill} | {"851", "141", "132", "181"})

PLACE_OF = np.array([PLACES.index(kind.place) if kind.place else -1 for kind in KINDS], dtype=np.int8)
BILL_OF = np.array([BILLS.index(kind.bill) if kind.bill else -1 for kind in KINDS], dtype=np.int8)
FIRST_OF = np.array([POOL_PLACE[kind.first] for kind in KINDS], dtype=np.int8)
REST_OF = np.array([POOL_PLACE[kind.rest] for kind in KINDS], dtype=np.int8)


def _spread(least: int, more: float, most: int, size: int = 256) -> Ints:
    """Return `size` equally likely counts: at least `least`, on average `more` above it, skewed, at most `most`."""
    chances = (np.arange(size) + 0.5) / size
    above = np.floor(np.log1p(-chances) / np.log(more / (more + 1))) if more > 0 else np.zeros(size)
    return np.minimum(least + above, most).astype(np.int16)


LINES_OF = np.stack([_spread(*kind.lines, 60) for kind in KINDS])
DIAGNOSES_OF = np.stack([_spread(1, kind.diagnoses - 1, 25) for kind in KINDS])
