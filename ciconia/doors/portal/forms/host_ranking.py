"""What an institution says of each candidate, in the order it would take them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.templatetags.ciconia import apart
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.models import Application, HostRanking, Suits
from ciconia.selection.rules.host_ranking import LONGEST, Line

UP, DOWN = "up", "down"


class RankingForm(forms.Form):
    """Two fields a candidate; the order is sent beside them, by public id, and only known ones count."""

    no_conflict = forms.BooleanField(
        label=_("Nobody of us who decides is a relative or business partner of a candidate."), required=False
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Any, *, candidates: Sequence[Application], ranking: HostRanking | None,
        order: Sequence[int] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        self.candidates = {row.public_id: row for row in candidates}
        kept = {rank.application_id: rank for rank in ranking.ranks.all()} if ranking else {}
        last = len(kept) + 1
        rows = sorted(candidates, key=lambda row: (kept[row.pk].place if row.pk in kept else last, row.pk))
        if order:  # asked for, to begin from
            rows.sort(key=lambda row: order.index(row.pk))
        self.order = _sent_order(data, [row.public_id for row in rows]) if data else [row.public_id for row in rows]
        opened = {"seen": ranking.version if ranking else 0}
        for key, row in self.candidates.items():
            if row.pk in kept:
                opened |= {f"suits_{key}": kept[row.pk].suits, f"words_{key}": kept[row.pk].words}
        super().__init__(data, initial=opened, **kwargs)
        for key, row in self.candidates.items():
            name = {"name": apart(row.snapshot.get("short_name", ""))}
            self.fields[f"suits_{key}"] = forms.ChoiceField(
                label=_("%(name)s, for us") % name, choices=Suits.choices, required=False, widget=forms.RadioSelect
            )
            self.fields[f"words_{key}"] = forms.CharField(
                label=_("Why, in a few words"), required=False, max_length=LONGEST
            )

    def lines(self) -> list[Line]:
        """What is said, in the order sent, with the one candidate moved whose button was pressed."""
        order, (way, key) = list(self.order), self.moved()
        if key in order:
            at = order.index(key)
            to = max(0, at - 1) if way == UP else min(len(order) - 1, at + 1)
            order.insert(to, order.pop(at))
        return [
            Line(self.candidates[one].pk, self.cleaned_data[f"suits_{one}"], self.cleaned_data[f"words_{one}"])
            for one in order
        ]

    def moved(self) -> tuple[str, str]:
        """The way and the candidate of the button that was pressed, if it was one of those."""
        way, _colon, key = self.data.get("move", "").partition(":")
        return (way, key) if way in (UP, DOWN) and key in self.candidates else ("", "")

    def tell(self, no: Refused | Unfit) -> None:
        """Say why not; what a ranking does not say yet stands at the candidate it is about."""
        if isinstance(no, Refused):
            self.add_error(None, str(no))
            return
        for key, row in self.candidates.items():
            if words := no.problems.get(str(row.pk)):
                said = self.cleaned_data.get(f"suits_{key}")
                self.add_error(f"words_{key}" if said else f"suits_{key}", words)

    def cards(self) -> list[dict[str, Any]]:
        """The candidates in their order, each with its two fields."""
        return [
            {"row": self.candidates[key], "place": place, "suits": self[f"suits_{key}"], "words": self[f"words_{key}"]}
            for place, key in enumerate(self.order, 1)
        ]


def _sent_order(data: Any, known: list[str]) -> list[str]:
    sent = [key for key in dict.fromkeys(data.getlist("order")) if key in known]
    return sent + [key for key in known if key not in sent]
