"""Courses as part of a preparation: which one does a point, and who prepares and is in none."""

from typing import Any

from django.db.models import QuerySet

from ciconia.delivery.models import ChecklistItem, Engagement
from ciconia.foundation.access import persons_q
from ciconia.learning.models import Course, Enrolment
from ciconia.programmes.models import RequiredCourse


def course_of(item: ChecklistItem) -> Enrolment | None:
    """The enrolment whose completion does a point, the latest one; None where none was begun."""
    required = RequiredCourse.objects.filter(
        programme_id=item.programme_id, kind=item.engagement.opportunity.kind, item=item.code
    ).current()
    rows = Enrolment.objects.filter(
        account_id=item.person.user_id, course__code__in=required.values("course"),
        state__in=["enrolled", "completed", "not_completed"],
    )  # fmt: skip
    return rows.select_related("course").order_by("-pk").first() if item.person.user_id else None


def prepares_without(course: Course, user: Any) -> QuerySet[Engagement]:
    """Whoever prepares for an assignment that requires a course, and is in no run of it that goes on."""
    required = RequiredCourse.objects.filter(programme_id=course.programme_id, course=course.code).current()
    kinds = required.values_list("kind", "item")
    items = ChecklistItem.objects.filter(programme_id=course.programme_id, state="open")
    wanted = [pk for kind, item in kinds for pk in items.filter(code=item, engagement__opportunity__kind=kind)
              .values_list("engagement_id", flat=True)]  # fmt: skip
    inside = Enrolment.objects.filter(course__code=course.code, course__programme_id=course.programme_id)
    taken = inside.filter(state__in=["asked", "enrolled", "completed"]).exclude(account=None).values("account")
    rows = Engagement.objects.visible_to(user).filter(persons_q(user), pk__in=wanted).exclude(person__user=None)
    if course.focus_id is not None:
        rows = rows.filter(focus_id=course.focus_id)
    return rows.exclude(person__user__in=taken).select_related("person__identity", "focus")
