from ciconia.learning.rules import certificate, course, course_test, enrolment  # noqa: F401
