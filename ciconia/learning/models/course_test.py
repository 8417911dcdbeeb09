from django.db import models
from django.db.models import Q

from ciconia.foundation.privacy import declare
from ciconia.learning.models.course import Course


class CourseTest(models.Model):
    """One version of the short test of a course. Once it is given to people it never changes: a new one follows it.

    questions: [{"words": translated, "answers": [{"words": translated, "right": true}, ...]}, ...] in their order.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="tests")
    number = models.PositiveSmallIntegerField()
    pass_mark = models.PositiveSmallIntegerField(default=80)
    most_tries = models.PositiveSmallIntegerField(default=3)
    questions = models.JSONField(default=list, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)

    privacy = declare(internal="id course number pass_mark most_tries questions published_at replaced_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="course_test_once"),
            models.UniqueConstraint(fields=["course"], condition=Q(published_at=None), name="course_test_one_draft"),
            models.UniqueConstraint(
                fields=["course"],
                condition=Q(published_at__isnull=False, replaced_at=None),
                name="course_test_one_given",
            ),
            models.CheckConstraint(condition=Q(pass_mark__gte=1, pass_mark__lte=100), name="course_test_pass_mark"),
            models.CheckConstraint(condition=Q(most_tries__gte=1, most_tries__lte=10), name="course_test_tries"),
        ]
        ordering = ["course", "number"]

    def __str__(self) -> str:
        return f"test {self.number} of {self.course_id}"
