"""Files as they arrive: of every kind that is read, of kinds that are not, damaged, and made to do harm."""
# ruff: noqa: E501, RUF001 - dashes as people write them

import io
import json
import subprocess
import zipfile

import pypdf
import pytest
from click.testing import CliRunner
from docx.oxml import parse_xml
from pypdf.generic import NameObject, StreamObject

from ciconia.doors.cli.cv import cv
from ciconia.formats.cv import safely
from ciconia.formats.cv.europass import read_europass
from ciconia.formats.cv.export import as_json_resume
from ciconia.formats.cv.jsonresume import read_json
from ciconia.formats.cv.linkedin import pack_folder, read_linkedin
from ciconia.formats.cv.pdf import read_pdf
from ciconia.formats.cv.problems import SENTENCES, CvProblem
from ciconia.formats.cv.reader import LIMIT, read_bytes
from ciconia.formats.cv.xmltree import read_xml
from tests.formats import cv_samples as samples
from tests.formats.test_cv_text import spoken, studied, worked

V3 = """<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo><Identification>
<PersonName><FirstName>Ann</FirstName><Surname>Berg</Surname></PersonName><ContactInfo><Address><Contact>
<Municipality>Delft</Municipality><Country><Code>NL</Code></Country></Contact></Address>
<Email><Contact>ann@example.org</Contact></Email></ContactInfo><Demographics><Birthdate year="1980"/><Gender/></Demographics>
<Photo/></Identification><Headline><Description><Label>Welder</Label></Description></Headline>
<WorkExperienceList><WorkExperience><Period><From year="2001" month="--03"/><To year="2004"/></Period>
<Position><Label>Welder</Label></Position><Activities>&lt;p&gt;Welded &lt;b&gt;pipes&lt;/b&gt;.&lt;/p&gt;</Activities>
<Employer><Name>Yard</Name></Employer></WorkExperience></WorkExperienceList><EducationList><Education><Period><From year="1998"/><Current>true</Current></Period>
<Title>Diploma</Title><Organisation><Name>School</Name></Organisation></Education></EducationList><Skills><Linguistic>
<MotherTongueList><MotherTongue><Description><Code>so</Code></Description></MotherTongue></MotherTongueList>
<ForeignLanguageList><ForeignLanguage><Description><Label>Dutch</Label></Description><ProficiencyLevel><Listening>C1</Listening>
<Writing>B2</Writing></ProficiencyLevel><VerifiedBy><Certificate><Title>Staatsexamen</Title></Certificate><Certificate/>
</VerifiedBy></ForeignLanguage></ForeignLanguageList></Linguistic><JobRelated><Description>Welding</Description></JobRelated>
</Skills></LearnerInfo></SkillsPassport>"""
NEW = """<?xml version="1.0" encoding="UTF-8"?><Candidate xmlns="http://www.europass.eu/1.0" xmlns:hr="http://www.hr-xml.org/3"
 xmlns:oa="http://www.openapplications.org/oagis/9" xmlns:eures="http://www.europass_eures.eu/1.0"><CandidatePerson>
<PersonName><oa:GivenName>Ann</oa:GivenName><hr:FamilyName>Berg</hr:FamilyName></PersonName>
<Communication><ChannelCode>Email</ChannelCode><oa:URI>ann@example.org</oa:URI></Communication>
<Communication><ChannelCode>Telephone</ChannelCode><CountryDialing>31</CountryDialing><oa:DialNumber>655501234</oa:DialNumber>
</Communication><Communication><UseCode>home</UseCode><Address><oa:CityName>Delft</oa:CityName><CountryCode>nl</CountryCode>
</Address></Communication><NationalityCode>so</NationalityCode><hr:BirthDate>1980-02-03</hr:BirthDate><GenderCode>female</GenderCode>
<PrimaryLanguageCode name="NORMAL">som</PrimaryLanguageCode></CandidatePerson><CandidateProfile languageCode="en">
<hr:ExecutiveSummary>&lt;p&gt;I weld. I am married.&lt;/p&gt;</hr:ExecutiveSummary><EmploymentHistory><EmployerHistory>
<hr:OrganizationName>Yard</hr:OrganizationName><PositionHistory><PositionTitle>Welder</PositionTitle><eures:EmploymentPeriod>
<eures:StartDate><hr:FormattedDateTime>2001-03-04</hr:FormattedDateTime></eures:StartDate>
<hr:CurrentIndicator>true</hr:CurrentIndicator></eures:EmploymentPeriod><oa:Description>Pipes</oa:Description><City>Delft</City>
</PositionHistory></EmployerHistory></EmploymentHistory><EducationHistory><EducationOrganizationAttendance>
<hr:OrganizationName>School</hr:OrganizationName><AttendancePeriod><StartDate><hr:FormattedDateTime>1998</hr:FormattedDateTime>
</StartDate><EndDate><hr:FormattedDateTime>2000-06</hr:FormattedDateTime></EndDate><Ongoing>false</Ongoing></AttendancePeriod>
<EducationDegree><hr:DegreeName>Diploma</hr:DegreeName></EducationDegree></EducationOrganizationAttendance></EducationHistory>
<eures:Attachment/><PersonQualifications><PersonCompetency><CompetencyID>nld</CompetencyID><hr:TaxonomyID>language</hr:TaxonomyID>
<eures:CompetencyDimension><eures:Score><hr:ScoreText>B2</hr:ScoreText></eures:Score></eures:CompetencyDimension>
<eures:CompetencyDimension><eures:Score><hr:ScoreText>B1</hr:ScoreText></eures:Score></eures:CompetencyDimension></PersonCompetency>
<PersonCompetency><hr:TaxonomyID>other</hr:TaxonomyID></PersonCompetency></PersonQualifications>
<Skills><PersonCompetency><hr:CompetencyName>QGIS</hr:CompetencyName></PersonCompetency><PersonCompetency/></Skills>
</CandidateProfile></Candidate>"""


