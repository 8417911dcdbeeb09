"""What the participant hands over and the host accepts."""

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Flow, Move, State

FLOW = Flow(
    floor="delivery",
    noun="deliverable",
    states={
        "due": State("participant", "its date"),
        "submitted": State("host contact", "P10D"),
        "sent_back": State("participant", "P10D"),
        "accepted": State(),
        "dropped": State(),
    },
    moves=(
        Move("submit", "due|sent_back", "submitted", "participant", style="go", label=_("Hand over"),
             done=_("Handed over. The host looks at it next.")),
        Move("accept", "submitted", "accepted", "host contact", style="go", label=_("Accept"), done=_("Accepted.")),
        Move("send_back", "submitted", "sent_back", "host contact", reason=True, label=_("Send back"),
             done=_("Sent back with your words.")),
        Move("drop", "due|submitted|sent_back", "dropped", "officer|system", reason=True, style="no", label=_("Drop"),
             done=_("Dropped, with your reason.")),
    ),
    people={"participant": lambda deliverable: deliverable.person.user_id},
    dates={"its date": lambda deliverable: deliverable.due_on},
).register()  # fmt: skip
