"""The fonts a paper is set in, as style sheets name them: ours first, then what the machine has.

Latin, Cyrillic and Greek, and the scripts whose fonts are small, come with our npm packages. Chinese, Japanese and
Korean are too large to bring; a machine without them prints the English name only (see card.py).
"""

from __future__ import annotations

from pathlib import Path

PACKAGES = Path(__file__).resolve().parents[3] / "node_modules" / "@expo-google-fonts"
FAMILIES = (
    "NotoSans", "NotoSansArabic", "NotoSansArmenian", "NotoSansDevanagari", "NotoSansGurmukhi", "NotoSansKhmer",
    "NotoSansLao", "NotoSansThai",
)  # fmt: skip
WEIGHTS = {"400": "400Regular", "700": "700Bold"}


def font_files(packages: Path = PACKAGES) -> dict[tuple[str, str], Path]:
    """The font files that are here, by family and weight."""
    places = {
        (family, weight): _place(packages, family, name) for family in FAMILIES for weight, name in WEIGHTS.items()
    }
    return {key: place for key, place in places.items() if place.is_file()}


def font_faces(packages: Path = PACKAGES) -> str:
    """The style sheet that names them, and the family list to use."""
    faces = [
        f"@font-face {{ font-family: {family}; font-weight: {weight}; src: url('{place.as_uri()}'); }}"
        for (family, weight), place in font_files(packages).items()
    ]
    return "\n".join([*faces, f"html {{ font-family: {', '.join(FAMILIES)}, sans-serif; }}"])


def _place(packages: Path, family: str, weight: str) -> Path:
    package = "noto-sans" + ("-" + script.lower() if (script := family.removeprefix("NotoSans")) else "")
    return packages / package / weight / f"{family}_{weight}.ttf"
