from django.apps import AppConfig


class SelectionConfig(AppConfig):
    name = "ciconia.selection"

    def ready(self) -> None:
        """Load the floor's rules, and tell the floors below what only this one knows."""
        from ciconia.people.actions import concept  # noqa: PLC0415 - models must be ready first
        from ciconia.people.models.reach import learn_partners  # noqa: PLC0415
        from ciconia.programmes.actions.timetable import followers  # noqa: PLC0415
        from ciconia.programmes.queries.audience import finders  # noqa: PLC0415
        from ciconia.selection import rules  # noqa: F401, PLC0415
        from ciconia.selection.actions.fit import look_again  # noqa: PLC0415
        from ciconia.selection.actions.ranking import person_changed  # noqa: PLC0415
        from ciconia.selection.actions.timetable import follow_deadlines  # noqa: PLC0415
        from ciconia.selection.queries import audience  # noqa: PLC0415
        from ciconia.selection.queries.partners import only_in  # noqa: PLC0415

        learn_partners(only_in)
        followers.append(follow_deadlines)
        concept.followers += [person_changed, look_again]
        finders.update(
            hosts=audience.hosts,
            hosts_with_draft=audience.hosts_with_draft,
            applicants_with_draft=audience.applicants_with_draft,
        )