def problem(raw: bytes, name: str = "") -> str:
    """The code of what is wrong with a file."""
    with pytest.raises(CvProblem) as caught:
        read_bytes(raw, name)
    assert str(caught.value) == SENTENCES[caught.value.code]
    return caught.value.code


def test_europass_names_its_fields_so_they_are_sure():
    found = read_bytes(V3.encode())
    assert [read.value for read in (found.name, found.email, found.city, found.country, found.headline)] == [
        "Ann Berg", "ann@example.org", "Delft", "NL", "Welder",
    ]  # fmt: skip
    assert worked(found.work) == [("Welder", "Yard", "2001-03", "2004")]
    assert [line.value for line in found.work[0].what] == ["Welded pipes."]
    assert studied(found.education) == [("School", "Diploma", "", "1998", "now")]
    assert (spoken(found), [skill.value for skill in found.skills]) == ([("so", "C2"), ("nl", "B2")], ["Welding"])
    assert [one.name.value for one in found.certificates] == ["Staatsexamen"]
    assert found.left_out == ("birth", "photo", "sex")
    assert (found.name.sure, found.work[0].title.where) == ("sure", "WorkExperience[1]/Position/Label")


def test_the_present_europass():
    found = read_europass(NEW.encode())
    assert [read.value for read in (found.name, found.email, found.phone, found.city, found.country)] == [
        "Ann Berg", "ann@example.org", "+31 655501234", "Delft", "NL",
    ]  # fmt: skip
    assert worked(found.work) == [("Welder", "Yard", "2001-03-04", "now")]
    assert studied(found.education) == [("School", "Diploma", "", "1998", "2000-06")]
    assert spoken(found) == [("so", "C2"), ("nl", "B1")]
    assert [skill.value for skill in found.skills] == ["QGIS"]
    assert (found.summary.value, found.left_out) == (
        "I weld.", ("birth", "family", "nationality", "photo", "sex"),
    )  # fmt: skip


