"""`ciconia demo --check`: the main pages of every door, fetched as every role."""

import http.cookiejar
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass

import click

from ciconia.demo.people import LOGINS

PROGRAMME = "cd4d2"
PAGES = {
    "public": ("/en/", f"/en/p/{PROGRAMME}/", f"/en/p/{PROGRAMME}/opportunities/", "/en/tour/"),
    "portal": ("/en/my/",),
    "desk": (f"/en/desk/{PROGRAMME}/",),
}
