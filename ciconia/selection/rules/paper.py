"""How pages filled in by hand become answers of a need."""

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Flow, Move, State

MOST_PAGES = 8

FLOW = Flow(
    floor="selection",
    noun="paper",
    states={
        "sent": State("focal point", "P5D"),
        "typed_in": State(),
        "set_aside": State(),
    },
    moves=(
        Move("type_in", "sent", "typed_in", "focal point|officer", style="go", label=_("Everything is typed in"),
             done=_("Typed in. The need says that it was written down from paper.")),
        Move("set_aside", "sent", "set_aside", "focal point|officer", reason=True, label=_("Set aside"),
             done=_("Set aside, with your reason.")),
    ),
).register()  # fmt: skip
