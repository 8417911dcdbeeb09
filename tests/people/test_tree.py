"""Two people move organisations under each other at the same moment: one is first, the other reads why not."""

import threading

import pytest
from django.db import connection, transaction

from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.organisation import edit_organisation
from ciconia.people.models import Organisation
from tests import make


@pytest.mark.django_db(transaction=True)
def test_two_moves_at_once_make_no_circle():
    with transaction.atomic():
        set_actor("system:maker")
        officer, second = make.make_staff("officer"), make.make_staff("coordinator")
        ministry = make.make_organisation("ministry", name="Ministry")
        school = make.make_organisation("ministry", name="School")
    together, came = threading.Barrier(2), []

    def move(by, row, under):
        try:
            with transaction.atomic():
                set_actor(str(by.pk))
                moved, target = Organisation.objects.get(pk=row.pk), Organisation.objects.get(pk=under.pk)
                together.wait()
                edit_organisation(moved, by=by, parent=target)
            came.append("done")
        except Unfit as wrong:
            came.append(str(wrong.problems["parent"]))
        finally:
            connection.close()

    pairs = [(officer, ministry, school), (second, school, ministry)]
    threads = [threading.Thread(target=move, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(came) == ["This one stands under it already: the two cannot stand under each other.", "done"]
    assert sorted(Organisation.objects.values_list("parent_id", flat=True), key=str).count(None) == 1
