"""When a talk is, as pages and letters of every door say it."""

from ciconia.doors.shared.templatetags.ciconia import moment_words
from ciconia.selection.models import Interview
from ciconia.selection.queries.interview import local, zone_of


def whens(interview: Interview) -> list[tuple[str, str]]:
    """When it begins, in words, on the applicant's clock and on the interviewer's; once where they are the same."""
    if interview.time is None:
        return []
    zones = dict.fromkeys([interview.reads_in or zone_of(interview.application), interview.time.zone])
    return [(moment_words(local(interview.time, zone)), zone) for zone in zones]
