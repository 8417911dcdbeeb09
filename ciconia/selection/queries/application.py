from ciconia.foundation import clock
from ciconia.programmes.queries.programme import rules_on
from ciconia.programmes.rules.rule import Finding, examine
from ciconia.selection.models import Application


def findings_of(application: Application) -> list[Finding]:
    """The programme's rules of today, each met, not met or not known by what the applicant says of themselves."""
    identity = application.person.identity
    answers = {"residence_country": identity.residence_country or None}
    return examine(rules_on(application.programme, clock.today(application.zone)), answers)
