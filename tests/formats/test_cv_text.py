"""CVs as people write them: what is found, what is only guessed, and what is never read."""
# ruff: noqa: E501, RUF001 - Arabic is among the languages

import json

import pytest

from ciconia.formats.cv.dates import period_in, point
from ciconia.formats.cv.entries import jobs, studies
from ciconia.formats.cv.export import as_json_resume
from ciconia.formats.cv.head import contact, is_place, place_in
from ciconia.formats.cv.lines import Line, tidied
from ciconia.formats.cv.private import label_of, without_private, without_sentences
from ciconia.formats.cv.reader import read_bytes
from ciconia.formats.cv.sections import heading_of, sections
from ciconia.formats.cv.shape import Cv, Read, from_plain, to_plain
from ciconia.formats.cv.spoken import country_code, country_of_code, language_code, level_in
from ciconia.formats.cv.text import read_lines
from tests.formats import cv_samples as samples


def lines(*texts):
    """Lines of a document, as a reader gives them."""
    return [tidied(Line(text, f"line {number}")) for number, text in enumerate(texts, 1)]


def cv(*texts):
    """The CV of such lines."""
    return read_lines(lines(*texts), "docx", [])


def worked(found):
    """(title, employer, from, until) of each job."""
    return [tuple(read.value for read in (job.title, job.employer, job.starts, job.until)) for job in found]


def studied(found):
    """(institution, degree, area, from, until) of each study."""
    names = ("institution", "degree", "area", "starts", "until")
    return [tuple(getattr(study, name).value for name in names) for study in found]


def spoken(found):
    """(code, level) of each language."""
    return [(one.code, one.level.value) for one in found.languages]


@pytest.fixture(scope="module")
def english():
    return read_bytes(samples.pdf(samples.ENGLISH))


def test_an_english_cv_on_paper(english):
    assert [read.value for read in (english.name, english.email, english.phone, english.city, english.country)] == [
        "Maryam Duale", "maryam.duale@example.org", "+31 6 55501234", "Rotterdam", "NL",
    ]  # fmt: skip
    assert (english.headline.value, english.summary.value) == (
        "Hydrologist and trainer", "I measure rivers and teach others to do it.",
    )  # fmt: skip
    assert worked(english.work) == [
        ("Hydrologist", "Waterschap Lekbocht", "2015-03", "now"),
        ("Field assistant", "Ministry of Water", "2009", "2014"),
    ]  # fmt: skip
    assert [job.place.value for job in english.work] == ["Utrecht, Netherlands", "Hargeisa, Somalia"]
    assert [line.value for line in english.work[0].what] == [
        "Measures flow in forty small rivers and keeps the series whole for the flood warning office every winter",
        "Trained six technicians",
    ]
    assert studied(english.education) == [("Delft University of Technology", "MSc", "Hydrology", "2005", "2007")]
    assert spoken(english) == [("so", "C2"), ("en", "C1"), ("nl", "B2")]
    assert [skill.value for skill in english.skills] == [
        "Hydrometry", "flood warning", "QGIS", "training of technicians",
    ]  # fmt: skip
    assert [(one.name.value, one.issuer.value, one.date.value) for one in english.certificates] == [
        ("First aid", "Red Cross", "2018")
    ]


def test_what_is_private_is_never_read_and_only_its_kind_is_said(english):
    assert english.left_out == ("birth", "family", "nationality", "religion", "sex")
    said = json.dumps([to_plain(english), as_json_resume(english)], ensure_ascii=False).casefold()
    for word in ("1984", "36 years", "female", "married", "children", "muslim", "devout", "mother", "abdi", "warsame"):
        assert word not in said, word
    assert '"nationality"' in said  # the kind
    assert "somali and dutch" not in said


