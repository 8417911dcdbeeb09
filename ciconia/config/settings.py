"""All settings, with values from the environment; the reference lists each in docs/reference/settings.md."""

import os
from datetime import datetime
from pathlib import Path

from csp.constants import NONE, SELF
from django.conf import locale

from ciconia.config.pages import *  # noqa: F403 - all that Wagtail needs to be told
from ciconia.foundation import clock
from ciconia.foundation.database.urls import database_settings

BASE_DIR = Path(__file__).resolve().parent.parent.parent
CICONIA_HOME = Path(os.environ.get("CICONIA_HOME") or BASE_DIR / ".ciconia")
DEMO = os.environ.get("CICONIA_DEMO") == "1"
DEBUG = os.environ.get("DEBUG") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY") or "for development and demo only; a real installation sets SECRET_KEY"
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
SITE = os.environ.get("CICONIA_SITE") or "http://localhost:8000"
ANSWERS = os.environ.get("CICONIA_ANSWERS") or ""
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if origin]

if moment := os.environ.get("CICONIA_CLOCK_START"):
    clock.start_at(datetime.fromisoformat(moment))

INSTALLED_APPS = [
    "ciconia.foundation",
    "ciconia.people",
    "ciconia.learning",
    "ciconia.programmes",
    "ciconia.publishing",
    "ciconia.gatherings",
    "ciconia.selection",
    "ciconia.delivery",
    "ciconia.results",
    "ciconia.insight",
    "ciconia.doors",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    *WAGTAIL_APPS,  # noqa: F405
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_cotton.apps.SimpleAppConfig",  # the other one would put its own loaders in place of ours
    "ninja",
    "procrastinate.contrib.django",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "ciconia.doors.cms.fence.FenceMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "ciconia.doors.shared.middleware.WallMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "ciconia.config.urls"
WSGI_APPLICATION = "ciconia.config.wsgi.application"
DATABASES = {"default": database_settings(os.environ)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_context = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "ciconia.doors.shared.context.page",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [
            BASE_DIR / "ciconia/doors" / door / "templates"
            for door in ("shared", "public", "portal", "link", "desk", "demo")
        ],
        "OPTIONS": {
            "loaders": [
                (
                    "ciconia.doors.shared.folding.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": _context,
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n"],
            "libraries": {"ciconia": "ciconia.doors.shared.templatetags.ciconia"},
        },
    }
]

# Counters of tries, shared by all processes; the table is made by a migration.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "ciconia_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000, "CULL_FREQUENCY": 10},
    }
}

# Sign-in: an address with a password, a code sent by mail or a passkey; and a second step where there is one.
AUTH_USER_MODEL = "foundation.User"
AUTHENTICATION_BACKENDS = ["ciconia.doors.shared.session.Accounts"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
ACCOUNT_ADAPTER = "ciconia.doors.shared.sign_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]  # the second so that signing in asks for one; opening does not
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_TIMEOUT = 15 * 60  # mail can be slow
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Tries in a stretch of time, for one connection (many people may share it) and for one address.
ACCOUNT_RATE_LIMITS = {
    "signup": "20/m/ip",
    "login": "30/m/ip",
    "login_failed": "20/5m/ip,5/5m/key",
    "request_login_code": "20/m/ip,3/5m/key",
    "reset_password": "20/m/ip,3/5m/key",
    "event": "60/m/ip,5/5m/key",
    "newsletter": "60/m/ip,5/5m/key",
    "certificate": "20/5m/ip",
}
ACCOUNT_FORMS = {
    "signup": "ciconia.doors.shared.account_forms.SignUpForm",
    "confirm_email_verification_code": "ciconia.doors.shared.account_forms.ConfirmAddressForm",
    "login": "ciconia.doors.shared.account_forms.SignInForm",
    "request_login_code": "ciconia.doors.shared.account_forms.RequestCodeForm",
    "confirm_login_code": "ciconia.doors.shared.account_forms.ConfirmCodeForm",
    "reset_password": "ciconia.doors.shared.account_forms.ResetForm",
    "reset_password_from_key": "ciconia.doors.shared.account_forms.NewPasswordForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_ADAPTER = "ciconia.doors.shared.second_step.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # clocks of telephones are a little off
MFA_FORMS = {
    "authenticate": "ciconia.doors.shared.account_forms.StepForm",
    "activate_totp": "ciconia.doors.shared.account_forms.AppForm",
    "authenticate_webauthn": "ciconia.doors.shared.account_forms.PasskeyForm",
    "add_webauthn": "ciconia.doors.shared.account_forms.AddPasskeyForm",
    "login_webauthn": "ciconia.doors.shared.account_forms.PasskeySignInForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("CICONIA_PROXIES", "0"))
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"

SESSION_ENGINE = "ciconia.doors.shared.session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("CICONIA_HTTPS") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SESSION_COOKIE_SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CSRF_FAILURE_VIEW = "ciconia.doors.shared.errors.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "script-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Languages: what exists is offered, each in its own name; the desk speaks those that staff work in. Django's own table
# lacks some of the names.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("nl", "Nederlands"), ("fr", "Français"), ("ar", "العربية")]
DESK_LANGUAGES = ["en", "nl"]
locale.LANG_INFO.setdefault("fa-af", {"bidi": True, "code": "fa-af", "name": "Dari", "name_local": "دری"})
locale.LANG_INFO.setdefault("ps", {"bidi": True, "code": "ps", "name": "Pashto", "name_local": "پښتو"})
locale.LANG_INFO.setdefault("so", {"bidi": False, "code": "so", "name": "Somali", "name_local": "Soomaali"})
LOCALE_PATHS = [BASE_DIR / "ciconia/doors/locale"]
FORMAT_MODULE_PATH = ["ciconia.config.formats"]
TIME_ZONE = clock.HOME_ZONE
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("CICONIA_STATIC") or CICONIA_HOME / "static")
STATICFILES_DIRS = [BASE_DIR / "ciconia/doors/shared/static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": CICONIA_HOME / "files"},
    },
    "staticfiles": {
        "BACKEND": os.environ.get("CICONIA_STATICFILES") or "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [pair for pair in LANGUAGES if pair[0] in DESK_LANGUAGES]
WAGTAILADMIN_BASE_URL, WAGTAILADMIN_LOGIN_URL = SITE, LOGIN_URL

EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND") or "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = CICONIA_HOME / "mail"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "Ciconia <no-reply@localhost>")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
