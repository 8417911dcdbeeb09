"""What every calendar file begins with (RFC 5545)."""

from icalendar import Calendar


def new_calendar(what: str, *, method: str = "PUBLISH", uid: str = "", title: str = "") -> Calendar:
    """A calendar without entries. what: in one English word or two, for its product identifier; uid and title where
    it is one to follow, and no single file.
    """
    made = Calendar()
    made.add("prodid", f"-//Ciconia//{what}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", method)
    if uid:
        made.add("uid", uid)
    for name in ("name", "x-wr-calname") if title else ():
        made.add(name, title)
    return made
