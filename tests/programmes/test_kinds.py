"""Kinds fit the rest of the product, or it does not start."""

from dataclasses import replace

from ciconia.foundation.flow import registry
from ciconia.programmes.kinds import KINDS, WAITING, Item, Section, WavePlan, faults_of, kinds_fit, voice_kinds_of
from ciconia.programmes.kinds.assignment import ASSIGNMENT


def test_every_kind_fits() -> None:
    assert kinds_fit(None) == []
    assert {name: kind.name for name, kind in KINDS.items()} == {"assignment": "assignment"}
    assert set(KINDS) & WAITING == set()


def test_an_assignment_ends_after_six_months_and_serves_a_need() -> None:
    assert (ASSIGNMENT.mark, ASSIGNMENT.applicant, ASSIGNMENT.need_required, ASSIGNMENT.longest_days) == (
        "empower",
        "person",
        True,
        184,
    )


def test_who_travels_has_more_to_do_before() -> None:
    assert [(item.code, item.gate) for item in ASSIGNMENT.checklist_for("physical")] == [
        ("medical", True),
        ("training", True),
        ("agreement", True),
        ("counterpart_call", False),
        ("travel", False),
        ("security", True),
        ("work_plan", False),
    ]
    assert ASSIGNMENT.checklist_for("mixed") == ASSIGNMENT.checklist_for("physical")
    assert [(item.code, item.gate) for item in ASSIGNMENT.checklist_for("virtual")] == [
        ("training", True),
        ("agreement", True),
        ("counterpart_call", False),
        ("work_plan", False),
    ]


def test_participant_and_host_are_asked_at_the_end_and_a_year_later() -> None:
    assert [(wave.code, wave.after, wave.respondents) for wave in ASSIGNMENT.waves] == [
        ("exit", 0, ("participant", "host")),
        ("twelve_months", 365, ("participant", "host")),
    ]


def test_the_text_of_an_assignment_asks_for_what_good_ones_had() -> None:
    assert [(section.code, section.required) for section in ASSIGNMENT.sections] == [
        ("goals", True),
        ("team", False),
        ("results", False),
        ("afterwards", False),
        ("conditions", False),
    ]


def test_a_kind_that_does_not_fit_is_told_why() -> None:
    wrong = replace(
        ASSIGNMENT,
        mark="enrich",
        applicant="animal",
        modes=("physical", "telepathic"),
        flows=("need", "dream"),
        checklist=(Item("exit", "Exit", "officer", 1, modes=("virtual",)),),
        waves=(WavePlan("exit", "Exit", 0, ("host",)),),
        sections=(
            Section("goals", "Goals", modes=("asleep",)),
            Section("goals", "Goals", modes=("physical",)),
            Section("tasks", "Tasks", modes=("physical",)),
        ),
    )
    assert faults_of(wrong, registry) == [
        "the flow 'dream' is not registered",
        "the mark 'enrich' is none of engage, enable, empower",
        "the applicant 'animal' is none of person, organisation",
        "the mode 'telepathic' is not one of the kind's",
        "the mode 'asleep' is not one of the kind's",
        "the mode 'virtual' is not one of the kind's",
        "the code 'exit' is used twice",
        "the code 'goals' is used twice",
        "the section 'tasks' has the name of a field",
    ]


def test_the_start_is_refused_when_a_flow_is_missing(monkeypatch) -> None:
    monkeypatch.delitem(registry, "outcome")
    assert [str(error.msg) for error in kinds_fit(None)] == ["kind assignment: the flow 'outcome' is not registered"]


def test_every_engagement_line_has_ideas_and_consultations_and_joint_statements_where_its_pack_names_them() -> None:
    assert [kind.name for kind in voice_kinds_of(["placement", "engagement"], ["statement", "training"])] == [
        "idea",
        "statement",
        "consultation",
    ]
    assert [kind.name for kind in voice_kinds_of(["engagement"], ["training"])] == ["idea", "consultation"]
    assert voice_kinds_of(["placement"], ["statement"]) == []
