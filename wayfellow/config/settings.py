"""Django's settings: one plain file that reads the environment once.

DATABASE_URL           the record, signed in as wayfellow_app. `./run` sets it; elsewhere, set it yourself.
                       The pages for families need none.
DATABASE_MIGRATE_URL   the same database, signed in as wayfellow_migrator; only changing the schema needs it.
WAYFELLOW_PREPARE      0 where a pooler between us and the record knows no prepared statements (PgBouncer before 1.22).
WAYFELLOW_HOSTS        the names this site answers to, comma separated; by default this machine only.
WAYFELLOW_HTTPS        1 when a proxy speaks HTTPS for us: cookies then travel by HTTPS only, and browsers stay on it.
WAYFELLOW_PROXIES      how many proxies stand before us then, by default 1; each adds to X-Forwarded-For.
WAYFELLOW_SECRET_KEY   seals cookies; by default a key made once and kept in .data. Several machines need the same.
WAYFELLOW_ANCHOR_KEY   signs anchors of the audit; by default a key made once and kept in .data, as the one before.
WAYFELLOW_ANCHORS      a folder for the signed heads of the audit, best one the database's administrator cannot change.
WAYFELLOW_SIGN_IN_KEY  seals the secrets of second factors; by default a key made once and kept in .data.
WAYFELLOW_DRAFT_KEY    seals what people have not sent yet; by default a key made once, as above.
WAYFELLOW_TWIN_KEY     hashes what two records of one person have in common; by default a key made once, as above.
WAYFELLOW_ADDRESS      where this site is, for links in mail: https://care.example. By default this machine.
WAYFELLOW_SMTP         HOST:PORT of the server that takes our mail, by TLS. Without it mail is printed.
WAYFELLOW_SMTP_USER    and WAYFELLOW_SMTP_PASSWORD: how we sign in there. WAYFELLOW_MAIL_FROM: who writes.
WAYFELLOW_OIDC_ISSUER  the organization's own sign-in (OpenID Connect), to the letter as it calls itself.
                       With it: WAYFELLOW_OIDC_CLIENT and _SECRET, how it knows us; _DOMAINS, of the addresses it may
                       speak for; _ORGANIZATION, the public id of whose it is; _STRONG, values of acr that prove two
                       factors. Lists have commas. It has to let us come back to /account/sign-in/organization/back/.
WAYFELLOW_NOTICES      a folder with your nondiscrimination notice: notice.en.txt, notice.es.txt …
WAYFELLOW_LOCALE       a folder with other words than wayfellow/locale, such as a translation still being made.
WAYFELLOW_LOG          INFO logs a line of JSON for each request; by default only what went wrong is logged.
WAYFELLOW_DEBUG        1 shows a programmer why a page failed. Never where families come.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from psycopg.conninfo import conninfo_to_dict

from wayfellow.config.clock import PROGRAM_ZONE, read_clock
from wayfellow.config.secret_key import read_secret_key
from wayfellow.rules.access.provider import Provider, words

ROOT = Path(__file__).resolve().parents[2]
DATA, WEB = ROOT / ".data", ROOT / "wayfellow" / "web"


# Values travel beside a statement, not in it: nobody reads them in pg_stat_activity, where a signed context would be
# a key. A statement that comes again is planned once, row security and all.
PREPARED_AFTER = None if os.environ.get("WAYFELLOW_PREPARE") == "0" else 3


def _database(address: str) -> dict[str, Any]:
    """Return Django's description of the database at a PostgreSQL address."""
    parts = {name: str(value) for name, value in conninfo_to_dict(address).items()}
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    described: dict[str, Any] = {ours: parts.pop(theirs, "") for ours, theirs in names.items()}
    options = {**parts, "server_side_binding": True, "prepare_threshold": PREPARED_AFTER}
    return described | {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": None, "OPTIONS": options}


def _folder(name: str) -> Path | None:
    """Return a folder that the environment names, if it does."""
    return Path(os.environ[name]) if os.environ.get(name) else None


DATABASES: dict[str, dict[str, Any]] = {}  # with none, the first question to the record says what to do
if os.environ.get("DATABASE_URL"):
    DATABASES["default"] = _database(os.environ["DATABASE_URL"])
if os.environ.get("DATABASE_MIGRATE_URL"):
    DATABASES["migrate"] = _database(os.environ["DATABASE_MIGRATE_URL"])
    DATABASES["migrate"]["OPTIONS"]["assume_role"] = "wayfellow_owner"  # what is made belongs to the owner
    test_name = os.environ.get("WAYFELLOW_TEST_DATABASE", "test_wayfellow")
    DATABASES["migrate"]["TEST"] = {"NAME": test_name, "DEPENDENCIES": []}
    DATABASES["default"]["TEST"] = {"MIRROR": "migrate"}  # tests see the migrator's database, as the app's role

DEBUG = os.environ.get("WAYFELLOW_DEBUG") == "1"
SECRET_KEY = read_secret_key(DATA / "secret_key")
CONTEXT_KEY = read_secret_key(DATA / "context_key", "WAYFELLOW_CONTEXT_KEY").encode()
ANCHOR_KEY = read_secret_key(DATA / "anchor_key", "WAYFELLOW_ANCHOR_KEY").encode()  # signs heads of the audit
SIGN_IN_KEY = read_secret_key(DATA / "sign_in_key", "WAYFELLOW_SIGN_IN_KEY").encode()
DRAFT_KEY = read_secret_key(DATA / "draft_key", "WAYFELLOW_DRAFT_KEY").encode()  # seals what was not sent yet
TWIN_KEY = read_secret_key(DATA / "twin_key", "WAYFELLOW_TWIN_KEY").encode()  # two records of one person
ALLOWED_HOSTS = os.environ.get("WAYFELLOW_HOSTS", "127.0.0.1,localhost").split(",")
FROZEN_CLOCK_ALLOWED = os.environ.get("WAYFELLOW_PRODUCTION") != "1"  # simulated years; never in production
CLOCK = read_clock()  # handed down to the pages
LISTENERS = "wayfellow.jobs.listeners.LISTENERS"  # who is told what was published
ANCHORS = _folder("WAYFELLOW_ANCHORS") or DATA / "anchors"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""  # jobs are where the next line says, and deferred by name
PROCRASTINATE_IMPORT_PATHS = [f"wayfellow.jobs.{name}" for name in ("delivery", "audit", "upkeep", "people")]
PROCRASTINATE_WORKER_DEFAULTS = {"concurrency": 2, "fetch_job_polling_interval": 1.0, "delete_jobs": "successful"}
TIME_ZONE = PROGRAM_ZONE
USE_TZ = True
USE_I18N = False  # the words are our own: services/wording.py

DIRECTORY = _folder("WAYFELLOW_DIRECTORY")
NOTICES = _folder("WAYFELLOW_NOTICES")

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_cotton.apps.SimpleAppConfig",
    "django.contrib.postgres",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "procrastinate.contrib.django",
    "wayfellow.records.base",
    "wayfellow.records.audit",
    "wayfellow.records.outbox",
    "wayfellow.records.desk",
    "wayfellow.records.organizations",
    "wayfellow.records.accounts",
    "wayfellow.records.access",
    "wayfellow.records.people",
    "wayfellow.records.facts",
    "wayfellow.records.programs",
    "wayfellow.records.promises",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wayfellow.web",
]
MIDDLEWARE = [  # the outermost first: what it adds is on every answer, errors and files too
    "wayfellow.web.request_log.request_log",
    "wayfellow.web.middleware.headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "wayfellow.web.middleware.words",
    "wayfellow.web.middleware.HelpfulErrors",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",  # these three look at nothing until they are asked
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wayfellow.web.unsent.keep_unsent",
    "wayfellow.web.staff_door.StaffDoor",
]
ROOT_URLCONF = "wayfellow.config.urls"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # the address is unique by its lower letters: user_email_once
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django_cotton.cotton_loader.Loader", "django.template.loaders.filesystem.Loader"],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": ["wayfellow.web.site.frame.frame", "wayfellow.web.staff.bar.bar"],
        },
    }
]

