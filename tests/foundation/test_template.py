"""The database of a test: a copy, entered as the role that owns nothing."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_a_test_works_as_the_application_role_in_a_copy_of_its_own():
    with connection.cursor() as cursor:
        cursor.execute("select current_user, current_database() ~ '^test_[0-9]+$'")
        assert cursor.fetchone() == ("ciconia_app", True)
