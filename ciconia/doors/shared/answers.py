"""What was sent with an application, as pages read it: answers to questions, documents, references."""

from typing import Any

from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.text import Translated
from ciconia.selection.models import Application, ApplicationDocument
from ciconia.selection.queries.reference import answers_by, references_of
from ciconia.selection.rules.question import choices_of, questions_in, written


def sent_with(application: Application, user: Any) -> dict[str, Any]:
    """For staff: everything beside the card, each as that account may see it; `arrived` counts the references."""
    references = references_of(application, user)
    given = answers_by(references, user)
    content = application.terms.content if application.terms is not None else None
    return {
        "answered": answered(questions_in(content), application.answers),
        "documents": list(ApplicationDocument.objects.visible_to(user).filter(application=application)),
        "references": [{"row": row, "answer": given.get(row.pk)} for row in references],
        "arrived": len(given),
    }


def answered(questions: Any, answers: Any) -> list[dict[str, Any]]:
    """Questions with what was answered, as text in its language or as the words of a choice."""
    found = []
    for row in questions:
        value = answers.get(row["code"])
        text = Translated(value) if isinstance(value, dict) else None
        chosen = dict(choices_of(row)).get(value) if text is None and value else ""
        shown = words(chosen) if isinstance(chosen, Translated) else chosen
        found.append({
            "code": row["code"], "words": Translated(row["words"]), "text": text, "chosen": shown,
            "open": row["required"] and not written(value).strip(),
        })  # fmt: skip
    return found