# What config/assets.py compiles, and where browsers get it: named by content, compressed beforehand, kept for ever.
STATIC_URL = "static/"
STATICFILES_DIRS = [DATA / "assets"]
STATIC_ROOT = DATA / "static"
STORAGES = {"staticfiles": {"BACKEND": "wayfellow.web.static_files.StaticFiles"}}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False

# A form of ours is small; what is larger is no form of ours.
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 0

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # others learn nothing; no-referrer would hide our Origin from our own forms
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # gone when the browser closes
CSRF_FAILURE_VIEW = "wayfellow.web.unsent.csrf_failure"
if os.environ.get("WAYFELLOW_HTTPS") == "1":
    ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("WAYFELLOW_PROXIES", "1"))  # who of X-Forwarded-For is a visitor
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60

# Signing in (security specification § 3): an address and a password, then a second factor. Nobody signs up.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "UserAttributeSimilarityValidator": {"user_attributes": ("email", "name")},
    }.items()
]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "/staff/", "account_login"
ACCOUNT_ADAPTER = "wayfellow.web.account.adapters.SigningIn"
ACCOUNT_LOGIN_METHODS, ACCOUNT_SIGNUP_FIELDS = {"email"}, ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever holds the link of an invitation can read mail at that address
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": None, "reauthenticate": "60/m/user"}  # failures: waiting.py
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("WAYFELLOW_HTTPS") == "1")  # the proxy that says who asks
MFA_ADAPTER = "wayfellow.web.account.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Wayfellow"
MFA_TOTP_TOLERANCE = 1  # steps to either side; clocks of phones differ
MFA_FORMS = {
    "authenticate": "wayfellow.web.account.codes_once.SignInCode",
    "reauthenticate": "wayfellow.web.account.codes_once.CodeAgain",
    "authenticate_webauthn": "wayfellow.web.account.passkey_forms.PasskeyAfterPassword",
    "login_webauthn": "wayfellow.web.account.passkey_forms.PasskeyAlone",
    "reauthenticate_webauthn": "wayfellow.web.account.passkey_forms.PasskeyAgain",
}
OIDC = None  # an organization's own provider
if os.environ.get("WAYFELLOW_OIDC_ISSUER"):
    OIDC = Provider(
        issuer=os.environ["WAYFELLOW_OIDC_ISSUER"],
        client=os.environ["WAYFELLOW_OIDC_CLIENT"],
        secret=os.environ["WAYFELLOW_OIDC_SECRET"],
        domains=words(os.environ["WAYFELLOW_OIDC_DOMAINS"]),
        organization=os.environ["WAYFELLOW_OIDC_ORGANIZATION"],
        strong=frozenset(filter(None, os.environ.get("WAYFELLOW_OIDC_STRONG", "").split(","))),
    )
SESSION_ENGINE = "wayfellow.records.accounts.sessions"
SESSION_COOKIE_NAME = "wayfellow_session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CACHES = {  # failures are counted for all workers together
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "accounts_cache"}
}

# Mail: printed until a server is named.
ADDRESS = os.environ.get("WAYFELLOW_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
EMAIL_HOST, _, _port = os.environ.get("WAYFELLOW_SMTP", "").partition(":")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = int(_port or 587)
EMAIL_USE_SSL, EMAIL_USE_TLS = EMAIL_PORT == 465, EMAIL_PORT != 465
EMAIL_HOST_USER = os.environ.get("WAYFELLOW_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("WAYFELLOW_SMTP_PASSWORD", "")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("WAYFELLOW_MAIL_FROM", "wayfellow@localhost")

# What went wrong and where, never what somebody sent: no query, body, cookie or address of theirs.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "wayfellow.web.discreet_log.DiscreetFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "wayfellow": {"level": os.environ.get("WAYFELLOW_LOG", "WARNING")},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},  # it repeats what a stranger sent
    },
}
