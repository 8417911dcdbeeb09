"""Who one can be in the demonstration with one click: somebody for every role, and a few lives.

Names and addresses are those of the world's files; a test compares. Invented, like everything there.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Login:
    """One card: the key in the world's files, name and address there, the role in words, the door, who this is."""

    key: str
    name: str
    email: str
    role: str
    door: str
    sentence: Promise


PORTAL, DESK = "portal", "desk"


def _staff(address: str, name: str, role: str, sentence: Promise) -> Login:
    return Login(name.split()[0].lower(), name, f"{address}@example.org", role, DESK, sentence)


LOGINS = (
    Login(
        "host-garowe-water", "Said Mohamoud Farole", "host.garowe-water@example.com", "host contact", PORTAL,
        _("Head of network of the water utility in Garowe; four candidates wait for his signature."),
    ),
    Login(
        "host-nugaal-court", "Ayaan Bile", "host.nugaal-court@example.com", "host contact", PORTAL,
        _("Chief registrar in Garowe; a year ago four people helped her courts to find their files."),
    ),
    Login(
        "host-baghdad-policy", "Intisar Al-Dulaimi", "host.baghdad-policy@example.com", "host contact", PORTAL,
        _("Head of statistics in Baghdad; her new need waits for the ministry, and it is written in Arabic."),
    ),
    Login(
        "host-berbera-fish", "Mustafe Robleh", "host.berbera-fish@example.com", "host contact", PORTAL,
        _("Head of inspection in Berbera; a text he asked to change is back, and waits for his yes."),
    ),
    Login(
        "host-basra-labour", "Ali Al-Maliki", "host.basra-labour@example.com", "host contact", PORTAL,
        _("Secretary of the labour office in Basra; in January 2020 four candidates wait for his ranking."),
    ),
    Login(
        "endorser-pl-water", "Faduma Shire Jibril", "endorser.pl-water@example.com", "endorser", PORTAL,
        _("Director of water at the ministry in Garowe; one need waits for her answer."),
    ),
    Login(
        "contact-waterkring", "Bilan Osman", "contact.waterkring@example.com", "organisation contact", PORTAL,
        _("Secretary of a circle of water people in Leiden; their Saturday at the pump is announced."),
    ),
    Login(
        "contact-naija-practice", "Ifeoma Dike", "contact.naija-practice@example.com", "organisation contact", PORTAL,
        _("Runs a circle of Nigerian health and software people; it was weighed, and waits for a decision."),
    ),
    Login(
        "hodan", "Hodan Abdi", "hodan.abdi@example.net", "expert", PORTAL,
        _("Water network engineer in Rotterdam; her assignment in Garowe ended a year ago."),
    ),
    Login(
        "ifrah", "Ifrah Samatar", "ifrah.samatar@example.net", "expert", PORTAL,
        _("Hydrogeologist in Utrecht; one of four who may be chosen for the wells of Garowe."),
    ),
    Login(
        "liban", "Liban Warsame", "liban.warsame@example.net", "expert", PORTAL,
        _("Pump fitter in Gothenburg; twice not chosen, each time with a reason, and he writes in Somali."),
    ),
    Login(
        "yusuf", "Yusuf Ali Dheere", "yusuf.ali@example.net", "expert", PORTAL,
        _("Civil engineer in Eindhoven; shortlisted for the wells, and he applied for Kismayo as well."),
    ),
    Login(
        "abdirahman", "Abdirahman Guled", "abdirahman.guled@example.net", "expert", PORTAL,
        _("Tax lawyer in Malmö, at work with the revenue office in Bosaso."),
    ),
    Login(
        "dilan", "Dilan Karim", "dilan.karim@example.net", "expert", PORTAL,
        _("Job coach in Groningen, who prepares for Erbil: some points of his list are still open."),
    ),
    Login(
        "zaynab", "Zaynab Hadi", "zaynab.hadi@example.net", "expert", PORTAL,
        _("Statistician in Heerlen; her assignment in Baghdad went online when the borders closed."),
    ),
    Login(
        "hamed", "Hamed Popal", "hamed.popal@example.net", "expert", PORTAL,
        _("Retired canal mason in Wageningen; his application, in Dari, is a draft."),
    ),
    Login(
        "nilofar", "Nilofar Amini", "nilofar.amini@example.net", "expert", PORTAL,
        _("Draws flood maps in Zwolle with a directorate in Jalalabad; in August 2021 the country is suspended."),
    ),
    Login(
        "fadumo", "Fadumo Jama", "fadumo.jama@example.net", "expert", PORTAL,
        _("Inspects fish in Zeebrugge, and sits on the advisory board of Belgium and Luxembourg."),
    ),
    _staff("marit.de.vos", "Marit de Vos", "coordinator", _("Coordinator in The Hague, for all four countries.")),
    _staff("joost.hemelrijk", "Joost Hemelrijk", "officer", _("Programme officer for Somalia and Afghanistan.")),
    _staff("samira.oulad", "Samira Oulad", "officer", _("Programme officer for Iraq and Nigeria.")),
    _staff("anouk.terpstra", "Anouk Terpstra", "assessor", _("Reads applications and writes down what she finds.")),
    _staff("abdikarim.isse", "Abdikarim Nuur Isse", "focal point", _("Focal point in Garowe, near the institutions.")),
    _staff("noor.hasan", "Noor Abdulkadir Hasan", "focal point", _("Focal point in Baghdad and Erbil; reads Arabic.")),
    _staff("lieke.brandsma", "Lieke Brandsma", "results", _("Asks what changed: at the end, and a year later.")),
    _staff("henk.ruiterkamp", "Henk Ruiterkamp", "finance", _("Finance; sees who is on the way, and when.")),
    _staff("charlotte.wijnand", "Charlotte Wijnand", "viewer", _("Reads along for the funder: figures, no people.")),
)  # fmt: skip
