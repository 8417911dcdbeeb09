"""The door of a full hall: five hundred people are let in by code, on one telephone with a slow line."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from ciconia.foundation import clock
from ciconia.gatherings.models import EventRegistration
from tests import make

GUESTS = 500
TEN_MINUTES = 600
# What browsers call "slow 3G": bits and bytes of a second, and the way there and back.
LINE = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}


@pytest.mark.torture
def test_five_hundred_are_let_in_by_code_within_ten_minutes(transactional_db, walker, capsys):
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))
    with transaction.atomic():
        make.set_actor("system:maker")
        event = make.make_event(capacity=GUESTS)
        codes = [make.make_event_registration(event=event, name=f"Guest {n}").code for n in range(GUESTS)]
        helper = make.make_staff("officer", event.focus)
    clock.start_at(event.starts_at - timedelta(minutes=10))
    phone = walker(helper, at_desk=True)
    phone.go(f"/en/desk/cd4d2/events/{event.public_id}/check-in/")
    page = phone.page
    page.set_viewport_size({"width": 390, "height": 844})
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    began = time.monotonic()
    for number, code in enumerate(codes):
        page.get_by_label("Code or name").fill(code)
        page.keyboard.press("Enter")
        page.get_by_text(f"Guest {number} is in", exact=False).wait_for()
    took = time.monotonic() - began
    with capsys.disabled():
        print(f"\n{GUESTS} check-ins took {took:.0f} s")
    with transaction.atomic():
        make.set_actor("system:maker")
        came = EventRegistration.objects.exclude(came_at=None).count()
    assert (came, took <= TEN_MINUTES) == (GUESTS, True)
