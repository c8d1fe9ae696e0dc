"""What invented people say of themselves, and who is around them. Every word is made up."""

from __future__ import annotations

LANGUAGE_OF_FAMILY = {
    "Nguyen-Sample": "vi", "Tran-Example": "vi", "Chen-Sample": "zh-Hant", "Kim-Example": "ko", "Park-Mock": "ko",
    "Sargsyan-Test": "hy", "Hakobyan-Mock": "hy", "Rahimi-Sample": "fa", "Haddad-Example": "ar", "Ivanova-Test": "ru",
    "Vang-Test": "hmn", "Sok-Example": "km", "Santos-Mock": "tl", "Singh-Sample": "pa",
    "Pretendez": "es", "Ejemplo": "es", "Muestra": "es", "Reyes-Sample": "es", "Fictiano": "es",
}  # fmt: skip
"""Where a family speaks something else than English, as often as not."""
SAID = {
    "Ximena": "hee-MEH-nah", "Linh": "ling", "Anh": "ahn", "Tuyet": "twee-ET", "Xiu": "shyoh", "Minh": "ming",
    "Soo-ah": "SOO-ah", "Ha-eun": "HAH-oon", "Narek": "nah-REK", "Gayane": "gah-YAH-neh", "Ngozi": "en-GO-zee",
    "Joaquin": "wah-KEEN", "Aiyana": "eye-AH-nah", "Sokha": "SOH-kah", "Rocío": "roh-SEE-oh", "Thiago": "chee-AH-go",
}  # fmt: skip
PREFERRED = {
    "Joaquin": "Quino", "Rosalind": "Roz", "Marisol": "Mari", "Guadalupe": "Lupe", "Clement": "Clem", "Dmitri": "Dima",
    "Amparo": "Ampi", "Leilani": "Lei", "Wendell": "Wen",
}  # fmt: skip
PREFERENCES: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("what_matters", "I want to be at my granddaughter's graduation in June, on my own two feet."),
        ("what_matters", "I want to stay in my own kitchen. Food from a box is not food."),
        ("what_matters", "My dog comes first. Wherever I live, she lives."),
        ("what_matters", "Fewer trips to the emergency room. I am tired of waiting rooms."),
        ("what_matters", "To sleep through the night and to work again, even if it is half days."),
        ("culture_and_faith", "Sunday is for church. Please do not call before two."),
        ("culture_and_faith", "I fast in Ramadan. Ask me about the times of my medicine then."),
        ("how_to_meet", "Knock loudly, I do not hear the bell. I need a minute to get to the door."),
        ("how_to_meet", "Meet me at the library. I do not let people in."),
        ("please_do_not", "Please do not talk about my health in front of my sons."),
        ("please_do_not", "Do not leave papers at the door. My neighbor reads them."),
        ("strengths", "I raised five children and a vegetable garden. I know how to keep going."),
        ("strengths", "I fix radios. If it has wires, I can mend it."),
    ),
    "es": (
        ("what_matters", "Quiero ver crecer a mis nietos y cocinarles yo misma."),
        ("what_matters", "Lo que más quiero es no depender de mi hija para todo."),
        ("what_matters", "Quiero volver a trabajar en el jardín. Con las manos en la tierra se me pasa todo."),
        ("culture_and_faith", "Los domingos voy a misa. Después, con gusto hablamos."),
        ("how_to_meet", "Pase por la puerta de atrás. El timbre no sirve."),
        ("how_to_meet", "Hablen conmigo, no solo con mi hijo. Yo entiendo, pero necesito que me hablen despacio."),
        ("please_do_not", "Por favor no dejen mensajes en el teléfono de la casa."),
        ("strengths", "Sé coser y sé escuchar. La gente viene a contarme sus cosas."),
    ),
}
WHERE = (
    "Behind the library, mornings; ask for me at the bench with the blue tarp.",
    "In the parking lot of the old cannery, by the fence.",
    "At the day center until four. After that nobody knows.",
    "Along the river path, north of the second bridge.",
)
CALL_RULES = (
    "Only between ten and noon. Somebody else listens in the evening.",
    "Send a text first and say it is about the library book.",
    "Ask for me by name. If anybody else answers, hang up.",
    "After six, when I am home from work.",
)
RELATIONS = ("daughter", "son", "wife", "husband", "sister", "neighbor", "niece", "friend from church")
PARENTS = ("mother", "father", "grandmother")
HELPS_WITH = (
    "Cooks, drives to dialysis, sorts the pills on Sundays.",
    "Shops and pays the bills.",
    "Stays overnight when the breathing is bad.",
    "Reads letters aloud and calls back.",
    "Everything. She has not slept through a night since March.",
)
