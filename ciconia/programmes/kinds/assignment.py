"""An expert works with an institution for a limited time, in person, online or both."""

from django.utils.translation import gettext_lazy as _

from ciconia.programmes.kinds.kind import MIXED, MODES, PHYSICAL, Item, Kind, Section, WavePlan

TRAVELS = (PHYSICAL, MIXED)

ASSIGNMENT = Kind(
    name="assignment",
    label=_("Assignment"),
    mark="empower",
    applicant="person",
    need_required=True,
    modes=MODES,
    # Six months: two programmes went so far. Most allow less, and say so in their packs.
    longest_days=184,
    flows=("need", "opportunity", "application", "engagement", "checklist_item", "deliverable", "outcome"),
    checklist=(
        Item("medical", _("Medical check"), "participant", 21, gate=True, modes=TRAVELS),
        Item("training", _("Preparatory training"), "participant", 14, gate=True),
        Item("agreement", _("Agreement signed"), "participant", 14, gate=True),
        Item("counterpart_call", _("First call with the counterpart"), "participant", 10),
        Item("travel", _("Travel and insurance booked"), "officer", 10, modes=TRAVELS),
        Item("security", _("Security clearance"), "officer", 7, gate=True, modes=TRAVELS),
        # Written together in the first week of the work, so it is due after the start.
        Item("work_plan", _("Work plan agreed with the counterpart"), "participant", -7),
    ),
    waves=(
        WavePlan("exit", _("At the end"), 0, ("participant", "host")),
        WavePlan("twelve_months", _("Twelve months later"), 365, ("participant", "host")),
    ),
    sections=(
        Section(
            "goals",
            _("What has changed at the end"),
            _("One to five goals, one a line: who can do what then, without the expert."),
            required=True,
        ),
        Section(
            "team",
            _("The team you work with"),
            _("Who at the institution takes part, by function, and how many learn. One a line."),
        ),
        Section(
            "results",
            _("How we know that it worked"),
            _("What is measured, how much, and by when. One a line, such as: four staff measure alone by week 6."),
        ),
        Section(
            "afterwards",
            _("Who carries it on"),
            _("The function or unit that goes on with the work, and with what time and money."),
            listed=False,
        ),
        Section(
            "conditions",
            _("Where and how you work"),
            _("Place of work, equipment, interpreter, how safety is looked after, connection. One a line."),
        ),
    ),
)
