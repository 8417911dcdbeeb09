"""Files handed over are for whoever sees the deliverable, and are saved, never shown."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.delivery.actions.deliverable import submit_deliverable
from ciconia.foundation.wall import set_actor
from tests import make


@pytest.fixture
def handed_over(db, settings, tmp_path):
    settings.CICONIA_HOME = tmp_path
    set_actor("system:maker")
    engagement = make.make_engagement("active")
    deliverable = engagement.deliverables.first()
    upload = SimpleUploadedFile("Well map.pdf", b"%PDF-1.7 wells")
    make.as_user(engagement.person.user, submit_deliverable, deliverable, note="The map", uploads=[upload])
    return engagement, deliverable.attachments.get()


def test_participant_host_and_officer_get_the_file(client, handed_over):
    engagement, attachment = handed_over
    readers = [engagement.person.user, make.make_member(engagement.organisation), make.make_staff("officer")]
    for user in readers:
        make.sign_in(client, user)
        answer = client.get(f"/files/{attachment.public_id}/")
        assert (answer.status_code, b"".join(answer.streaming_content)) == (200, b"%PDF-1.7 wells")
        assert answer["Content-Disposition"] == 'attachment; filename="Well map.pdf"'
        assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")


def test_nobody_else_does(client, handed_over):
    _engagement, attachment = handed_over
    others = [make.make_user(), make.make_member(make.make_organisation()), make.make_staff("viewer")]
    codes = []
    for user in others:
        make.sign_in(client, user)
        codes.append(client.get(f"/files/{attachment.public_id}/").status_code)
    client.logout()
    assert [*codes, client.get(f"/files/{attachment.public_id}/").status_code] == [404, 404, 404, 302]


def test_a_file_that_has_been_shredded_is_not_found(client, handed_over, settings, tmp_path):
    engagement, attachment = handed_over
    settings.CICONIA_HOME = tmp_path / "elsewhere"
    make.sign_in(client, engagement.person.user)
    assert client.get(f"/files/{attachment.public_id}/").status_code == 404
