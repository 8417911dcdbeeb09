"""All mail of the demonstration can be read, as text and as nothing else."""

from email.message import EmailMessage

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

from ciconia.doors.demo.mailbox import letters
from tests.doors import demo_urls

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DEMO = True
    settings.ROOT_URLCONF = demo_urls.__name__
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return tmp_path / "mail"


def send(subject: str, text: str, html: str = "") -> None:
    """Send a mail the way the product does in the demonstration."""
    connection = get_connection("django.core.mail.backends.filebased.EmailBackend")
    mail = EmailMultiAlternatives(
        subject, text, "Ciconia <no-reply@localhost>", ["a@example.org"], connection=connection
    )
    if html:
        mail.attach_alternative(html, "text/html")
    mail.send()


def test_before_the_first_mail_it_says_how_to_get_one(client):
    page = client.get("/demo/mail").content.decode()
    assert "No mail yet" in page
    assert "/en/account/sign-in/code/" in page


def test_the_newest_stands_on_top(client):
    send("First", "One")
    send("Second: ياسمين", "Two")
    assert [(letter.subject, letter.text) for letter in letters()] == [("Second: ياسمين", "Two"), ("First", "One")]
    page = client.get("/demo/mail").content.decode()
    assert page.index("Second: ياسمين") < page.index("First")


def test_several_mails_in_one_file_are_several_mails(folder):
    connection = get_connection("django.core.mail.backends.filebased.EmailBackend")
    connection.send_messages([EmailMultiAlternatives(f"Number {n}", "x", to=["a@example.org"]) for n in (1, 2)])
    assert len(list(folder.glob("*.log"))) == 1
    assert [letter.subject for letter in letters()] == ["Number 2", "Number 1"]


def test_a_mail_is_shown_as_text(client):
    send("A code", "Your code: 123\n\nSee http://testserver/en/")
    letter = letters()[0]
    page = client.get(f"/demo/mail/{letter.key}").content.decode()
    assert "<dd>a@example.org</dd>" in page
    assert "Your code: 123" in page
    assert '<a href="http://testserver/en/" rel="nofollow">' in page


def test_what_a_mail_carries_is_never_run(client):
    send("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<p>HTML</p>")
    page = client.get(f"/demo/mail/{letters()[0].key}").content.decode()
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_a_mail_of_html_alone_is_read_without_its_marks(folder):
    message = EmailMessage()
    message["Subject"], message["To"] = "Only HTML", "a@example.org"
    message.set_content("<style>p{}</style><p>Tea &amp; bread<script>alert(1)</script></p>", subtype="html")
    folder.mkdir()
    (folder / "20210308-090000-1.log").write_bytes(bytes(message) + b"\n" + b"-" * 79 + b"\n")
    assert [(letter.key, letter.text) for letter in letters()] == [("20210308-090000-1-0", "Tea & bread")]


def test_what_is_no_mail_does_not_break_the_list(client, folder):
    folder.mkdir()
    (folder / "1.log").write_bytes(b"\xff\xfe nonsense")
    (folder / "2.log").write_bytes(b"Content-Type: text/plain; charset=no-such\n\nwords")
    (folder / "3.log").write_bytes(b"Date: nonsense\nTo: a@example.org\n\nwords")
    assert client.get("/demo/mail").status_code == 200
    assert len(letters()) == 3


@pytest.mark.parametrize("key", ["nothing", "20210308-090000-1-0"])
def test_another_address_shows_no_file(client, key):
    assert client.get(f"/demo/mail/{key}").status_code == 404