def test_little_in_a_europass_is_little_in_what_is_read():
    bare = read_europass(b"<Candidate><CandidatePerson/><CandidateProfile/></Candidate>")
    assert not bare.usable()
    assert not read_europass(b"<SkillsPassport/>").usable()
    phone = "<Communication><ChannelCode>Telephone</ChannelCode><DialNumber>0655501234</DialNumber></Communication>"
    assert read_europass(f"<Candidate><CandidatePerson>{phone}</CandidatePerson></Candidate>".encode()).phone.value == (
        "0655501234"
    )
    empty = "<Communication><ChannelCode>Email</ChannelCode></Communication>"
    assert not read_europass(f"<Candidate><CandidatePerson>{empty}</CandidatePerson></Candidate>".encode()).email


def test_attachments_that_cannot_be_listed_are_none(monkeypatch):
    monkeypatch.setattr(pypdf.PdfReader, "attachments", property(lambda reader: 1 / 0))
    assert read_bytes(samples.pdf(samples.DUTCH)).name.value == "Naima Hersi"


def test_europass_inside_a_pdf_is_read_instead_of_the_pages():
    raw = samples.pdf_with(lambda writer: writer.add_attachment("attachment.xml", V3.encode()))
    found = read_bytes(raw)
    assert (found.name.value, found.notes) == ("Ann Berg", ("attachment",))
    other = samples.pdf_with(lambda writer: writer.add_attachment("invoice.xml", b"<invoice/>"))
    assert read_bytes(other).name.value == "Maryam Duale"


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (b'<!DOCTYPE a [<!ENTITY x "y">]><SkillsPassport>&x;</SkillsPassport>', "entities"),
        (b'<!DOCTYPE a SYSTEM "http://localhost/x.dtd"><SkillsPassport/>', "entities"),
        (b"<note/>", "not_europass"), (b"<a><b></a>", "damaged"), (b"<a>" * 100, "damaged"), (b"<", "damaged"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "damaged"), ("<a/>".encode("utf-16"), "not_europass"),
    ],
)  # fmt: skip
def test_xml_that_is_refused(xml, code):
    assert problem(xml) == code


def test_xml_is_a_tree_without_namespaces():
    root = read_xml(b'<a xmlns:x="y"><x:b x:c="d">one</x:b><b>two</b></a>')
    assert [(node.name, node.attributes, node.text) for node in root.all("b")] == [
        ("b", {"c": "d"}, "one"),
        ("b", {}, "two"),
    ]
    assert root.at("nowhere/near").text == ""


def test_json_resume():
    found = read_json(
        json.dumps({
            "basics": {"name": "Ann Berg", "label": "Welder", "image": "x.png", "birthDate": "1980", "summary": 7,
                       "location": {"city": "Delft", "countryCode": "nl"}},
            "work": [{"name": "Yard", "position": "Welder", "startDate": "2001-03", "summary": "Pipes",
                      "highlights": ["Taught", 3, "I am married."]}, "nonsense", {"company": "Old", "endDate": "soon"}],
            "education": {"not": "a list"}, "languages": [{"language": "Dutch", "fluency": "C1"}, {"fluency": "x"}],
            "skills": [{"name": "Welding", "keywords": ["TIG", None]}, {"keywords": 3}],
            "certificates": [{"name": "Diving", "date": "2010-05-06"}, {}], "gender": "f",
        }).encode()
    )  # fmt: skip
    assert worked(found.work) == [("Welder", "Yard", "2001-03", "now"), ("", "Old", "", "")]
    assert [line.value for line in found.work[0].what] == ["Pipes", "Taught"]
    assert [skill.value for skill in found.skills] == ["Welding", "TIG"]
    assert (spoken(found), found.country.value, found.summary.value) == ([("nl", "C1")], "NL", "")
    assert found.certificates[0].date.value == "2010-05-06"
    assert found.left_out == ("birth", "photo", "sex")
    assert found.name.where == "/basics/name"


