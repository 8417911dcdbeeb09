from ciconia.delivery.models.attachment import Attachment
from ciconia.delivery.models.checklist_item import ChecklistItem, ChecklistItemState
from ciconia.delivery.models.deliverable import Deliverable, DeliverableState
from ciconia.delivery.models.engagement import Engagement, EngagementState, Phase

__all__ = [
    "Attachment",
    "ChecklistItem",
    "ChecklistItemState",
    "Deliverable",
    "DeliverableState",
    "Engagement",
    "EngagementState",
    "Phase",
]
