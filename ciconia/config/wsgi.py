"""What a web server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ciconia.config.settings")
# A connection for each request would cost more than the request; what runs once and ends needs no pool.
os.environ.setdefault("CICONIA_DB_POOL", "1")

application = get_wsgi_application()