def test_how_sure_each_value_is_and_where_it_stood(english):
    assert (english.email.sure, english.name.sure, english.city.sure) == ("sure", "likely", "guess")
    assert [one.level.sure for one in english.languages] == ["likely", "sure", "guess"]
    assert english.email.where == "page 1, line 3"
    sources = as_json_resume(english)["x-ciconia"]["sources"]
    assert sources["/work/0/highlights/1"] == {"where": "page 1, line 16", "sure": "likely"}
    assert from_plain(json.loads(json.dumps(to_plain(english)))) == english


def test_a_dutch_cv_with_dates_in_a_column_of_their_own():
    found = read_bytes(samples.pdf(samples.DUTCH))
    assert worked(found.work) == [
        ("Verpleegkundige kinderafdeling", "Maasstad Kliniek", "2016-09", "now"),
        ("Assistent verpleegkundige", "Stichting Thuiszorg", "2012-01", "2016-08"),
    ]
    assert studied(found.education) == [("Hogeschool Rotterdam", "HBO", "verpleegkunde", "2008", "2012")]
    assert spoken(found) == [("nl", "C2"), ("so", "C1"), ("ar", "B1")]
    assert (found.city.value, found.phone.value, found.headline.value) == (
        "Rotterdam", "06-55501299", "Verpleegkundige",
    )  # fmt: skip
    assert [skill.value for skill in found.skills] == ["Neonatologie", "Triage"]
    assert found.left_out == ("birth", "family", "sex")


def test_a_french_cv():
    found = read_bytes(samples.pdf(samples.FRENCH))
    assert worked(found.work) == [
        ("Ingénieure d’étude", "Atelier Hydraulique du Canal", "2014-03", "now"),
        ("Stagiaire", "Mairie de Niamey", "2012-02", "2012-08"),
    ]
    assert studied(found.education) == [("École des Eaux", "Diplôme d’ingénieur", "hydraulique", "2009", "2012")]
    assert spoken(found) == [("fr", "C2"), ("ha", "C1"), ("en", "B2")]
    assert [skill.value for skill in found.skills] == ["Pompage", "Télédétection", "Formation de techniciens"]
    assert (found.city.value, found.country.value, found.left_out) == ("Lyon", "FR", ("birth", "nationality"))


def test_an_arabic_cv_is_read_from_the_right():
    found = read_bytes(samples.pdf(samples.ARABIC))
    assert (found.name.value, found.headline.value, found.phone.value) == (
        "سارة الهاشمي", "مهندسة مياه", "+31655501277",
    )  # fmt: skip
    assert worked(found.work) == [
        ("مهندسة مياه", "شركة الري", "2015-03", "now"), ("مساعدة باحث", "جامعة الموصل", "2009", "2014"),
    ]  # fmt: skip
    assert studied(found.education) == [("جامعة الموصل", "بكالوريوس", "الهندسة المدنية", "2005", "2009")]
    assert spoken(found) == [("ar", "C2"), ("en", "B2"), ("nl", "B1")]
    assert [skill.value for skill in found.skills] == ["صيانة المضخات", "تدريب الفنيين"]
    assert found.left_out == ("birth", "family", "nationality", "religion")


