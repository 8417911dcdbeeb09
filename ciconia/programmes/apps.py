from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "ciconia.programmes"

    def ready(self) -> None:
        """Load the floor's flows and the check of its kinds, and tell floors below what only this one knows."""
        from ciconia.foundation.flow import calendars  # noqa: PLC0415
        from ciconia.people.models.reach import learn_countries  # noqa: PLC0415
        from ciconia.programmes import kinds, rules  # noqa: F401, PLC0415 - models must be ready first
        from ciconia.programmes.queries.focus import countries_of  # noqa: PLC0415
        from ciconia.programmes.queries.timetable import due_by_timetable  # noqa: PLC0415

        learn_countries(countries_of)
        calendars.append(due_by_timetable)
