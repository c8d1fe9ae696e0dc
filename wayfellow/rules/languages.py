"""The languages Medi-Cal notices speak of, each by its own name: whoever reads one must be able to find it.

Tags are BCP-47. Source: families specification § 1.7; plan taglines carry these languages [GK].
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """name: in the language itself, in its own script; english_name: what to say on the phone to be understood."""

    tag: str
    name: str
    english_name: str
    dir: str = "ltr"


LANGUAGES = (
    SpokenLanguage("en", "English", "English"),
    SpokenLanguage("es", "Español", "Spanish"),
    SpokenLanguage("ar", "العربية", "Arabic", "rtl"),
    SpokenLanguage("hy", "Հայերեն", "Armenian"),
    SpokenLanguage("km", "ភាសាខ្មែរ", "Khmer"),
    SpokenLanguage("zh-Hans", "简体中文", "Chinese"),
    SpokenLanguage("zh-Hant", "繁體中文", "Chinese"),
    SpokenLanguage("fa", "فارسی", "Farsi", "rtl"),
    SpokenLanguage("hi", "हिन्दी", "Hindi"),
    SpokenLanguage("mww", "Hmoob", "Hmong"),
    SpokenLanguage("ja", "日本語", "Japanese"),
    SpokenLanguage("ko", "한국어", "Korean"),
    SpokenLanguage("lo", "ພາສາລາວ", "Lao"),
    SpokenLanguage("ium", "Mienh", "Mien"),
    SpokenLanguage("pa", "ਪੰਜਾਬੀ", "Punjabi"),
    SpokenLanguage("ru", "Русский", "Russian"),
    SpokenLanguage("tl", "Tagalog", "Tagalog"),
    SpokenLanguage("th", "ภาษาไทย", "Thai"),
    SpokenLanguage("uk", "Українська", "Ukrainian"),
    SpokenLanguage("vi", "Tiếng Việt", "Vietnamese"),
)