def test_a_somali_cv():
    found = read_bytes(samples.pdf(samples.SOMALI))
    assert worked(found.work) == [
        ("Injineer", "Shirkadda Biyaha Garoowe", "2015-07", "now"),
        ("Macallin", "Dugsiga Sare ee Burco", "2008", "2014"),
    ]  # fmt: skip
    assert studied(found.education) == [("Jaamacadda Hargeysa", "Digrii", "injineernimada", "2004", "2008")]
    assert spoken(found) == [("so", "C2"), ("en", "C1"), ("ar", "B1")]
    assert found.left_out == ("birth", "nationality")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("May 2023 - Present", ("2023-05", "now")), ("Sept 2018 – May 2023", ("2018-09", "2023-05")),
        ("May – Aug 2020", ("2020-05", "2020-08")), ("Summer 2022", ("", "2022")), ("2019", ("", "2019")),
        ("01/2015 – heden", ("2015-01", "now")), ("03-2012 t/m 05-2014", ("2012-03", "2014-05")),
        ("mars 2015 à aujourd'hui", ("2015-03", "now")), ("1er janvier 2010 au 3 mars 2011", ("2010-01", "2011-03")),
        ("مارس 2015 – حتى الآن", ("2015-03", "now")), ("من 2010 إلى 2014", ("2010", "2014")), ("منذ 2012",
        ("2012", "now")),
        ("كانون الثاني 2010 - آذار 2012", ("2010-01", "2012-03")), ("Luulyo 2015 ilaa hadda", ("2015-07", "now")),
        ("2015-", ("2015", "now")), ("12/31/2019 - 2020-05-01", ("2019-12", "2020-05")),
        ("99/2019 - 2020", ("2019", "2020")),
    ],
)  # fmt: skip
def test_dates_in_words_of_five_languages(text, period):
    found = period_in(text)
    assert found is not None
    assert (found.starts, found.until) == period


@pytest.mark.parametrize("text", ["Month 20XX – Ongoing", "grew by 2000%", "$2019 a year", "nothing", "2.000,5"])
def test_what_only_looks_like_a_date_is_none(text):
    assert period_in(text) is None
    assert point(text.replace("2019", "").replace("2015", "").replace("2000", "")) == ""


@pytest.mark.parametrize(
    ("name", "code"),
    [("English", "en"), ("Nederlands", "nl"), ("العربية", "ar"), ("af Soomaali", "so"), ("Dari", "fa-AF"),
     ("eng", "en"),
     ("arabe", "ar"), ("عربية", "ar"), ("en", "en"), ("Elvish", ""), ("xx", "")],
)  # fmt: skip
def test_languages_are_known_by_their_names_in_many_languages(name, code):
    assert language_code(name) == code


@pytest.mark.parametrize(
    ("text", "level"),
    [("moedertaal", ("C2", False)), ("Fluent (C1)", ("C1", True)), ("B2/C1", ("B2", True)), ("goed", ("B2", False)),
     ("notions", ("A1", False)), ("○ ○ ○", ("", False)), ("c2", ("C2", True))],
)  # fmt: skip
def test_of_several_levels_the_lowest_is_taken(text, level):
    assert level_in(text) == level


def test_countries_by_name_and_by_code():
    assert [country_code(name) for name in ("Pays-Bas", "هولندا", "UK", "Atlantis")] == ["NL", "NL", "GB", ""]
    assert [country_of_code(code) for code in ("uk", "EL", "nl", "QX", "NLD", "1")] == ["GB", "GR", "NL", "", "", ""]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Work experience", "work"), ("WERKERVARING:", "work"), ("Skills & Awards", "skills"),
     ("Mes compétences", "skills"),
     ("Opleiding en cursussen", "education"), ("Education & Training", "education"),
     ("Employment and internships", "work"),
     ("Engineer, 2019", ""), ("x" * 60, ""), ("Hobbies", "other")],
)  # fmt: skip
def test_headings_are_known_by_their_words(text, kind):
    assert heading_of(text) == kind


