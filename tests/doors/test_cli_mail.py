"""`ciconia mail receive`: an answer by mail, and what is refused of it with nothing kept."""

from email.message import EmailMessage

import pytest
from click.testing import CliRunner

from ciconia.doors.cli.mail import mail as command
from ciconia.doors.link import inbound
from ciconia.doors.link.space import answer_address
from ciconia.gatherings.actions import space as spaces
from ciconia.gatherings.models import Post, PostFile
from tests import make

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 wells"
HTML = (
    "<html><head><title>Re</title><style>p{}</style></head><body><p>I have <b>one</b>.</p><div>Page two.</div>"
    "<blockquote><p>Who has a map?</p></blockquote></body></html>"
)


@pytest.fixture
def asked(db, settings):
    """A question, the seat that answers, and the address of its letter."""
    make.set_actor("system:maker")
    settings.ANSWERS = "answers@ciconia.example"
    space = make.make_space()
    hodan, amina = (make.make_seat(space, person=make.make_person(name)) for name in ("Hodan Abdi", "Amina Yusuf"))
    question = make.make_post(hodan, kind="question")
    return question, amina, answer_address(amina.public_id, question.public_id)


def letter(to, text="I have one.\n\n> Who has a map?\n", **heads):
    """A letter as a mail server hands it over."""
    found = EmailMessage()
    found["From"], found["To"], found["Subject"] = "amina@example.org", to, "Re: a question"
    for name, value in heads.items():
        found[name.replace("_", "-")] = value
    found.set_content(text)
    return found


def handed(found):
    done = CliRunner().invoke(command, ["receive"], input=found if isinstance(found, bytes) else found.as_bytes())
    make.set_actor("system:maker")
    return done.exit_code, done.output.strip()


def test_an_answer_is_kept_with_its_files_and_without_what_it_quotes(asked):
    question, amina, address = asked
    assert len(address.partition("@")[0]) <= 64  # RFC 5321
    found = letter(f"Ciconia <{address.upper()}>")
    found.add_attachment(PDF, maintype="application", subtype="pdf", filename="map.pdf")
    assert handed(found) == (0, "kept as an answer by Amina Y.")
    answer = Post.objects.get(answers_to=question)
    assert (answer.text, answer.account, PostFile.objects.get().name) == ("I have one.", amina.account, "map.pdf")


def test_a_letter_in_html_alone_is_read_too(asked):
    question, _amina, address = asked
    found = letter("somebody@example.org", Delivered_To=address)
    found.set_content(HTML, subtype="html")
    assert handed(found)[0] == 0
    assert Post.objects.get(answers_to=question).text == "I have one.\nPage two."


def test_words_in_an_alphabet_nobody_knows_are_read_as_far_as_they_go(asked):
    question, _amina, address = asked
    raw = letter(address, "Haa.").as_bytes().replace(b'charset="utf-8"', b'charset="x-unheard-of"')
    assert handed(raw)[0] == 0
    assert Post.objects.get(answers_to=question).text == "Haa."


def test_what_is_forged_unknown_or_from_a_machine_is_a_sentence_and_nothing_is_kept(asked, settings, monkeypatch):
    question, amina, address = asked
    forged = address.replace(address.partition("@")[0][-3:], "aaa")
    files = letter(address)
    files.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="x.exe")
    empty = EmailMessage()
    empty["To"] = address
    empty.add_attachment(PDF, maintype="application", subtype="pdf", filename="map.pdf")
    for found, why in (
        (letter(forged), "no address of ours"), (letter("answers@ciconia.example"), "no address of ours"),
        (letter("nobody"), "no address of ours"), (letter(address, Auto_Submitted="auto-replied"), "by a machine"),
        (letter(address, Precedence="bulk"), "by a machine"), (letter(address, "> Who?\n"), "no words above"),
        (empty, "no words above"), (letter(address, "x" * 4001), "longer than 4,000"), (files, "kind of file"),
    ):  # fmt: skip
        code, said = handed(found)
        assert (code, why in said) == (2, True), said
    monkeypatch.setattr(inbound, "LIMIT", 10)
    assert "larger than 25 MB" in handed(letter(address))[1]
    monkeypatch.setattr(inbound, "LIMIT", 10_000)
    make.as_user(amina.account, spaces.leave, amina)
    assert "older than thirty days" in handed(letter(address))[1]
    settings.ANSWERS = ""
    assert "no address of ours" in handed(letter(address))[1]
    assert Post.objects.filter(answers_to=question).count() == 0
