"""Two who apply together in the demo world, and one who is still asked. Invented, and made through the verbs."""

from datetime import datetime, timedelta

from ciconia.demo import files
from ciconia.demo.cast import OFFICER_OF, Cast
from ciconia.demo.selecting import IN_THE_UNION
from ciconia.demo.together import on_their_days
from ciconia.foundation.text import translated
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import co_applicant as co_applicants
from ciconia.selection.models import Application, CoApplicant, Opportunity
from ciconia.selection.queries.co_applicant import opened
from ciconia.selection.rules.co_applicant import CONSENT

WHY = "One who knows the work and one who has just finished learning it: together they train more people."
MOTIVATION = "We have taught side by side before. One of us explains, the other sits with whoever did not dare to ask."


def make_coming_along(cast: Cast, until: datetime) -> None:
    """Of an open opportunity with places for two, one application of two people, and a draft that waits for a yes."""
    rows = Opportunity.objects.select_related("programme", "focus", "organisation", "need", "sector")
    found = rows.filter(
        programme=cast.programme, state="published", places__gte=2, deadline__gt=until.date(), focus__state="open"
    )
    opportunity = found.order_by("-places", "pk").first()
    if opportunity is None:
        return
    people = _able(cast, opportunity)
    with on_their_days() as go_to:
        go_to((until - timedelta(days=4)).date())
        officer = cast.users[OFFICER_OF[opportunity.focus.country]]
        said = {"together": 2, "words": translated(WHY), "goes_on_without": True}
        co_applicants.let_together(opportunity, by=officer, **said)
        for number, (lead, other) in enumerate(zip(people[:4:2], people[1:4:2], strict=False)):
            _apply(cast, opportunity, lead, other, joins=number == 0)
    CoApplicant.objects.exclude(letter="").update(letter="")  # letters of days that are over have gone out


def _able(cast: Cast, opportunity: Opportunity) -> list[str]:
    """People with ties to a country who live where one may apply, and have not applied for this."""
    busy = set(Application.objects.filter(opportunity=opportunity).values_list("person_id", flat=True))
    rows = [(key, row) for key, row in files.extra_people().items() if opportunity.focus.country in row["ties"]]
    return [key for key, row in rows if row["residence"] in IN_THE_UNION and cast.people[key].pk not in busy]


def _apply(cast: Cast, opportunity: Opportunity, lead: str, other: str, *, joins: bool) -> None:
    user, friend = cast.users[lead], cast.people[other]
    application = applications.start_application(opportunity, cast.people[lead], by=user, source="website")
    applications.edit_application(
        application, by=user, motivation=translated(MOTIVATION), available_from=opportunity.starts,
        answers=_answers(application),
    )  # fmt: skip
    row = co_applicants.ask(
        application, by=user, name=friend.identity.full_name, email=cast.users[other].email, language="nl"
    )
    asked = opened(row.public_id)
    if joins and asked is not None:
        co_applicants.join(row.public_id, by=cast.users[other], words=str(CONSENT % {"lead": asked.lead}))
        applications.submit(application, by=user)


def _answers(application: Application) -> dict[str, object]:
    said = {"yes_no": "yes", "short": dict(translated(MOTIVATION)), "long": dict(translated(MOTIVATION))}
    return {
        row["code"]: said.get(row["form"]) or row["choices"][0]["code"]
        for row in application.opportunity.questions if row["required"]
    }  # fmt: skip