def test_a_line_that_looks_like_the_headings_ends_a_part():
    looks = [("Ann Berg", 20.0, True), ("Skills", 14.0, True), ("Welding", 10.0, False), ("Travels", 14.0, True),
             ("Peru", 10.0, False), ("Languages", 14.0, True), ("English", 10.0, False)]  # fmt: skip
    found = sections([Line(text, "", size=size, bold=bold) for text, size, bold in looks])
    assert [(part.kind, [line.text for line in part.lines]) for part in found] == [
        ("head", ["Ann Berg"]), ("skills", ["Welding"]), ("other", ["Peru"]), ("languages", ["English"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Date of birth: 1980", "birth"), ("Né le 4 mars 1985", "birth"), ("Geboren 12-02-1990", "birth"),
     ("الجنس: أنثى", "sex"), ("Gender", "sex"), ("Age 34", "birth"), ("Children 2", "family"),
     ("Photo editor at a newspaper", ""), ("Family doctor, Leiden", ""), ("Race engineer: cars", ""),
     ("Religion teacher", ""), ("Sex education officer 2012", ""), ("Qabiil: x", "nationality")],
)  # fmt: skip
def test_a_label_makes_a_line_private_and_a_word_alone_does_not(text, kind):
    assert label_of(text) == kind


def test_a_value_below_or_beside_its_label_goes_with_it():
    kept, kinds = without_private(
        lines("Nationality", "Somali", "Welder", "Sex\tfemale\tTown\tDelft", "Religion:", "Muslim", "Dutch")
    )
    assert [line.text for line in kept] == ["Welder", "Town\tDelft", "Dutch"]
    assert kinds == {"nationality", "sex", "religion"}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [("I am a Muslim.", "religion"), ("Ik ben een gelovige moslim.", "religion"), ("Je suis mariée.", "family"),
     ("I am a woman.", "sex"), ("I was born in Baghdad.", "birth"), ("أنا متزوج.", "family"),
     ("I hold Dutch nationality.", "nationality")],
)  # fmt: skip
def test_sentences_about_oneself_that_are_private_are_left_out(sentence, kind):
    assert without_sentences(f"I weld. {sentence} I teach.") == ("I weld. I teach.", {kind})
    assert without_sentences("Built wells for Islamic Relief and the Catholic University.") == (
        "Built wells for Islamic Relief and the Catholic University.", set(),
    )  # fmt: skip


def test_labels_name_what_follows_them():
    found = contact(
        lines(
            "Curriculum Vitae", "Name: Sara Noor", "Profession", "Welder", "Address: Kade 1, 2611 AB Delft, Nederland"
        )
    )
    assert {name: (read.value, read.sure) for name, read in found.items()} == {
        "name": ("Sara Noor", "sure"), "headline": ("Welder", "sure"), "city": ("Delft", "likely"),
        "country": ("NL", "likely"),
    }  # fmt: skip


def test_a_telephone_is_no_year_and_no_address_of_a_page():
    found = contact(lines("Sara Noor", "2012 - 2014", "www.example.org/12345678", "00 31 6 5550 1234"))
    assert found["phone"].value == "00 31 6 5550 1234"
    assert "headline" not in found
    assert contact(lines("Name:", "ann@example.org", "E-mail: none")).keys() == {"email"}
    assert contact(lines("Sara Noor", "Welding"))["name"].value == "Sara Noor"