@pytest.mark.parametrize(
    ("raw", "code"),
    [(b"{", "damaged"), (b"[1]", "not_resume"), (b'{"a": 1}', "not_resume"), (b'{"basics": 3}', "not_resume"),
     (b"[" * 100_000, "damaged"), (b'{"a": "\xff"}', "damaged")],
)  # fmt: skip
def test_json_that_is_refused(raw, code):
    assert problem(raw) == code


def test_what_is_written_is_read_again():
    cv = read_bytes(samples.pdf(samples.ENGLISH))
    again = read_json(json.dumps(as_json_resume(cv)).encode())
    assert (worked(again.work), studied(again.education), spoken(again)) == (
        worked(cv.work), studied(cv.education), spoken(cv),
    )  # fmt: skip


LINKEDIN = {
    "Profile": "First Name,Last Name,Maiden Name,Birth Date,Headline,Summary,Geo Location\n"
    'Ann,Berg,Dal,1980,Welder,I weld.,"Delft, Netherlands"\n',
    "Positions": "Company Name,Title,Description,Location,Started On,Finished On\nYard,Welder,Pipes,Delft,Mar 2001,\n"
    "Old,Cook,,,Mar 1999,Mar 2000\n",
    "Education": 'School Name,Start Date,End Date,Degree Name\nSchool,1998,2000,"MSc, Metal"\n',
    "Languages": "Name,Proficiency\nDutch,Full professional proficiency\nElvish,\n",
    "Skills": "Name,x\nWelding,\n\n,y\n",
    "Email_Addresses": "Notes:\n\nEmail Address,Primary\nold@example.org,No\nann@example.org,Yes\n",
    "PhoneNumbers": "Number,Type\n+31655501234,Mobile\n",
    "Certifications": "Name,Authority,Started On\nDiving,Club,May 2010\n,Club,\n",
}


def test_an_export_of_linkedin():
    found = read_bytes(samples.packed(**LINKEDIN, messages="Never,read\n"))
    assert [read.value for read in (found.name, found.email, found.phone, found.city, found.country)] == [
        "Ann Berg", "ann@example.org", "+31655501234", "Delft", "NL",
    ]  # fmt: skip
    assert worked(found.work) == [("Welder", "Yard", "2001-03", "now"), ("Cook", "Old", "1999-03", "2000-03")]
    assert studied(found.education) == [("School", "MSc", "Metal", "1998", "2000")]
    assert (spoken(found), [skill.value for skill in found.skills]) == ([("nl", "C1"), ("", "")], ["Welding"])
    assert [(one.name.value, one.date.value) for one in found.certificates] == [("Diving", "2010-05")]
    assert found.left_out == ("birth", "family")


def test_an_unpacked_export(tmp_path):
    with pytest.raises(CvProblem, match="no export of LinkedIn"):
        pack_folder(tmp_path)
    (tmp_path / "Skills.csv").write_text("Name\nWelding\n")
    (tmp_path / "messages.csv").write_text("never\n")
    found = safely.read_file(tmp_path)
    assert [skill.value for skill in found.skills] == ["Welding"]
    assert read_linkedin(samples.packed(Profile="First Name\n", Positions="")).work == ()


def test_zips_that_are_refused():
    assert problem(samples.packed(other="x")) == "not_export"
    assert problem(samples.packed(Profile="x" * 2_000_001)) == "bomb"
    assert problem(samples.packed(Profile="x")[:30]) == "damaged"
    locked = bytearray(samples.packed(Profile="First Name\nAnn\n"))
    for head in (b"PK\x03\x04", b"PK\x01\x02"):
        locked[locked.index(head) + (6 if head[2] == 3 else 8)] |= 1
    assert problem(bytes(locked)) == "password"
    hidden = bytes(locked).replace(b"Profile.csv", b"secrets.csv")
    assert problem(hidden) == "password"
    broken = bytearray(samples.packed(Profile="First Name\nAnn\n" * 50))
    broken[45:60] = b"\xff" * 15
    assert problem(bytes(broken)) == "damaged"


