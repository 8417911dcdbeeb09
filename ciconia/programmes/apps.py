from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "ciconia.programmes"

    def ready(self) -> None:
        """Load the floor's flows and the start-up check of its kinds, and tell the floor below where focuses lie."""
        from ciconia.people.models.reach import learn_countries  # noqa: PLC0415
        from ciconia.programmes import kinds, rules  # noqa: F401, PLC0415 - models must be ready first
        from ciconia.programmes.queries.focus import countries_of  # noqa: PLC0415

        learn_countries(countries_of)
