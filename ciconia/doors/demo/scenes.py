"""The scenes of the tour: who one is in each, where one goes, what to look at there and why it matters."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock


@dataclass(frozen=True)
class Stop:
    """One seat in a scene.

    person: the key of a log-in; page: the name of an address; row: which row it shows, as `thread` finds it.
    see: what one does, on the button's card; look: what to look at, on the page itself.
    """

    person: str
    page: str
    row: str
    see: Promise
    look: Promise


@dataclass(frozen=True)
class Scene:
    """One scene: what happens in it, why it matters, and its seats."""

    title: Promise
    what: Promise
    why: Promise
    stops: tuple[Stop, ...]


SCENES = (
    Scene(
        _("A water utility says what it lacks"),
        _(
            "Two dry seasons long, three wells of the Garowe Water Utility gave less, and nobody could tell why. "
            "Its head of network wrote that down: what is missing, for whom, what should be different afterwards."
        ),
        _("Nothing begins with somebody who would like to travel. It begins with an institution and its own words."),
        (
            Stop(
                "host-garowe-water", "portal:need", "need:garowe-wells",
                _("Read the need the way the utility wrote it."),
                _(
                    "Look at what the utility gives itself, how far things go today, and the line that shows who read "
                    "the need when. The same three levels are asked again at the end."
                ),
            ),
        ),
    ),
    Scene(
        _("The ministry endorses it, the programme publishes it"),
        _(
            "A need goes to the ministry above the institution first. Then an officer in The Hague validates it, "
            "writes the terms of reference, and the institution agrees to the text before anybody else reads it."
        ),
        _("No assignment is published that the country did not ask for. Whoever says no has to write why."),
        (
            Stop(
                "endorser-pl-water", "portal:need", "need:garowe-lab",
                _("Another need of the same utility waits for the ministry. Endorse it, or send it back."),
                _("One button goes on. The other two ask for a reason, and the institution will read it."),
            ),
            Stop(
                "joost", "desk:opportunity", "opportunity:garowe-wells",
                _("See what the officer made of the first need, and who agreed to it when."),
                _(
                    "Each step has a name, a date and, where it was a no, a reason. What cannot be done now is "
                    "listed too, and says why."
                ),
            ),
            Stop(
                "host-berbera-fish", "portal:opportunity", "opportunity:berbera-fish",
                _("Be an institution that reads such a text before anybody else does, and agrees or asks for changes."),
                _(
                    "He asked for changes once. What was changed since stands marked beside what it was; nothing is "
                    "published until he agrees."
                ),
            ),
        ),
    ),
    Scene(
        _("Somebody applies, and two signatures choose"),
        _(
            "Engineers in the diaspora find the page, and each applies once. An assessor reads, then host and "
            "programme sign, each for itself. Without both signatures there is no offer."
        ),
        _(
            "The host chooses on skill and on knowing the setting. It sees a first name, never an address, "
            "an age or an employer, until an offer is accepted."
        ),
        (
            Stop(
                "ifrah", "portal:application", "application:garowe-wells",
                _("Be a hydrogeologist in Utrecht who applied for the wells, and waits."),
                _(
                    "How far it is, by when the answer is promised, and what the host can see of her and what it "
                    "cannot. She can withdraw at any time."
                ),
            ),
            Stop(
                "host-garowe-water", "portal:candidates", "opportunity:garowe-wells",
                _("Be the utility, which has to sign for one of the four who are left."),
                _(
                    "Strong points and gaps stand side by side. Look for what is missing here on purpose, then sign "
                    "for whoever you would want beside your technicians."
                ),
            ),
        ),
    ),
    Scene(
        _("Prepared, travelled, at work"),
        _(
            "Before the start there is a list: training, medical check, security, agreement. Some points hold the "
            "start, and only a coordinator may waive one, with a reason. Then the work is handed over piece by piece."
        ),
        _("Nobody travels unprepared, and what was promised is accepted by the host, not by the programme."),
        (
            Stop(
                "abdirahman", "portal:engagement", "engagement:bosaso-revenue",
                _("Be a tax lawyer in Malmö who works with the revenue office in Bosaso: online, in April on site."),
                _("What he promised, what is handed over, what comes next: each with a date and whose turn it is."),
            ),
            Stop(
                "joost", "desk:engagement", "engagement:bosaso-revenue:preparing",
                _("See from the desk how somebody else is prepared, who travels to the same office in April."),
                _("What is done, what still holds the start, whose turn each point is. The start waits for all of it."),
            ),
        ),
    ),
    Scene(
        _("A year later: what is still in use?"),
        _(
            "In 2019 the same utility was helped to find its losses, by an engineer from Rotterdam. A year after she "
            "left, both sides were asked again, and somebody went to look at what had stayed."
        ),
        _("A report at the end of a trip is easy. What technicians still do by themselves a year on is the result."),
        (
            Stop(
                "lieke", "desk:outcome", "outcome:garowe-losses",
                _("Read what the utility said a year later."),
                _("Each thing that was left behind: in use, partly or not, and by whom. What failed is there as well."),
            ),
            Stop(
                "hodan", "portal:engagement", "engagement:garowe-losses",
                _("Read the same assignment as the engineer who did it."),
                _("Her whole way stands on one page, from the offer to what she was asked a year later."),
            ),
        ),
    ),
)  # fmt: skip


# On the days after the country was suspended, the tour tells of that and of nothing else.
STOPPED = (
    Scene(
        _("A country must stop"),
        _(
            "In August 2021 work in Afghanistan had to stop within a day. The coordinator suspended the whole country: "
            "what was open, who had applied, what was planned, what was public, and who could see whom."
        ),
        _(
            "Lists outlive those they were made for. Who may read them has to change in one evening, for everything at "
            "once, and nobody may miss a date because of it."
        ),
        (
            Stop(
                "marit", "desk:suspension", "focus:AFG",
                _("Be the coordinator, the morning after: some assignments are decided, the others wait for you."),
                _(
                    "One decision for each assignment: online, somewhere else, as it is, or not at all. All of it can "
                    "be taken back; the numbers say what would go on."
                ),
            ),
            Stop(
                "nilofar", "portal:engagement", "engagement:nangarhar-flood",
                _("Be a hydrologist in Zwolle whose work with the directorate in Jalalabad stands still."),
                _(
                    "What she reads, and what nobody asks of her now. Her own data are hers as before; the "
                    "institution's account opens none of it any more."
                ),
            ),
            Stop(
                "joost", "desk:focus", "focus:AFG",
                _("Be the officer who worked with these people until yesterday."),
                _("He reads that it is suspended and since when. Look for a name: applications, people, contacts."),
            ),
            Stop(
                "charlotte", "public:opportunity", "opportunity:kabul-midwives",
                _("Read what a stranger reads where an assignment in Kabul was open on Sunday."),
                _("It says that it is on hold, and not a word more. It is gone from lists, feeds and search, too."),
            ),
        ),
    ),
)  # fmt: skip
FIRST_DAY, LAST_DAY = date(2021, 8, 16), date(2021, 9, 5)


def scenes() -> tuple[Scene, ...]:
    """The scenes of the tour at the moment at which the demo stands."""
    return STOPPED if FIRST_DAY <= clock.today() <= LAST_DAY else SCENES


@dataclass(frozen=True)
class Place:
    """Where somebody is in the tour: scene and stop, both counted from 1."""

    scene: int
    stop: int

    def __str__(self) -> str:
        return f"{self.scene}-{self.stop}"

    @property
    def of(self) -> Scene:
        """The scene itself."""
        return scenes()[self.scene - 1]

    @property
    def at(self) -> Stop:
        """The seat itself."""
        return self.of.stops[self.stop - 1]

    @property
    def next(self) -> "Place | None":
        """The seat after this one; None at the end."""
        order = list(places())
        after = order.index(self) + 1
        return order[after] if after < len(order) else None


def places() -> Iterator[Place]:
    """Every seat of the tour, in order."""
    for number, scene in enumerate(scenes(), 1):
        for stop in range(1, len(scene.stops) + 1):
            yield Place(number, stop)


def place_at(text: str) -> Place | None:
    """The seat that `3-1` names; None for anything else."""
    return {str(place): place for place in places()}.get(text)
