"""What Wagtail is told: all of it stands under /cms/, asks nothing of other sites and sends no mail of its own."""

WAGTAIL_APPS = [
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "ciconia.doors.cms.apps.PagesAdminConfig",  # Wagtail's own would send its own mail
    "wagtail",
    "wagtail.contrib.simple_translation",
    "modelcluster",
    "taggit",
    "django_filters",
]
CMS_URLCONF = "ciconia.config.cms_urls"
WAGTAIL_SITE_NAME = "Ciconia"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Accounts, addresses and passwords are ours.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILIMAGES_IMAGE_FORM_BASE = "ciconia.doors.cms.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "ciconia.doors.cms.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf"]
MEDIA_URL = "/cms/kept/"