def test_places_stand_beside_work_and_in_a_head():
    assert [is_place(text) for text in ("Princeton, NJ", "London, UK", "Nederland", "Delft", "Room 5, NL")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert place_in("", "", "likely") == {}
    assert place_in("Delft", "", "guess") == {}
    assert place_in("3012 EL", "", "likely") == {}
    assert place_in("a, b, c, d, e, Nederland", "", "likely") == {}
    assert {name: read.value for name, read in place_in("12 Hill Road, 1234, Somalia", "", "likely").items()} == {
        "country": "SO"
    }


def test_work_in_the_order_of_the_file_where_its_words_do_not_tell():
    found = jobs(lines("Zandkorrel", "Duinpan", "2010 - 2012", "• Dug", "Boomtop – Blad\t2008 - 2010", "• Climbed"))
    assert worked(found) == [("Zandkorrel", "Duinpan", "2010", "2012"), ("Boomtop", "Blad", "2008", "2010")]
    assert [job.title.sure for job in found] == ["guess", "guess"]


def test_several_jobs_without_bullets_begin_where_the_first_one_does():
    found = jobs(
        lines("Driver", "Bus Company", "2010 - 2012", "Cook", "City Hospital", "2008 - 2010", "I cooked for three hundred "
              "people every day and kept the books of the kitchen, which nobody had done before me.")
    )  # fmt: skip
    assert worked(found) == [("Driver", "Bus Company", "2010", "2012"), ("Cook", "City Hospital", "2008", "2010")]
    assert [line.value[:8] for line in found[1].what] == ["I cooked"]


def test_odd_entries_of_work():
    assert worked(jobs(lines("Teacher at Delft College\t2001 - 2003", "• Taught"))) == [
        ("Teacher", "Delft College", "2001", "2003")
    ]
    assert worked(jobs(lines("City Hospital\t2001 - 2003"))) == [("", "City Hospital", "2001", "2003")]
    assert worked(jobs(lines("Something"))) == []
    assert worked(jobs(lines("• A bullet alone"))) == []
    assert worked(jobs(lines("Welder, Yard BV", "• Welded\t2001 - 2003", "• Taught", "2 years"))) == [
        ("Welder", "Yard BV", "2001", "2003")
    ]
    assert worked(jobs(lines("Welder, Yard BV", "• Welded", "2001 - 2003", "• Taught"))) == [
        ("Welder", "Yard BV", "2001", "2003")
    ]


def test_heads_of_several_lines():
    found = jobs(lines("City Hospital, Utrecht", "Nurse", "Netherlands", "2001 - 2003", "2 years 3 months", "• Nursed"))
    assert worked(found) == [("Nurse", "City Hospital, Utrecht", "2001", "2003")]
    assert [job.place.value for job in found] == ["Netherlands"]
    found = jobs(lines("Nurse, City Hospital", "• Nursed", "The ward had forty beds.", "• Taught"))
    assert worked(found) == [("Nurse", "City Hospital", "", "")]
    assert [line.value for line in found[0].what] == ["Nursed", "The ward had forty beds.", "Taught"]
    assert worked(jobs(lines("Yard BV, Welder\t2001 - 2003"))) == [("Welder", "Yard BV", "2001", "2003")]


def test_odd_entries_of_studies():
    assert studied(studies(lines("BS Boğaziçi University, Computer Engineering\t2014 – 2018"))) == [
        ("Boğaziçi University", "BS", "Computer Engineering", "2014", "2018")
    ]
    assert studied(studies(lines("Bachelor of Science in Biology - 3.8 GPA\t2001 - 2003"))) == [
        ("", "Bachelor of Science", "Biology", "2001", "2003")
    ]
    assert studied(studies(lines("UC Berkeley\t2019", "Bachelor of Science, Computer Science"))) == [
        ("UC Berkeley", "Bachelor of Science", "Computer Science", "", "2019")
    ]
    assert studied(studies(lines("Diploma\t2001"))) == [("", "Diploma", "", "", "2001")]
    assert studied(studies(lines("2001 - 2003"))) == []
    assert studied(studies(lines("Something"))) == []


def test_languages_in_a_row_and_in_a_table():
    found = cv("Languages", "English (fluent), French (A2), and nothing", "Dutch\tB1", "English again")
    assert spoken(found) == [("en", "C1"), ("fr", "A2"), ("nl", "B1")]


def test_skills_go_on_in_the_next_line_and_stand_once():
    found = cv(
        "Skills", "Tools: Go, Python, Kubernetes, Terraform, Design of interfaces, Microservices", "Architecture, go",
        "Teamwork", "x" * 61, "12,%",
    )  # fmt: skip
    assert [skill.value for skill in found.skills] == [
        "Go", "Python", "Kubernetes", "Terraform", "Design of interfaces", "Microservices Architecture", "Teamwork", "12",
    ]  # fmt: skip


def test_nothing_usable_is_said_to_be_so():
    assert not cv("Beautiful is better than ugly.").usable()
    assert not Cv(kind="pdf", name=Read("Ann Berg")).usable()
    assert cv("Skills", "Welding").usable()
    assert as_json_resume(Cv(kind="pdf"))["basics"] == {}
    assert cv("Certificates", "ab", "Welding 2012", "Diving - Club - 2001 to now").certificates[1].date.value == "2001"
