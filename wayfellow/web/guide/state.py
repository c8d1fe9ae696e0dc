"""What a family has answered so far, as it travels in the sealed cookie: read, changed, and written again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wayfellow.rules.directory.load import load_directory
from wayfellow.rules.guide.answers import Answer, Answers
from wayfellow.rules.guide.letter import Letter
from wayfellow.rules.guide.questions import BY_KEY, FORMATS
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.services.guide.reading import NotAnAnswer, read_answer
from wayfellow.web.guide.sealed import NotOurs, seal, unseal

COOKIE = "wayfellow_answers"
PURPOSE = "wayfellow answers 1"
PATH = "/"
SITTING = timedelta(hours=24)
"""A cookie that is not kept is gone when the browser closes; a browser that never closes is not trusted longer."""
LETTER_DAYS = ("printed_on", "sent_on", "ends_on")


@dataclass(frozen=True)
class State:
    """answers: so far. letter: what its page was told; None when it was not.

    kept: until when the family asked to keep it; None: until the browser closes. is_lost: there was a cookie, and it
    could not be read.
    """

    answers: Answers = field(default_factory=Answers)
    letter: Letter | None = None
    kept_until: datetime | None = None
    is_lost: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.answers.given

    def with_answer(self, key: str, answer: Answer) -> State:
        return replace(self, answers=self.answers.with_answer(key, answer))

    def with_format(self, wanted: str) -> State:
        return replace(self, answers=replace(self.answers, format=wanted))

    def kept(self, now: datetime) -> State:
        """The same, to be kept for as long as the parameter says, from now on."""
        days = load_parameters()["guide.keep_days"].on(now.date())
        assert isinstance(days, int)
        return replace(self, kept_until=now + timedelta(days=days))

    def no_longer_kept(self) -> State:
        return replace(self, kept_until=None)


def read_state(request: HttpRequest, lang: str) -> State:
    """What the cookie says; a fresh start when there is none, and a lost one when it cannot be read or is too old."""
    sealed = request.COOKIES.get(COOKIE)
    if not sealed:
        return State(Answers(lang=lang))
    try:
        state, written_at = _told(json.loads(unseal(sealed, purpose=PURPOSE)), lang)
    except (NotOurs, NotAnAnswer, ValueError, KeyError, TypeError, AttributeError):
        return State(Answers(lang=lang), is_lost=True)
    now = settings.CLOCK.now()
    if not written_at <= now <= (state.kept_until or written_at + SITTING):
        return State(Answers(lang=lang), is_lost=True)
    return state


def write_state(response: HttpResponse, state: State) -> None:
    """Put the answers into the cookie."""
    now = settings.CLOCK.now()
    content = {
        "answers": dict(state.answers.given),
        "format": state.answers.format,
        "letter": _letter_written(state.letter),
        "kept_until": state.kept_until.isoformat() if state.kept_until else None,
        "written_at": now.isoformat(),
    }
    left = max(0, round((state.kept_until - now).total_seconds())) if state.kept_until else None
    response.set_cookie(
        COOKIE,
        seal(json.dumps(content, separators=(",", ":")), purpose=PURPOSE),
        max_age=left,
        path=PATH,
        secure=settings.CSRF_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, path=PATH)


def _told(content: Any, lang: str) -> tuple[State, datetime]:
    """What the cookie says, read as carefully as a form: an older version of the guide may have written it."""
    directory = load_directory(settings.DIRECTORY)
    given = {key: read_answer(BY_KEY[key], one, directory) for key, one in content["answers"].items()}
    if content["format"] not in FORMATS:
        raise ValueError("an older version of the guide")
    kept, written = content["kept_until"], datetime.fromisoformat(content["written_at"])
    state = State(
        Answers(given, lang, content["format"]),
        _letter_read(content["letter"]),
        datetime.fromisoformat(kept) if kept else None,
    )
    return state, written.astimezone(UTC)


def _letter_written(letter: Letter | None) -> dict[str, Any] | None:
    if letter is None:
        return None
    return {name: str(value) if isinstance(value, date) else value for name, value in vars(letter).items()}


def _letter_read(content: dict[str, Any] | None) -> Letter | None:
    if content is None:
        return None
    days = {name: date.fromisoformat(content[name]) for name in LETTER_DAYS if content[name]}
    return Letter(**{**content, **days})