@pytest.mark.parametrize(
    ("raw", "name", "code"),
    [
        (b"", "", "empty"), (b" " * (LIMIT + 1), "", "too_large"), (b"\xff\xd8\xff", "cv.pdf", "picture"),
        (b"\x00\x00\x00\x18ftypheic", "", "picture"), (b"{\\rtf1", "", "rich_text"), (b"hello", "cv.txt", "kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cv.doc", "old_word"), (b"text", "cv.odt", "open_document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "cv.docx", "password"),
        (b"text", "cv.doc", "old_word"), (b"text", "CV.RTF", "rich_text"), (b"%PDF-1.7\nnothing", "", "damaged"),
    ],
)  # fmt: skip
def test_other_kinds_are_refused_with_what_to_do_instead(raw, name, code):
    assert problem(raw, name) == code


def office(**entries):
    """A zip with files of an office program."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def test_office_files_that_are_refused():
    assert problem(office(content_xml="x")) == "open_document"
    assert problem(office(word__document_xml="<x/>")) == "damaged"
    assert problem(office(word__document_xml="a" * 21_000_000)) == "bomb"
    assert problem(office(**{"word__document_xml": "<x/>", "[Content_Types]_xml": "<x/>"})) == "damaged"
    assert problem(b"PK nothing") == "damaged"
    assert problem(samples.word(lambda document: None)) == "no_text"
    locked = bytearray(samples.word(lambda document: document.add_paragraph("x")))
    for head in (b"PK\x03\x04", b"PK\x01\x02"):
        locked[locked.index(head) + (6 if head[2] == 3 else 8)] |= 1
    assert problem(bytes(locked)) == "password"


TEXT_BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pict><w:txbxContent><w:p><w:r><w:t>'
    "ann@example.org</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
)


def written(document):
    """A CV in Word with what Word has: a head of the page, headings, tables, merged cells, a text box, a list."""
    document.sections[0].header.paragraphs[0].text = "Ann Berg"
    document.add_paragraph("Welder and trainer")
    box = document.add_paragraph("+31 6 55501234")
    for _ in range(2):
        box._p.append(parse_xml(TEXT_BOX))
    document.add_heading("Experience", 1)
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).text = "2010 – 2012"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Welder, City Yard BV"
    table.cell(1, 0).text = "2008 – 2010"
    table.cell(1, 1).text = "Trainer\nDelft College"
    table.cell(1, 1).add_paragraph("Taught welding", style="List Bullet")
    document.add_heading("Languages", 1)
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "Dutch", "C1"
    document.add_heading("Travels", 1)
    document.add_paragraph("Peru").runs[0].bold = True
    document.add_heading("Skills", 1)
    document.add_paragraph("Welding").runs[0].font.size = 120_000


def test_a_word_document():
    found = read_bytes(samples.word(written))
    assert [read.value for read in (found.name, found.email, found.phone, found.headline)] == [
        "Ann Berg", "ann@example.org", "+31 6 55501234", "Welder and trainer",
    ]  # fmt: skip
    assert worked(found.work) == [
        ("Welder", "City Yard BV", "2010", "2012"), ("Trainer", "Delft College", "2008", "2010"),
    ]  # fmt: skip
    assert [line.value for line in found.work[1].what] == ["Taught welding"]
    assert (spoken(found), [skill.value for skill in found.skills]) == ([("nl", "C1")], ["Welding"])
    assert found.email.where == "paragraph 2, text box, line 1"
    assert found.work[0].title.where == "table 1, row 1"


def test_pages_of_a_pdf_that_hold_no_text_and_too_many_pages():
    empty = samples.pdf("#rect(width: 3cm)")
    assert problem(empty) == "no_text"
    picture = samples.pdf('#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\'/>"), format: "svg")\nScan')
    assert read_pdf(picture)[0][0].text == "Scan"
    many = samples.pdf("#for n in range(22) [Page #n of a long report that nobody needs here. #pagebreak()]")
    lines, notes, _ = read_pdf(many)
    assert (len(lines), notes) == (20, ["pages"])


def test_a_scan_with_a_stamp_is_a_picture():
    dot = '#image(bytes((137,80,78,71,13,10,26,10,0,0,0,13,73,72,68,82,0,0,0,1,0,0,0,1,8,0,0,0,0,58,126,155,85,0,0,0,10,' \
          '73,68,65,84,120,156,99,104,0,0,0,130,0,129,119,205,114,182,0,0,0,0,73,69,78,68,174,66,96,130)), format: "png")'  # fmt: skip
    assert problem(samples.pdf(dot + "\nScan 1")) == "no_text"


def test_a_password_on_a_pdf_and_one_that_only_forbids_copying():
    assert problem(samples.pdf_with(lambda writer: writer.encrypt("secret"))) == "password"
    open_to_read = samples.pdf_with(lambda writer: writer.encrypt("", "owner"))
    assert read_bytes(open_to_read).name.value == "Maryam Duale"


def test_a_page_that_cannot_be_read_is_said_and_the_others_are_read():
    def spoil(writer):
        writer.append(io.BytesIO(samples.pdf(samples.DUTCH)))
        writer.pages[0][NameObject("/Contents")] = writer._add_object(_unreadable())

    found = read_bytes(samples.pdf_with(spoil))
    assert (found.name.value, found.notes) == ("Naima Hersi", ("unread_pages",))

    def spoil_all(writer):
        writer.pages[0][NameObject("/Contents")] = writer._add_object(_unreadable())

    assert problem(samples.pdf_with(spoil_all)) == "damaged"


def _unreadable():
    """A page packed in a way that nobody knows."""
    stream = StreamObject()
    stream[NameObject("/Filter")] = NameObject("/Nonsense")
    stream._data = b"x"
    return stream


def test_two_columns_are_read_one_after_the_other():
    source = """#text(20pt)[*Ann Berg*] \\ ann\\@example.org
#v(5mm)
#grid(columns: (1fr, 1fr), column-gutter: 1cm,
 [#text(14pt)[*Experience*] \\ Welder, Yard BV \\ 2010 – 2012 \\ Trainer, Delft College \\ 2008 – 2010],
 [#text(14pt)[*Languages*] \\ Dutch: C1 \\ English: B2 \\ Somali: C2 \\ #text(14pt)[*Skills*] \\ Welding])"""
    found = read_bytes(samples.pdf(source))
    assert worked(found.work) == [("Welder", "Yard BV", "2010", "2012"), ("Trainer", "Delft College", "2008", "2010")]
    assert spoken(found) == [("nl", "C1"), ("en", "B2"), ("so", "C2")]
    assert [skill.value for skill in found.skills] == ["Welding"]


def test_a_file_is_read_in_a_process_of_its_own(tmp_path):
    (tmp_path / "cv.xml").write_text(V3)
    assert safely.read_file(tmp_path / "cv.xml") == read_bytes(V3.encode())
    for raw, code in ((b"hello", "kind"), (b" " * (LIMIT + 1), "too_large"), (b"", "empty")):
        with pytest.raises(CvProblem) as caught:
            safely.read_cv(raw)
        assert caught.value.code == code
    with pytest.raises(CvProblem, match="there is no such file"):
        safely.read_file(tmp_path / "nowhere.pdf")


def test_a_file_that_wants_too_much_ends_its_own_process_only(monkeypatch):
    raw = samples.pdf(samples.ENGLISH)
    for limits in ({"memory": 8 * 1024 * 1024}, {"seconds": 0}):
        with pytest.raises(CvProblem, match="more time or memory"):
            safely.read_cv(raw, **limits)
    monkeypatch.setattr(safely, "PATIENCE", 0.001)
    with pytest.raises(CvProblem, match="more time or memory"):
        safely.read_cv(raw)


def test_more_files_than_there_is_room_for_wait_and_are_then_asked_to_come_back(monkeypatch):
    monkeypatch.setattr(safely, "SECONDS", 0.01)
    with safely.ROOM, safely.ROOM, pytest.raises(CvProblem, match="try again in a minute"):
        safely.read_cv(b"{}", seconds=1)


def test_the_child_has_nothing_of_ours_and_answers_in_one_shape(monkeypatch):
    given = {}

    def run(command, **kwargs):
        given.update(kwargs["env"])
        return subprocess.CompletedProcess(command, 0, stdout=b"no json")

    monkeypatch.setenv("SECRET_KEY", "secret")
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(CvProblem, match="damaged"):
        safely.read_cv(b"{}")
    assert sorted(given) == ["OMP_NUM_THREADS", "PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH"]


@pytest.mark.parametrize(
    ("fault", "code"),
    [(CvProblem("kind"), "kind"), (MemoryError, "too_much"), (RecursionError, "too_much"), (KeyError, "damaged")],
)
def test_whatever_goes_wrong_inside_has_a_name(fault, code, monkeypatch):
    def fails(*_):
        raise fault

    monkeypatch.setattr(safely, "read_bytes", fails)
    out = io.StringIO()
    safely.answer(b"", "", out)
    assert json.loads(out.getvalue()) == {"problem": code}


def test_the_child_limits_itself_first(monkeypatch):
    told = []
    monkeypatch.setattr(safely.resource, "setrlimit", lambda what, limits: told.append(limits))
    out = io.StringIO()
    safely.main(["x.json", "3", "1000"], io.BytesIO(b'{"skills": []}'), out)
    assert told == [(3, 4), (1000, 1000), (0, 0), (0, 0)]
    assert json.loads(out.getvalue())["cv"]["kind"] == "jsonresume"


def test_the_command_prints_what_it_read_and_ends_with_the_codes_of_the_house(tmp_path):
    (tmp_path / "cv.json").write_text('{"basics": {"name": "Ann Berg", "image": "x"}, "skills": [{"name": "Welding"}]}')
    done = CliRunner().invoke(cv, [str(tmp_path / "cv.json")])
    assert (done.exit_code, done.stdout) == (
        0, "name\tAnn Berg\tsure\t/basics/name\nskill\tWelding\tsure\t/skills/0/name\n",
    )  # fmt: skip
    assert done.stderr.endswith("stood there and was not read: photo\n")
    done = CliRunner().invoke(cv, [str(tmp_path / "nothing.pdf"), "--json"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith("nothing.pdf: there is no such file\n")


def test_the_command_prints_work_and_studies_in_a_line_each(tmp_path):
    attach = samples.pdf_with(lambda writer: writer.add_attachment("attachment.xml", V3.encode()))
    (tmp_path / "europass.pdf").write_bytes(attach)
    said = CliRunner().invoke(cv, [str(tmp_path / "europass.pdf")]).stderr
    assert said.startswith(f"{tmp_path}/europass.pdf: read from the Europass file inside the PDF\n")
    (tmp_path / "cv.pdf").write_bytes(samples.pdf(samples.ENGLISH))
    done = CliRunner().invoke(cv, [str(tmp_path / "cv.pdf")])
    rows = [line.split("\t")[:2] for line in done.stdout.splitlines()]
    assert rows[7:13] == [
        ["work", "2015-03 to today: Hydrologist, Waterschap Lekbocht, Utrecht, Netherlands"],
        ["work", "2009 to 2014: Field assistant, Ministry of Water, Hargeisa, Somalia"],
        ["education", "2005 to 2007: MSc, Hydrology, Delft University of Technology"],
        ["language", "so C2"], ["language", "en C1"], ["language", "nl B2"],
    ]  # fmt: skip


def test_the_command_says_when_there_is_nothing_to_suggest(tmp_path):
    (tmp_path / "less.json").write_text('{"basics": {"name": "Ann Berg"}}')
    done = CliRunner().invoke(cv, [str(tmp_path / "less.json"), "--json"])
    assert (done.exit_code, json.loads(done.stdout)["basics"]) == (1, {"name": "Ann Berg"})
    assert done.stderr.endswith("less.json: nothing that could be suggested was found\n")
