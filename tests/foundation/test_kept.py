"""A kept query is the queryset it was built from: its statement is written once, its rows are the same."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ciconia.foundation.database.kept import Asked, Kept
from ciconia.foundation.models import User
from tests import make

pytestmark = pytest.mark.django_db

BY_EMAIL = Kept(lambda: User.objects.filter(email=Asked("email"), is_active=True))
NAMES = Kept(lambda: User.objects.filter(pk__any_of=Asked("some")).order_by("name").values_list("pk", "name"))


def test_it_gives_the_rows_of_the_queryset_each_time_for_the_values_given():
    first, second = make.make_user(name="Amina"), make.make_user(name="Bram")
    make.set_actor("system:maker")
    for user in (first, second):
        assert BY_EMAIL.rows(email=user.email) == list(User.objects.filter(email=user.email))
        assert vars(BY_EMAIL.rows(email=user.email)[0]).keys() == vars(User.objects.get(pk=user.pk)).keys()
    assert NAMES.rows(some=[second.pk, first.pk]) == [(first.pk, "Amina"), (second.pk, "Bram")]
    assert NAMES.rows(some=[second.pk]) == [(second.pk, "Bram")]
    assert NAMES.rows(some=[]) == []


def test_lists_of_all_lengths_share_a_statement():
    with CaptureQueriesContext(
        connection,
    ) as asked:
        NAMES.rows(some=[1])
        NAMES.rows(some=[1, 2, 3])
    assert len({query["sql"].split("ANY")[0] for query in asked.captured_queries}) == 1
    assert len(asked.captured_queries) == 2


def test_a_value_that_is_missing_is_an_error():
    with pytest.raises(KeyError):
        BY_EMAIL.rows()


def test_plain_words_stand_in_the_statement_and_nothing_else_does():
    user = make.make_user(name="Amina")
    make.set_actor("system:maker")
    found = User.objects.filter(name__among=("Amina", "Bram"))
    assert list(found) == [user]
    assert "IN ('Amina', 'Bram')" in str(found.query)
    with pytest.raises(ValueError, match="cannot stand in a statement"):
        list(User.objects.filter(name__among=("x'; --",)))
