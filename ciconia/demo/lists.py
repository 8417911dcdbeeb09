"""Lists that came in and left in the demo world, changes to an organisation, and who of the register was asked.

Made through the verbs themselves, each on its own day: there are few. Whoever stands on these lists is invented.
"""

import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from ciconia.demo.cast import OFFICER_OF, Cast
from ciconia.demo.together import on_their_days
from ciconia.foundation.models import User
from ciconia.people.actions import intake as intakes
from ciconia.people.actions.contact import note_contact
from ciconia.people.actions.export import take_out
from ciconia.people.actions.intake_work import carry_on
from ciconia.people.actions.organisation import edit_organisation
from ciconia.people.models import Brought, Organisation, Person
from ciconia.people.queries.export import people_out
from ciconia.people.queries.register import in_register
from ciconia.selection.actions.asking import ask, reply, send
from ciconia.selection.queries.asking import to_ask_about

COORDINATOR, OFFICER = "marit", "joost"
IN = date(2019, 9, 16)
OUT = date(2021, 2, 11)
WAITS = date(2021, 3, 4)
ORGANISATIONS = """Name,Kind,Country,City,Website
{known},host,SO,,https://example.org/water
Barwaaqo Youth Workshop,partner,SO,Baidoa,
Horn Translators' Circle,diaspora,NL,Tilburg,https://example.org/horn
Pump and Pipe Supplies,partner,Atlantis,,
"""
PEOPLE = """Name,E-mail,City,Profession,Ethnic group
Idil Samatar,idil.samatar@example.org,Leiden,Laboratory technician,-
Yusuf Barre,yusuf.barre@example.org,Almere,Teacher of welding,-
Naima Farah,naima.farah@example,Breda,Midwife,-
"""
FILES = {Brought.ORGANISATIONS: "partners-2019.csv", Brought.PEOPLE: "meeting-27-february.csv"}
WHY = (
    "You trained technicians for years, and that is what this institution asks for.",
    "Your languages and your work fit this place, and few people have both.",
    "You wrote that you are free in these weeks; this could be the place.",
)


def make_lists(cast: Cast, until: datetime) -> None:
    """Two lists that came in, one that left, and three changes to an organisation, as far as they had come by then."""
    marit = cast.users[COORDINATOR]
    host = min((one for one in cast.organisations.values() if one.country == "SOM" and one.kind == "host"),
               key=lambda one: one.pk)  # fmt: skip
    with on_their_days() as go_to:
        if go_to(IN) < until:
            _bring_in(cast, ORGANISATIONS.format(known=str(host.name)), Brought.ORGANISATIONS, marit)
        if go_to(IN + timedelta(days=8)) < until:
            _keep_up(host, marit)
        if go_to(OUT) < until:
            listed = people_out(cast.programme.pk, marit)
            columns = [column.code for column in listed.columns][:3]
            take_out(
                listed, by=marit, columns=columns, number=listed.people(), kind="xlsx",
                reason="To invite everybody to the annual meeting, each by a letter of their own",
            )  # fmt: skip
        if go_to(WAITS) < until:
            _bring_in(cast, PEOPLE, Brought.PEOPLE, marit)


def make_askings(cast: Cast, until: datetime) -> None:
    """Some people of the register were asked about what is open: one said no, one yes, one has not answered."""
    joost, answers = cast.users[OFFICER], ["no", "yes", ""]
    focus = cast.focuses["SOM"]
    with on_their_days() as go_to:
        for day in (until - timedelta(days=6)).date(), (until - timedelta(days=2)).date():
            go_to(day)
            for person in list(in_register(cast.programme.pk, joost, focuses=[focus.pk]).order_by("pk"))[:4]:
                if answers and _asked(person, cast, joost, WHY[len(answers) - 1], answers[-1]):
                    answers.pop()
            send(lambda letter: None)


def _asked(person: Person, cast: Cast, by: User, why: str, answer: str) -> bool:
    focus = next(key for key, name in OFFICER_OF.items() if cast.users[name] == by)
    about = to_ask_about(cast.programme.pk, [cast.focuses[focus].pk], person).first()
    if about is None or person.askings.exists():
        return False
    asking = ask(person, about, by=by, why=why)
    if answer:
        reply(asking, answer)
    return True


def _bring_in(cast: Cast, text: str, what: Brought, by: User) -> None:
    """Organisations are brought in; people wait on the page on which one looks before anything is written."""
    focus = cast.focuses["SOM"].pk
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILES[what]
        path.write_text(text)
        intake = intakes.read(path, path.name, by=by, programme_id=cast.programme.pk, what=what, focus_id=focus)
    said: dict[str, Any] = {"mapping": intake.mapping}
    if what == Brought.PEOPLE:
        said |= {
            "ground": "Signed for at the meeting of 27 February 2021", "ground_by": "The programme office",
            "ground_on": date(2021, 2, 27),
        }  # fmt: skip
    intakes.check(intake, by=by, **said)
    if what == Brought.ORGANISATIONS:
        intakes.begin(intake, by=by)
        while carry_on(intake.pk):
            pass


def _keep_up(host: Organisation, by: User) -> None:
    host.refresh_from_db()
    named = {"name": host.name, "acronym": host.acronym, "kind": host.kind, "country": host.country,
             "parent": host.parent, "about": host.about, "website": host.website}  # fmt: skip
    edit_organisation(host, by=by, **(named | {"city": host.city, "website": "https://example.org/institution"}))
    note_contact(host, by=by, name="Front desk", function="Reception", phone="+252 61 5550100")
