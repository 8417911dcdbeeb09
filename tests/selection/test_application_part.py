"""What was sent stays as it was sent, unless somebody asked for a part again."""

import pytest

from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.text import translated
from ciconia.selection.actions import application as applications
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def test_nobody_changes_an_application_that_was_sent_and_is_being_read():
    application = make.make_application("submitted")
    with pytest.raises(Refused, match="No part was asked for"):
        as_user(application.person.user, applications.return_part, application, motivation=translated("Better words"))


def test_a_part_that_was_asked_for_can_be_sent_once():
    application = make.make_application("submitted")
    assessor = make.make_staff("assessor", application.focus)
    as_user(assessor, applications.reopen_part, application, reason="Which wells?")
    as_user(application.person.user, applications.return_part, application, motivation=translated("Those of Garowe"))
    assert (application.mark, str(application.motivation)) == ("", "Those of Garowe")
    with pytest.raises(Refused, match="No part was asked for"):
        as_user(application.person.user, applications.return_part, application, motivation=translated("Or of Galkayo"))
