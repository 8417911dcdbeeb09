from ciconia.learning.models.certificate import Certificate
from ciconia.learning.models.course import Audience, Course, CourseMaterial, CourseSession, CourseState
from ciconia.learning.models.course_test import CourseTest
from ciconia.learning.models.enrolment import Attempt, Attendance, CourseLetter, Enrolment, EnrolmentState

__all__ = [
    "Attempt", "Attendance", "Audience", "Certificate", "Course", "CourseLetter", "CourseMaterial", "CourseSession",
    "CourseState", "CourseTest", "Enrolment", "EnrolmentState",
]  # fmt: skip
